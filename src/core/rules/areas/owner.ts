import type { Fix } from '../../base/fix';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { itemRestingOn } from '../../domain/rests-on';
import { entries, hasReached, holdersOf, holds } from '../../facts/context';
import { catalogue } from '../../schema/catalogue';
import type { Manifest, Role } from '../../schema/generated/manifest-file';
import { approversOf, choiceFix, chooseInstead, giveRole, pick, removeFix } from '../fixes/fixes';
import type { Rule, RuleContext } from '../rule';
import { asOpenWork } from '../severity';
import { unknownId, unknownReferences } from './references';

const roleWords = {
  outcome: 'is accountable for the value and decides on going live',
  performance: 'is accountable for how well it works from day to day',
} as const;

/** Who could take a role: first those who do not hold the other one of the two already. */
function candidates(manifest: Manifest, role: 'outcome' | 'performance'): string[] {
  const other = role === 'outcome' ? 'performance' : 'outcome';
  const ids = Object.keys(manifest.owners ?? {});
  const isTaken = (id: string): boolean =>
    holds(manifest, id, other) || (role === 'performance' && holds(manifest, id, 'approver'));
  return [...ids.filter((id) => !isTaken(id)), ...ids.filter(isTaken)];
}

/** Who may not approve the waiver that a path names the approver of: who owns performance, and who asks for it. */
function mayNotApprove({ facts: { manifest }, items }: RuleContext, path: Path): string[] {
  if (path[0] !== 'checklist' || path.at(-1) !== 'approver') return [];
  const by = items.find(({ id }) => id === path[2])?.by;
  return Object.keys(manifest.owners ?? {}).filter((id) => id === by || holds(manifest, id, 'performance'));
}

const ownedBy = { outcome: 'the outcome', performance: 'performance' } as const;

function isTeam({ owners }: Manifest, id: string): boolean {
  return owners?.[id]?.kind === 'team';
}

/** Takes a role from one owner and gives it to another. */
function handOver(
  manifest: Manifest,
  { role, from, to }: { readonly role: Role; readonly from: string; readonly to: string },
): Fix {
  const at = manifest.owners?.[from]?.roles?.indexOf(role) ?? -1;
  const give = giveRole(manifest, to, role);
  const taken = at < 0 ? [] : [{ kind: 'remove' as const, path: ['owners', from, 'roles', at] }];
  const operations = holds(manifest, to, role) ? taken : [...give.operations, ...taken];
  return { ...give, operations };
}

const itemIds = catalogue.map(({ id }) => id);

