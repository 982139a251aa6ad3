/** What `diff` says of a branch, in histories that are made commit by commit: only what the branch itself does. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import type { Failure } from '../../../src/cli/checked';
import { hasGit } from '../repository/git/git';
import { inTree } from './formats/support';
import { History, inHistory } from './history';
import { calm, prose, runIn } from './support';

const named = 'ai-readiness.yaml';
const doc = 'docs/risks.md';

/** A manifest with two items that are met, each by its own document. */
const citing = (risks = doc, scope = 'docs/scope.md', more = ''): string =>
  `${calm}owners: { ann: { roles: [outcome, performance] } }
checklist:
  diagnose:
    risks-registered: { status: met, on: 2026-09-01, by: ann, evidence: [${risks}] }
    workflow-scoped: { status: met, on: 2026-09-01, by: ann, evidence: [${scope}] }
${more}`;

const whole = { [named]: citing(), [doc]: prose, 'docs/scope.md': prose, 'README.md': 'x' };
const lost = 'lost risks-registered';
const gained = 'gained risks-registered';

interface Diff {
  readonly manifests: readonly {
    readonly path: string;
    readonly was: string | null;
    readonly state: string;
    readonly changes: readonly {
      readonly kind: string;
      readonly key: string;
      readonly what: string;
      readonly causes: readonly string[];
    }[];
    readonly notes: readonly string[];
  }[];
  readonly summary: { readonly regressions: number };
}

/** What has become of items, and of manifests that are not where they were. */
async function told(history: History, args: readonly string[]): Promise<[string[], boolean]> {
  const { out, err } = await runIn(history.folder, ['diff', '--format', 'json', ...args]);
  assert.notEqual(out, '', err);
  const { manifests, summary }: Diff = JSON.parse(out);
  const found = manifests.flatMap(({ path, was, state, changes }) => {
    if (state === 'new' || state === 'gone') return [`${state} ${path}`];
    const items = changes.filter(({ kind }) => kind === 'item').map(({ what, key }) => `${what} ${key}`);
    return [...(was === null || was === path ? [] : [`${was} is ${path}`]), ...items];
  });
  return [found, summary.regressions > 0];
}

/** A branch from a commit that has all of it, on which one goes on; `main` is what it goes into. */
function begun(history: History): History {
  history.commit(whole, { on: '2026-10-01' }).git('checkout', '-q', '-b', 'work');
  return history;
}

function on(history: History, branch: string): History {
  history.git('checkout', '-q', branch);
  return history;
}

