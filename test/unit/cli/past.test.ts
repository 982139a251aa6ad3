import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Git } from '../../../src/repository';
import { gitProgram } from '../../../src/repository/git-program';
import { git, hasGit } from '../repository/git/git';
import { inTree } from './formats/support';
import { type Files, type History, inHistory } from './history';
import { begun, named, passing, risks } from './past-manifests';
import { calm, noGit, prose, type Ran, runIn } from './support';

interface At {
  readonly day: string;
  readonly by: string;
  readonly isLatest?: boolean;
}

interface Manifest {
  readonly path: string;
  readonly isCut: boolean;
  readonly backFilled: { readonly stage: string | null; readonly from: string | null } | null;
  readonly stages: readonly {
    readonly stage: string;
    readonly claimed: At | null;
    readonly isSkipped: boolean;
    readonly passed: readonly { readonly from: At; readonly to: At | null }[];
    readonly took: { readonly days: number; readonly workingDays: number; readonly isExact: boolean } | null;
    readonly estimate: {
      readonly open: number;
      readonly estimated: number;
      readonly workingDays: number | null;
    } | null;
    readonly ratio: number | null;
  }[];
  readonly waivers: readonly {
    readonly item: string;
    readonly events: readonly { readonly kind: string; readonly at: At; readonly until: string | null }[];
  }[];
  readonly renamed: readonly { readonly from: string; readonly to: string; readonly at: At }[];
  readonly gone: readonly { readonly from: At; readonly to: At | null }[];
  readonly unread: readonly { readonly from: At; readonly to: At | null; readonly why: string }[];
  readonly counts: { readonly commits: number; readonly judged: number; readonly evaluations: number };
  readonly notes: readonly string[];
}

async function pastIn(folder: string, ...args: readonly string[]): Promise<Manifest> {
  const { code, out, err } = await runIn(folder, ['history', '--format', 'json', ...args]);
  assert.equal(code, 0, err + out);
  const [manifest] = JSON.parse(out).manifests;
  return manifest;
}

const past = (history: History, ...args: readonly string[]): Promise<Manifest> =>
  pastIn(history.folder, ...args);

const atInShort = ({ day, by, isLatest }: At): string =>
  `${day}${by === 'day' ? ' by day' : ''}${isLatest ? ' at the latest' : ''}`;

/** `diagnose claimed 2026-10-01, passed 2026-10-03 to 2026-10-05`: the stages of which there is anything to say. */
function inShort({ stages }: Manifest): string[] {
  return stages.flatMap(({ stage, claimed, isSkipped, passed }) => {
    if (claimed === null && passed.length === 0) return [];
    const times = passed.map(
      ({ from, to }) => `, passed ${atInShort(from)}${to === null ? '' : ` to ${atInShort(to)}`}`,
    );
    const claim = claimed === null ? 'not claimed' : `claimed ${atInShort(claimed)}`;
    return [`${stage} ${claim}${isSkipped ? ' with a later one' : ''}${times.join('')}`];
  });
}

const waiversInShort = ({ waivers }: Manifest): string[] =>
  waivers.flatMap(({ item, events }) =>
    events.map(
      ({ kind, at, until }) => `${item} ${kind} ${atInShort(at)}${until === null ? '' : `, until ${until}`}`,
    ),
  );

type Step = readonly [day: string, files: Files];

const commitAll = (history: History, steps: readonly Step[]): History => {
  for (const [on, files] of steps) history.commit(files, { on });
  return history;
};

const bob = /^ {2}bob: .*\n/m.exec(passing())?.[0] ?? '';

const one = (until: string | null) => ({ until: '2026-12-31', others: { 'risks-registered': until } });

