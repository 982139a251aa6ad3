import { daysOf, durationInWords } from '../../base/durations';
import { shortestLogs } from '../../base/limits';
import { hasReached, isDone } from '../../facts/context';
import type { ItemId } from '../../schema/generated/catalogue';
import type { Rule, RuleContext } from '../rule';
import { asOpenWork } from '../severity';

/** Whether nothing is said of any control, and an item that asks for one is open: it asks, and nobody has failed yet. */
function isUnsaid({ facts, items }: RuleContext, item: ItemId): boolean {
  if (facts.manifest.controls !== undefined) return false;
  return items.some(({ id, status }) => id === item && (status === 'unmet' || status === 'in-progress'));
}

export const controlsRules: readonly Rule[] = [
  {
    code: 'controls/stop-untested',
    severity: 'warning',
    summary: 'From the deploy stage onwards: no test is recorded that the workflow can be halted.',
    why: 'The day you have to halt it is the wrong day to find out how.',
    howToFix:
      'Have the person who may halt it do so once, safely, and record it: `stop: { by: …, testedOn: … }`.',
    items: ['stop-control-tested'],
    *check(context) {
      const { facts } = context;
      if (!hasReached(facts, 'deploy') || isUnsaid(context, 'stop-control-tested')) return;
      const { stop } = facts.manifest.controls ?? {};
      if (isDone(stop?.testedOn, facts.today)) return;
      if (stop?.testedOn !== undefined)
        yield {
          message: `Halting the workflow has not been tested yet: ${stop.testedOn} is in the future.`,
          path: ['controls', 'stop', 'testedOn'],
        };
      else
        yield {
          message:
            'No test is recorded that the workflow can be halted: do it once, and record the date in "controls.stop.testedOn".',
          absent: [['controls', 'stop', 'testedOn']],
          path: ['controls', 'stop'],
          target: 'key',
        };
    },
  },
  {
    code: 'controls/rollback-unrehearsed',
    severity: 'warning',
    summary: 'From the deploy stage onwards: no rehearsal of the rollback is recorded.',
    why: 'A rollback that exists only on paper takes longer than anyone expects, and meets data that has changed since.',
    howToFix:
      'Rehearse it in the target environment, time it, and record it: `rollback: { minutes: …, rehearsedOn: … }`.',
    items: ['rollback-rehearsed'],
    *check(context) {
      const { facts, items } = context;
      if (!hasReached(facts, 'deploy') || isUnsaid(context, 'rollback-rehearsed')) return;
      const item = items.find(({ id }) => id === 'rollback-rehearsed');
      // Said with a reason that no fact contradicts: there is nothing to roll back.
      if (item?.status === 'not-applicable' && item.satisfied) return;
      const { rollback } = facts.manifest.controls ?? {};
      if (isDone(rollback?.rehearsedOn, facts.today)) return;
      if (rollback?.rehearsedOn !== undefined)
        yield {
          message: `The rollback has not been rehearsed yet: ${rollback.rehearsedOn} is in the future.`,
          path: ['controls', 'rollback', 'rehearsedOn'],
        };
      else
        yield {
          message:
            'No rehearsal of the rollback is recorded: do it once in the target environment, and record the date in "controls.rollback.rehearsedOn".',
          absent: [['controls', 'rollback', 'rehearsedOn']],
          path: ['controls', 'rollback'],
          target: 'key',
        };
    },
  },
  {
    code: 'controls/logs-too-short',
    severity: 'warning',
    summary: 'The risk tier is high, but logs are kept for less than six months.',
    why: 'Harm is often noticed late, and six months is what the EU AI Act will ask of providers and deployers of systems with a high-risk class, from the day of that class (articles 19 and 26(6)).',
    howToFix: 'Keep them for at least 184 days, or 27 weeks.',
    items: ['logging-enabled'],
    *check({ facts }) {
      const { manifest } = facts;
      const retention = manifest.controls?.logging?.retention;
      const days = daysOf(retention);
      if (
        manifest.risk?.tier !== 'high' ||
        retention === undefined ||
        days === undefined ||
        days >= shortestLogs
      )
        return;
      yield {
        message: `Logs are kept for ${durationInWords(retention)}, less than the six months that harm of the risk tier "high" may take to be noticed: keep them for 184 days or 27 weeks.`,
        path: ['controls', 'logging', 'retention'],
        target: 'key',
        severity: asOpenWork(facts),
        related: [{ message: 'The risk tier', path: ['risk', 'tier'] }],
      };
    },
  },
];
