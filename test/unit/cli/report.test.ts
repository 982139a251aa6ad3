import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { batchesOf, madeInOrder } from '../../../src/cli/in-order';
import { listed } from '../../../src/cli/report-places';
import type { Row } from '../../../src/portfolio/row';
import type { Files } from '../../../src/repository';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { busy, row } from '../portfolio/rows';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, prose, type Ran, runIn, wrong } from './support';

const executable = path.join(__dirname, 'executable.js');

async function inFolder<T>(tree: Tree, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder(tree);
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}

const rowsOf = ({ out }: Pick<Ran, 'out'>): Row[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const pathsOf = (ran: Ran): string[] => rowsOf(ran).map((each) => each.path);
const bytes = (text: string) => ({ stdin: async () => new TextEncoder().encode(text) });

const tree = {
  'b/ai-readiness.yaml': wrong,
  'a/ai-readiness.yaml': calm,
  'services/x/ai-readiness.yml': busy,
  'services/x/docs/owners.md': prose,
  'services/y/ai-readiness.yaml': calm,
  'services/y/deep/ai-readiness.yaml': calm,
  'empty/': '',
};

describe('report: which manifests', () => {
  const all = [
    'a/ai-readiness.yaml',
    'b/ai-readiness.yaml',
    'services/x/ai-readiness.yml',
    'services/y/ai-readiness.yaml',
    'services/y/deep/ai-readiness.yaml',
  ];
  const cases: [args: string, stdin: string, paths: readonly string[], code: number][] = [
    ['', '', all, 0],
    ['services a', '', all.filter((each) => !each.startsWith('b')), 0],
    ['a a/ai-readiness.yaml a', '', ['a/ai-readiness.yaml'], 0],
    ['services/*/ai-readiness.y*ml', '', ['services/x/ai-readiness.yml', 'services/y/ai-readiness.yaml'], 0],
    [
      'services/**/ai-readiness.yaml',
      '',
      ['services/y/ai-readiness.yaml', 'services/y/deep/ai-readiness.yaml'],
      0,
    ],
    ['services/y', '', ['services/y/ai-readiness.yaml', 'services/y/deep/ai-readiness.yaml'], 0],
    ['services/{x,z}', '', ['services/x/ai-readiness.yml'], 0],
    [
      '--exclude services/y/deep services',
      '',
      ['services/x/ai-readiness.yml', 'services/y/ai-readiness.yaml'],
      0,
    ],
    ['-', 'services/x\na/ai-readiness.yaml\n\n', ['a/ai-readiness.yaml', 'services/x/ai-readiness.yml'], 0],
    ['-', 'services/x\0a/ai-readiness.yaml\0', ['a/ai-readiness.yaml', 'services/x/ai-readiness.yml'], 0],
    ['- b', 'a\r\n', ['a/ai-readiness.yaml', 'b/ai-readiness.yaml'], 0],
    ['a none/*.yaml', '', ['a/ai-readiness.yaml'], 2],
    ['nowhere a', '', ['a/ai-readiness.yaml'], 2],
    ['-', 'nowhere\na', ['a/ai-readiness.yaml'], 2],
  ];
  for (const [args, stdin, paths, code] of cases) {
    it(`${args || 'all'}${stdin === '' ? '' : `, ${JSON.stringify(stdin)}`}`, () =>
      inFolder(tree, async (folder) => {
        const argv = ['report', '--format', 'jsonl', ...args.split(' ').filter(Boolean)];
        const ran = await runIn(folder, argv, bytes(stdin));
        assert.deepEqual([pathsOf(ran), ran.code], [paths, code], ran.err);
      }));
  }

  const refused: [args: string, stdin: string, says: RegExp][] = [
    ['empty', '', /^There is no ai-readiness\.yaml here/],
    ['-', '\n\n', /^Standard input names no path/],
    ['--jobs 0', '', /--jobs is a number/],
    ['--format sarif', '', /--format is one of text, html, markdown/],
    ['--fail-on error', '', /--fail-on is an option of/],
    ['--output a/ai-readiness.yaml', '', /would take the place of what is checked/],
    ['--format csv --format jsonl', '', /Only one format can go to standard output/],
  ];
  for (const [args, stdin, says] of refused) {
    it(`ends with 2, and says why: ${args}`, () =>
      inFolder(tree, async (folder) => {
        const ran = await runIn(folder, ['report', ...args.split(' ')], bytes(stdin));
        assert.equal(ran.code, 2);
        assert.match(ran.err, says);
        assert.equal(ran.out, '');
      }));
  }

  it('a list by lines, also those of Windows, and by NUL', () => {
    const of = (text: string): string[] => listed(new TextEncoder().encode(text));
    assert.deepEqual(of('a\nb c\r\n\n'), ['a', 'b c']);
    assert.deepEqual(of('a\nb\0c\0'), ['a\nb', 'c']);
    assert.deepEqual(of(''), []);
  });
});

describe('report: what it says', () => {
  it('is what check counts', () =>
    inFolder(tree, async (folder) => {
      const rows = rowsOf(await runIn(folder, ['report', '--format', 'jsonl']));
      const checked = JSON.parse((await runIn(folder, ['check', '--format', 'json'])).out);
      assert.equal(rows.length, checked.manifests.length);
      for (const each of checked.manifests) {
        const own = rows.find(({ path: at }) => at === each.path) ?? assert.fail(each.path);
        const errors = each.findings.filter(
          ({ severity }: { severity: string }) => severity === 'error',
        ).length;
        assert.equal(own.errors, errors, each.path);
        assert.equal(own.stage, each.stage);
        assert.deepEqual(
          own.gates.map(({ met, required }) => [met, required]),
          Object.values<{ met: number; required: number }>(each.gates).map(({ met, required }) => [
            met,
            required,
          ]),
        );
      }
    }));

  it('has a row for what cannot be read, and the others all the same', () =>
    inFolder(tree, async (folder) => {
      const denied = Object.assign(new Error('no'), { code: 'EACCES', syscall: 'open' });
      const files: Files = {
        ...nodeFilesAtOnce,
        read: (file, limit) =>
          file.endsWith('/a/ai-readiness.yaml') ? Promise.reject(denied) : nodeFilesAtOnce.read(file, limit),
      };
      const ran = await runIn(folder, ['report', '--format', 'jsonl'], { files });
      assert.equal(ran.code, 2);
      assert.equal(rowsOf(ran).length, 5);
      assert.equal(rowsOf(ran)[0]?.problem, 'It cannot be read: permission denied.');
    }));

  const gone = 'gone: There is no such file or folder.\n';

  it('has no row for what is named and not there, and says so', () =>
    inFolder(tree, async (folder) => {
      const ran = await runIn(folder, ['report', '--format', 'jsonl', 'a', 'gone', 'z/**']);
      assert.equal(ran.code, 2);
      assert.equal(ran.err, `${gone}z/**: No manifest matches this pattern.\n`);
      assert.deepEqual(
        rowsOf(ran).map(({ path: at, problem }) => [at, problem]),
        [['a/ai-readiness.yaml', null]],
      );
      const { out } = await runIn(folder, ['report', 'a', 'gone']);
      assert.match(out, /^1 manifest$/m);
      assert.match(out, /^1 of what was named was not found\.$/m);
      assert.doesNotMatch(out, /could not be read/);
    }));

  for (const command of ['report', 'check', 'compare', 'forecast', 'calendar'])
    it(`says where there is nothing of that name: ${command}`, () =>
      inFolder(tree, async (folder) => {
        const { code, out, err } = await runIn(folder, [command, 'gone']);
        assert.equal(code, 2);
        assert.match(
          out + err,
          /^(?:not found {2})?gone(?:\nnot found {2}|: )There is no such file or folder\.$/m,
        );
        assert.doesNotMatch(out + err, /1 manifest|could not be read/);
      }));

  it('is as of --today', () =>
    inFolder(tree, async (folder) => {
      const ran = await runIn(folder, ['report', 'services/x', '--format', 'jsonl', '--today', '2027-02-10']);
      const [first] = rowsOf(ran);
      assert.equal(first?.today, '2027-02-10');
      assert.equal(first?.endings[0]?.days, -48);
    }));

  it('writes several formats in one run', () =>
    inFolder(tree, async (folder) => {
      const argv =
        'report --format jsonl --output o/r.jsonl --format csv --output o/r.csv --format markdown'.split(' ');
      const ran = await runIn(folder, argv);
      assert.equal(ran.code, 0, ran.err);
      assert.match(ran.out, /^# AI Readiness: 5 manifests\n/);
      assert.equal(readFileSync(path.join(folder, 'o/r.jsonl'), 'utf8').split('\n').length, 6);
      assert.equal(readFileSync(path.join(folder, 'o/r.csv'), 'utf8').split('\r\n').length, 7);
    }));

  it('says on a terminal how far it is, and nothing elsewhere', () =>
    inFolder(tree, async (folder) => {
      const argv = ['report', '--format', 'csv', '--output', 'r.csv'];
      const seen = (await runIn(folder, argv, { isErrorTTY: true })).err;
      assert.ok(seen.includes('\r5 of 5 manifests'), JSON.stringify(seen));
      assert.ok(seen.endsWith('\r\u001b[K'), 'it is wiped');
      assert.equal((await runIn(folder, argv)).err, '');
      assert.equal((await runIn(folder, argv, { isErrorTTY: true, env: { CI: 'true' } })).err, '');
      assert.equal((await runIn(folder, ['report'], { isErrorTTY: true, isTTY: true })).err, '');
    }));

  it('leaves nothing of a file that cannot be written as a whole', () =>
    inFolder(tree, async (folder) => {
      const ran = await runIn(folder, ['report', '--format', 'csv', '--output', 'a']);
      assert.equal(ran.code, 2);
      assert.match(ran.err, /^a: /);
      assert.ok(existsSync(path.join(folder, 'a/ai-readiness.yaml')));
    }));
});

describe('rows of several threads', () => {
  const places = Array.from({ length: 100 }, (_, at) => ({
    path: `/${at}`,
    shown: String(at),
    isNamed: false,
    root: `/${Math.floor(at / 10)}`,
  }));

  it('come in their order, whichever thread is slow, and few wait for those before them', async () => {
    let underWay = 0;
    let most = 0;
    const maker = (pause: number) => ({
      of: async (some: readonly (typeof places)[number][]) => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, pause));
        underWay--;
        return some.map(({ shown }) => row({ path: shown }));
      },
      close: async () => undefined,
    });
    const seen: string[] = [];
    for await (const each of madeInOrder(places, [maker(6), maker(1)])) seen.push(each.path);
    assert.deepEqual(
      seen,
      places.map(({ shown }) => shown),
    );
    assert.ok(most <= 6, `${most} at once`);
  });

  it('fail where one of them does, once those before it are told', async () => {
    const failing = {
      of: async ([first]: readonly (typeof places)[number][]) => {
        if (first?.shown !== '0') throw new Error('ended');
        return [row({ path: '0' })];
      },
      close: async () => undefined,
    };
    const seen: string[] = [];
    await assert.rejects(async () => {
      for await (const each of madeInOrder(places, [failing])) seen.push(each.path);
    }, /ended/);
    assert.deepEqual(seen, ['0']);
  });
});

