import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { JsonReport } from '../../../src/cli/formats/json-report';
import type { Files } from '../../../src/repository';
import { nodeFiles } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { calm, hidden, prose, runIn, uneasy, wrong } from './support';

async function inFolder<T>(tree: Tree, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder(tree);
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}

async function jsonOf(folder: string, ...args: string[]): Promise<JsonReport> {
  return JSON.parse((await runIn(folder, ['check', '--format', 'json', ...args])).out);
}

const paths = (report: JsonReport): string[] => report.manifests.map(({ path: at }) => at);

const proven =
  'version: 1\nstage: diagnose\nworkflow: { name: W }\nchecklist: { diagnose: { risks-registered: { status: met, evidence: [docs/risks.md] } } }\n';

describe('check: what a comment hides', () => {
  const cases: [args: string, code: number][] = [
    ['check', 0],
    ['check --count-hidden', 1],
    ['check --count-hidden --format json', 1],
    ['check --count-hidden --fail-on never', 0],
    ['check --today 2026-12-31', 0],
    ['check --today 2027-01-01', 1],
    ['init --count-hidden', 2],
  ];
  for (const [args, code] of cases) {
    it(`${args} ends with ${code}`, () =>
      inFolder({ 'ai-readiness.yaml': hidden }, async (folder) => {
        const ran = await runIn(folder, args.split(' '));
        assert.equal(ran.code, code, ran.out + ran.err);
      }));
  }
});

