import assert from 'node:assert/strict';
import { existsSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { git, hasGit } from '../repository/git/git';
import { hostile, inTree } from './formats/support';
import { type History, inHistory } from './history';
import { calm, noGit, prose, type Ran, runIn } from './support';

const named = 'ai-readiness.yaml';

interface Change {
  readonly kind: string;
  readonly key: string;
  readonly what: string;
  readonly words: string;
  readonly causes: readonly string[];
  readonly files: readonly string[];
  readonly byChange: boolean;
  readonly regression: boolean;
  readonly within: string | null;
  readonly line: number | null;
}

interface Manifest {
  readonly path: string;
  readonly was: string | null;
  readonly state: string;
  readonly changes: readonly Change[];
  readonly unknown: readonly Change[];
  readonly notes: readonly string[];
}

interface Diff {
  readonly base: { readonly commit: string; readonly day: string };
  readonly head: { readonly commit: string } | null;
  readonly manifests: readonly Manifest[];
  readonly summary: { readonly changed: number; readonly regressions: number };
}

/** A manifest whose risks are said to be registered, with this evidence. */
const citing = (evidence: string, more = ''): string =>
  `${calm}owners: { ann: { roles: [outcome, performance] } }
checklist:
  diagnose:
    risks-registered: { status: met, on: 2026-09-01, by: ann, evidence: [${evidence}] }
${more}`;

const waived = (until: string): string =>
  citing('docs/risks.md')
    .replace(
      /risks-registered: .*/,
      `risks-registered: { status: waived, reason: The pilot has none, approver: bob, expires: ${until}, on: 2026-09-01 }`,
    )
    .replace('performance] }', 'performance] }, bob: { roles: [approver] }');

const risks = { [named]: citing('docs/risks.md'), 'docs/risks.md': prose };

async function diffOf(history: History, ...args: readonly string[]): Promise<Diff> {
  const ran = await runIn(history.folder, ['diff', '--format', 'json', ...args]);
  assert.notEqual(ran.out, '', ran.err);
  return JSON.parse(ran.out);
}

/** The changes of items and gates in short: `lost item risks-registered by files (docs/risks.md)`. */
function inShort({ manifests }: Diff, kinds = ['gate', 'item', 'waiver', 'stage']): string[] {
  return manifests.flatMap(({ changes }) =>
    changes
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, key, what, causes, files, byChange }) => {
        const of = files.length === 0 ? '' : ` (${files.join(', ')})`;
        return `${what} ${kind} ${key} by ${causes.join(', ')}${of}${byChange ? '' : ', not by the change'}`;
      }),
  );
}

async function failing(history: History, ...args: readonly string[]): Promise<number> {
  return (await runIn(history.folder, ['diff', '--fail-on', 'regression', ...args])).code;
}