export const ownerRules: readonly Rule[] = [
  {
    code: 'owner/unknown-id',
    severity: 'error',
    summary: 'A reference names an owner who is not listed.',
    why: 'An owner who is not listed cannot be reached and holds no role.',
    howToFix: 'Correct the id, or add the owner under `owners`.',
    items: ['owners-named'],
    *check(context) {
      for (const reference of unknownReferences(context, 'owner/unknown-id')) {
        // The gate of that item's stage is the one that is touched.
        const item = itemRestingOn(reference.path, itemIds);
        yield {
          ...unknownId(context, reference, mayNotApprove(context, reference.path)),
          ...(item === undefined ? {} : { items: [item] }),
        };
      }
    },
  },
  {
    code: 'owner/role-missing',
    severity: 'warning',
    summary: 'Nobody owns the outcome, or nobody owns performance.',
    why: 'A pilot without someone who wants its outcome ends when the budget does; one without someone who looks after its performance decays after go-live.',
    howToFix: 'Give the role to one of the owners. Two people are better than one in both roles.',
    items: ['owners-named'],
    *check({ facts }) {
      const { manifest } = facts;
      if (manifest.owners === undefined) return;
      for (const role of ['outcome', 'performance'] as const) {
        if (holdersOf(manifest, role).length > 0) continue;
        yield {
          message: `No owner has the role ${quoted(role)}: name who ${roleWords[role]}.`,
          absent: [['owners']],
          path: ['owners'],
          target: 'key',
          severity: asOpenWork(facts),
          cause: { of: role },
          fixes: pick(candidates(manifest, role), (id) => giveRole(manifest, id, role)),
        };
      }
    },
  },
  {
    code: 'owner/one-for-both',
    severity: 'warning',
    summary: 'From design on: one person owns both the outcome and performance.',
    why: 'Who decides on going live and who is measured by how well it works must be able to disagree. One person who holds both roles weighs their own results against their own risk, and nobody notices when they are away.',
    howToFix: 'Give one of the two roles to someone else; the outcome usually belongs to the business.',
    items: ['owners-named'],
    *check({ facts }) {
      const { manifest } = facts;
      if (!hasReached(facts, 'design')) return;
      const holders = (['outcome', 'performance'] as const).map((role) => holdersOf(manifest, role));
      const [[one, owner] = []] = holders[0] ?? [];
      if (one === undefined || owner?.kind === 'team') return;
      if (!holders.every((each) => each.length === 1 && each[0]?.[0] === one)) return;
      yield {
        message: `${quoted(one)} owns both the outcome and performance, and so decides alone whether their own work is good enough: give one of the two roles to someone else.`,
        path: ['owners', one, 'roles'],
        target: 'key',
        fixes: pick(
          Object.keys(manifest.owners ?? {}).filter((id) => id !== one && !isTeam(manifest, id)),
          (id) => handOver(manifest, { role: 'performance', from: one, to: id }),
        ),
      };
    },
  },
  {
    code: 'owner/team-answers',
    severity: 'warning',
    summary: 'From design on: a team owns the outcome or performance, and no person does.',
    why: 'What everyone answers for, nobody answers for. A team can be on call; the decision to go live, and the question why the numbers fell, need a name.',
    howToFix: 'Give the role to a person, and leave the team those that it shares, such as `oncall`.',
    items: ['owners-named'],
    *check({ facts }) {
      const { manifest } = facts;
      if (!hasReached(facts, 'design')) return;
      for (const role of ['outcome', 'performance'] as const) {
        const holders = holdersOf(manifest, role);
        const [first] = holders;
        if (first === undefined || holders.some(([id]) => !isTeam(manifest, id))) continue;
        const [id, { roles = [] }] = first;
        yield {
          message: `The team ${quoted(id)} owns ${ownedBy[role]}, and no person does: name the one who answers for it.`,
          path: ['owners', id, 'roles', roles.indexOf(role)],
          fixes: pick(
            candidates(manifest, role).filter((each) => !isTeam(manifest, each)),
            (each) => handOver(manifest, { role, from: id, to: each }),
          ),
        };
      }
    },
  },
  {
    code: 'owner/deputies-in-a-circle',
    severity: 'warning',
    summary:
      "From design on: two owners are each other's only deputy, and nobody else answers for the workflow.",
    why: 'Each of them stands in for the other, so the outcome and its performance rest on two people. A holiday, an illness or a project that ends takes both away at once, and while one is away the other decides alone over their own results.',
    howToFix:
      'Name a third person as the deputy of one of the two. Nothing is said where someone else owns the outcome or performance as well.',
    items: ['owners-named'],
    *check({ facts }) {
      const { manifest } = facts;
      if (!hasReached(facts, 'design')) return;
      const all = entries(manifest.owners);
      for (const [index, [one, { deputy: other = '' }]] of all.entries()) {
        const at = all.findIndex(([id]) => id === other);
        // Each pair once, at its first owner.
        if (at <= index || manifest.owners?.[other]?.deputy !== one) continue;
        // Those of a team are not all away at once.
        if (isTeam(manifest, one) || isTeam(manifest, other)) continue;
        const isAlone = (['outcome', 'performance'] as const).every((role) => {
          const holders = holdersOf(manifest, role);
          return holders.length > 0 && holders.every(([id]) => id === one || id === other);
        });
        if (!isAlone) continue;
        yield {
          message: `${quoted(one)} and ${quoted(other)} are each other's only deputy, and nobody else owns the outcome or performance: when both are away, nobody answers. Name a third person for one of them.`,
          path: ['owners', one, 'deputy'],
          related: [{ message: 'The other deputy', path: ['owners', other, 'deputy'] }],
          fixes: pick(
            all.map(([id]) => id).filter((id) => id !== one && id !== other),
            (id) => chooseInstead(['owners', one, 'deputy'], id),
          ),
        };
      }
    },
  },
  {
    code: 'owner/no-deputy',
    severity: 'hint',
    summary: 'In the operate stage: an owner has no deputy.',
    why: 'People fall ill and change jobs; alerts and decisions do not wait.',
    howToFix: 'Name another owner as `deputy`.',
    items: ['capability-retained'],
    *check({ facts }) {
      if (!hasReached(facts, 'operate')) return;
      for (const role of ['outcome', 'performance', 'oncall'] as const) {
        const holders = holdersOf(facts.manifest, role);
        const [first] = holders;
        // Two in the same role stand in for each other, and so do those of a team.
        if (first === undefined || holders.length > 1 || first[1].deputy !== undefined) continue;
        if (first[1].kind === 'team') continue;
        const others = (['outcome', 'performance', 'oncall'] as const).filter((each) =>
          holdersOf(facts.manifest, each).some(([id]) => id === first[0]),
        );
        if (others.find((each) => holdersOf(facts.manifest, each).length === 1) !== role) continue;
        yield {
          message: `${quoted(first[0])} is the only owner in the role ${quoted(role)} and has no deputy: name someone who stands in.`,
          absent: [['owners', first[0], 'deputy']],
          path: ['owners', first[0]],
          target: 'key',
          fixes: pick(
            Object.keys(facts.manifest.owners ?? {}).filter((id) => id !== first[0]),
            (id) => choiceFix(`Make ${quoted(id)} the deputy`, ['owners', first[0], 'deputy'], id),
          ),
        };
      }
    },
  },
  {
    code: 'owner/self-approval',
    severity: 'warning',
    summary: 'Someone approves work by which they are measured themselves.',
    why: 'Waivers and go-live should be decided by someone whose own results do not depend on them.',
    howToFix:
      'Give the role `approver` to someone other than the person who owns performance, and have going live approved by who owns the outcome.',
    items: ['go-live-approved'],
    *check({ facts: { manifest }, items }) {
      const approvers = holdersOf(manifest, 'approver');
      for (const [id, owner] of approvers) {
        if (!owner.roles?.includes('performance')) continue;
        yield {
          message: `${quoted(id)} owns performance and is also an approver, and so would approve their own work: have someone else approve.`,
          path: ['owners', id, 'roles', owner.roles.indexOf('approver')],
          fixes: [
            removeFix('Take the role "approver" away', [
              'owners',
              id,
              'roles',
              owner.roles.indexOf('approver'),
            ]),
          ],
        };
      }
      for (const { status, by, approver, path, id } of items) {
        if (status === 'waived' || by === undefined || by !== approver) continue;
        yield {
          message: `${quoted(id)} was done and approved by the same person, ${quoted(by)}: have someone else approve it.`,
          path: [...path, 'approver'],
          items: [id],
          fixes: pick(
            approversOf(manifest).filter((each) => each !== by),
            (each) => chooseInstead([...path, 'approver'], each),
          ),
        };
      }
      const goLive = items.find(({ id, status }) => id === 'go-live-approved' && status === 'met');
      const key = goLive?.approver === undefined ? 'by' : 'approver';
      const approver = goLive?.[key];
      if (goLive === undefined || approver === undefined || !holds(manifest, approver, 'performance')) return;
      // Who holds another of these roles as well has a finding where the roles are, who did it and approved it one above.
      if (holds(manifest, approver, 'approver') || holds(manifest, approver, 'outcome')) return;
      if (key === 'approver' && goLive.by === approver) return;
      yield {
        message: `Going live was approved by ${quoted(approver)}, who owns performance and is measured by it: have who owns the outcome approve it.`,
        path: [...goLive.path, key],
        fixes: pick(approversOf(manifest), (id) => chooseInstead([...goLive.path, key], id)),
      };
    },
  },
];
