import { durationLike, secondsOf } from '../../base/durations';
import { quoted } from '../../base/shorten';
import { askedOf, nearestOrSo } from '../../base/suggest';
import { entries, holdersOf, listed } from '../../facts/context';
import { deadEnds, roles, timeOf, unresolvedTargets } from '../../facts/escalation';
import type { Role } from '../../schema/generated/manifest-file';
import { chooseInstead, giveRole, meantFixes, pick } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';

export const escalationRules: readonly Rule[] = [
  {
    code: 'escalation/unknown-target',
    severity: 'error',
    summary: 'An escalation path leads to nobody.',
    why: 'A case that nobody picks up waits until someone complains.',
    howToFix: 'Name an owner, or give the role to one.',
    items: ['escalation-path-defined'],
    *check({ facts: { manifest } }) {
      const ids = entries(manifest.owners).map(([id]) => id);
      const held = roles.filter((role) => holdersOf(manifest, role).length > 0);
      for (const { path, target, isRole } of unresolvedTargets(manifest)) {
        const meant = isRole ? [] : nearestOrSo(target, [...ids, ...held]);
        const fixes = isRole
          ? pick(ids, (id) => giveRole(manifest, id, target as Role))
          : [
              ...meantFixes(path, meant),
              ...pick(
                ids.filter((id) => !meant.includes(id)),
                (id) => chooseInstead(path, id),
              ),
            ];
        const message = isRole
          ? `This path goes to the role ${quoted(target)}, but no owner has it.`
          : `${quoted(target)} is neither an owner nor a role that any owner holds.${askedOf(target, meant)}`;
        // Whoever is not listed is not listed, wherever they are named.
        const cause = isRole ? { of: target } : { of: target, code: 'owner/unknown-id' as const };
        yield { message, path, fixes, cause, absent: [['owners'], ['oversight', 'overseer']] };
      }
    },
  },
  {
    code: 'escalation/dead-end',
    severity: 'warning',
    summary: 'An escalation path does not end the case.',
    why: 'When nobody answers, something harmless must happen automatically after a known time. Each kind of exception needs that on its own.',
    howToFix:
      'Give each path `safeDefault`, and `within` to everyone who is asked: without a time nobody knows when to go on.',
    items: ['escalation-path-defined'],
    *check({ facts }) {
      for (const { index, lacks } of deadEnds(facts.manifest)) {
        const words = lacks
          .map((each) => (each === 'time' ? 'time ("within")' : 'safe default ("safeDefault")'))
          .join(' and no ');
        yield {
          message: `This path has no ${words}: say what happens to a case that nobody picks up.`,
          path: ['escalation', index, 'when'],
          target: 'key',
          severity: asOpenWork(facts),
          cause: {
            of: lacks.join(' and '),
            several: `escalation paths have no ${words}`,
            name: `path ${index + 1}`,
          },
          absent: [
            ['escalation', index, 'within'],
            ['escalation', index, 'then'],
            ['escalation', index, 'safeDefault'],
          ],
        };
      }
    },
  },
  {
    code: 'escalation/too-slow',
    severity: 'error',
    summary: 'Escalation takes longer than a case is allowed to take.',
    why: 'Who is asked next waits until the one before did not answer, so the times of one path add up. The sum is over `workflow.timeLimit`.',
    howToFix: 'Shorten the times, leave someone out, or find out whether a case may take longer.',
    items: ['escalation-path-defined'],
    *check({ facts: { manifest } }) {
      const timeLimit = manifest.workflow?.timeLimit;
      const limit = secondsOf(timeLimit);
      if (timeLimit === undefined || limit === undefined) return;
      for (const [index, path] of listed(manifest.escalation)) {
        const { terms, seconds } = timeOf(path);
        if (seconds <= limit) continue;
        const sum = terms.length > 1 ? ` = ${durationLike(seconds, timeLimit, ...terms)}` : '';
        yield {
          message: `This path takes ${terms.join(' + ')}${sum}, but a case may take ${timeLimit} at most.`,
          path: ['escalation', index, path.then === undefined ? 'within' : 'then'],
          related: [{ message: 'The time limit', path: ['workflow', 'timeLimit'] }],
        };
      }
    },
  },
];