(hasGit ? describe : describe.skip)('diff', () => {
  it('says that nothing differs', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' });
      const { code, out } = await runIn(history.folder, ['diff']);
      assert.equal(code, 0);
      assert.match(out, /^From [0-9a-f]{9} \(main, 2026-11-01\) to the working tree, as of 2026-11-01\n/);
      assert.match(out, /\n1 manifest as before\.\nThis change takes nothing away\.\n$/);
    }));

  /** What is changed in the work tree, what is told, and whether it is a regression. */
  const edits: readonly (readonly [
    what: string,
    files: Record<string, string | null>,
    told: string[],
    fails: boolean,
  ])[] = [
    [
      'an item that is no longer met',
      { [named]: citing('docs/risks.md').replace('status: met, on: 2026-09-01', 'status: in-progress') },
      ['lost item risks-registered by manifest'],
      true,
    ],
    [
      'evidence that is gone',
      { 'docs/risks.md': null },
      ['lost item risks-registered by files (docs/risks.md)'],
      true,
    ],
    [
      'evidence that says nothing any more',
      { 'docs/risks.md': '' },
      ['lost item risks-registered by files (docs/risks.md)'],
      true,
    ],
    [
      'other evidence in its place, that is there',
      { [named]: citing('docs/other.md'), 'docs/other.md': prose },
      [],
      false,
    ],
    [
      'another stage',
      { [named]: citing('docs/risks.md').replace('stage: diagnose', 'stage: design') },
      ['moved stage  by manifest'],
      true,
    ],
    ['a comment', { [named]: `# more\n${citing('docs/risks.md')}` }, [], false],
  ];
  for (const [what, files, told, fails] of edits)
    it(`tells ${what}`, () =>
      inHistory(async (history) => {
        history.commit(risks, { on: '2026-11-01' }).write(files).git('add', '-A');
        const diff = await diffOf(history);
        const found = inShort(diff).filter((each) => !each.startsWith('moved gate') || told.includes(each));
        assert.deepEqual(found.sort(), [...told].sort());
        assert.equal(await failing(history), fails ? 1 : 0);
      }));

  it('takes other evidence for lost that git does not track', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' });
      history.write({ [named]: citing('docs/other.md'), 'docs/other.md': prose });
      assert.deepEqual(
        inShort(await diffOf(history)).filter((each) => each.includes('risks-registered')),
        ['lost item risks-registered by manifest'],
      );
    }));

  it('judges what was there with the files of that commit', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' }).git('tag', 'one');
      history.commit({ 'docs/risks.md': null, 'docs/new.md': prose, [named]: citing('docs/new.md') });
      assert.deepEqual(inShort(await diffOf(history, 'one')), []);
    }));

  /** Files under another name, with what is told of the evidence and the findings. */
  const moves: readonly (readonly [what: string, files: Record<string, string | null>, told: string[]])[] = [
    [
      'cited under its new name',
      { 'docs/risks.md': null, 'docs/new.md': prose, [named]: citing('docs/new.md, docs/none.md') },
      [],
    ],
    [
      'behind another piece of evidence',
      { 'docs/risks.md': null, 'docs/new.md': prose, [named]: citing('docs/none.md, docs/new.md') },
      [],
    ],
    [
      'moved with its manifest',
      {
        'docs/risks.md': null,
        [named]: null,
        'a/docs/new.md': prose,
        [`a/${named}`]: citing('docs/new.md, docs/none.md'),
      },
      [],
    ],
    [
      'still cited under its old name',
      { 'docs/risks.md': null, 'docs/new.md': prose },
      [
        'ended evidence risks-registered docs/new.md by files (docs/risks.md)',
        'new finding evidence/missing-file by files (docs/risks.md)',
      ],
    ],
  ];
  for (const [what, files, told] of moves)
    it(`takes for the same a file that is ${what}`, () =>
      inHistory(async (history) => {
        const before = { ...risks, [named]: citing('docs/risks.md, docs/none.md') };
        history.commit(before, { on: '2026-11-01' }).git('tag', 'one');
        history.commit(files, { on: '2026-11-01' });
        const found = inShort(await diffOf(history, 'one'), ['evidence', 'finding']);
        const short = found.map((each) => each.replace(/ \["([^"]*)".* by /, ' $1 by '));
        assert.deepEqual(short.sort(), told);
      }));

  it('tells once what is lost with an item', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' }).write({ 'docs/risks.md': null });
      const diff = await diffOf(history);
      const within = diff.manifests[0]?.changes.filter((each) => each.within === 'item risks-registered');
      assert.deepEqual(within?.map(({ kind }) => kind).sort(), ['evidence', 'finding']);
      assert.ok(within?.every(({ regression }) => !regression));
      assert.deepEqual(
        diff.manifests[0]?.changes
          .filter(({ regression }) => regression)
          .map(({ kind, key }) => `${kind} ${key}`),
        ['item risks-registered'],
      );
      assert.equal(diff.summary.regressions, 1);
      for (const format of ['text', 'markdown']) {
        const { out } = await runIn(history.folder, ['diff', '--format', format]);
        assert.match(out, /1 item lost/);
        assert.doesNotMatch(out, /missing-file|ended/);
      }
    }));

  it('takes a finding of which only the words changed for the same one', () =>
    inHistory(async (history) => {
      const owned = (owner: string): string => `${calm}systems: { x: { name: X, owner: ${owner} } }\n`;
      history.commit({ [named]: owned('bob') }, { on: '2026-11-01' }).write({ [named]: owned('eve') });
      const [manifest] = (await diffOf(history)).manifests;
      const found = manifest?.changes.filter(({ key }) => key.includes('owner/unknown-id'));
      assert.deepEqual(
        found?.map(({ what, regression }) => [what, regression]),
        [['moved', false]],
      );
      assert.equal(await failing(history), 0);
    }));

  it('counts a manifest that is gone, and none of which nobody can read what it was', () =>
    inHistory(async (history) => {
      history.commit({ [named]: calm }, { on: '2026-11-01' }).write({ [named]: null });
      assert.equal((await diffOf(history)).summary.regressions, 1);
      assert.equal(await failing(history), 1);
      history.write({ 'real.yaml': calm });
      symlinkSync('real.yaml', `${history.folder}/${named}`);
      for (const args of [[], ['HEAD~1', 'HEAD'], ['HEAD', 'HEAD~1']]) {
        const { out, code } = await runIn(history.folder, ['diff', ...args]);
        assert.match(out, /not compared.*It is a link/);
        assert.match(out, /\nThis change takes nothing away, as far as it could be compared\.\n$/);
        assert.doesNotMatch(out, /is (?:new|gone)|There is no manifest/);
        assert.equal(code, 2);
        if (args.length === 0) history.commit({}, { on: '2026-11-01' });
      }
    }));

  for (const [what, patterns] of [
    ['the evidence', ['/*', '!/docs/']],
    ['one file', ['/*', '!/docs/risks.md']],
    ['the manifest', ['/*', `!/${named}`]],
    ['nearly all', ['/other/']],
  ] as const)
    it(`does not miss ${what} where a sparse checkout leaves it out`, () =>
      inHistory(async (history) => {
        history.commit({ ...risks, 'docs/b.md': prose, 'other/c.md': prose }, { on: '2026-11-01' });
        history.git('sparse-checkout', 'set', '--no-cone', ...patterns);
        const [manifest] = (await diffOf(history)).manifests;
        assert.deepEqual([manifest?.state, manifest?.changes, manifest?.unknown], ['same', [], []]);
        history.write({ 'other/c.md': null });
        assert.equal(await failing(history), 0);
      }));

  it('misses what is not there where a sparse checkout leaves out the folder in which it would be', () =>
    inHistory(async (history) => {
      history.commit({ [named]: citing('docs/gone.md'), 'docs/b.md': prose, 'other/c.md': prose });
      history.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'other');
      assert.equal(history.git('ls-files', '--sparse', 'docs'), 'docs/');
      const [manifest] = (await diffOf(history, 'HEAD')).manifests;
      assert.deepEqual([manifest?.state, manifest?.changes, manifest?.unknown], ['same', [], []]);
    }));

  describe('where the configuration changes', () => {
    const config = 'ai-readiness.config.yaml';
    const by = (severity: string): string => `version: 1\nseverity: { owner/unknown-id: ${severity} }\n`;
    const unknownOwner = citing('docs/risks.md').replace('by: ann', 'by: bob');

    it('says what is made more of a finding, and takes that for a regression', () =>
      inHistory(async (history) => {
        history.commit({ ...risks, [named]: unknownOwner, [config]: by('warning') }, { on: '2026-11-01' });
        history.write({ [config]: by('error') });
        const { manifests, summary } = await diffOf(history, 'HEAD');
        const [change] = manifests[0]?.changes.filter(({ key }) => key.includes('unknown-id')) ?? [];
        assert.match(change?.words ?? '', /error, shown as warning → error/);
        assert.deepEqual([change?.causes, summary.changed], [['files'], 1]);
      }));

    it('says what is shown as less, which takes nothing away', () =>
      inHistory(async (history) => {
        history.commit({ ...risks, [named]: unknownOwner }, { on: '2026-11-01' });
        history.write({ [config]: by('warning') });
        const { manifests, summary } = await diffOf(history, 'HEAD');
        const [change] = manifests[0]?.changes.filter(({ key }) => key.includes('unknown-id')) ?? [];
        assert.match(change?.words ?? '', /error → error, shown as warning/);
        assert.deepEqual([summary.changed, summary.regressions], [1, 0]);
        assert.equal(await failing(history, 'HEAD'), 0);
      }));

    it('takes a hint that becomes an error for a regression', () =>
      inHistory(async (history) => {
        const pilot = citing('docs/risks.md').replace('version: 1', 'version: 1\ngoLive: 2026-11-30');
        history.commit({ ...risks, [named]: pilot }, { on: '2026-11-01' });
        const { out } = await runIn(history.folder, ['check', '--format', 'json']);
        const findings: { code: string; severity: string }[] = JSON.parse(out).manifests[0].findings;
        const mild = findings.find(({ severity }) => severity !== 'error');
        history.write({ [config]: `version: 1\nseverity: { ${mild?.code}: error }\n` });
        assert.equal(await failing(history, 'HEAD'), 1);
      }));

    it('does not pass where it breaks, and does where it was as broken before', () =>
      inHistory(async (history) => {
        history.commit({ ...risks, [config]: by('error') }, { on: '2026-11-01' });
        history.write({ [config]: 'version: 1\nseverities: {}\n' });
        const { out, code } = await runIn(history.folder, ['diff', 'HEAD', '--fail-on', 'regression']);
        assert.match(out, /not compared +ai-readiness\.config\.yaml: it has 1 error/);
        assert.equal(code, 2);
        history.commit({}, { on: '2026-11-02' });
        assert.equal(await failing(history, 'HEAD'), 0);
      }));
  });

  it('says what a partial clone lacks, and compares the rest', () =>
    inHistory(async (history) => {
      history.git('config', 'uploadpack.allowFilter', 'true');
      history.commit({ ...risks, 'docs/b.md': 'b' }, { on: '2026-11-01' });
      history.commit({ 'docs/risks.md': `${prose}\nMore.\n` }, { on: '2026-11-01' });
      history.commit({ [named]: `${citing('docs/risks.md')}# more\n` }, { on: '2026-11-01' });
      await inTree({}, async (folder) => {
        git(folder, ['clone', '-q', '--filter=blob:none', `file://${history.folder}`, 'part']);
        const told = async (...args: readonly string[]): Promise<Ran> =>
          runIn(`${folder}/part`, ['diff', '--format', 'json', ...args]);
        const lacking = await told('HEAD~1');
        assert.equal(lacking.code, 2);
        assert.match(lacking.out, /Before: .*this clone does not have it: fetch it first/);
        git(`${folder}/part`, ['cat-file', 'blob', `HEAD~1:${named}`]);
        const { manifests }: Diff = JSON.parse((await told('HEAD~2')).out);
        assert.deepEqual(
          manifests[0]?.changes.filter(({ kind }) => kind === 'item'),
          [],
        );
        assert.deepEqual(
          manifests[0]?.unknown.filter(({ kind }) => kind === 'item').map(({ key }) => key),
          ['risks-registered'],
        );
      });
    }));

  it('says what git cannot read, and does not pass then', () =>
    inHistory(async (history) => {
      history.commit({ ...risks, 'docs/b.md': 'b', [named]: citing('docs/risks.md') }, { on: '2026-11-01' });
      history.commit({ 'docs/risks.md': `${prose}\nMore.\n` }, { on: '2026-11-01' });
      history.damage('docs/risks.md');
      const { code, out } = await runIn(history.folder, ['diff', 'HEAD~1', 'HEAD']);
      assert.equal(code, 2, out);
      assert.match(
        out,
        /docs\/risks\.md: Git cannot read it as it was in \w{9}: its object is corrupt or missing/,
      );
    }));

  it('does not take for a part of the change what only the day did', () =>
    inHistory(async (history) => {
      history.commit({ ...risks, [named]: waived('2026-10-15') }, { on: '2026-10-01' });
      history.write({ 'docs/more.md': prose });
      const diff = await diffOf(history);
      assert.deepEqual(
        inShort(diff).filter((each) => !each.startsWith('moved gate')),
        [
          'lost item risks-registered by day, not by the change',
          'ended waiver risks-registered by day, not by the change',
        ],
      );
      assert.equal(diff.summary.regressions, 0);
      assert.equal(await failing(history), 0);
      const { out } = await runIn(history.folder, ['diff']);
      assert.match(out, /Not by this change: 1 item lost, 1 waiver ended/);
      assert.match(out, /This change takes nothing away\./);
    }));

  it('tells a waiver that was renewed in time', () =>
    inHistory(async (history) => {
      history.commit({ ...risks, [named]: waived('2026-11-10') }, { on: '2026-11-01' });
      history.write({ [named]: waived('2026-11-20') });
      assert.deepEqual(inShort(await diffOf(history)), ['renewed waiver risks-registered by manifest']);
      assert.equal(await failing(history), 0);
    }));

  it('tells what another edition of the checklist does apart', () =>
    inHistory(async (history) => {
      const pinned = (edition: string): string => `${citing('docs/risks.md')}catalogue: "${edition}"\n`;
      history.commit({ ...risks, [named]: pinned('2026.1') }, { on: '2026-11-01' });
      history.write({ [named]: pinned('2026.2') });
      const diff = await diffOf(history);
      assert.ok(diff.manifests[0]?.changes.some(({ causes }) => causes.includes('edition')));
      assert.ok(diff.manifests[0]?.changes.every(({ kind, byChange }) => kind === 'finding' || !byChange));
      assert.equal(await failing(history), 0);
    }));

  it('tells a manifest that is new, gone, and under another name', () =>
    inHistory(async (history) => {
      history.commit(
        { [`a/${named}`]: citing('r.md'), 'a/r.md': prose, [`b/${named}`]: calm },
        { on: '2026-11-01' },
      );
      history.write({
        [`c/${named}`]:
          'version: 1\nworkflow: { name: Other, purpose: Sorts letters of all kinds }\nsystems: { x: { name: X } }\n',
        [`b/${named}`]: null,
      });
      renameSync(`${history.folder}/a`, `${history.folder}/moved`);
      history.git('add', '-A');
      const { manifests } = await diffOf(history);
      assert.deepEqual(
        manifests.map(({ path, was, state }) => [path, was, state]),
        [
          [`b/${named}`, null, 'gone'],
          [`c/${named}`, null, 'new'],
          [`moved/${named}`, `a/${named}`, 'same'],
        ],
      );
    }));

  it('takes two commits, or a range as git reads it', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-10-20' }).git('branch', 'topic');
      history.commit({ 'docs/risks.md': null }, { on: '2026-10-21' });
      history.git('checkout', '-q', 'topic');
      history.commit({ 'docs/other.md': prose }, { on: '2026-10-22' });
      const item = 'risks-registered by files (docs/risks.md)';
      for (const [args, told] of [
        [['main', 'topic'], [`gained item ${item}`]],
        [['main..topic'], [`gained item ${item}`]],
        [['main...topic'], []],
        [['topic...main'], [`lost item ${item}`]],
        [['topic', 'main'], [`lost item ${item}`]],
        [[], []],
        [['main'], [`gained item ${item}`]],
        [['main', '--', 'docs'], []],
      ] as const) {
        const found = inShort(await diffOf(history, ...args), ['item']);
        assert.deepEqual(found, told, args.join(' '));
      }
    }));

  it('finds the default branch of the remote, by whatever name', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-10-20' }).git('branch', '-m', 'trunk');
      await inTree({}, async (folder) => {
        git(folder, ['clone', '-q', history.folder, 'copy']);
        git(`${folder}/copy`, ['checkout', '-qb', 'topic']);
        const { out } = await runIn(`${folder}/copy`, ['diff']);
        assert.match(out, /^From [0-9a-f]{9} \(origin\/trunk, /);
      });
      const { code, err } = await runIn(history.folder, ['diff']);
      assert.deepEqual(
        [code, err],
        [2, 'diff: nothing says which branch the work goes into: name a BASE.\n'],
      );
    }));

  it('follows links in a commit, and takes nothing from outside', () =>
    inHistory(async (history) => {
      history.write({ 'real/risks.md': prose, [named]: citing('docs/risks.md, out.md') });
      symlinkSync('real', `${history.folder}/docs`);
      symlinkSync('/etc/hostname', `${history.folder}/out.md`);
      history.commit({}, { on: '2026-11-01' });
      assert.deepEqual((await diffOf(history)).manifests[0]?.changes, []);
    }));

  it('knows what Git LFS keeps, and says where it has not fetched it', () =>
    inHistory(async (history) => {
      const oid = 'ab'.repeat(32);
      const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${prose.length}\n`;
      history.commit({ [named]: citing('docs/risks.md'), 'docs/risks.md': pointer }, { on: '2026-11-01' });
      history.write({ 'docs/risks.md': prose });
      const [unfetched] = (await diffOf(history)).manifests;
      assert.deepEqual(
        unfetched?.changes.filter(({ kind }) => kind === 'item'),
        [],
      );
      assert.deepEqual(
        unfetched?.unknown.filter(({ kind }) => kind === 'item').map(({ key }) => key),
        ['risks-registered'],
      );
      assert.equal(unfetched?.notes.length, 1);
      history.write({ [`.git/lfs/objects/ab/ab/${oid}`]: prose });
      const [fetched] = (await diffOf(history)).manifests;
      assert.deepEqual([fetched?.changes, fetched?.unknown], [[], []]);
    }));

  it('says of a submodule that is not read that nobody can tell', () =>
    inHistory(async (history) => {
      await inTree({ 'risks.md': prose }, async (other) => {
        git(other, ['init', '-q']);
        git(other, ['add', '.']);
        git(other, ['commit', '-qm', 'one']);
        history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'sub');
        history.commit({ [named]: citing('sub/risks.md') }, { on: '2026-11-01' });
        const diff = await diffOf(history);
        assert.equal(diff.summary.regressions, 0);
        assert.deepEqual(inShort(diff, ['item', 'evidence']), []);
        const [manifest] = diff.manifests;
        assert.ok(manifest?.unknown.some(({ kind, key }) => kind === 'item' && key === 'risks-registered'));
        assert.equal(manifest?.notes.length, 1);
      });
    }));

  it('blames nobody for a fault that could be seen on one side alone', () =>
    inHistory(async (history) => {
      await inTree({ 'risks.md': '' }, async (other) => {
        git(other, ['init', '-q']);
        git(other, ['add', '.']);
        git(other, ['commit', '-qm', 'one']);
        history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'sub');
        history.commit({ [named]: citing('sub/risks.md') }, { on: '2026-11-01' });
        const diff = await diffOf(history, 'HEAD');
        const [manifest] = diff.manifests;
        assert.deepEqual([diff.summary.regressions, manifest?.changes], [0, []]);
        const findings = manifest?.unknown.filter(({ kind }) => kind === 'finding') ?? [];
        assert.deepEqual(findings.map(({ what, key }) => `${what} ${JSON.parse(key)[0]}`).sort(), [
          'fixed evidence/not-checked',
          'new evidence/empty-file',
        ]);
        assert.equal(await failing(history, 'HEAD'), 0);
        // What the change itself does is told all the same.
        history.write({ 'docs/no.md': '', [named]: citing('sub/risks.md, docs/no.md') });
        assert.equal(await failing(history, 'HEAD'), 1);
      });
    }));

  it('is the same in a work tree of its own, on no branch, and below the root', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' });
      history.git('worktree', 'add', '-q', '--detach', 'side');
      writeFileSync(`${history.folder}/side/docs/risks.md`, '');
      for (const folder of ['side', 'side/docs']) {
        const { out } = await runIn(`${history.folder}/${folder}`, ['diff', '--format', 'json']);
        assert.deepEqual(inShort(JSON.parse(out), ['item']), [
          'lost item risks-registered by files (docs/risks.md)',
        ]);
      }
    }));

  it('says clearly where git cannot tell', () =>
    inHistory(async (history) => {
      const said = async (folder: string, args: readonly string[] = [], io = {}): Promise<string> => {
        const ran: Ran = await runIn(folder, ['diff', ...args], io);
        assert.equal(ran.code, 2, ran.out);
        assert.equal(ran.out, '');
        return ran.err;
      };
      assert.match(await said(history.folder, ['HEAD']), /^diff: the current branch has no commit yet\.\n$/);
      history.commit(risks, { on: '2026-10-01' }).commit({ 'a.md': 'a' }, { on: '2026-10-02' });
      assert.match(
        await said(history.folder, ['nothing']),
        /^diff: there is no commit "nothing" here\. Fetch it first/,
      );
      assert.match(await said(history.folder, ['a', 'b', 'c']), /takes a BASE and a HEAD/);
      assert.match(await said(history.folder, ['']), /needs revisions/);
      for (const name of ['-x', '--upload-pack=touch /tmp/x', '--output=x']) {
        const { code, out } = await runIn(history.folder, ['diff', '--', name]);
        assert.equal(code, 2);
        assert.match(out, /There is no such file/, name);
      }
      for (const name of ['$(touch x)', 'a;b', 'a\nb', '@{', ':/', '\u001b[31m', 'x'.repeat(3_000)])
        assert.match(await said(history.folder, [name]), /^diff: there is no commit "/, name);
      assert.match(
        await said(history.folder, [], { git: noGit }),
        /^diff asks git, and there is no program called git here\.\n$/,
      );
      await inTree({ [named]: calm }, async (folder) => {
        assert.match(await said(folder), /^diff needs a git repository, and ".*" is in none\.\n$/);
        git(folder, ['init', '-q', '--bare', 'bare']);
        assert.equal(
          await said(`${folder}/bare`),
          'diff needs a work tree, and this is a bare repository.\n',
        );
        git(folder, ['clone', '-q', '--depth', '1', `file://${history.folder}`, 'shallow']);
        const first = history.git('rev-parse', 'HEAD~1');
        assert.match(
          await said(`${folder}/shallow`, [first]),
          /This is a shallow clone: fetch its whole history/,
        );
      });
      history.write({ '.git/HEAD': 'nonsense\n' });
      assert.match(await said(history.folder), /^diff needs a git repository|^diff: git refused/);
    }));

  it('obeys no program that a repository has set', () =>
    inHistory(async (history) => {
      history.commit({ ...risks, '.gitattributes': '*.yaml diff=evil\n' }, { on: '2026-11-01' });
      for (const key of ['diff.external', 'diff.evil.textconv', 'core.fsmonitor', 'core.pager'])
        history.git('config', key, `touch ${history.folder}/ran`);
      history.write({ 'docs/risks.md': '' });
      assert.deepEqual(inShort(await diffOf(history), ['item']), [
        'lost item risks-registered by files (docs/risks.md)',
      ]);
      assert.ok(!existsSync(`${history.folder}/ran`));
    }));

  it('is a comment of at most 40 lines in which nothing of a manifest is obeyed', () =>
    inHistory(async (history) => {
      const names = hostile.filter((each) => each.length < 1_000 && !/[\ud800-\udfff]/.test(each));
      const entries = names.map(
        (each, at) => `  s${at}: { name: ${JSON.stringify(each)}, owner: ${JSON.stringify(each)} }\n`,
      );
      history.commit({ [named]: calm, [`b/${named}`]: calm }, { on: '2026-11-01' });
      history.write({
        [named]: `${calm.replace('Calm', '"@all <b>#1</b>"')}systems:\n${entries.join('')}`,
        [`b/${named}`]: null,
      });
      const { out, code } = await runIn(history.folder, ['diff', '--format', 'markdown']);
      assert.equal(code, 0);
      const lines = out.trimEnd().split('\n');
      assert.ok(lines.length <= 40, `${lines.length} lines`);
      assert.match(out, /^## AI Readiness: this change takes away: \d+ regressions\n/);
      assert.doesNotMatch(out, /@all|(?<!\\)<(?:b|img|!)|(?<!\\)\]\(http|^::/m);
      assert.ok(!out.includes('\u001b'));
      assert.match(out, /\(by the manifest, line 5\) \(ai-readiness\\\.yaml\)\n/);
      assert.equal(out.match(/<details>/g)?.length, 1);
      assert.equal(out.match(/<\/details>/g)?.length, 1);
    }));

  it('writes several formats at once, each to its file', () =>
    inHistory(async (history) => {
      history.commit(risks, { on: '2026-11-01' });
      const args = [
        '--format',
        'json',
        '--output',
        'a.json',
        '--format',
        'markdown',
        '--output',
        'b.md',
        '--format',
        'text',
      ];
      const { out } = await runIn(history.folder, ['diff', ...args]);
      assert.match(out, /1 manifest as before/);
      assert.deepEqual(history.git('status', '--porcelain').split('\n').sort(), ['?? a.json', '?? b.md']);
    }));

  for (const [args, says] of [
    [['--fail-on', 'error'], '--fail-on is one of regression, never, not "error".'],
    [['--format', 'sarif'], '--format is one of text, json, markdown, not "sarif".'],
    [['--fix'], '--fix is an option of "check", not of "diff".'],
    [['--name', 'x'], '--name is an option of "init", not of "diff".'],
  ] as const)
    it(`refuses ${args.join(' ')}`, () =>
      inHistory(async ({ folder }) => {
        const { code, err } = await runIn(folder, ['diff', ...args]);
        assert.equal(code, 2);
        assert.ok(err.startsWith(says), err);
      }));
});
