import assert from 'node:assert/strict';
import type { Io } from '../../../src/cli/io';
import { nodeFilesAtOnce } from '../../../src/repository/node';
import { remove, type Tree, temporaryFolder } from '../temporary';
import { runIn } from './support';

const scan = `{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "gitleaks" } },
    "results": []
  }]
}
`;

describe('facts', () => {
  let folder = '';
  afterEach(() => remove(folder));

  const factsIn = (tree: Tree, args: readonly string[], io: Partial<Io> = {}) => {
    folder = temporaryFolder(tree);
    return runIn(folder, ['facts', ...args], io);
  };

  it('prints what a file says, line by line', async () => {
    const ran = await factsIn({ 'scan.sarif': scan }, ['scan.sarif']);
    assert.equal(ran.out, 'scan.sarif  scan\n  4  scan.tool    gitleaks\n  5  scan.active  0\n\n');
    assert.equal(ran.err, '');
    assert.equal(ran.code, 0);
  });

  it('prints more of one file than a call has room for', async () => {
    const run = '{"tool":{"driver":{"name":"a"}}}';
    const runs = `{"version":"2.1.0","runs":[${Array(100_000).fill(run).join(',')}]}`;
    const ran = await factsIn({ 'scan.sarif': runs }, ['scan.sarif']);
    assert.equal(ran.err, '');
    assert.equal(ran.code, 0);
    assert.ok(ran.out.split('\n').length > 150_000);
  });

  it('says that nothing is read from a file', async () => {
    const ran = await factsIn({ 'a.bin': 'nothing in particular' }, ['a.bin']);
    assert.equal(ran.out, 'a.bin\n  nothing is read from it\n\n');
    assert.equal(ran.code, 0);
  });

  it('prints JSON, a fact on each line', async () => {
    const ran = await factsIn({ 'a/scan.sarif': scan }, ['a/scan.sarif', '--format', 'json']);
    assert.deepEqual(JSON.parse(ran.out), [
      { file: 'a/scan.sarif', line: 4, reader: 'sarif', fact: 'scan.tool', value: 'gitleaks' },
      { file: 'a/scan.sarif', line: 5, reader: 'sarif', fact: 'scan.active', value: 0 },
    ]);
    assert.equal(ran.out.split('\n').length, 5);
  });

  it('prints an empty list where nothing is said', async () => {
    const ran = await factsIn({ 'a.bin': 'x' }, ['a.bin', '--format', 'json']);
    assert.equal(ran.out, '[]\n');
  });

  it('has no line where the file as a whole says something', async () => {
    const ran = await factsIn({ 'a.pdf': 'words' }, ['a.pdf', '--format', 'json']);
    assert.deepEqual(JSON.parse(ran.out), [
      {
        file: 'a.pdf',
        line: null,
        reader: 'file',
        fact: 'file.says',
        value: 'its first bytes are not those of a PDF',
      },
    ]);
  });

  it('says the path from the current folder, which is that of the role', async () => {
    folder = temporaryFolder({ 'tests/scan.sarif': scan });
    assert.match(
      (await runIn(folder, ['facts', 'tests/scan.sarif'])).out,
      /^tests\/scan\.sarif {2}scan, role test\n/,
    );
    assert.match((await runIn(`${folder}/tests`, ['facts', 'scan.sarif'])).out, /^scan\.sarif {2}scan\n/);
  });

  it('says on the error output what is not there, and goes on', async () => {
    const ran = await factsIn({ 'scan.sarif': scan }, ['gone.json', 'scan.sarif', '--format', 'json']);
    assert.equal(ran.err, 'gone.json: There is no such file or folder.\n');
    assert.equal(JSON.parse(ran.out).length, 2);
    assert.equal(ran.code, 2);
  });

  it('says on the error output what cannot be opened', async () => {
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
    const files = { ...nodeFilesAtOnce, read: () => Promise.reject(denied) };
    const ran = await factsIn({ 'scan.sarif': scan }, ['scan.sarif'], { files });
    assert.equal(ran.err, 'scan.sarif: It cannot be read: permission denied.\n');
    assert.equal(ran.out, '');
    assert.equal(ran.code, 2);
  });

  it('does not open a file that is too large', async () => {
    const tooLarge = 'it has 4.1 MB, and files of its kind are read up to 4 MB';
    const ran = await factsIn({ 'a.json': new Uint8Array(4 * 1024 * 1024 + 1) }, ['a.json']);
    assert.equal(ran.out, `a.json\n  not read  ${tooLarge}\n\n`);
    const json = await runIn(folder, ['facts', 'a.json', '--format', 'json']);
    assert.deepEqual(JSON.parse(json.out), [
      { file: 'a.json', line: null, reader: 'file', fact: 'unread', value: tooLarge },
    ]);
  });

  it('obeys nothing that stands in a file or its name', async () => {
    const name = 'a\u001b[31m\u202e.sarif';
    const hostile = scan.replace('gitleaks', 'x\\u001b[2J\\n::error::y\\u202e');
    const ran = await factsIn({ [name]: hostile }, [name, 'gone\u001b[31m']);
    assert.equal(
      ran.out,
      'a␛[31m�.sarif  scan\n  4  scan.tool    x␛[2J ::error::y�\n  5  scan.active  0\n\n',
    );
    assert.match(ran.err, /^gone␛\[31m: /);
    const json = await runIn(folder, ['facts', name, '--format', 'json']);
    assert.equal(JSON.parse(json.out)[0].value, 'x\u001b[2J\n::error::y\u202e');
    for (const each of ['\u001b', '\u202e']) assert.ok(!json.out.includes(each));
  });

  it('breaks long values under the first', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `word-${at}`).join(' ');
    const ran = await factsIn({ 'scan.sarif': scan.replace('gitleaks', names) }, ['scan.sarif'], {
      isTTY: true,
      columns: 60,
    });
    assert.match(ran.out, /scan\.tool.*word-0 word-1 .*\n {18}word-\d/);
  });

  it('keeps a key beside its value', async () => {
    const model = {
      type: 'machine-learning-model',
      name: 'a model with a name of many words',
      version: '2026-01-01',
    };
    const bom = JSON.stringify({ bomFormat: 'CycloneDX', components: [model] });
    const ran = await factsIn({ 'bom.json': bom }, ['bom.json'], { isTTY: true, columns: 60 });
    const plain = await runIn(folder, ['facts', 'bom.json'], { columns: 60 });
    assert.match(plain.out, / {2}name: a model with a name of many\n {21}words, version: 2026-01-01\n/);
    assert.ok(!ran.out.includes('\u00a0'));
  });

  it('is in colour on a terminal, unless that is not wanted', async () => {
    const coloured = await factsIn({ 'scan.sarif': scan }, ['scan.sarif'], { isTTY: true });
    assert.ok(coloured.out.startsWith('\u001b[1mscan.sarif\u001b[22m'), coloured.out);
    const plain = await runIn(folder, ['facts', 'scan.sarif', '--no-color'], { isTTY: true });
    assert.ok(plain.out.startsWith('scan.sarif  scan\n'), plain.out);
  });

  it('reads the whole repository, from any folder in it', async () => {
    const ran = await factsIn({ '.git/HEAD': '', 'sub/README.md': '# x\n' }, []);
    assert.match(ran.out, /^Nothing is said in the \d+ files? that the readers look at\.\n$/);
    assert.equal(ran.code, 0);
    const below = await runIn(`${folder}/sub`, ['facts', '--format', 'json']);
    assert.equal(below.out, '[]\n');
  });

  it('keeps what it has read of a whole repository, and not of a part', async () => {
    folder = temporaryFolder({ '.git/HEAD': '', 'sub/a.txt': 'x' });
    const asked: string[] = [];
    const keptReadings = (root: string) => ({
      unchanged: () => undefined,
      same: () => undefined,
      keep: () => undefined,
      save: () => {
        asked.push(root);
      },
    });
    await runIn(folder, ['facts'], { keptReadings });
    await runIn(folder, ['facts', 'sub'], { keptReadings });
    assert.deepEqual(asked, [folder]);
  });

  describe('names that code only mentions', () => {
    const code =
      "from prometheus_client import Counter\nKEYS = ['queue_depth', 'previous_hash', 'drift_score']\n";
    const rules =
      'groups:\n- name: a\n  rules:\n  - record: kept_record\n    expr: sum(x)\n  - alert: A\n    expr: queue_depth > 5\n';
    const manifest = 'version: 1\nstage: diagnose\nworkflow: { name: X }\nsignals: { drift-score: {} }\n';
    const git = { '.git/HEAD': '' };
    const cases: readonly (readonly [shows: string, tree: Tree, args: readonly string[], names: string[]])[] =
      [
        [
          'those of a rule',
          { ...git, 'src/a.py': code, 'rules.yml': rules },
          [],
          ['kept_record', 'queue_depth'],
        ],
        [
          'those of a manifest',
          { ...git, 'src/a.py': code, 'ai-readiness.yaml': manifest },
          [],
          ['drift_score'],
        ],
        ['none', { ...git, 'src/a.py': code }, [], []],
        [
          'those of a rule beside the folder',
          { ...git, 'src/a.py': code, 'rules.yml': rules },
          ['src'],
          ['queue_depth'],
        ],
        [
          'those of a rule beside the file',
          { ...git, 'src/a.py': code, 'rules.yml': rules },
          ['src/a.py'],
          ['queue_depth'],
        ],
        [
          'all of a file in no repository',
          { 'a.py': code },
          ['a.py'],
          ['drift_score', 'previous_hash', 'queue_depth'],
        ],
      ];
    for (const [shows, tree, args, names] of cases)
      it(`prints ${shows}, as text and as JSON`, async () => {
        const { out } = await factsIn(tree, [...args, '--format', 'json']);
        const rows: readonly { readonly fact: string; readonly value: { readonly name: string } }[] =
          JSON.parse(out);
        const mentioned = rows
          .filter(({ fact }) => fact === 'metric-mentioned')
          .map(({ value }) => value.name);
        assert.deepEqual(mentioned.sort(), names);
        const text = await runIn(folder, ['facts', ...args]);
        const lines = [...text.out.matchAll(/metric-mentioned {2}name: (\w+)/g)].map(([, name]) => name);
        assert.deepEqual(lines.sort(), names);
      });
  });

  it('says what it is for', async () => {
    const { out } = await runIn('/', ['facts', '--help']);
    assert.match(out, /^ai-readiness facts \[paths…\]\n/);
    for (const line of out.split('\n')) assert.ok(line.length <= 115, line);
  });
});
