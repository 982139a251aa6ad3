import { quoted } from '../../base/shorten';
import { itemRestingOn } from '../../domain/rests-on';
import { hasReached, holdersOf, holds } from '../../facts/context';
import { catalogue } from '../../schema/catalogue';
import type { Manifest } from '../../schema/generated/manifest-file';
import { approversOf, choiceFix, chooseInstead, giveRole, pick, removeFix } from '../fixes/fixes';
import type { Rule } from '../rule';
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
          ...unknownId(context, reference),
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
          fixes: pick(candidates(manifest, role), (id) => giveRole(manifest, id, role)),
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
    summary: 'The person who owns performance is also an approver.',
    why: 'Waivers and go-live should be decided by someone whose own results do not depend on them.',
    howToFix: 'Give the role `approver` to someone else.',
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
    },
  },
];
