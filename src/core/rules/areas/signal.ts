import { periodInWords } from '../../base/dates';
import { durationInWords, secondsOf } from '../../base/durations';
import { quoted } from '../../base/shorten';
import { entries, hasReached, holdersOf, isDone } from '../../facts/context';
import { catalogueItem } from '../../schema/catalogue';
import { choiceFix, pick } from '../fixes/fixes';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';
import { unreadableThreshold } from './thresholds';

/** `every 4 hours`, `every day`. */
const everyWords = (interval: string): string => `every ${durationInWords(interval).replace(/^1 /, '')}`;

/** Signals are looked at once a month (performance-reviewed): the longest month has so many seconds. */
const longestInterval = 31 * 86_400;

export const signalRules: readonly Rule[] = [
  {
    code: 'signal/no-threshold',
    severity: 'warning',
    summary: 'A signal has no threshold.',
    why: 'A number without a limit never raises an alarm.',
    howToFix: 'Say what is still good: `threshold: ">= 0.70"`.',
    items: ['monitoring-plan-defined'],
    *check({ facts }) {
      for (const [id, { threshold }] of entries(facts.manifest.signals)) {
        if (threshold === undefined)
          yield {
            message: `The signal ${quoted(id)} has no threshold: which values are still good?`,
            absent: [['signals', id, 'threshold']],
            cause: { of: 'threshold', several: 'signals have no threshold', name: id },
            path: ['signals', id],
            target: 'key',
            severity: asOpenWork(facts),
          };
      }
    },
  },
  {
    code: 'signal/no-owner',
    severity: 'warning',
    summary: 'A signal has no owner.',
    why: 'An alarm that goes to nobody is not heard.',
    howToFix: 'Name who acts when the threshold is crossed.',
    items: ['monitoring-plan-defined'],
    *check({ facts }) {
      for (const [id, { owner }] of entries(facts.manifest.signals)) {
        if (owner === undefined)
          yield {
            message: `The signal ${quoted(id)} has no owner: who acts when its threshold is crossed?`,
            absent: [['signals', id, 'owner']],
            cause: {
              of: 'owner',
              several: 'signals have no owner',
              how: 'Who acts when their thresholds are crossed?',
              name: id,
            },
            fixes: pick(
              [...holdersOf(facts.manifest, 'performance'), ...holdersOf(facts.manifest, 'oncall')].map(
                ([owner]) => owner,
              ),
              (owner) => choiceFix(`Name ${quoted(owner)} as its owner`, ['signals', id, 'owner'], owner),
            ),
            path: ['signals', id],
            target: 'key',
            severity: asOpenWork(facts),
          };
      }
    },
  },
  {
    code: 'signal/unreadable-threshold',
    severity: 'warning',
    summary: 'A threshold cannot be read as a comparison.',
    why: 'What a person has to interpret, a monitor cannot check, and two people will read differently.',
    howToFix:
      'Write a comparison with a number, and a unit where one is needed: `"<= 2.00"`, `">= 70 %"`, `"0.2 .. 0.8"`. A bare number does not say which side of it is good.',
    items: ['monitoring-plan-defined'],
    *check(context) {
      for (const [id, { threshold }] of entries(context.facts.manifest.signals)) {
        const path = ['signals', id, 'threshold'];
        const problem = unreadableThreshold(context, id, { threshold, path });
        if (problem !== undefined) yield problem;
      }
    },
  },
  {
    code: 'signal/alert-untested',
    severity: 'warning',
    summary: 'From the deploy stage onwards: the alert of a signal has never been test-fired.',
    why: 'Alerts fail silently: a wrong address, a muted channel, a query that returns nothing.',
    howToFix:
      'Fire the alert once, see that its owner is reached, and record the date under `alertTestedOn`.',
    items: ['monitoring-live'],
    *check({ facts }) {
      if (!hasReached(facts, 'deploy')) return;
      for (const [id, { alertTestedOn }] of entries(facts.manifest.signals)) {
        if (isDone(alertTestedOn, facts.today)) continue;
        if (alertTestedOn === undefined)
          yield {
            message: `The alert for ${quoted(id)} has never been tested: fire it once as a test, and record the date in "alertTestedOn".`,
            absent: [['signals', id, 'alertTestedOn']],
            cause: {
              of: 'alertTestedOn',
              several: 'signals have an alert that was never tested',
              how: 'Fire each once as a test, and record the date in "alertTestedOn"',
              name: id,
            },
            path: ['signals', id],
            target: 'key',
          };
        else
          yield {
            message: `The alert for ${quoted(id)} has not been tested yet: ${alertTestedOn} is in the future.`,
            path: ['signals', id, 'alertTestedOn'],
          };
      }
    },
  },
  {
    code: 'signal/slower-than-needed',
    severity: 'warning',
    summary: 'A signal is measured less often than it is needed.',
    why: 'Between two measurements nobody knows the value. Signals are reviewed every month, so each needs a new value for each review, and sooner where `neededWithin` says so.',
    howToFix: 'Measure it more often, or correct `neededWithin`.',
    items: ['monitoring-plan-defined', 'performance-reviewed'],
    *check({ facts }) {
      for (const [id, { interval, neededWithin }] of entries(facts.manifest.signals)) {
        const [every, needed] = [secondsOf(interval), secondsOf(neededWithin)];
        if (interval === undefined || every === undefined) continue;
        const path = ['signals', id, 'interval'];
        if (neededWithin !== undefined && needed !== undefined && every > needed) {
          yield {
            message: `${quoted(id)} is measured ${everyWords(interval)}, but a crossed threshold must be known within ${durationInWords(neededWithin)}.`,
            path,
            target: 'key',
            related: [{ message: 'Needed within', path: ['signals', id, 'neededWithin'] }],
          };
        } else if (every > longestInterval) {
          const review = periodInWords(
            catalogueItem('performance-reviewed', facts.manifest)?.review ?? 'P1M',
          );
          yield {
            message: `${quoted(id)} is measured ${everyWords(interval)}, but signals are reviewed ${review}: most reviews will have no new value for it.`,
            path,
            target: 'key',
            severity: asOpenWork(facts),
          };
        }
      }
    },
  },
];