describe('check: exit codes', () => {
  const tree = {
    'calm/ai-readiness.yaml': calm,
    'wrong/ai-readiness.yml': wrong,
    'uneasy/ai-readiness.yaml': uneasy,
  };
  const cases: [args: string, code: number][] = [
    ['check calm', 0],
    ['check uneasy', 0],
    ['check uneasy --fail-on warning', 1],
    ['check uneasy --fail-on=never', 0],
    ['check wrong', 1],
    ['check wrong --fail-on never', 0],
    ['check wrong --format json', 1],
    ['check', 1],
    ['check calm calm/ai-readiness.yaml', 0],
    ['check calm nowhere', 2],
    ['check wrong nowhere --fail-on never', 2],
    ['check empty', 2],
    ['check --fail-on info', 2],
    ['check --format yaml', 2],
    ['check --today tomorrow', 2],
    ['check --today 2026-02-30', 2],
    ['check --colour', 2],
    ['check --today', 2],
    ['inspect', 2],
    ['', 2],
    ['--help', 0],
    ['check --help', 0],
    ['help explain', 0],
    ['--version', 0],
    ['explain --format json', 2],
  ];
  let folder: string;
  before(() => {
    folder = temporaryFolder({ ...tree, 'empty/': '' });
  });
  after(() => remove(folder));
  for (const [args, code] of cases) {
    it(`${args || '(nothing)'} ends with ${code}`, async () => {
      const ran = await runIn(folder, args.split(' ').filter(Boolean));
      assert.equal(ran.code, code, ran.out + ran.err);
      assert.equal(ran.out === '' && ran.err === '', false, 'says something');
    });
  }

  it('ends with 2 where evidence could not be looked at, whatever is asked for', () =>
    inFolder({ 'ai-readiness.yaml': proven, 'docs/risks.md': 'Risks.' }, async (at) => {
      const stat: Files['stat'] = (file) =>
        file.endsWith('risks.md')
          ? Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }))
          : nodeFiles.stat(file);
      assert.equal((await runIn(at, ['check'])).code, 0);
      for (const level of ['error', 'warning', 'never']) {
        const { code, out } = await runIn(at, ['check', '--fail-on', level], {
          files: { ...nodeFiles, stat },
        });
        assert.equal(code, 2);
        assert.match(out, /error {2}evidence\/not-checked/);
        assert.match(
          out,
          /could not be checked \(permission is denied\), so it proves nothing: give whoever/,
        );
        assert.match(out, /\n1 thing could not be checked, so this run does not pass\n$/);
      }
      const ran = await runIn(at, ['check', '--format', 'json'], { files: { ...nodeFiles, stat } });
      const { summary, manifests }: JsonReport = JSON.parse(ran.out);
      assert.deepEqual([summary.notChecked, summary.error, summary.passed], [1, 1, false]);
      const item = manifests[0]?.items.find(({ id }) => id === 'risks-registered');
      assert.deepEqual([item?.satisfied, manifests[0]?.gates.diagnose.state], [false, 'blocked']);
    }));

  it('ends with 2 where other evidence of the item holds, since one could not be looked at', () =>
    inFolder(
      {
        'ai-readiness.yaml': proven.replace('[', '[docs/more.md, '),
        'docs/risks.md': prose,
        'docs/more.md': prose,
      },
      async (at) => {
        const read: Files['read'] = (file) =>
          file.endsWith('more.md') ? Promise.reject(new Error('EIO: i/o error, read')) : nodeFiles.read(file);
        const { code, out } = await runIn(at, ['check'], { files: { ...nodeFiles, read } });
        assert.equal(code, 2);
        assert.match(
          out,
          /warning {2}evidence\/not-checked\n {2}"docs\/more\.md" could not be checked \(an error: i\/o error \(EIO\)\)/,
        );
      },
    ));

  it('ends with 2 where a comment is to hide what could not be looked at', () => {
    const hidden = `${proven.trimEnd()} # ai-readiness-ignore evidence/not-checked: we know\n`;
    return inFolder({ 'ai-readiness.yaml': hidden, 'docs/risks.md': 'x' }, async (at) => {
      const files: Files = {
        ...nodeFiles,
        read: (file, limit) =>
          file.endsWith('.md') ? Promise.reject(new Error('EIO: no')) : nodeFiles.read(file, limit),
      };
      const { code, out } = await runIn(at, ['check', '--fail-on', 'never'], { files });
      assert.equal(code, 2);
      assert.match(out, /error {2}evidence\/not-checked/);
      assert.match(out, /"evidence\/not-checked" cannot be hidden\./);
    });
  });

  const unproven: [name: string, tree: Record<string, string>, ends: number, files: Partial<Files>][] = [
    ['an empty folder', { 'docs/risks.md/': '' }, 1, {}],
    [
      'a folder that cannot be listed',
      { 'docs/risks.md/a.md': 'x' },
      2,
      {
        list: (at) => (at.endsWith('.md') ? Promise.reject(new Error('EIO: no')) : nodeFiles.list(at)),
      },
    ],
    ['a large file of white space', { 'docs/risks.md': '\n'.repeat(100_000) }, 1, {}],
    [
      'a large file that cannot be read',
      { 'docs/risks.md': 'x'.repeat(100_000) },
      2,
      {
        read: (at, limit) =>
          at.endsWith('.md') ? Promise.reject(new Error('EIO: no')) : nodeFiles.read(at, limit),
      },
    ],
  ];
  for (const [name, tree, ends, faults] of unproven) {
    it(`${name} proves nothing`, () =>
      inFolder({ 'ai-readiness.yaml': proven, ...tree }, async (at) => {
        const { code, out } = await runIn(at, ['check'], { files: { ...nodeFiles, ...faults } });
        assert.equal(code, ends);
        assert.match(out, ends === 1 ? /error {2}evidence\/empty-file/ : /error {2}evidence\/not-checked/);
      }));
  }

  it('says so of evidence where the repository itself cannot be told', () =>
    inFolder({ 'ai-readiness.yaml': proven, 'docs/risks.md': 'Risks.' }, async (at) => {
      const stat: Files['stat'] = (file) =>
        file.endsWith('.git') ? Promise.reject(new Error('no connection')) : nodeFiles.stat(file);
      const { code, out } = await runIn(at, ['check'], { files: { ...nodeFiles, stat } });
      assert.equal(code, 2);
      assert.match(out, /could not be checked \(an error: no connection\)/);
    }));

  it('says what was meant', async () => {
    assert.match((await runIn(folder, ['chekc'])).err, /Did you mean "check"\?/);
    assert.match((await runIn(folder, ['check', '--failon', 'error'])).err, /Did you mean "--fail-on"\?/);
  });

  it('checks the rest where something cannot be read', async () => {
    const files: Files = {
      ...nodeFiles,
      read: async (at) => {
        if (at.includes('calm')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
        return nodeFiles.read(at);
      },
    };
    const { code, out } = await runIn(folder, ['check', '--fail-on', 'never'], { files });
    assert.equal(code, 2);
    assert.match(out, /calm\/ai-readiness\.yaml\nnot checked {2}It cannot be read: permission denied\./);
    assert.match(out, /Wrong, "diagnos" is not a stage/);
    assert.match(out, /2 manifests: .*, 1 not checked\n$/);
  });
});

