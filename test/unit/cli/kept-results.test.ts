import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { KeptResults, KeptRun } from '../../../src/cli/io';
import { KeptResultsFile } from '../../../src/cli/kept-results';
import { gitProgram } from '../../../src/repository/git-program';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, temporaryFolder } from '../temporary';
import { calm, prose, type Ran, runIn } from './support';

/** Few are not kept. */
const count = 66;
const manifestOf = (at: number): string => `team/s${String(at).padStart(2, '0')}/ai-readiness.yaml`;

/** It claims something on a day, and cites a file that is there or not. */
const claiming = (at: number): string =>
  `${calm}checklist: { diagnose: { workflow-scoped: { status: met, on: 2026-10-10, evidence: [docs/${at % 3}.md] } } }\n`;

describe('results that are kept between runs', function () {
  this.timeout(120_000);
  let home = '';
  let repository = '';

  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
    writeFileSync(path.join(repository, file), text);
  };
  const git = (...args: string[]): void => {
    const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'commit.gpgsign=false'];
    const ran = spawnSync('git', [...who, ...args], { cwd: repository, encoding: 'utf8' });
    assert.equal(ran.status, 0, ran.stderr);
  };

  beforeEach(() => {
    home = temporaryFolder({ 'cache/': '', 'repository/': '' });
    repository = path.join(home, 'repository');
    for (let at = 0; at < count; at++) write(manifestOf(at), claiming(at));
    for (const at of [0, 1]) write(`team/s0${at}/docs/${at}.md`, `# It\n\n${prose}`);
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'Begin', '--date', '2026-10-01T12:00:00Z');
  });
  afterEach(() => remove(home));

  /** Checks all of them, and says how many were made anew. What was written just now counts as settled, unless said. */
  async function check(args: readonly string[] = [], version = 'one', began = Date.now() + 60_000) {
    let anew = 0;
    const keptResults = <T>({ name, day }: KeptRun): KeptResults<T> => {
      const where = { folder: path.join(home, 'cache'), name, version: `${version} ${day}`, began };
      const kept = new KeptResultsFile<T>(where, { files: nodeFilesAtOnce, git: gitProgram });
      return {
        outside: kept.outside,
        next: (place) => kept.next(place),
        keep: (place, made) => {
          anew++;
          kept.keep(place, made);
        },
        close: () => kept.close(),
      };
    };
    return { ...(await runIn(repository, ['check', ...args], { keptResults })), anew };
  }

  const plainly = (args: readonly string[] = []): Promise<Ran> => runIn(repository, ['check', ...args]);

  const keptFile = (): string => path.join(home, 'cache', readdirSync(path.join(home, 'cache'))[0] ?? 'none');

  /**
   * What the files of a repository say is known around each manifest in it: where they say something else, all are made anew. A
   * manifest is no witness for another one.
   */
  const cases: readonly (readonly [what: string, edit: () => void, anew: number])[] = [
    ['nothing is changed', () => undefined, 0],
    ['the last manifest says something else', () => write(manifestOf(count - 1), calm), 1],
    ['one in the middle does', () => write(manifestOf(40), calm), count - 40],
    ['a file that the second one cites is empty', () => write('team/s01/docs/1.md', ''), count - 1],
    ['a file that one cites is there by now', () => write('team/s50/docs/2.md', `# It\n\n${prose}`), count],
    ['a file that one cites is gone', () => rmSync(path.join(repository, 'team/s00/docs/0.md')), count],
    [
      'a file is replaced by a link to another one',
      () => {
        rmSync(path.join(repository, 'team/s01/docs/1.md'));
        symlinkSync(path.join(repository, manifestOf(1)), path.join(repository, 'team/s01/docs/1.md'));
      },
      count,
    ],
    [
      'a configuration holds for them',
      () => write('ai-readiness.config.yaml', 'version: 1\nrules: { evidence/missing: warning }\n'),
      count,
    ],
    [
      'a folder has a configuration of its own',
      () => write('team/s60/ai-readiness.config.yaml', 'version: 1\n'),
      count,
    ],
    [
      'a commit has changed what was relied on',
      () => {
        write('team/s00/docs/0.md', `# Something else\n\n${prose}${prose}`);
        git('commit', '-q', '-a', '-m', 'Change', '--date', '2026-10-20T12:00:00Z');
      },
      count,
    ],
    [
      'a file is ignored by now',
      () => {
        write('.gitignore', 'docs/\n');
        git('rm', '-q', '-r', '--cached', 'team/s00/docs');
      },
      count,
    ],
    ['there is another manifest before them', () => write('a/ai-readiness.yaml', calm), count + 1],
    ['the last manifest is gone', () => rmSync(path.join(repository, manifestOf(count - 1))), count - 1],
    [
      'a byte of what is kept is another one',
      () => {
        const bytes = readFileSync(keptFile());
        const at = bytes.indexOf('Calm');
        bytes[at] = 'D'.charCodeAt(0);
        writeFileSync(keptFile(), bytes);
      },
      count,
    ],
    ['what is kept is cut off', () => writeFileSync(keptFile(), readFileSync(keptFile()).subarray(0, -9)), 1],
    ['what is kept is empty', () => writeFileSync(keptFile(), ''), count],
  ];
  for (const [what, edit, anew] of cases)
    it(`say what a run without them says where ${what}`, async () => {
      const first = await check();
      assert.equal(first.anew, count);
      assert.deepEqual([first.code, first.out], [(await plainly()).code, (await plainly()).out]);
      edit();
      const plain = await plainly();
      for (const wanted of [anew, 0]) {
        const { out, err, code, anew: again } = await check();
        assert.deepEqual({ out, err, code }, plain);
        assert.equal(again, wanted);
      }
    });

  it('are of the same question alone: format, day, gate that is asked for, and code', async () => {
    await check();
    for (const args of [
      ['--format', 'json'],
      ['--today', '2027-01-01'],
      ['--require-gate', 'design'],
      ['--exclude', 'team/s65'],
    ]) {
      const { out, code, anew } = await check(args);
      assert.deepEqual({ out, code }, (({ out, code }) => ({ out, code }))(await plainly(args)));
      assert.ok(anew >= count - 1, args.join(' '));
    }
    assert.equal((await check([], 'two')).anew, count);
  });

  it('are not taken of what was changed so shortly before a run that nobody can tell', async () => {
    const now = Date.now();
    await check([], 'one', now);
    assert.equal((await check([], 'one', now)).anew, count);
  });

  it('are for this user alone to read', async function () {
    // Windows has no such modes.
    if (process.platform === 'win32') this.skip();
    await check();
    assert.equal(statSync(keptFile()).mode & 0o777, 0o600);
  });

  it('are gone two weeks after the last run of their name', async () => {
    await check();
    const old = (days: number): number => Date.now() / 1000 - days * 24 * 60 * 60;
    utimesSync(keptFile(), old(13), old(13));
    await check(['--require-gate', 'design'], 'one', Date.now());
    assert.equal(readdirSync(path.join(home, 'cache')).length, 2);
    // Of a repository as well, and nothing else: Node keeps its own things there.
    for (const name of [`ai-readiness-facts-${process.getuid?.() ?? 'user'}-1`, 'another'])
      writeFileSync(path.join(home, 'cache', name), '');
    for (const name of readdirSync(path.join(home, 'cache')))
      utimesSync(path.join(home, 'cache', name), old(15), old(15));
    await check(['--require-gate', 'deploy'], 'one', Date.now());
    assert.equal(readdirSync(path.join(home, 'cache')).length, 2, 'the new one, and what is not ours');
  });

  it('leave nothing unfinished, and hinder nobody where they cannot be written', async () => {
    await check();
    assert.equal(readdirSync(path.join(home, 'cache')).length, 1);
    rmSync(path.join(home, 'cache'), { recursive: true });
    assert.equal((await check()).out, (await plainly()).out);
  });
});