const histories: readonly (readonly [
  what: string,
  make: (history: History) => unknown,
  args: readonly string[],
  wanted: readonly string[],
  isRegression: boolean,
])[] = [
  ['what the branch takes away', (h) => begun(h).commit({ [doc]: null }), [], [lost], true],
  [
    'what only the main branch takes away',
    (h) => {
      on(begun(h), 'main').commit({ [doc]: null });
      on(h, 'work').commit({ 'README.md': 'y' });
    },
    [],
    [],
    false,
  ],
  [
    'what the main branch took away, once it is merged into this one',
    (h) => {
      on(begun(h), 'main').commit({ [doc]: null });
      on(h, 'work').commit({ 'README.md': 'y' }).git('merge', '-q', '--no-ff', '-m', 'x', 'main');
    },
    [],
    [],
    false,
  ],
  [
    'what this branch takes away, after the main one was merged into it',
    (h) => {
      on(begun(h), 'main').commit({ 'docs/scope.md': null });
      on(h, 'work')
        .commit({ [doc]: null })
        .git('merge', '-q', '--no-ff', '-m', 'x', 'main');
    },
    [],
    [lost],
    true,
  ],
  [
    'a branch that was merged, by a squash',
    (h) => {
      begun(h).commit({ [doc]: null });
      on(h, 'main').git('merge', '-q', '--squash', 'work');
      h.commit({});
    },
    ['HEAD~1', 'HEAD'],
    [lost],
    true,
  ],
  [
    'a branch whose squash is on the main one already, and that goes on',
    (h) => {
      begun(h).commit({ [doc]: null });
      on(h, 'main').git('merge', '-q', '--squash', 'work');
      on(h.commit({}), 'work').commit({ 'README.md': 'y' }).git('rebase', '-q', 'main');
    },
    [],
    [],
    false,
  ],
  [
    'a commit that was picked from the main branch',
    (h) => {
      on(begun(h), 'main').commit({ [doc]: null });
      on(h, 'work').commit({ 'README.md': 'y' }).git('cherry-pick', 'main');
    },
    [],
    // From where they parted it is a change of this branch too; held against the main branch as it is, it is none.
    [lost],
    true,
  ],
  [
    'a commit that was picked from the main branch, held against what is there',
    (h) => {
      on(begun(h), 'main').commit({ [doc]: null });
      on(h, 'work').commit({ 'README.md': 'y' }).git('cherry-pick', 'main');
    },
    ['main', 'HEAD'],
    [],
    false,
  ],
  [
    'a rebase onto a main branch that took something away',
    (h) => {
      on(begun(h), 'main').commit({ [doc]: null });
      on(h, 'work').commit({ 'README.md': 'y' }).git('rebase', '-q', 'main');
    },
    [],
    [],
    false,
  ],
  [
    'a base that was pushed anew, without what this branch began on',
    (h) => {
      h.commit({ 'README.md': 'x' }, { on: '2026-09-01' });
      begun(h).commit({ [doc]: null });
      on(h, 'main').git('reset', '-q', '--hard', 'HEAD~1');
      on(h.commit({ 'README.md': 'z' }), 'work');
    },
    [],
    // The manifest comes with this branch: it has nothing to lose.
    [`new ${named}`],
    false,
  ],
  [
    'what was taken away, and brought back',
    (h) =>
      begun(h)
        .commit({ [doc]: null })
        .git('revert', '--no-edit', 'HEAD'),
    [],
    [],
    false,
  ],
  [
    'the commit that takes it back',
    (h) =>
      begun(h)
        .commit({ [doc]: null })
        .git('revert', '--no-edit', 'HEAD'),
    ['HEAD~1', 'HEAD'],
    [gained],
    false,
  ],
  [
    'a manifest that is renamed',
    (h) => {
      begun(h).git('mv', named, 'ai-readiness.yml');
      h.commit({});
    },
    [],
    [`${named} is ai-readiness.yml`],
    false,
  ],
  [
    'a manifest that is renamed and says less',
    (h) => {
      begun(h).git('mv', named, 'ai-readiness.yml');
      h.commit({ 'ai-readiness.yml': citing('docs/none.md') });
    },
    [],
    [`${named} is ai-readiness.yml`, lost],
    true,
  ],
  [
    'a manifest that is moved, with paths that are right there',
    (h) => {
      begun(h).write({ 'flow/.keep': '' }).git('mv', named, `flow/${named}`);
      h.commit({ [`flow/${named}`]: citing('../docs/risks.md', '../docs/scope.md') });
    },
    [],
    [`${named} is flow/${named}`],
    false,
  ],
  [
    'a manifest that is moved, and one of whose paths leads nowhere now',
    (h) => {
      begun(h).write({ 'flow/.keep': '' }).git('mv', named, `flow/${named}`);
      h.commit({ [`flow/${named}`]: citing('../none/risks.md', '../docs/scope.md') });
    },
    [],
    [`${named} is flow/${named}`, lost],
    true,
  ],
  [
    'a manifest that is moved with its documents, and edited',
    (h) => {
      begun(h).write({ 'flow/.keep': '' }).git('mv', named, 'docs', 'flow');
      h.commit({ [`flow/${named}`]: `# More\n${citing()}` });
    },
    [],
    [`${named} is flow/${named}`],
    false,
  ],
  ['a manifest that is gone', (h) => begun(h).commit({ [named]: null }), [], [`gone ${named}`], true],
  [
    'a manifest that is new',
    (h) => begun(h).commit({ [`flow/${named}`]: citing('../docs/none.md', '../docs/scope.md') }),
    [],
    [`new flow/${named}`],
    false,
  ],
  [
    'a manifest that only the main branch has, or has no more',
    (h) => {
      on(begun(h), 'main').commit({ [`flow/${named}`]: citing(), [named]: null });
      on(h, 'work').commit({ 'README.md': 'y' });
    },
    [],
    [],
    false,
  ],
  [
    'two manifests that took each other’s name',
    (h) => exchanged(twoOf(h)).commit({}),
    ['HEAD~1', 'HEAD'],
    [`b/${named} is a/${named}`, `a/${named} is b/${named}`],
    false,
  ],
  [
    'two manifests that took each other’s name, without a commit',
    (h) => exchanged(twoOf(h)).git('reset', '-q'),
    ['HEAD'],
    [`b/${named} is a/${named}`, `a/${named} is b/${named}`],
    false,
  ],
  [
    'two manifests of which one took the name of the other, which went on',
    (h) => {
      twoOf(h).git('mv', 'b', 'c');
      h.git('mv', 'a', 'b');
      h.commit({});
    },
    ['HEAD~1', 'HEAD'],
    [`a/${named} is b/${named}`, `b/${named} is c/${named}`],
    false,
  ],
  [
    'a manifest that became a copy of another one, which was edited',
    (h) => twoOf(h).commit({ [`a/${named}`]: design, [`b/${named}`]: `${design}# More\n` }),
    ['HEAD~1', 'HEAD'],
    [],
    true,
  ],
  [
    'a merge of three branches, held against the first of them',
    (h) => octopus(h),
    ['HEAD^', 'HEAD'],
    [`new x/${named}`, `new y/${named}`],
    false,
  ],
  [
    'a merge of three branches that took something away, held against the last of them',
    (h) => octopus(h),
    ['HEAD^3...HEAD'],
    [lost, `new x/${named}`],
    true,
  ],
  [
    'a branch that goes on behind a merge of three, from where it parted',
    (h) => {
      octopus(h).git('checkout', '-q', '-b', 'more');
      on(h, 'main').commit({ 'other.md': 'x' });
      on(h, 'more').commit({ 'docs/scope.md': null });
    },
    ['main...more'],
    ['lost workflow-scoped'],
    true,
  ],
];