describe('check: which manifests', () => {
  it('searches folders in the order of their paths, without those that only tools have', () =>
    inFolder(
      {
        'b/ai-readiness.yaml': calm,
        'a/deep/er/ai-readiness.yml': calm,
        'ai-readiness.yaml': calm,
        'node_modules/x/ai-readiness.yaml': wrong,
        'dist/ai-readiness.yaml': calm,
        '.git/ai-readiness.yaml': wrong,
        'a/other.yaml': wrong,
      },
      async (folder) => {
        const report = await jsonOf(folder);
        assert.deepEqual(paths(report), [
          'a/deep/er/ai-readiness.yml',
          'ai-readiness.yaml',
          'b/ai-readiness.yaml',
          'dist/ai-readiness.yaml',
        ]);
        assert.deepEqual(paths(await jsonOf(folder, 'b', '.', 'b/ai-readiness.yaml')), [
          'b/ai-readiness.yaml',
          'a/deep/er/ai-readiness.yml',
          'ai-readiness.yaml',
          'dist/ai-readiness.yaml',
        ]);
        assert.deepEqual(
          paths(await jsonOf(folder, 'node_modules')),
          ['node_modules/x/ai-readiness.yaml'],
          'what is asked for is searched',
        );
        assert.deepEqual(
          paths(await jsonOf(folder, 'a/other.yaml')),
          ['a/other.yaml'],
          'any name, when it is named',
        );
        assert.deepEqual(paths(await jsonOf(`${folder}/a`, '..')), [
          'deep/er/ai-readiness.yml',
          '../ai-readiness.yaml',
          '../b/ai-readiness.yaml',
          '../dist/ai-readiness.yaml',
        ]);
      },
    ));

  const notFiles: [name: string, make: (at: string) => void, sentence: string][] = [
    ['a pipe', (at) => execFileSync('mkfifo', [at]), 'It is a pipe, a socket or a device, not a file.'],
    [
      'a link to a pipe',
      (at) => {
        execFileSync('mkfifo', [`${at}.pipe`]);
        symlinkSync(`${at}.pipe`, at);
      },
      'It is a link to a file that is not called ai-readiness.yaml, so it is neither read nor changed. To have that file checked, name it.',
    ],
    ['a folder', (at) => mkdirSync(at), 'It is a folder, not a file.'],
  ];
  for (const [name, make, sentence] of notFiles) {
    it(`does not pass over ${name} that is called as a manifest is`, function () {
      if (process.platform === 'win32') this.skip();
      return inFolder({ 'ai-readiness.yaml': calm, 'flow/': '' }, async (folder) => {
        make(path.join(folder, 'flow/ai-readiness.yaml'));
        const { code, out } = await runIn(folder, ['check', '--format', 'json']);
        const report: JsonReport = JSON.parse(out);
        assert.deepEqual([code, paths(report)], [2, ['ai-readiness.yaml']]);
        assert.deepEqual(report.failures, [{ path: 'flow/ai-readiness.yaml', message: sentence }]);
      });
    });
  }

  it('says of a pipe that is named what it is', function () {
    if (process.platform === 'win32') this.skip();
    return inFolder({}, async (folder) => {
      execFileSync('mkfifo', [path.join(folder, 'pipe')]);
      const { code, out } = await runIn(folder, ['check', 'pipe']);
      assert.equal(code, 2);
      assert.match(out, /It is a pipe, a socket or a device, not a file/);
    });
  });

  it('does not walk in circles, and reads no link that leads out', () =>
    inFolder(
      { 'top/a/ai-readiness.yaml': calm, 'top/b/': '', 'top/c/': '', 'secret.yaml': wrong },
      async (folder) => {
        symlinkSync('..', path.join(folder, 'top/a/up'));
        symlinkSync('../a/ai-readiness.yaml', path.join(folder, 'top/b/ai-readiness.yaml'));
        symlinkSync('../../secret.yaml', path.join(folder, 'top/c/ai-readiness.yaml'));
        const report = await jsonOf(folder, 'top');
        assert.deepEqual(paths(report), ['top/a/ai-readiness.yaml']);
        assert.deepEqual(
          report.failures.map(({ path: at }) => at),
          ['top/c/ai-readiness.yaml'],
        );
        assert.equal(JSON.stringify(report).includes('Wrong'), false);
      },
    ));

  it('says how to begin where there is none', () =>
    inFolder({}, async (folder) => {
      const { code, out } = await runIn(folder, ['check']);
      assert.equal(code, 2);
      assert.match(out, /There is no ai-readiness\.yaml here\./);
      assert.match(out, /Nothing was checked\.\n$/);
    }));
});

