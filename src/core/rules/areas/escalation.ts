import { durationLike, secondsOf } from '../../base/durations';
import { quoted } from '../../base/shorten';
import { asked, suggest } from '../../base/suggest';
import { entries, holdersOf, listed } from '../../facts/context';
import { escalationDeadEnd, roles, unresolvedTargets } from '../../facts/escalation';
import type { Role } from '../../schema/generated/manifest-file';
import { changeTo, chooseInstead, giveRole, pick } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';

export const escalationRules: readonly Rule[] = [
  {
    code: 'escalation/unknown-target',
    severity: 'error',
    summary: 'An escalation step reaches nobody.',
    why: 'A case that nobody picks up waits until someone complains.',
    howToFix: 'Name an owner, or give the role to one.',
    items: ['escalation-path-defined'],
    *check({ facts: { manifest } }) {
      const ids = entries(manifest.owners).map(([id]) => id);
      const held = roles.filter((role) => holdersOf(manifest, role).length > 0);
      for (const { index, target, isRole } of unresolvedTargets(manifest)) {
        const meant = isRole ? undefined : suggest(target, [...ids, ...held]);
        const path = ['escalation', index, 'to'];
        const fixes = isRole
          ? pick(ids, (id) => giveRole(manifest, id, target as Role))
          : pick([...(meant === undefined ? [] : [meant]), ...ids], (id) =>
              id === meant ? changeTo(path, id) : chooseInstead(path, id),
            );
        const message = isRole
          ? `This step goes to the role ${quoted(target)}, but no owner has it.`
          : `${quoted(target)} is neither an owner nor a role that any owner holds.${asked(meant)}`;
        yield { message, path, fixes, absent: [['owners'], ['oversight', 'overseer']] };
      }
    },
  },
  {
    code: 'escalation/dead-end',
    severity: 'warning',
    summary: 'The last step of the escalation does not end the case.',
    why: 'When nobody answers the last step, something harmless must happen automatically after a known time.',
    howToFix: 'Give the last step `within` and `safeDefault`.',
    items: ['escalation-path-defined'],
    *check({ facts }) {
      const end = escalationDeadEnd(facts.manifest);
      if (end === undefined) return;
      const lacks = end.lacks
        .map((each) => (each === 'time' ? 'time ("within")' : 'safe default ("safeDefault")'))
        .join(' and no ');
      yield {
        message: `The last step has no ${lacks}: say what happens to a case that nobody picks up.`,
        path: ['escalation', end.index, 'when'],
        target: 'key',
        severity: asOpenWork(facts),
        absent: [
          ['escalation', end.index, 'within'],
          ['escalation', end.index, 'safeDefault'],
        ],
      };
    },
  },
  {
    code: 'escalation/too-slow',
    severity: 'error',
    summary: 'Escalation takes longer than a case is allowed to take.',
    why: 'Each step is tried when the one before it did not end the case, so their times add up. The sum is over `workflow.timeLimit`.',
    howToFix: 'Shorten the steps, leave one out, or find out whether a case may take longer.',
    items: ['escalation-path-defined'],
    *check({ facts: { manifest } }) {
      const limit = secondsOf(manifest.workflow?.timeLimit);
      const steps = listed(manifest.escalation).flatMap(([index, { within }]) => {
        const seconds = secondsOf(within);
        return within === undefined || seconds === undefined ? [] : [{ index, within, seconds }];
      });
      const sum = steps.reduce((total, { seconds }) => total + seconds, 0);
      if (limit === undefined || sum <= limit) return;
      let soFar = 0;
      const breaking = steps.find(({ seconds }) => {
        soFar += seconds;
        return soFar > limit;
      });
      if (breaking === undefined) return;
      const terms = steps.map(({ within }) => within).join(' + ');
      yield {
        message: `The escalation takes ${terms}${steps.length > 1 ? ` = ${durationLike(sum, manifest.workflow?.timeLimit ?? '')}` : ''}, but a case may take ${manifest.workflow?.timeLimit} at most.`,
        path: ['escalation', breaking.index, 'within'],
        related: [{ message: 'The time limit', path: ['workflow', 'timeLimit'] }],
      };
    },
  },
];