(hasGit ? describe : describe.skip)('history', () => {
  /** What is committed when, and what is told of the stages. */
  const tables: readonly (readonly [what: string, steps: readonly Step[], told: readonly string[]])[] = [
    ['a manifest that has only begun', [['2026-10-01', { [named]: begun }]], ['diagnose claimed 2026-10-01']],
    [
      'a gate that is passed, and the next stage',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-05', { [named]: passing(), ...risks }],
        ['2026-10-06', { [named]: passing({ stage: 'design' }) }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-05', 'design claimed 2026-10-06'],
    ],
    [
      'stages that are claimed at once',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-05', { [named]: begun.replace('diagnose', 'deploy') }],
      ],
      [
        'diagnose claimed 2026-10-01',
        'design claimed 2026-10-05 with a later one',
        'deploy claimed 2026-10-05',
      ],
    ],
    [
      'a gate that is lost with its evidence, and passed again',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing(), ...risks }],
        ['2026-10-03', { 'docs/risks.md': '' }],
        ['2026-10-04', { 'other.md': 'no concern of it' }],
        ['2026-10-05', risks],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-02 to 2026-10-03, passed 2026-10-05'],
    ],
    [
      'a gate that only the day takes away, on that day',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing(one('2026-10-10')), ...risks }],
        ['2026-10-20', { [named]: passing(one('2026-12-24')) }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-02 to 2026-10-11 by day, passed 2026-10-20'],
    ],
    [
      'what the day takes away after the last commit',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing({ until: '2026-10-25' }), ...risks }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-02 to 2026-10-26 by day'],
    ],
    [
      'a first version that claims a later stage already',
      [['2026-10-01', { [named]: begun.replace('diagnose', 'design') }]],
      [
        'diagnose claimed 2026-10-01 at the latest with a later one',
        'design claimed 2026-10-01 at the latest',
      ],
    ],
    [
      'a first version that says what was done before',
      [['2026-10-01', { [named]: passing(), ...risks }]],
      ['diagnose claimed 2026-10-01 at the latest, passed 2026-10-01 at the latest'],
    ],
    [
      'conflict markers that were committed once',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: `<<<<<<< a\n${begun}=======\n${passing()}>>>>>>> b\n`, ...risks }],
        ['2026-10-03', { [named]: passing() }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-03 at the latest'],
    ],
    [
      'a manifest that was gone for a while',
      [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: null, 'a.md': 'a' }],
        ['2026-10-03', { [named]: passing(), ...risks }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-03'],
    ],
    [
      'what a configuration has no longer',
      [
        ['2026-10-01', { [named]: begun }],
        [
          '2026-10-02',
          {
            [named]: passing().replace(bob, ''),
            ...risks,
            'ai-readiness.config.yaml': `defaults:\n  owners:\n  ${bob}`,
          },
        ],
        ['2026-10-03', { 'ai-readiness.config.yaml': null }],
      ],
      ['diagnose claimed 2026-10-01, passed 2026-10-02 to 2026-10-03'],
    ],
    [
      'no commit on a day before that of the one which it follows',
      [
        ['2026-10-05', { [named]: begun }],
        ['2026-10-01', { [named]: passing(), ...risks }],
        ['2027-01-01', { [named]: passing({ stage: 'design' }) }],
      ],
      ['diagnose claimed 2026-10-05, passed 2026-10-05', 'design claimed 2026-11-01'],
    ],
  ];
  const clocks: (typeof tables)[number] = [
    'the days of others where one clock was ahead',
    [
      ['2026-10-01', { [named]: begun }],
      ['2026-10-02', { [named]: passing(), ...risks }],
      ['2031-10-03', { 'docs/risks.md': '' }],
      ['2026-10-04', risks],
      ['2026-10-30', { [named]: begun }],
      ['2026-10-05', { [named]: passing() }],
      ['2026-10-06', { [named]: passing({ stage: 'design' }) }],
    ],
    [
      'diagnose claimed 2026-10-01, passed 2026-10-02 to 2026-10-02, passed 2026-10-04 to 2026-10-04, passed 2026-10-05',
      'design claimed 2026-10-06',
    ],
  ];
  for (const [what, steps, told] of [...tables, clocks])
    it(`tells ${what}`, () =>
      inHistory(async (history) => {
        assert.deepEqual(inShort(await past(commitAll(history, steps))), told);
      }));

  /** The end of one waiver from commit to commit, null where it is none, and what is told of it. */
  const waivers: readonly (readonly [
    what: string,
    ends: readonly (readonly [string, string | null])[],
    told: readonly string[],
  ])[] = [
    ['added', [['2026-10-01', '2026-12-10']], ['added 2026-10-01 at the latest, until 2026-12-10']],
    [
      'renewed and shortened',
      [
        ['2026-10-01', '2026-11-10'],
        ['2026-10-02', '2026-12-10'],
        ['2026-10-03', '2026-11-20'],
      ],
      [
        'added 2026-10-01 at the latest, until 2026-11-10',
        'renewed 2026-10-02, until 2026-12-10',
        'shortened 2026-10-03, until 2026-11-20',
      ],
    ],
    [
      'ended, and renewed too late',
      [
        ['2026-10-01', '2026-10-10'],
        ['2026-10-20', '2026-11-20'],
      ],
      [
        'added 2026-10-01 at the latest, until 2026-10-10',
        'ended 2026-10-11 by day, until 2026-10-10',
        'renewed 2026-10-20, until 2026-11-20',
      ],
    ],
    [
      'gone, and back',
      [
        ['2026-10-01', '2026-12-10'],
        ['2026-10-02', null],
        ['2026-10-03', '2026-12-24'],
      ],
      [
        'added 2026-10-01 at the latest, until 2026-12-10',
        'gone 2026-10-02',
        'added 2026-10-03, until 2026-12-24',
      ],
    ],
  ];
  for (const [what, ends, told] of waivers)
    it(`tells a waiver that was ${what}`, () =>
      inHistory(async (history) => {
        commitAll(
          history,
          ends.map(([on, end]) => [on, { [named]: passing(one(end)), ...risks }]),
        );
        const all = waiversInShort(await past(history));
        assert.deepEqual(
          all.filter((each) => each.startsWith('risks-registered ')),
          told.map((each) => `risks-registered ${each}`),
        );
        assert.equal(all.filter((each) => each.includes('workflow-scoped')).length, 1);
      }));

  it('tells it up to a day, and nothing of what was committed later', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-03', { [named]: passing(), ...risks }],
        [
          '2026-10-09',
          { [named]: null, [`a/${named}`]: passing({ stage: 'design', cites: '/docs/risks.md' }) },
        ],
      ]);
      const early = await past(history, '--today', '2026-10-05');
      assert.deepEqual(inShort(early), ['diagnose claimed 2026-10-01, passed 2026-10-03']);
      assert.deepEqual([early.renamed, early.counts.commits, early.counts.judged], [[], 2, 2]);
      const { code, out } = await runIn(history.folder, ['history', '--today', '2026-09-30']);
      assert.deepEqual([code, /git tells no commit up to 2026-09-30 that has it/.test(out)], [2, true]);
    }));

  it('does not take a manifest for another one while a link stood in its place', () =>
    inHistory(async (history) => {
      commitAll(history, [['2026-10-01', { [named]: passing(), ...risks }]]);
      renameSync(`${history.folder}/${named}`, `${history.folder}/other.yaml`);
      symlinkSync('other.yaml', `${history.folder}/${named}`);
      history.commit({}, { on: '2026-10-02' });
      history.commit({ [named]: null, 'other.yaml': null }, { on: '2026-10-03' });
      history.commit({ [named]: passing() }, { on: '2026-10-04' });
      const { unread, stages } = await past(history);
      assert.deepEqual(
        unread.map(({ from, to, why }) => [from.day, to?.day, why]),
        [['2026-10-02', '2026-10-03', 'it was a link to another file.']],
      );
      assert.deepEqual(stages[0]?.passed.length, 1);
    }));

  /** Links with which a passed gate begins, what lies where they lead, what is committed on the days after, and what is told. */
  const linked: readonly (readonly [
    what: string,
    links: Readonly<Record<string, string>>,
    files: Files,
    changes: readonly ((history: History) => unknown)[],
    told: string,
  ])[] = [
    [
      'a linked file',
      { 'docs/risks.md': '../real/risks.md' },
      { 'real/risks.md': prose },
      [
        (history) => history.write({ 'real/other.md': 'x' }),
        (history) => history.write({ 'real/risks.md': '' }),
        (history) => history.write({ 'real/risks.md': prose }),
      ],
      'passed 2026-10-01 to 2026-10-03, passed 2026-10-04; 4 judged',
    ],
    [
      'a file in a linked folder, under another name at times',
      { docs: 'real' },
      { 'real/risks.md': prose },
      [
        (history) => relink(history, 'docs', '.'),
        (history) => relink(history, 'docs', 'real'),
        (history) => history.write({ 'real/risks.md': '' }),
      ],
      'passed 2026-10-01 to 2026-10-02, passed 2026-10-03 to 2026-10-04; 5 judged',
    ],
    [
      'a chain of links',
      { docs: 'now', now: 'real' },
      { 'real/risks.md': prose, 'old/risks.md': '' },
      [(history) => relink(history, 'now', 'old'), (history) => history.write({ 'old/risks.md': prose })],
      'passed 2026-10-01 to 2026-10-02, passed 2026-10-03; 4 judged',
    ],
    [
      'a link to what comes later, and becomes a link itself',
      { docs: 'now' },
      { 'old/risks.md': prose },
      [
        (history) => symlinkSync('old', `${history.folder}/now`),
        (history) => history.write({ 'old/risks.md': '' }),
      ],
      'passed 2026-10-02 to 2026-10-03; 4 judged',
    ],
    [
      'a linked configuration',
      { 'docs/risks.md': '../real/risks.md', 'ai-readiness.config.yaml': 'real/config.yaml' },
      { 'real/risks.md': prose, 'real/config.yaml': 'version: 1\n' },
      [(history) => history.write({ 'real/config.yaml': 'version: 1\nrequire: { sign-off: true }\n' })],
      'passed 2026-10-01; 3 judged',
    ],
  ];
  const relink = (history: History, link: string, target: string): void => {
    history.write({ [link]: null });
    symlinkSync(target, `${history.folder}/${link}`);
  };
  for (const [what, links, files, changes, told] of linked)
    it(`goes by what links lead to: ${what}`, () =>
      inHistory(async (history) => {
        history.commit({ [named]: begun }, { on: '2026-09-30' });
        history.write({ [named]: passing(), ...files });
        for (const [link, target] of Object.entries(links)) {
          mkdirSync(path.dirname(`${history.folder}/${link}`), { recursive: true });
          symlinkSync(target, `${history.folder}/${link}`);
        }
        history.commit({}, { on: '2026-10-01' });
        for (const [at, change] of changes.entries()) {
          change(history);
          history.commit({}, { on: `2026-10-0${at + 2}` });
        }
        const found = await past(history);
        assert.equal(
          `${inShort(found).join()}; ${found.counts.judged} judged`,
          `diagnose claimed 2026-09-30, ${told}`,
        );
      }));

  it('takes a gate for neither passed nor lost where git cannot read what it rests on', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing(), ...risks }],
        ['2026-10-03', { 'docs/risks.md': `${prose}\nMore.\n` }],
      ]).damage('docs/risks.md');
      const broken = await past(history);
      const said = 'git cannot read "docs/risks.md": its object is corrupt or missing.';
      assert.deepEqual(
        [inShort(broken), broken.unread.map(({ from, to, why }) => [from.day, to, why])],
        [['diagnose claimed 2026-10-01, passed 2026-10-02'], [['2026-10-03', null, said]]],
      );
      commitAll(history, [['2026-10-04', risks]]);
      const mended = await past(history);
      assert.deepEqual(
        [inShort(mended), mended.unread.map(({ from, to }) => [from.day, to?.day])],
        [['diagnose claimed 2026-10-01, passed 2026-10-02'], [['2026-10-03', '2026-10-04']]],
      );
    }));

  it('judges it where a submodule that it cites has moved', () =>
    inHistory(async (history) => {
      await inTree({ 'risks.md': prose }, async (folder) => {
        git(folder, ['init', '-q']);
        git(folder, ['add', '.']);
        git(folder, ['commit', '-qm', 'one']);
        history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', folder, 'docs');
        history.commit({ [named]: passing() }, { on: '2026-10-01' });
        writeFileSync(`${history.folder}/docs/risks.md`, '');
        git(`${history.folder}/docs`, ['commit', '-qam', 'two']);
        history.commit({}, { on: '2026-10-02' });
        assert.equal((await past(history)).counts.judged, 2);
      });
    }));

  it('finds what a manifest was called before one commit moved more files than git compares', () =>
    inHistory(async (history) => {
      history.git('config', 'diff.renameLimit', '1');
      const text = (at: number): string => `${at} ${prose}`.repeat(3);
      const files = (folder: string, more: string): Files =>
        Object.fromEntries([1, 2, 3].map((at) => [`${folder}/${folder}${at}.md`, text(at) + more]));
      const both = (folder: string, more: string): Files => ({
        [`${folder}/a/${named}`]: `${begun}${more}`,
        [`${folder}/b/${named}`]: `${passing()}${more}`,
        ...files(folder, more),
      });
      history.commit(both('old', ''), { on: '2026-10-01' });
      history.commit({ old: null, ...both('new', '# moved\n') }, { on: '2026-10-02' });
      const { renamed } = await past(history, `new/a/${named}`);
      assert.deepEqual(
        renamed.map(({ from }) => from),
        [`old/a/${named}`],
      );
    }));

  it('tells what a stage took, and what it was to take when it was claimed', () =>
    inHistory(async (history) => {
      const estimate = 'estimate: { low: 2d, likely: 1w, high: 10d }';
      const few = `${begun}checklist:\n  diagnose:\n    workflow-scoped: { status: in-progress, ${estimate} }\n`;
      commitAll(history, [
        ['2026-10-02', { [named]: few }],
        ['2026-10-12', { [named]: passing(), ...risks }],
      ]);
      const [diagnose, design] = (await past(history)).stages;
      assert.deepEqual(diagnose?.took, { days: 10, workingDays: 6, isExact: true });
      assert.deepEqual(diagnose?.estimate, { open: 9, estimated: 1, workingDays: null });
      assert.deepEqual([diagnose?.ratio, design?.took, design?.estimate], [null, null, null]);
      const { out } = await runIn(history.folder, ['history']);
      assert.match(out, /gate first passed 2026-10-12 \([0-9a-f]{9}\), after 10 days \(6 working days\)\n/);
      assert.match(out, /estimated only 1 of 9 open items\n/);
    }));

  it('reads estimates as the forecast does', () =>
    inHistory(async (history) => {
      const estimates = ['{ low: 2d, high: 10d }', '{ high: 10d }', '{ low: 1d }', '{ likely: 3d }'];
      const ids = ['workflow-scoped', 'value-baseline-measured', 'systems-inventoried', 'owners-named'];
      const lines = ids.map((id, at) => `    ${id}: { status: unmet, estimate: ${estimates[at]} }\n`);
      history.commit({ [named]: `${begun}checklist:\n  diagnose:\n${lines.join('')}` });
      const [diagnose] = (await past(history)).stages;
      assert.deepEqual(diagnose?.estimate, { open: 9, estimated: 2, workingDays: null });
      const { out } = await runIn(history.folder, ['forecast', '--format', 'json']);
      const [{ items, estimateFirst }] = JSON.parse(out).manifests;
      assert.deepEqual(
        ids.map((id) => estimateFirst.includes(id)),
        [false, true, true, false],
        JSON.stringify(items),
      );
    }));

  it('follows the main line: what a branch did counts from its merge on, whole or squashed', () =>
    inHistory(async (history) => {
      history.commit({ [named]: begun }, { on: '2026-10-01' }).git('checkout', '-qb', 'topic');
      history.commit(risks, { on: '2026-10-02' }).commit({ [named]: passing() }, { on: '2026-10-03' });
      history.git('checkout', '-q', 'main');
      history.commit({ 'a.md': 'a' }, { on: '2026-10-04' });
      history.git('branch', 'whole');
      history.git('merge', '-q', '--squash', 'topic');
      history.commit({}, { on: '2026-10-06' });
      const told = ['diagnose claimed 2026-10-01, passed 2026-10-06'];
      assert.deepEqual(inShort(await past(history)), told);
      history.git('checkout', '-q', 'whole');
      history.git('merge', '-q', '--no-ff', '--no-commit', 'topic');
      history.commit({}, { on: '2026-10-06' });
      assert.match(history.git('log', '-1', '--format=%P'), / /);
      const found = await past(history);
      assert.deepEqual(inShort(found), told);
      assert.deepEqual([found.counts.commits, found.counts.judged], [3, 2]);
    }));

  it('follows a manifest that was renamed, alone and with its folder', () =>
    inHistory(async (history) => {
      history.commit({ 'old.yaml': begun, 'x.md': 'x' }, { on: '2026-10-01' });
      history.commit({ 'old.yaml': null, [`a/${named}`]: begun }, { on: '2026-10-02' });
      history.commit({ [`a/${named}`]: passing(), 'a/docs/risks.md': prose }, { on: '2026-10-03' });
      renameSync(`${history.folder}/a`, `${history.folder}/b`);
      history.commit({}, { on: '2026-10-04' }).commit({ 'b/docs/risks.md': '' }, { on: '2026-10-05' });
      const found = await past(history);
      assert.equal(found.path, `b/${named}`);
      assert.deepEqual(
        found.renamed.map(({ from, to, at }) => [from, to, at.day]),
        [
          [`a/${named}`, `b/${named}`, '2026-10-04'],
          ['old.yaml', `a/${named}`, '2026-10-02'],
        ],
      );
      assert.deepEqual(inShort(found), ['diagnose claimed 2026-10-01, passed 2026-10-03 to 2026-10-05']);
      assert.deepEqual(found.notes, [
        `It was called a/${named} until 4 October 2026.`,
        'It was called old.yaml until 2 October 2026.',
      ]);
    }));

  it('follows two manifests that took each other’s name', () =>
    inHistory(async (history) => {
      const other = begun.replace('diagnose', 'design');
      history.commit({ 'a/ai-readiness.yaml': begun, 'b/ai-readiness.yaml': other }, { on: '2026-10-01' });
      for (const [from, to] of ['a t', 'b a', 't b'].map((each) => each.split(' ')))
        history.git('mv', from ?? '', to ?? '');
      history.commit({}, { on: '2026-10-02' });
      const found = await past(history, 'b');
      assert.deepEqual(inShort(found), ['diagnose claimed 2026-10-01']);
      assert.deepEqual(
        found.renamed.map(({ from, to }) => [from, to]),
        [['a/ai-readiness.yaml', 'b/ai-readiness.yaml']],
      );
    }));

  it('counts what a merge of three brings from the merge on', () =>
    inHistory(async (history) => {
      history.commit({ [named]: begun }, { on: '2026-10-01' });
      for (const name of ['x', 'y']) {
        history.git('checkout', '-q', '-b', name, 'main');
        const files: Files = name === 'x' ? { [named]: passing() } : risks;
        history.commit(files, { on: '2026-10-02' });
      }
      history.git('checkout', '-q', 'main');
      history.commit({ 'a.md': 'a' }, { on: '2026-10-03' });
      history.git('merge', '-q', '--no-commit', 'x', 'y');
      history.commit({}, { on: '2026-10-06' });
      assert.match(history.git('log', '-1', '--format=%P'), / .* /);
      assert.deepEqual(inShort(await past(history)), ['diagnose claimed 2026-10-01, passed 2026-10-06']);
    }));

  it('tells what cannot be read, what was not there, and what was filled in later', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [named]: passing({ stage: 'deploy' }), ...risks }],
        ['2026-10-02', { [named]: 'a: [\n"' }],
        ['2026-10-03', { [named]: null, 'a.md': 'a' }],
        ['2026-10-04', { [named]: passing() }],
        ['2026-10-05', { [named]: `<<<<<<< a\n${begun}=======\n${begun}>>>>>>> b\n` }],
      ]);
      const { unread, gone, backFilled, notes } = await past(history);
      assert.deepEqual(backFilled, { stage: 'deploy', from: '2026-09-01' });
      assert.deepEqual(
        unread.map(({ from, to, why }) => [from.day, to?.day ?? null, why]),
        [
          ['2026-10-02', '2026-10-03', 'its text is broken.'],
          ['2026-10-05', null, 'it has conflict markers.'],
        ],
      );
      assert.deepEqual(
        gone.map(({ from, to }) => [from.day, to?.day]),
        [['2026-10-03', '2026-10-04']],
      );
      assert.deepEqual(notes, [
        'Its first version, of 1 October 2026, claims Deploy already: when Diagnose and Design were claimed and passed is not known.',
        'Its first version, of 1 October 2026, says what was done from 1 September 2026 on: work began before it was committed.',
        'It was not there from 3 October 2026 to 4 October 2026.',
        'What it said from 2 October 2026 to 3 October 2026 cannot be read: its text is broken.',
        'What it said since 5 October 2026 cannot be read: it has conflict markers.',
      ]);
    }));

  it('says of a shallow clone what it cannot know, and only where that is so', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { 'a.md': 'a' }],
        ['2026-10-02', { [named]: begun }],
        ['2026-10-03', { [named]: passing(), ...risks }],
        ['2026-10-04', { 'a.md': 'b' }],
      ]);
      await inTree({}, async (folder) => {
        for (const depth of ['1', '4'])
          git(folder, ['clone', '-q', '--depth', depth, `file://${history.folder}`, depth]);
        const cut = await pastIn(`${folder}/1`);
        assert.equal(cut.isCut, true);
        assert.deepEqual(inShort(cut), [
          'diagnose claimed 2026-10-04 at the latest, passed 2026-10-04 at the latest',
        ]);
        assert.match(
          cut.notes[0] ?? '',
          /^This is a shallow clone: what came before 4 October 2026 is not known/,
        );
        const whole = await pastIn(`${folder}/4`);
        assert.equal(whole.isCut, false);
        assert.deepEqual(inShort(whole), ['diagnose claimed 2026-10-02, passed 2026-10-03']);
      });
    }));

  it('knows what it cannot know in a partial clone', () =>
    inHistory(async (history) => {
      history.git('config', 'uploadpack.allowFilter', 'true');
      commitAll(history, [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing(), ...risks }],
        ['2026-10-03', { 'docs/risks.md': `${prose}\nMore.\n` }],
      ]);
      await inTree({}, async (folder) => {
        git(folder, ['clone', '-q', '--filter=blob:none', `file://${history.folder}`, 'part']);
        git(`${folder}/part`, ['cat-file', 'blob', `HEAD~2:${named}`]);
        const found = await pastIn(`${folder}/part`);
        assert.deepEqual(inShort(found), ['diagnose claimed 2026-10-01, passed 2026-10-03 at the latest']);
        assert.match(found.notes.join('\n'), /^1 judgement lacks something that could not be looked at/);
      });
    }));

  it('is the same on no branch, in a work tree of its own, below the root, and in a sparse checkout', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [`svc/${named}`]: begun, 'x/a.md': 'a' }],
        ['2026-10-03', { [`svc/${named}`]: passing({ cites: '/docs/risks.md' }), ...risks }],
      ]);
      history.git('worktree', 'add', '-q', '--detach', 'side');
      const told = ['diagnose claimed 2026-10-01, passed 2026-10-03'];
      for (const folder of ['', '/svc', '/side', '/side/svc'])
        assert.deepEqual(inShort(await pastIn(history.folder + folder)), told, folder);
      history.git('sparse-checkout', 'set', '--no-cone', '/x/');
      assert.deepEqual(inShort(await past(history)), told);
      assert.deepEqual(inShort(await past(history, `svc/${named}`)), told);
    }));

  it('tells a manifest in a submodule by the commits of that', () =>
    inHistory(async (history) => {
      await inTree({}, async (folder) => {
        git(folder, ['init', '-q']);
        writeFileSync(`${folder}/${named}`, begun);
        git(folder, ['add', '.']);
        git(folder, ['commit', '-qm', 'one']);
        history.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', folder, 'sub');
        history.commit({ [named]: calm }, { on: '2026-10-01' });
        assert.equal((await past(history, 'sub')).path, named);
        assert.equal((await past(history)).path, named);
        const { out } = await runIn(history.folder, ['history', '--format', 'json']);
        assert.equal(JSON.parse(out).manifests.length, 1);
      });
    }));

  it('takes names as they are, whatever they are', () =>
    inHistory(async (history) => {
      const names = [
        '$(touch x)',
        'a;b',
        "it's",
        '--output=x',
        ':(glob)*',
        'a\nb',
        '\u001b[31mred',
        'sp ace',
      ];
      const all = Object.fromEntries(names.map((name) => [`${name}/${named}`, begun]));
      history.commit(all, { on: '2026-10-01' }).git('checkout', '-qb', 'x;$(touch${IFS}y)');
      history.commit(
        Object.fromEntries(names.map((name) => [`${name}/${named}`, passing({ cites: '/docs/risks.md' })])),
        { on: '2026-10-02' },
      );
      history.commit(risks, { on: '2026-10-03' });
      const { code, out } = await runIn(history.folder, ['history', '--format', 'json']);
      assert.equal(code, 0);
      const found: readonly Manifest[] = JSON.parse(out).manifests;
      assert.deepEqual(found.map(({ path }) => path).sort(), Object.keys(all).sort());
      for (const each of found)
        assert.deepEqual(inShort(each), ['diagnose claimed 2026-10-01, passed 2026-10-03'], each.path);
      const text = await runIn(history.folder, ['history']);
      assert.ok(!text.out.includes('\u001b'));
      assert.equal(history.git('status', '--porcelain'), '');
    }));

  it('says clearly where git cannot tell', () =>
    inHistory(async (history) => {
      const said = async (folder: string, args: readonly string[] = [], io = {}): Promise<string> => {
        const ran: Ran = await runIn(folder, ['history', ...args], io);
        assert.equal(ran.code, 2, ran.out);
        return ran.err + ran.out;
      };
      history.write({ [named]: begun });
      assert.match(await said(history.folder), /^history: the current branch has no commit yet\.\n$/);
      history.commit({ 'a.md': 'a' }, { on: '2026-10-01' }).git('rm', '-q', '--cached', named);
      history.commit({}, { on: '2026-10-02' }).git('rm', '-q', '--cached', '-r', '.');
      assert.match(
        await said(history.folder, ['nothing.yaml']),
        /^not told {2}nothing\.yaml: There is no such file or folder\.\n$/,
      );
      assert.match(
        await said(history.folder, [], { git: noGit }),
        /^history asks git, and there is no program called git here\.\n$/,
      );
      await inTree({ [named]: begun }, async (folder) => {
        assert.match(await said(folder), /^history needs a git repository, and ".*" is in none\.\n$/);
        git(folder, ['init', '-q', '--bare', 'bare']);
        assert.equal(
          await said(`${folder}/bare`),
          'history needs a work tree, and this is a bare repository.\n',
        );
      });
      await inTree({ 'a.md': 'a', [named]: begun }, async (folder) => {
        git(folder, ['init', '-q']);
        git(folder, ['add', 'a.md']);
        git(folder, ['commit', '-qm', 'one']);
        assert.match(
          await said(folder, [named]),
          /^not told {2}ai-readiness\.yaml: It is not in the current commit: what was never committed has no history\.\n$/,
        );
        assert.match(
          await said(folder),
          /^There is no manifest here that git has in the current commit\.\n$/,
        );
      });
      for (const args of [
        ['--format', 'sarif'],
        ['--fail-on', 'never'],
        ['--root', '.'],
        ['--output', named],
      ])
        assert.match(await said(history.folder, args), /More: ai-readiness --help/, args.join(' '));
      history.write({ '.git/HEAD': 'nonsense\n' });
      assert.match(await said(history.folder), /^history needs a git repository|^history: git refused/);
    }));

  it('does not say of a manifest that is damaged in git that it was never committed', () =>
    inHistory(async (history) => {
      history.commit({ [named]: begun }, { on: '2026-10-01' });
      const blob = history.git('rev-parse', `HEAD:${named}`);
      history.write({ [`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`]: null });
      for (const args of [[], [named]]) {
        const { code, out } = await runIn(history.folder, ['history', ...args]);
        assert.equal(code, 2);
        assert.match(
          out,
          /^not told {2}ai-readiness\.yaml: It (?:cannot|could not) be read: (?:an error: )?git cannot read it: its object is corrupt or missing/,
        );
      }
    }));

  it('tells of a repository that lacks something that it lacks it', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [named]: begun }],
        ['2026-10-02', { [named]: passing(), ...risks }],
        ['2026-10-03', { [named]: passing({ name: 'Other' }) }],
      ]);
      const blob = history.git('rev-parse', `HEAD~1:${named}`);
      history.write({ [`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`]: null });
      const { unread, stages } = await past(history);
      assert.deepEqual(
        unread.map(({ from, why }) => [from.day, why]),
        [['2026-10-02', 'this clone does not have it.']],
      );
      assert.deepEqual(
        stages[0]?.passed.map(({ from }) => atInShort(from)),
        ['2026-10-03 at the latest'],
      );
      const tree = history.git('rev-parse', 'HEAD^{tree}');
      history.write({ [`.git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`]: null });
      const { code, err, out } = await runIn(history.folder, ['history']);
      assert.equal(code, 2);
      assert.match(err + out, /history: git refused: /);
    }));

  it('obeys no program that a repository has set, and writes nothing to it', () =>
    inHistory(async (history) => {
      commitAll(history, [
        ['2026-10-01', { [named]: begun, '.gitattributes': '*.yaml diff=evil\n' }],
        ['2026-10-02', { [named]: passing(), ...risks }],
      ]);
      for (const key of ['diff.external', 'diff.evil.textconv', 'core.fsmonitor', 'core.pager'])
        history.git('config', key, `touch ${history.folder}/ran`);
      for (const [key, value] of Object.entries({
        'log.showRoot': 'false',
        'log.follow': 'true',
        'diff.renames': 'copies',
        'log.date': 'relative',
        'log.decorate': 'full',
      }))
        history.git('config', key, value);
      const before = history.git('count-objects', '-v');
      assert.deepEqual(inShort(await past(history)), ['diagnose claimed 2026-10-01, passed 2026-10-02']);
      assert.equal(history.git('count-objects', '-v'), before);
      assert.deepEqual(readdirSync(history.folder).sort(), ['.git', '.gitattributes', named, 'docs']);
    }));

  it('looks at few of 5,000 commits where few bear on the manifest', () =>
    inHistory(async (history) => {
      manyCommits(history, 5_000);
      const calls: string[] = [];
      const counting: Git = {
        ...gitProgram,
        run(args, folder) {
          calls.push(args.find((each) => /^[a-z]/.test(each)) ?? '');
          return gitProgram.run(args, folder);
        },
      };
      const { code, out, err } = await runIn(history.folder, ['history', '--format', 'json'], {
        git: counting,
      });
      assert.equal(code, 0, err);
      const [{ counts, stages }] = JSON.parse(out).manifests;
      // Each 100th commit changes what it cites; between two of them the day alone is asked once, and after the last.
      assert.deepEqual(counts, { commits: 5_000, judged: 50, evaluations: 50 + 50, partial: 0 });
      assert.equal(stages[0].passed.length, 25);
      assert.ok(calls.length < 50 + 30, String(calls.length));
    })).timeout(180_000);
});

/** Commits of a day each: every 100th one takes the evidence away or brings it back, all others are of no concern. */
function manyCommits(history: History, count: number): void {
  const first = Date.UTC(2011, 0, 1, 12) / 1000;
  const lines: string[] = [];
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  for (let at = 0; at < count; at++) {
    const time = `${first + at * 86_400} +0000`;
    lines.push(
      `commit refs/heads/main\nauthor Ann <ann@example.com> ${time}\ncommitter Ann <ann@example.com> ${time}\n${data('x')}`,
    );
    if (at === 0) {
      const text = passing({ until: '2027-12-01' }).replaceAll('on: 2026-09-01', 'on: 2010-09-01');
      lines.push(`M 100644 inline ${named}\n${data(text)}`);
    }
    if (at % 100 === 0) lines.push(`M 100644 inline docs/risks.md\n${data(at % 200 === 0 ? prose : ' ')}`);
    else lines.push(`M 100644 inline other/${at % 50}.md\n${data(String(at))}`);
  }
  git(history.folder, ['fast-import', '--quiet'], lines.join(''));
  history.git('checkout', '-q', 'main');
}