describe('check: what is read', () => {
  const codes = async (bytes: string | Uint8Array): Promise<string[]> =>
    inFolder({ 'ai-readiness.yaml': bytes }, async (folder) => {
      const [manifest] = (await jsonOf(folder)).manifests;
      return (manifest?.findings ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    });

  const cases: [name: string, bytes: string | Uint8Array, wanted: string[]][] = [
    ['UTF-8', calm, []],
    ['a byte order mark', `\ufeff${calm}`, []],
    ['CRLF', calm.replaceAll('\n', '\r\n'), []],
    ['UTF-16', Buffer.from(`\ufeff${calm}`, 'utf16le'), []],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(calm), Buffer.from('# caf\xe9\n', 'latin1')]),
      ['yaml/syntax'],
    ],
    ['NUL', `${calm}# \0\n`, ['yaml/syntax']],
    ['nothing', '', ['schema/missing-key']],
    ['10 MB', `${calm}${'# x\n'.repeat(2_500_000)}`, ['yaml/too-large']],
  ];
  for (const [name, bytes, wanted] of cases) {
    it(name, async () => {
      assert.deepEqual(await codes(bytes), wanted);
    });
  }

  it('does not read what is far too large', () =>
    inFolder({ 'ai-readiness.yaml': calm }, async (folder) => {
      const files: Files = {
        ...nodeFiles,
        stat: async (at) => (at.endsWith('.yaml') ? { kind: 'file', size: 4e9 } : nodeFiles.stat(at)),
        read: () => assert.fail('read'),
      };
      const { code, out } = await runIn(folder, ['check'], { files });
      assert.equal(code, 2);
      assert.match(out, /4,000 MB/);
    }));

  it('takes the day from --today', () =>
    inFolder({ 'ai-readiness.yaml': calm }, async (folder) => {
      assert.equal((await jsonOf(folder)).today, '2026-11-01');
      assert.equal((await jsonOf(folder, '--today', '2027-02-03')).today, '2027-02-03');
    }));

  it('looks evidence up from the manifest and from the root of the repository', () => {
    const item = (evidence: string): string =>
      `${calm}checklist: { diagnose: { workflow-scoped: { status: met, evidence: [${evidence}] } } }\n`;
    const tree = {
      'repo/.git/': '',
      'repo/docs/map.md': prose,
      'repo/flow/ai-readiness.yaml': item('docs/map.md'),
      'repo/other/ai-readiness.yaml': item('../../outside.md'),
      'outside.md': 'x',
    };
    return inFolder(tree, async (folder) => {
      const report = await jsonOf(`${folder}/repo/flow`, '..');
      const found = report.manifests.map(({ findings }) => findings.map(({ code }) => code));
      assert.equal(
        found[0]?.some((code) => code.startsWith('evidence/')),
        false,
      );
      assert.equal(found[1]?.includes('evidence/outside-repository'), true);
    });
  });
});
