import { daysBetween, isFarAhead } from '../../base/dates';
import { type Delay, delayInWords } from '../../base/delay';
import type { Fix } from '../../base/fix';
import { quoted } from '../../base/shorten';
import { stageTitle } from '../../base/stages';
import { enumerated, plural } from '../../base/words';
import {
  plusWorkingDays,
  workingDaysInWords,
  workingDaysOf,
  workingDaysUntil,
  workingTimeInWords,
} from '../../base/working-days';
import { isChangeLive } from '../../facts/changes';
import { entries, type Facts, hasReached, mayBeThere } from '../../facts/context';
import { isAnyEstimated } from '../../forecast/estimates';
import type { Expected, Range } from '../../forecast/forecast';
import { setFix } from '../fixes/fixes';
import type { GateContext, GateRule, Problem, Rule } from '../rule';

/** That go-live comes before so much working time has passed: when it can be, in words, and the fix that moves it. */
interface TooEarly {
  readonly earliest: string;
  /** So many working days from today. */
  readonly days: number;
  readonly fixes: readonly Fix[];
}

function tooEarly(
  goLive: string | undefined,
  days: number,
  { today, configuration: { holidays } }: Facts,
  from = today,
): TooEarly | undefined {
  const earliest = plusWorkingDays(from, days, holidays);
  if (earliest === undefined) return { earliest: 'the year 10000', days, fixes: [] };
  if ((daysBetween(goLive, earliest) ?? 0) <= 0) return undefined;
  const left = from === today ? days : workingDaysUntil(today, earliest, holidays);
  return { earliest, days: left, fixes: [postponed(earliest)] };
}

function postponed(date: string): Fix {
  return setFix({ kind: 'postpone', title: `Move go-live to ${date}` }, ['goLive'], date);
}

/** A problem of the plan that its reasons tell. */
function delayed(delay: Delay, about: Partial<Problem> = {}): Problem {
  return { message: delayInWords([delay]), path: ['goLive'], delay, ...about };
}

/** That it is so many days until go-live. */
function headOf(left: number): string {
  return left === 0 ? 'Go-live is planned for today' : `Go-live is in ${plural(left, 'day')}`;
}

/** How the days of the forecast come about, for its pages. */
const howItIsForecast =
  'Each open blocking item takes its estimate, counted in working days, Monday to Friday, without the `holidays` of a configuration, behind those that it depends on and the gate before it; an owner moves three at a time (`itemsAtOnce`), and an integration takes the lead time of its systems at least. What estimates are off by as a whole is an assumption until closed stages say it: half of all plans take more than 1.3 times as long. Where fewer than half of the items are estimated (one that was, and is done, counts), it is a hint, and of those alone that are open and estimated.';

export const planRules: readonly Rule[] = [
  {
    code: 'plan/far-date',
    severity: 'warning',
    summary: 'A planned date lies more than ten years ahead.',
    why: 'What is due on a day that nobody plans for is never due: most likely there is a slip in the year.',
    howToFix: 'Correct the year, or leave the date out until there is one.',
    *check({ facts: { manifest, today } }) {
      const dates = [
        ['Go-live is planned for', manifest.goLive, ['goLive']],
        ['The target is to be reached by', manifest.value?.target?.by, ['value', 'target', 'by']],
      ] as const;
      for (const [what, date, path] of dates)
        if (isFarAhead(date, today))
          yield { message: `${what} ${date}, more than ten years ahead: correct the year.`, path };
    },
  },
  {
    code: 'plan/shorter-than-lead-time',
    severity: 'warning',
    summary: 'The go-live date is sooner than a system can be changed.',
    why: 'The lead time of a system that belongs to another team is the part of the plan that cannot be hurried.',
    howToFix:
      'Ask for the change today, move the go-live date, or begin with an integration that needs no change. A lead time counts from the day on which the change was asked for (`requestedOn`), else from today. Lead times count working days, Monday to Friday, without the `holidays` of a configuration; a week has five. What else speaks against the date is named with it, by the finding with the latest day.',
    *check({ facts }) {
      const { goLive, integrations, systems } = facts.manifest;
      const left = daysBetween(facts.today, goLive);
      if (left === undefined || left < 0 || hasReached(facts, 'operate')) return;
      for (const [id, { changeLeadTime, requestedOn }] of entries(systems)) {
        const days = workingDaysOf(changeLeadTime);
        if (days === undefined || days === 0 || isChangeLive(integrations, id)) continue;
        const asked = daysBetween(facts.today, requestedOn) === undefined ? undefined : requestedOn;
        const early = tooEarly(goLive, days, facts, asked);
        if (early === undefined) continue;
        const takes = `takes ${workingTimeInWords(changeLeadTime ?? '')}`;
        yield delayed(
          {
            head: headOf(left),
            reason: `a change to ${quoted(id)}${asked === undefined ? '' : ` that was asked for on ${asked}`} ${takes}`,
            days: early.days,
            until: early.earliest,
            tail: asked === undefined ? '. Ask for it today, or move the date.' : '.',
          },
          {
            fixes: early.fixes,
            related: [{ message: 'The lead time', path: ['systems', id, 'changeLeadTime'] }],
          },
        );
      }
    },
  },
];

