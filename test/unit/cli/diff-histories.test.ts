/** What `diff` says of a branch, in histories that are made commit by commit: only what the branch itself does. */
import assert from 'node:assert/strict';
import { hasGit } from '../repository/git/git';
import { type History, inHistory } from './history';
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
    readonly changes: readonly { readonly kind: string; readonly key: string; readonly what: string }[];
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
];

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
      const notes = async (...args: readonly string[]): Promise<readonly string[]> => {
        const { out } = await runIn(history.folder, ['diff', '--format', 'json', ...args]);
        return JSON.parse(out).manifests[0].notes;
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
      history.commit({ [named]: null });
      assert.deepEqual(await notes('main', 'work'), []);
    }));
});
