/** What git knows of who approved something. */
import { oneLine } from '../../base/harmless';
import { quoted } from '../../base/shorten';
import { type Approval, approvalsIn, keyOfApproval } from '../../facts/approvals';
import { historyOf } from '../../facts/promises';
import type { Rule } from '../rule';

function approvedBy({ id, of }: Approval, approver: string): string {
  return of === 'waiver'
    ? `The waiver for ${quoted(id)} names ${approver} as its approver`
    : `Going live is said to be approved by ${approver}`;
}

export const approvalRules: readonly Rule[] = [
  {
    code: 'approval/not-by-approver',
    severity: 'information',
    summary: 'A waiver or going live is said to be approved by someone, and others have committed that.',
    why: `An approval that anybody can write down is none. Asked only where \`approvals: git\` stands in \`ai-readiness.config.yaml\`, for teams whose approvers commit, or are named in the commit: what is approved on a forge leaves no trace in git.

What counts is the commit that brought the approval into the manifest: this item, with this approver, until this day or a later one; for going live, on this day. Who only reformats, moves or renames the file, gives the owner another id, or rewords the entry has not brought it. The approver may be the author of that commit or of one that changed the entry since, its committer (who rebases or applies it), whom the message names in a line \`Approved-by:\`, \`Reviewed-by:\`, \`Signed-off-by:\` or \`Co-authored-by:\`, or who merged it.

It is told only where every one of these is known to be somebody else. People are compared by handle (also the one in \`12345+handle@users.noreply.github.com\`), by address and by full name, with the \`.mailmap\`. Somebody else is who is another owner of the manifest; who has another handle, where both are known; and who has another address at the same company. Where a name or a part of an address is alike, where a program or a forge committed it (whoever pressed the button may be the approver) and no line \`Approved-by:\` says who it was, where the approver has no handle or is a team, where the manifest came with the first commit or as a copy of another one that had the approval, and where a version of it cannot be read, nobody can tell, and nothing is said.

A squash, a rebase or a pick may leave no trace of who wrote what it is made of. So nothing is said either of a commit without a line \`Approved-by:\` that may be one: its committer is not its author, or it was committed at another time than it was written; its title ends in the number of a pull request, such as \`(#12)\`; or its message has more than a title and lines such as \`Signed-off-by:\`. Nor is it where this clone still has a commit on another branch, or on one that is gone, that brings or changes the same entry and may be by the approver. A squash that shows none of this looks like any commit of whoever made it: name the approver in its message.`,
    howToFix:
      'Have the approver commit the entry: a new date (`on`) will do. Or let whoever commits it name them in the message: `Approved-by: Priya Nair <priya@example.com>`, or the handle. A clone without the whole history (`fetch-depth: 0`) cannot tell.',
    *check({ facts: { manifest, repository } }) {
      const history = historyOf(repository);
      for (const approval of approvalsIn(manifest)) {
        const committed = history?.approvals.get(keyOfApproval(approval));
        if (committed === undefined) continue;
        const { day, commit } = committed;
        const by = committed.by === '' ? 'somebody else' : quoted(oneLine(committed.by), 60);
        const approver = quoted(approval.approver);
        const handle = manifest.owners?.[approval.approver]?.handle ?? approval.approver;
        yield {
          message: `${approvedBy(approval, approver)}, but ${by} committed that on ${day} (commit ${commit}), and nothing in git says that ${approver} had to do with it. Have ${approver} commit the entry, or name them where it is committed: "Approved-by: ${oneLine(handle)}".`,
          path: approval.path,
        };
      }
    },
  },
];
