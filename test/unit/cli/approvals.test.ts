/** Who committed what is said to be approved, told by `check` in histories that are made commit by commit. */
import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import path from 'node:path';
import { hasGit } from '../repository/git/git';
import { remove, temporaryFolder } from '../temporary';
import { type History, inHistory } from './history';
import { runIn } from './support';

const name = 'ai-readiness.yaml';
const code = 'approval/not-by-approver';
const configuration = 'version: 1\napprovals: git\n';

const lena = 'Lena Berg <4711+lena-b@users.noreply.github.com>';
const priya = 'Priya Nair <priya@acme.example>';
const tomas = 'Tomas Kral <17+tomas-k@users.noreply.github.com>';
const stranger = 'Jo Doe <jo@home.example>';
const forge = 'GitHub <noreply@github.com>';

const everybody = `  lena: { handle: "@lena-b", roles: [approver] }
  priya: { handle: priya@acme.example, name: Priya Nair, roles: [outcome, approver] }
  tomas: { handle: "@tomas-k", roles: [performance] }
`;

interface Waiver {
  readonly approver?: string;
  readonly expires?: string;
  readonly reason?: string;
  readonly on?: string;
  readonly owners?: string;
  readonly more?: string;
}

function manifest(checklist: string, owners = everybody): string {
  return `version: 1\nstage: diagnose\nworkflow: { name: Triage }\nowners:\n${owners}checklist:\n${checklist}`;
}

/** A manifest with a waiver. */
function waived({
  approver = 'lena',
  expires = '2026-12-01',
  reason = 'Later',
  on = '2026-10-01',
  owners = everybody,
  more = '',
}: Waiver = {}): string {
  return manifest(
    `  design:
    threat-model-reviewed:
      status: waived
      reason: ${reason}
      approver: ${approver}
      on: ${on}
      expires: ${expires}
${more}`,
    owners,
  );
}

/** One without it. */
const open = manifest('  design:\n    threat-model-reviewed: { status: in-progress }\n');

/** One that is live. */
const live = (on = '2026-10-01', by = 'lena'): string =>
  manifest(
    `  deploy:\n    go-live-approved: { status: met, on: ${on}, by: ${by}, evidence: [docs/live.md] }\n`,
  );

/** A repository that asks who approved, with a manifest that has nothing approved yet. */
function begun(history: History): History {
  return history.commit(
    { 'ai-readiness.config.yaml': configuration, [name]: open, 'docs/live.md': 'Approved.\n' },
    { on: '2026-09-01', by: stranger },
  );
}

/** Goes on with a branch; `back` returns to the main one. */
function branch(history: History): History {
  history.git('checkout', '-q', '-b', 'work');
  return history;
}

function back(history: History): History {
  history.git('checkout', '-q', 'main');
  return history;
}

/** Merges the branch, as somebody. */
function merge(history: History, by: string, { says = 'Merge', how = '--no-ff' } = {}): History {
  return as(history, by, ['merge', '-q', how, '-m', says, 'work']);
}

/** Runs git as somebody, who commits what others have written. */
function as(history: History, by: string, args: readonly string[]): History {
  const [, who = '', mail = ''] = /^(.*) <(.*)>$/.exec(by) ?? [];
  history.git('-c', `user.name=${who}`, '-c', `user.email=${mail}`, ...args);
  return history;
}

/** A commit of which the author and the committer are two. */
function passedOn(history: History, author: string, committer: string, says = 'a change'): History {
  history.git('add', '-A');
  return as(history, committer, ['commit', '-q', `--author=${author}`, '-m', says]);
}

const told = [code];
const bySomebody = { by: tomas, on: '2026-10-01' };