const design = `${calm.replace('diagnose', 'design').replace('Calm', 'Beta')}`;

function twoOf(history: History): History {
  return history.commit({ [`a/${named}`]: calm, [`b/${named}`]: design });
}

function exchanged(history: History): History {
  for (const [from, to] of [
    ['a', 't'],
    ['b', 'a'],
    ['t', 'b'],
  ] as const)
    history.git('mv', from, to);
  return history;
}

/** Merges two branches that bring a manifest each, at once, into one that takes something away. */
function octopus(history: History): History {
  history.commit(whole);
  for (const name of ['x', 'y']) {
    history.git('checkout', '-q', '-b', name, 'main');
    history.commit({ [`${name}/${named}`]: calm });
  }
  on(history, 'main')
    .commit({ [doc]: null })
    .git('merge', '-q', '-m', 'x', 'x', 'y');
  return history;
}

(hasGit ? describe : describe.skip)('diff in a history', () => {
  for (const [what, make, args, wanted, isRegression] of histories)
    it(`tells ${wanted.length === 0 ? 'nothing' : wanted.join(', ')} of ${what}`, () =>
      inHistory(async (history) => {
        make(history);
        assert.deepEqual(await told(history, args), [wanted, isRegression]);
      }));

  it('says of a manifest that a configuration leaves out that it is still there', () =>
    inHistory(async (history) => {
      const config = { 'ai-readiness.config.yaml': 'version: 1\nexclude: [ai-readiness.yaml]\n' };
      begun(history).commit(config);
      const compared = async (...args: readonly string[]): Promise<Diff['manifests'][number]> => {
        const { out } = await runIn(history.folder, ['diff', '--format', 'json', ...args]);
        return JSON.parse(out).manifests[0];
      };
      const notes = async (...args: readonly string[]): Promise<readonly string[]> =>
        (await compared(...args)).notes;
      const causes = async (...args: readonly string[]): Promise<readonly string[]> => {
        const { changes } = await compared(...args);
        return [...new Set(changes.flatMap((each) => each.causes))];
      };
      const [gone] = await notes('main', 'work');
      assert.equal(
        gone,
        'It is still there, and is not looked at any more: a configuration leaves it out, git ignores it, or it is a link to another manifest now.',
      );
      const [back] = await notes('work', 'main');
      assert.equal(
        back,
        'It was there before, and was not looked at: a configuration left it out, git ignored it, or it was a link to another manifest.',
      );
      // The configuration is the only file that differs.
      assert.deepEqual(await causes('main', 'work'), ['files']);
      assert.deepEqual(await causes('work', 'main'), ['files']);
      history.commit({ [named]: null });
      assert.deepEqual(await notes('main', 'work'), []);
      assert.deepEqual(await causes('main', 'work'), ['manifest']);
    }));

  /** What is named, in a repository that has a clone in it and a link out of it, and what is said of it. */
  const elsewhere: readonly (readonly [path: string, said: RegExp | undefined])[] = [
    ['..', /^\.\.: It is outside of the repository that is compared\.$/],
    ['/nowhere', /^\/nowhere: It is outside/],
    ['out', /^out: It is outside/],
    [`out/${named}`, /: It is outside/],
    ['inner', /^inner: It is in another repository or work tree, such as a submodule: run diff there\.$/],
    [`inner/${named}`, /: It is in another repository/],
    ['inner/gone', /: It is in another repository/],
    ['tree/docs', /: It is in another repository or work tree/],
    ['nowhere', /^nowhere: There is no such file or folder\.$/],
    ['docs', undefined],
    ['docs/../../repository/docs', undefined],
  ];
  it('compares nothing that is elsewhere', () =>
    inTree({ [named]: calm, 'repository/.keep': '' }, async (around) => {
      const history = new History(`${around}/repository`).commit(whole);
      history.git('clone', '-q', '.', 'inner');
      history.git('worktree', 'add', '-q', '--detach', 'tree', 'HEAD');
      symlinkSync('..', `${history.folder}/out`);
      for (const [path, said] of elsewhere) {
        const args = ['diff', 'HEAD', '--format', 'json', '--', path, named];
        const { code, out } = await runIn(history.folder, args);
        const { manifests, failures }: Diff & { readonly failures: readonly Failure[] } = JSON.parse(out);
        assert.equal(code, said === undefined ? 0 : 2, path);
        assert.deepEqual(
          manifests.map(({ state }) => state),
          ['same'],
          path,
        );
        const told = failures.map((each) => `${each.path}: ${each.message}`);
        assert.match(told.join('\n'), said ?? /^$/);
      }
    }));

  it('knows what is inside by another name of the repository', () =>
    inTree({ 'repository/.keep': '' }, async (around) => {
      const history = new History(`${around}/repository`).commit(whole);
      symlinkSync('repository', `${around}/alias`);
      const args = ['diff', 'HEAD', '--format', 'json', '--', `${around}/alias/${named}`];
      const ran = await runIn(history.folder, args);
      assert.deepEqual([ran.code, JSON.parse(ran.out).manifests[0].state], [0, 'same'], ran.out);
    }));
});
