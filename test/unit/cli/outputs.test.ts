import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { nodeDisk } from '../../../src/cli/disk';
import { OutputError } from '../../../src/cli/faults';
import { inTree } from './formats/support';
import { calm, noGit, runIn, wrong } from './support';

const named = 'ai-readiness.yaml';
const tree = { [named]: wrong, [`calm/${named}`]: calm };

describe('check: what is written where', () => {
  /** A command line that makes no sense, and the word that is said of it. */
  const refused: readonly [args: string, word: RegExp][] = [
    ['--format json --format text', /Only one format can go to standard output, and "json" and "text" would/],
    ['--format json --output a --format text --output a', /Two formats would be written to "a"\./],
    ['--format json --output a --format text --output ./x/../a', /Two formats would be written to/],
    [
      '--output a --format json --format text --output b',
      /--output "a" has no --format before it: which one/,
    ],
    ['--format json --output a --output b', /"json" has two --output/],
    ['--output a --output b', /--output "a" has no --format before it/],
    ['--format json --output=', /--output needs the path of a file\./],
    ['--format sarif --output ai-readiness.yaml', /would take the place of what is checked/],
    ['--format sarif --output new/AI-Readiness.YML', /would take the place of what is checked/],
    ['--format sarif --output ai-readiness.config.yaml', /would take the place of what is checked/],
    ['--format sarif --output odd.yaml odd.yaml', /would take the place of what is checked/],
    ['--format sarif --output known.json --baseline known.json', /would take the place of what is checked/],
    ['--format xml', /--format is one of text, json, sarif, github, gitlab, rdjson, markdown, not "xml"/],
    ['--format sarfi', /Did you mean "sarif"\?/],
    ['--require-gate ship', /--require-gate is one of diagnose, design, deploy, operate, not "ship"/],
    ['--update-baseline', /--update-baseline goes with --baseline FILE/],
    ['--changed-since=-x', /--changed-since needs a revision/],
    ['- --changed-since main', /cannot be used with standard input/],
  ];
  for (const [args, word] of refused)
    it(`refuses ${args}`, () =>
      inTree({ ...tree, 'odd.yaml': calm }, async (folder) => {
        const before = readdirSync(folder);
        const { code, out, err } = await runIn(folder, ['check', ...args.split(' ')]);
        assert.deepEqual([code, out], [2, '']);
        assert.match(err, word);
        assert.deepEqual(readdirSync(folder), before);
      }));

  it('takes several formats, each with its own file, and one for standard output', () =>
    inTree(tree, async (folder) => {
      const args =
        '--format sarif --output out/deep/a.sarif --format pretty --format json --output out/a.json';
      const { code, out, err } = await runIn(folder, ['check', ...args.split(' ')]);
      assert.deepEqual([code, err], [1, '']);
      const alone = async (format: string): Promise<string> =>
        (await runIn(folder, ['check', '--format', format])).out;
      assert.equal(out, await alone('text'));
      assert.equal(readFileSync(`${folder}/out/deep/a.sarif`, 'utf8'), await alone('sarif'));
      assert.equal(readFileSync(`${folder}/out/a.json`, 'utf8'), await alone('json'));
      assert.deepEqual(readdirSync(`${folder}/out`).sort(), ['a.json', 'deep']);
    }));

  for (const args of [
    '--output report.txt',
    '--output report.txt --format text',
    '--format pretty --output report.txt',
  ])
    it(`takes one --output for one format: ${args}`, () =>
      inTree(tree, async (folder) => {
        const { out } = await runIn(folder, ['check', ...args.split(' ')]);
        assert.equal(out, '');
        assert.match(readFileSync(`${folder}/report.txt`, 'utf8'), /^ai-readiness\.yaml\nWrong/);
      }));

  it('has no colours in a file', () =>
    inTree(tree, async (folder) => {
      await runIn(folder, ['check', '--output', 'a.txt'], { env: { FORCE_COLOR: '1' }, isTTY: true });
      assert.doesNotMatch(readFileSync(`${folder}/a.txt`, 'utf8'), /\p{Cc}\[/u);
    }));

  it('writes the others where one cannot be written, and exits with 2', () =>
    inTree({ ...tree, file: '', 'folder/': '' }, async (folder) => {
      const args =
        '--format json --output file/a.json --format sarif --output folder --format gitlab --output b.json';
      const { code, err } = await runIn(folder, ['check', ...args.split(' ')]);
      assert.equal(code, 2);
      assert.match(err, /^file\/a\.json: It could not be written: a file is where a folder was expected\.$/m);
      assert.match(err, /^folder: It could not be written: a folder is where a file was expected\.$/m);
      assert.ok(JSON.parse(readFileSync(`${folder}/b.json`, 'utf8')).length > 0);
    }));

  /** Where nothing can be written, and what is said of it at once. */
  const unwritable: readonly (readonly [file: string, word: RegExp])[] = [
    ['/proc/self/x.json', /nothing can be made there\.$/m],
    ['/proc/x/y.json', /nothing can be made there\.$/m],
    ['/proc/x/y/z.json', /nothing can be made there\.$/m],
    ['/dev/full', /no space is left on the disk\.$/m],
    ['pipe', /^pipe: It could not be written: nobody reads what is written there\.$/m],
    ['file/a/b.json', /a file is where a folder was expected\.$/m],
    ['folder/', /a folder is where a file was expected\.$/m],
    ...(process.getuid?.() === 0 ? [] : [['closed/a/b.json', /permission denied\.$/m] as const]),
  ];
  (process.platform === 'linux' ? it : it.skip)('ends where nothing can be written', () =>
    inTree({ ...tree, file: '', 'folder/': '', 'closed/': '' }, async (folder) => {
      execFileSync('mkfifo', ['pipe'], { cwd: folder });
      chmodSync(`${folder}/closed`, 0o555);
      for (const [file, word] of unwritable) {
        const { code, err } = await runIn(folder, ['check', 'calm', '--format', 'json', '--output', file]);
        assert.equal(code, 2, file);
        assert.match(err, word);
      }
      const { code } = await runIn(folder, ['check', 'calm', '--format', 'json', '--output', '/dev/null']);
      assert.equal(code, 0);
    }),
  );

  (process.platform === 'win32' ? it.skip : it)('writes into a pipe that is read', () =>
    inTree(tree, async (folder) => {
      execFileSync('mkfifo', ['pipe'], { cwd: folder });
      const read = readFile(`${folder}/pipe`, 'utf8');
      const { code } = await runIn(folder, ['check', 'calm', '--format', 'json', '--output', 'pipe']);
      assert.equal(code, 0);
      assert.equal(JSON.parse(await read).summary.manifests, 1);
    }),
  );

  it('keeps what a file held where the new one is not whole', () =>
    inTree({ ...tree, 'a.json': 'before' }, async (folder) => {
      const disk = {
        ...nodeDisk,
        draft: async (path: string) => {
          const draft = await nodeDisk.draft(path);
          let count = 0;
          return {
            ...draft,
            write: async (text: string) => {
              if (++count > 1) throw Object.assign(new Error('no'), { code: 'ENOSPC' });
              await draft.write(text);
            },
          };
        },
      };
      const { code, err } = await runIn(folder, ['check', '--format', 'json', '--output', 'a.json'], {
        disk,
      });
      assert.equal(code, 2);
      assert.match(err, /^a\.json: It could not be written: no space is left on the disk\.$/m);
      assert.equal(readFileSync(`${folder}/a.json`, 'utf8'), 'before');
      assert.deepEqual(readdirSync(folder).sort(), ['a.json', named, 'calm']);
    }));

  it('writes the files where nobody reads standard output any more', () =>
    inTree(tree, async (folder) => {
      const stdout = async (): Promise<void> => {
        throw new OutputError(Object.assign(new Error('no'), { code: 'EPIPE' }));
      };
      const args = ['check', '--format', 'text', '--format', 'gitlab', '--output', 'a.json'];
      const { code, err } = await runIn(folder, args, { stdout });
      assert.deepEqual([code, err], [2, '']);
      assert.ok(JSON.parse(readFileSync(`${folder}/a.json`, 'utf8')).length > 0);
    }));

  (process.platform === 'win32' ? it.skip : it)('writes what a link leads to', () =>
    inTree({ ...tree, 'real/': '' }, async (folder) => {
      writeFileSync(`${folder}/real/a.json`, 'before');
      symlinkSync('real/a.json', `${folder}/a.json`);
      symlinkSync('real/new.json', `${folder}/new.json`);
      for (const file of ['a.json', 'new.json']) {
        await runIn(folder, ['check', '--format', 'gitlab', '--output', file]);
        assert.ok(JSON.parse(readFileSync(`${folder}/real/${file}`, 'utf8')).length > 0);
      }
    }),
  );

  it('leaves nothing where the run cannot go on', () =>
    inTree(tree, async (folder) => {
      mkdirSync(`${folder}/x`);
      const args = ['check', '--format', 'json', '--output', 'a.json', '--changed-since', 'main'];
      const { code } = await runIn(folder, args, { git: noGit });
      assert.equal(code, 2);
      assert.equal(existsSync(`${folder}/a.json`), false);
      assert.deepEqual(readdirSync(folder).sort(), [named, 'calm', 'x']);
    }));
});