const histories: readonly [what: string, make: (history: History) => unknown, wanted: readonly string[]][] = [
  ['a waiver that another owner committed', (h) => begun(h).commit({ [name]: waived() }, bySomebody), told],
  ['a waiver that its approver committed', (h) => begun(h).commit({ [name]: waived() }, { by: lena }), []],
  [
    'a waiver of somebody with an address, that a colleague committed',
    (h) => begun(h).commit({ [name]: waived({ approver: 'priya' }) }, { by: 'Max Ode <max@acme.example>' }),
    told,
  ],
  [
    'a waiver that somebody with another handle committed, who is no owner',
    (h) => begun(h).commit({ [name]: waived() }, { by: 'Max Ode <max-o@users.noreply.gitlab.com>' }),
    told,
  ],
  [
    'a waiver that somebody committed of whom only another kind of name is known',
    (h) => begun(h).commit({ [name]: waived() }, { by: stranger }),
    [],
  ],
  [
    'a waiver that somebody committed with a private address',
    (h) => begun(h).commit({ [name]: waived({ approver: 'priya' }) }, { by: stranger }),
    [],
  ],
  [
    'a waiver that somebody committed whose name is like that of the approver',
    (h) => begun(h).commit({ [name]: waived() }, { by: 'Lena <9+lberg@users.noreply.github.com>' }),
    [],
  ],
  [
    'a waiver that a program committed',
    (h) =>
      begun(h).commit(
        { [name]: waived() },
        { by: 'waivers[bot] <99+waivers[bot]@users.noreply.github.com>' },
      ),
    [],
  ],
  ...['Approved-by', 'Reviewed-by', 'Signed-off-by', 'Co-authored-by'].map(
    (trailer): (typeof histories)[number] => [
      `a waiver that another committed, with ${trailer}`,
      (h) => begun(h).commit({ [name]: waived() }, { ...bySomebody, says: `Waive\n\n${trailer}: ${lena}` }),
      [],
    ],
  ),
  [
    'a waiver that another committed, with the handle of the approver',
    (h) => begun(h).commit({ [name]: waived() }, { ...bySomebody, says: 'Waive\n\nApproved-by: @lena-b' }),
    [],
  ],
  [
    'a waiver that another committed, who signed it off',
    (h) => begun(h).commit({ [name]: waived() }, { ...bySomebody, says: `Waive\n\nSigned-off-by: ${tomas}` }),
    told,
  ],
  [
    'a waiver that another committed together with a program',
    (h) =>
      begun(h).commit(
        { [name]: waived() },
        { ...bySomebody, says: 'Waive\n\nCo-authored-by: Coder <noreply@coder.example>' },
      ),
    told,
  ],
  [
    'a waiver that somebody reviewed of whom nobody can tell who they are',
    (h) =>
      begun(h).commit({ [name]: waived() }, { ...bySomebody, says: `Waive\n\nReviewed-by: ${stranger}` }),
    [],
  ],
  [
    'a squash on a forge, of a branch of the approver',
    (h) => passedOn(begun(h).write({ [name]: waived() }), lena, forge),
    [],
  ],
  [
    'a squash on a forge, of a branch of somebody else',
    (h) => passedOn(begun(h).write({ [name]: waived() }), tomas, forge),
    [],
  ],
  ...['GitLab <noreply@gitlab.com>', 'Bitbucket <noreply@bitbucket.org>', 'ci[bot] <ci@acme.example>'].map(
    (by): (typeof histories)[number] => [
      `a commit of somebody else that was made by ${by}`,
      (h) => passedOn(begun(h).write({ [name]: waived() }), tomas, by),
      [],
    ],
  ),
  [
    'a squash on a forge, of a branch of somebody else whom another helped',
    (h) => passedOn(begun(h).write({ [name]: waived() }), tomas, forge, `Waive\n\nCo-authored-by: ${priya}`),
    [],
  ],
  [
    'a squash on a forge that says that somebody else approved it',
    (h) => passedOn(begun(h).write({ [name]: waived() }), tomas, forge, `Waive\n\nApproved-by: ${priya}`),
    told,
  ],
  [
    'a squash on a forge that says that the approver approved it',
    (h) => passedOn(begun(h).write({ [name]: waived() }), tomas, forge, `Waive\n\nApproved-by: ${lena}`),
    [],
  ],
  [
    'a change of the entry that somebody else made on a forge, after somebody else had waived',
    (h) => {
      begun(h).commit({ [name]: waived() }, bySomebody);
      passedOn(h.write({ [name]: waived({ on: '2026-10-02' }) }), tomas, forge);
    },
    [],
  ],
  [
    'a merge on a forge by somebody else',
    (h) => {
      merge(back(branch(begun(h)).commit({ [name]: waived() }, bySomebody)), tomas);
      as(h, forge, ['commit', '-q', '--amend', '--no-edit', `--author=${tomas}`]);
    },
    told,
  ],
  [
    'a squash on a forge, of a branch of somebody else to which the approver contributed',
    (h) =>
      passedOn(
        begun(h).write({ [name]: waived() }),
        tomas,
        forge,
        `Waive (#7)\n\n* one\n\n* two\n\n---------\n\nCo-authored-by: ${lena}`,
      ),
    [],
  ],
  [
    'a squash by somebody else, with what git writes of it',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      as(back(h), tomas, ['merge', '-q', '--squash', 'work']);
      as(h, tomas, ['commit', '-q', '--no-edit']);
    },
    [],
  ],
  [
    'a squash by somebody else, of two commits in a rebase',
    (h) => {
      branch(begun(h)).commit({ 'README.md': 'x' }, { ...bySomebody, says: 'Begin' });
      h.commit({ [name]: waived() }, { by: lena, says: 'Waive' });
      h.git('reset', '-q', '--soft', 'HEAD~2');
      h.commit({}, { ...bySomebody, says: 'Begin\n\nWaive' }).git(
        'reflog',
        'expire',
        '--expire=all',
        '--all',
      );
    },
    [],
  ],
  ...[
    'Waive (#7)',
    'Waive (#7)\n\nSigned-off-by: Tomas Kral <17+tomas-k@users.noreply.github.com>',
    'Merged in work (pull request #7)',
    'Merged PR 7: Waive',
    'Waive\n\nSee merge request acme/flows!7',
    'Squashed commit of the following:',
  ].map((says): (typeof histories)[number] => [
    `a squash that says ${JSON.stringify(says)}`,
    (h) => begun(h).commit({ [name]: waived() }, { ...bySomebody, says }),
    [],
  ]),
  [
    'a commit of somebody else that was made at another time than committed',
    (h) => {
      begun(h).commit({ [name]: waived() }, bySomebody);
      as(h, tomas, ['commit', '-q', '--amend', '--no-edit']);
    },
    [],
  ],
  [
    'a squash without a trace, while the branch of the approver is there',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      back(h).commit({ [name]: waived() }, { ...bySomebody, says: 'Squash' });
    },
    [],
  ],
  [
    'a squash without a trace, while git still knows the branch of the approver, which is gone',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      back(h)
        .commit({ [name]: waived() }, { ...bySomebody, says: 'Squash' })
        .git('branch', '-q', '-D', 'work');
    },
    [],
  ],
  [
    'the same by somebody else on another branch',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { ...bySomebody, says: 'Waive (#7)' });
      back(h).commit({ [name]: waived() }, { ...bySomebody, says: 'Waive' });
    },
    told,
  ],
  [
    'a rebase by somebody else, of what the approver wrote',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      back(h).commit({ 'README.md': 'x' }, { by: tomas }).git('checkout', '-q', 'work');
      as(h, tomas, ['rebase', '-q', 'main']);
    },
    [],
  ],
  [
    'a rebase by the approver, of what somebody else wrote',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, bySomebody);
      back(h).commit({ 'README.md': 'x' }, { by: tomas }).git('checkout', '-q', 'work');
      as(h, lena, ['rebase', '-q', 'main']);
    },
    [],
  ],
  [
    'a merge by the approver',
    (h) => merge(back(branch(begun(h)).commit({ [name]: waived() }, bySomebody)), lena),
    [],
  ],
  [
    'a merge by somebody else',
    (h) => merge(back(branch(begun(h)).commit({ [name]: waived() }, bySomebody)), tomas),
    told,
  ],
  [
    'a merge by somebody of whom nobody can tell who they are',
    (h) => merge(back(branch(begun(h)).commit({ [name]: waived() }, bySomebody)), stranger),
    [],
  ],
  [
    'a merge by somebody else, which says who reviewed it',
    (h) =>
      merge(back(branch(begun(h)).commit({ [name]: waived() }, bySomebody)), tomas, {
        says: `Merge\n\nReviewed-by: ${lena}`,
      }),
    [],
  ],
  [
    'a merge by the approver, the other way round',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, bySomebody);
      back(h).commit({ 'README.md': 'x' }, { by: tomas }).git('checkout', '-q', 'work');
      as(h, lena, ['merge', '-q', '--no-ff', '-m', 'Merge', 'main']);
    },
    [],
  ],
  [
    'later merges of other branches, by whomever',
    (h) => {
      branch(begun(h)).commit({ 'README.md': 'x', 'other.md': 'x' }, { by: stranger });
      back(h).commit({ [name]: waived() }, bySomebody);
      merge(h, stranger).git('branch', '-D', 'work');
      h.git('branch', 'work', 'HEAD~1');
      h.git('checkout', '-q', 'work');
      as(h, stranger, ['merge', '-q', '--no-ff', '-m', 'Merge', 'main~1']);
      h.commit({ [name]: waived().replace('Triage', 'Triage of cases') }, { by: stranger });
      merge(back(h), stranger);
    },
    told,
  ],
  [
    'a branch into which somebody unknown took the waiver of the main one',
    (h) => {
      branch(begun(h)).commit({ 'README.md': 'x' }, { by: stranger });
      back(h)
        .commit({ [name]: waived() }, bySomebody)
        .git('checkout', '-q', 'work');
      as(h, stranger, ['merge', '-q', '--no-ff', '-m', 'Merge main', 'main']);
      h.commit({ [name]: waived().replace('Triage', 'Triage of cases') }, { by: stranger });
      merge(back(h), tomas);
    },
    told,
  ],
  [
    'a commit of the approver that somebody else picked',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      as(back(h).commit({ 'README.md': 'x' }, { by: tomas }), tomas, ['cherry-pick', 'work']);
    },
    [],
  ],
  [
    'a commit of somebody else that the approver picked',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, bySomebody);
      as(back(h).commit({ 'README.md': 'x' }, { by: tomas }), lena, ['cherry-pick', 'work']);
    },
    [],
  ],
  [
    'the same waiver on two branches, one of them by the approver',
    (h) => {
      branch(begun(h)).commit({ [name]: waived() }, { by: lena });
      back(h).commit({ [name]: waived() }, bySomebody);
      merge(h, tomas);
    },
    [],
  ],
  [
    'a commit that somebody else amended',
    (h) =>
      as(begun(h).commit({ [name]: waived() }, { by: lena }), tomas, ['commit', '-q', '--amend', '-m', 'x']),
    [],
  ],
  [
    'the address of the approver by the mailmap',
    (h) =>
      begun(h)
        .commit({ '.mailmap': 'Priya Nair <priya@acme.example> <p.n@acme.example>\n' }, { by: tomas })
        .commit({ [name]: waived({ approver: 'priya' }) }, { by: 'PN <p.n@acme.example>' }),
    [],
  ],
  [
    'the handle of the approver by the mailmap',
    (h) =>
      begun(h)
        .commit(
          { '.mailmap': 'Lena Berg <lena-b@users.noreply.github.com> <lb@acme.example>\n' },
          { by: tomas },
        )
        .commit(
          { [name]: waived() },
          { ...bySomebody, says: 'Waive\n\nApproved-by: L. B. <lb@acme.example>' },
        ),
    [],
  ],
  [
    'an approver with an old address, by the mailmap',
    (h) =>
      begun(h)
        .commit({ '.mailmap': '<nair@acme.example> <priya@acme.example>\n' }, { by: tomas })
        .commit({ [name]: waived({ approver: 'priya' }) }, { by: 'N <nair@acme.example>' }),
    [],
  ],
  [
    'somebody else by the mailmap',
    (h) =>
      begun(h)
        .commit(
          { '.mailmap': 'Tomas Kral <tomas-k@users.noreply.github.com> <t@home.example>\n' },
          { by: lena },
        )
        .commit({ [name]: waived() }, { by: 'T <t@home.example>' }),
    told,
  ],
  [
    'a file that somebody else formatted later',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived().replaceAll('      ', '        ').replaceAll('\n', '\r\n') }, bySomebody),
    [],
  ],
  [
    'an entry that somebody else moved and wrote on one line',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit(
          {
            [name]: `# All\n${manifest(
              '  design: { threat-model-reviewed: { expires: 2026-12-01, on: "2026-10-01", approver: lena, reason: Later, status: waived } }\n',
            )}`,
          },
          bySomebody,
        ),
    [],
  ],
  [
    'an entry that somebody else reworded',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit(
          { [name]: waived({ reason: Number.MAX_SAFE_INTEGER.toString(), on: '2026-10-02' }) },
          bySomebody,
        ),
    [],
  ],
  [
    'a manifest that somebody else renamed and moved',
    (h) => {
      begun(h).commit({ [name]: waived() }, { by: lena });
      renameSync(path.join(h.folder, name), path.join(h.folder, 'ai-readiness.yml'));
      h.commit({}, bySomebody).write({ 'flow/.keep': '' });
      renameSync(path.join(h.folder, 'ai-readiness.yml'), path.join(h.folder, `flow/${name}`));
      h.commit({}, bySomebody);
    },
    [],
  ],
  [
    'a manifest that somebody else renamed, after somebody else had waived',
    (h) => {
      begun(h)
        .commit({ [name]: waived() }, bySomebody)
        .write({ 'flow/.keep': '' });
      renameSync(path.join(h.folder, name), path.join(h.folder, `flow/${name}`));
      h.commit({}, { by: lena });
    },
    told,
  ],
  [
    'a manifest that somebody else moved and wrote anew',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit(
          { [name]: null, [`flow/${name}`]: `${'# A comment of its own\n'.repeat(90)}${waived()}` },
          bySomebody,
        ),
    [],
  ],
  [
    'an approver who got another id',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived({ approver: 'lena-b' }).replace('  lena:', '  lena-b:') }, bySomebody),
    [],
  ],
  [
    'an approver who got another handle',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived().replace('@lena-b', '@berg') }, bySomebody),
    [],
  ],
  [
    'another approver, whom somebody else has put there',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived({ approver: 'priya' }) }, bySomebody),
    told,
  ],
  [
    'an approval that is written down long after its day, by somebody else',
    (h) => begun(h).commit({ [name]: waived({ on: '2026-09-02' }) }, { by: tomas, on: '2026-10-30' }),
    told,
  ],
  [
    'an approver without a handle',
    (h) =>
      begun(h).commit(
        { [name]: waived({ owners: everybody.replace('handle: "@lena-b", ', '') }) },
        bySomebody,
      ),
    [],
  ],
  [
    'a team that approves',
    (h) =>
      begun(h).commit(
        { [name]: waived({ owners: everybody.replace('@lena-b', '@acme/board') }) },
        bySomebody,
      ),
    [],
  ],
  [
    'an owner of the configuration, for whom somebody else has committed',
    (h) =>
      begun(h).commit(
        {
          'ai-readiness.config.yaml': `${configuration}defaults: { owners: { dpo: { handle: "@dana" } } }\n`,
          [name]: waived({ approver: 'dpo' }),
        },
        bySomebody,
      ),
    told,
  ],
  [
    'two waivers of two approvers, one of whom committed both',
    (h) =>
      begun(h).commit(
        {
          [name]: waived({
            more: '    data-contract-agreed: { status: waived, reason: Later, approver: priya, expires: 2026-12-01 }\n',
          }),
        },
        { by: priya },
      ),
    told,
  ],
  [
    'a waiver that somebody else has renewed',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived({ expires: '2026-12-31' }) }, bySomebody),
    told,
  ],
  [
    'a waiver that somebody else has made shorter',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: waived({ expires: '2026-11-30' }) }, bySomebody),
    [],
  ],
  [
    'a waiver that the approver has dated again, after somebody else had committed it',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, bySomebody)
        .commit({ [name]: waived({ on: '2026-10-05' }) }, { by: lena }),
    [],
  ],
  [
    'a change of something else by the approver, after somebody else had waived',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, bySomebody)
        .commit({ [name]: waived().replace('Triage', 'Triage of cases') }, { by: lena }),
    told,
  ],
  [
    'a waiver that was taken away by mistake, and put back by somebody else',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [name]: open }, bySomebody)
        .commit({ [name]: waived() }, bySomebody),
    [],
  ],
  [
    'a version that nobody can read, before somebody else has mended it',
    (h) =>
      begun(h)
        .commit({ [name]: '<<<<<<< a\nversion: [\n' }, { by: lena })
        .commit({ [name]: waived() }, bySomebody),
    [],
  ],
  [
    'a manifest that came with the first commit',
    (h) => h.commit({ 'ai-readiness.config.yaml': configuration, [name]: waived() }, bySomebody),
    [],
  ],
  [
    'a new manifest with a waiver, by somebody else',
    (h) => begun(h).commit({ [`flow/${name}`]: waived() }, bySomebody),
    told,
  ],
  [
    'a copy of a manifest that has the waiver',
    (h) =>
      begun(h)
        .commit({ [name]: waived() }, { by: lena })
        .commit({ [`flow/${name}`]: waived() }, bySomebody),
    [],
  ],
  ['a waiver that is not committed', (h) => begun(h).write({ [name]: waived() }), []],
  ['going live, committed by its approver', (h) => begun(h).commit({ [name]: live() }, { by: lena }), []],
  ['going live, committed by somebody else', (h) => begun(h).commit({ [name]: live() }, bySomebody), told],
  [
    'a day of going live that somebody else has corrected to an earlier one',
    (h) =>
      begun(h)
        .commit({ [name]: live() }, { by: lena })
        .commit({ [name]: live('2026-09-30') }, bySomebody),
    [],
  ],
  [
    'another day of going live, by somebody else',
    (h) =>
      begun(h)
        .commit({ [name]: live() }, { by: lena })
        .commit({ [name]: live('2026-10-15') }, bySomebody),
    told,
  ],
];

interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

async function said(folder: string): Promise<Said[]> {
  const { out } = await runIn(folder, ['check', '--format', 'json']);
  const { manifests } = JSON.parse(out) as { manifests: { findings: Said[] }[] };
  return manifests.flatMap(({ findings }) => findings.filter((each) => each.code === code));
}

describe('who committed what is approved', () => {
  before(function () {
    if (!hasGit) this.skip();
  });

  for (const [what, make, wanted] of histories)
    it(`${wanted.length === 0 ? 'says nothing' : 'is told'} of ${what}`, () =>
      inHistory(async (history) => {
        make(history);
        assert.deepEqual(
          (await said(history.folder)).map((each) => each.code),
          wanted,
        );
      }));

  it('says who, when and how to mend it', () =>
    inHistory(async (history) => {
      begun(history).commit({ [name]: waived() }, bySomebody);
      const commit = history.git('rev-parse', 'HEAD').slice(0, 10);
      assert.deepEqual(
        (await said(history.folder)).map(({ severity, message }) => [severity, message]),
        [
          [
            'information',
            `The waiver for "threat-model-reviewed" names "lena" as its approver, but "Tomas Kral" committed that on 2026-10-01 (commit ${commit}), and nothing in git says that "lena" had to do with it. Have "lena" commit the entry, or name them where it is committed: "Approved-by: @lena-b".`,
          ],
        ],
      );
    }));

  it('says nothing where the configuration does not ask, and in a shallow clone; the same in another work tree', () =>
    inHistory(async (history) => {
      begun(history)
        .commit({ [name]: waived() }, bySomebody)
        .commit({ 'README.md': 'x' });
      history.git('worktree', 'add', '-q', '--detach', 'tree');
      const clone = temporaryFolder({});
      history.git('clone', '-q', '--depth', '1', `file://${history.folder}`, `${clone}/shallow`);
      assert.equal((await said(`${history.folder}/tree`)).length, 1);
      assert.equal((await said(`${clone}/shallow`)).length, 0);
      history.git('worktree', 'remove', '--force', 'tree');
      history.write({ 'ai-readiness.config.yaml': 'version: 1\n' });
      assert.equal((await said(history.folder)).length, 0);
      remove(clone);
    }));
});