describe('what is handed to a thread at once', () => {
  const cases: [manifests: number, inEach: number, batches: number[]][] = [
    [5, 1, [5]],
    [40, 10, [10, 10, 10, 10]],
    [40, 4, [8, 8, 8, 8, 8]],
    [20, 1, [8, 8, 4]],
    [70, 30, [30, 30, 10]],
    [150, 1_000, [64, 64, 22]],
    [0, 1, []],
  ];
  for (const [manifests, inEach, batches] of cases)
    it(`${manifests} manifests, ${inEach} in a repository: ${batches.join(', ')}`, () => {
      const all = Array.from({ length: manifests }, (_, at) => ({
        path: `/${at}`,
        shown: String(at),
        isNamed: false,
        root: `/${Math.floor(at / inEach)}`,
      }));
      const found = [...batchesOf(all)];
      assert.deepEqual(
        found.map(({ length }) => length),
        batches,
      );
      assert.deepEqual(found.flat(), all);
    });
});

describe('many manifests in a process of their own', () => {
  const count = 150;
  let folder: string;
  before(() => {
    const manifests = Array.from({ length: count }, (_, at) => [
      `team-${at % 7}/service-${at}/ai-readiness.yaml`,
      at % 3 === 0 ? busy.replace('Invoice triage', `W ${at}`) : calm,
    ]);
    folder = temporaryFolder(Object.fromEntries(manifests));
  });
  after(() => remove(folder));

  const report = (env: Record<string, string>, ...args: string[]) =>
    spawnSync(
      process.execPath,
      [executable, 'report', '--format', 'jsonl', '--today', '2026-11-20', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, ...env },
        maxBuffer: 100_000_000,
        timeout: 60_000,
      },
    );

  it('checks the same with two threads as with none, in every format', () => {
    const out = temporaryFolder({});
    const check = (jobs: string) => {
      const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'rdjson', 'markdown'];
      const args = formats.flatMap((format) => ['--format', format, '--output', `${out}/${jobs}.${format}`]);
      const ran = spawnSync(
        process.execPath,
        [executable, 'check', ...args, '--jobs', jobs, '--today', '2026-11-20'],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
          timeout: 60_000,
        },
      );
      assert.equal(ran.status, 1, ran.stderr);
      return formats.map((format) => readFileSync(path.join(out, `${jobs}.${format}`), 'utf8'));
    };
    const [alone, together] = [check('1'), check('2')];
    remove(out);
    assert.ok(alone.every((text) => text.length > 1_000));
    assert.deepEqual(together, alone);
  }).timeout(120_000);

  it('says the same with two threads as with none', () => {
    const [alone, together] = [report({}, '--jobs', '1'), report({}, '--jobs', '2')];
    assert.equal(alone.status, 0, alone.stderr);
    assert.equal(together.status, 0, together.stderr);
    assert.equal(together.stdout, alone.stdout);
    assert.equal(rowsOf({ out: together.stdout }).length, count);
  }).timeout(120_000);

  // Where lines are counted, Node may say before that it could not count those of the thread.
  for (const [how, says] of [
    [
      'throws',
      /^A thread that reads manifests has ended before it was done: the thread is broken\. With --jobs 1/m,
    ],
    ['exits', /^A thread that reads manifests has ended before it was done \(exit code 7\)\. With --jobs 1/m],
  ] as const)
    for (const command of ['report', 'check'])
      it(`ends with 2 and says so where a thread of ${command} ${how}`, () => {
        const ran = spawnSync(process.execPath, [executable, command, '--jobs', '2'], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, AI_READINESS_TEST_THREAD: how },
          timeout: 60_000,
        });
        assert.equal(ran.status, 2, ran.stderr);
        assert.match(ran.stderr, says);
      }).timeout(60_000);
});