export const planGateRules: readonly GateRule[] = [
  {
    code: 'plan/go-live-before-gate',
    severity: 'warning',
    summary: 'The day of going live is there, or over, and the gates before it are not passed.',
    why: 'A date that the open items do not allow is either moved at the last minute, or kept by skipping what the gates require.',
    howToFix:
      'Move the date, or finish the items. What else speaks against the date is named with it, by the finding with the latest day.',
    *checkGates(context) {
      const { manifest, today } = context.facts;
      const left = daysBetween(today, manifest.goLive);
      const open = (['diagnose', 'design', 'deploy'] as const).filter(
        (stage) => context.gates[stage].state !== 'passed',
      );
      const [first] = open;
      if (left === undefined || first === undefined) return;
      const gates = enumerated(open.map(stageTitle));
      const isAre = open.length === 1 ? 'gate is' : 'gates are';
      const notPassed = { reason: `the ${gates} ${isAre} not passed`, days: 0 };
      if (left < 0) {
        const head = `Go-live was planned for ${manifest.goLive}, ${plural(-left, 'day')} ago`;
        yield delayed({ ...notPassed, head, tail: ': move the date, or finish the items.' });
        return;
      }
      if (left === 0) {
        yield delayed({ ...notPassed, head: headOf(left), tail: '.' });
        return;
      }
    },
  },
  {
    code: 'plan/impossible-date',
    severity: 'warning',
    summary: 'More likely than not, the open items take longer than until the day of going live.',
    why: 'A date that the open items do not allow is either moved at the last minute, or kept by skipping what the gates require.',
    howToFix: `Move the date, or begin with the items that win most days: \`ai-readiness forecast\` lists them. ${howItIsForecast}`,
    *checkGates(context) {
      yield* tooSoon(context, ({ p50 }, goLive) => isAfter(p50, goLive));
    },
  },
  {
    code: 'plan/unlikely-date',
    severity: 'warning',
    summary: 'The open items are done by the day of going live in fewer than four of five cases.',
    why: 'A date that is kept every other time is missed every other time, and everybody who has planned with it pays for that.',
    howToFix: `Move the date, or begin with the items that win most days: \`ai-readiness forecast\` lists them. ${howItIsForecast}`,
    *checkGates(context) {
      yield* tooSoon(context, ({ p50, p80 }, goLive) => isAfter(p80, goLive) && !isAfter(p50, goLive));
    },
  },
];

/** A forecast that speaks against a day of going live that has not come yet. */
function* tooSoon(
  { facts, items, forecaster }: GateContext,
  against: (range: Range, goLive: string) => boolean,
): Generator<Problem> {
  const { goLive } = facts.manifest;
  const left = daysBetween(facts.today, goLive);
  if (goLive === undefined || left === undefined || left <= 0 || hasReached(facts, 'operate')) return;
  // Planning costs more than most rules, and few teams have estimated anything.
  if (!isAnyEstimated(items, facts.manifest)) return;
  const { plan, isWhole } = forecaster();
  // What cannot be read may be an estimate, or say that an item is done.
  const isInDoubt = plan.work.some(
    ({ item, estimate }) => estimate?.from !== 'item' && mayBeThere(facts, [...item.path, 'estimate']),
  );
  const { count, of } = plan.estimated;
  if (isInDoubt || (count === 0 && !isWhole) || forecaster().isEasilyBy(goLive)) return;
  const range = forecaster().goLive;
  if (range === undefined || !against(range, goLive)) return;
  const { p50, p80 } = range;
  const few = `the ${count} of ${plural(of, 'open item')} that ${count === 1 ? 'is estimated alone takes' : 'are estimated alone take'}`;
  const fixes = p80.date === undefined ? [] : [postponed(p80.date)];
  yield delayed(
    {
      head: headOf(left),
      reason: `${isWhole ? 'the open items take' : few} until ${dayInWords(p50)} in half of all cases and until ${dayInWords(p80)} in four of five`,
      days: p80.workingDays,
      tail: '.',
    },
    {
      ...(isWhole ? {} : { severity: 'hint' }),
      fixes,
      related: forecaster()
        .longest(range)
        .map(({ item, days }) => ({
          message: `${item.id}: about ${workingDaysInWords(Math.ceil(days))} of that`,
          path: item.path,
        })),
    },
  );
}

function isAfter({ date }: Expected, goLive: string): boolean {
  return date === undefined || (daysBetween(goLive, date) ?? 0) > 0;
}

function dayInWords({ date }: Expected): string {
  return date ?? 'after the year 9999';
}
