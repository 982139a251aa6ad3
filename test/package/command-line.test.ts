import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const { version }: { readonly version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
const tarball = `ai-readiness-${version}.tgz`;
/** How the README says that it is installed, from the folder that the tarball was put into. */
const [, installation = ''] = /^npm (install .*)$/m.exec(readFileSync('README.md', 'utf8')) ?? [];
const windows = process.platform === 'win32';

// Node 24, which runs the tests, and the one of the machine that they were started with: 20 or later.
const nodes = new Set(
  [process.execPath, process.env.NODE_OF_MACHINE ?? process.execPath].map((node) => realpathSync(node)),
);

for (const node of nodes) {
  describe(`the npm package, installed and run by ${versionOf(node)}`, () => {
    let folder: string;

    before(() => {
      folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'ai-readiness-package-')));
      writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
      copyFileSync(tarball, path.join(folder, tarball));
      assert.ok(installation.endsWith(` ./${tarball}`), installation);
      const { status, stderr } = run(
        'npm',
        ...installation.split(' '),
        '--offline',
        '--no-audit',
        '--no-fund',
      );
      assert.equal(status, 0, stderr);
    });
    after(() => rmSync(folder, { recursive: true, maxRetries: 3 }));

    it('brings itself and nothing else', () => {
      const names = readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
      assert.deepEqual(names, ['ai-readiness']);
      const inside = readdirSync(path.join(folder, 'node_modules', 'ai-readiness')).sort();
      assert.deepEqual(inside, [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist',
        'media',
        'package.json',
        'schemas',
      ]);
    });

    it('holds what its texts refer to, and no more of them', () => {
      const place = path.join(folder, 'node_modules', 'ai-readiness');
      const docs = readdirSync(path.join(place, 'media', 'docs')).map((name) => `media/docs/${name}`);
      assert.deepEqual(docs.sort(), [
        'media/docs/calendar.md',
        'media/docs/ci.md',
        'media/docs/command-line.md',
        'media/docs/compare.md',
        'media/docs/configuration.md',
        'media/docs/difference.md',
        'media/docs/evidence.md',
        'media/docs/forecast.md',
        'media/docs/history.md',
        'media/docs/json-report.md',
        'media/docs/laws.md',
        'media/docs/report.md',
      ]);
      for (const file of ['README.md', 'CHANGELOG.md', ...docs]) {
        const text = readFileSync(path.join(place, file), 'utf8');
        const links = [...text.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, target = '']) => target);
        const absent = links.filter((target) => !existsSync(path.join(place, path.dirname(file), target)));
        assert.deepEqual(absent, [], file);
        assert.doesNotMatch(text, /!\[|\bsrc\/|npm start|media\/findings/, file);
      }
    });

    it('has a package.json of its own: it depends on nothing, and installing it runs nothing', () => {
      const text = readFileSync(path.join(folder, 'node_modules', 'ai-readiness', 'package.json'), 'utf8');
      assert.deepEqual(Object.keys(JSON.parse(text)), [
        'name',
        'version',
        'description',
        'license',
        'keywords',
        'private',
        'bin',
        'engines',
      ]);
    });

    it('brings the notices of what is bundled in it', () => {
      const notices = path.join(folder, 'node_modules', 'ai-readiness', 'dist', 'THIRD-PARTY-NOTICES.txt');
      assert.match(readFileSync(notices, 'utf8'), /^yaml \d\S+ \(ISC\)$/m);
    });

    it('says its version', () => assert.equal(readiness('--version').stdout, `${version}\n`));

    it('writes a first manifest and checks it', () => {
      const { status, stderr } = readiness('init', '--name', 'Invoices');
      assert.equal(status, 0, stderr);
      assert.ok(existsSync(path.join(folder, 'ai-readiness.yaml')));
      const checked = readiness('check');
      assert.equal(checked.status, 0, checked.stderr);
      assert.match(checked.stdout, /^1 manifest: /m);
    });

    it('ends with 1 where there are errors, and fixes what can be fixed', () => {
      const file = path.join(folder, 'ai-readiness.yaml');
      writeFileSync(file, 'version: 1\nstage: diagnose\nworkflow:\n\tname: Indented by a tab\n');
      assert.equal(readiness('check').status, 1);
      assert.equal(readiness('check', '--fix').status, 0);
      assert.match(readFileSync(file, 'utf8'), /^ {2}name: Indented by a tab$/m);
    });

    it('explains a finding and an item', () => {
      assert.match(readiness('explain', 'gate/stage-ahead').stdout, /^Why it matters$/m);
      assert.match(readiness('explain', 'owners-named').stdout, /^The usual trap$/m);
    });

    function readiness(...args: string[]): SpawnSyncReturns<string> {
      return run('npx', '--no-install', 'ai-readiness', ...args);
    }

    function run(command: string, ...args: string[]): SpawnSyncReturns<string> {
      const PATH = [path.dirname(node), process.env.PATH].join(path.delimiter);
      const env = { ...process.env, PATH, NODE_OPTIONS: '', npm_config_update_notifier: 'false' };
      return spawnSync(command, args, { cwd: folder, env, encoding: 'utf8', shell: windows });
    }
  });
}

function versionOf(node: string): string {
  return `Node ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1)}`;
}
