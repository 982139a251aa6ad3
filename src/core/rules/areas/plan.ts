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
import { entries, type Facts, hasReached } from '../../facts/context';
import type { ItemReport } from '../../facts/report';
import { setFix } from '../fixes/fixes';
import type { GateContext, GateRule, Problem, Rule, RuleContext } from '../rule';

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
  const about = { kind: 'postpone', title: `Move go-live to ${earliest}` } as const;
  const left = from === today ? days : workingDaysUntil(today, earliest, holidays);
  return { earliest, days: left, fixes: [setFix(about, ['goLive'], earliest)] };
}

/** A problem of the plan that its reasons tell. */
function delayed(delay: Delay, about: Partial<Problem> = {}): Problem {
  return { message: delayInWords([delay]), path: ['goLive'], delay, ...about };
}

/** That it is so many days until go-live. */
function headOf(left: number): string {
  return left === 0 ? 'Go-live is planned for today' : `Go-live is in ${plural(left, 'day')}`;
}

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
    summary: 'The go-live date comes before the gates can be passed.',
    why: 'A date that the open items do not allow is either moved at the last minute, or kept by skipping what the gates require.',
    howToFix:
      'Move the date, or the work. The days to go are the likely estimates of the open blocking items, each after those it depends on. They count working days, Monday to Friday, without the `holidays` of a configuration; a week has five. What else speaks against the date is named with it, by the finding with the latest day.',
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
      const chain = longestChain(context);
      const early = chain.days === 0 ? undefined : tooEarly(manifest.goLive, chain.days, context.facts);
      if (early === undefined) return;
      yield delayed(
        {
          head: headOf(left),
          reason: `${chain.items.join(' → ')} still ${chain.items.length === 1 ? 'takes' : 'take'} ${workingDaysInWords(chain.days)}`,
          days: chain.days,
          until: early.earliest,
          tail: '.',
        },
        {
          fixes: early.fixes,
          related: chain.items.map((id) => ({
            message: `${id}: the estimate`,
            path: [...(context.items.find((item) => item.id === id)?.path ?? []), 'estimate'],
          })),
        },
      );
    },
  },
];

/** The longest way through the open blocking items up to go-live, in working days of their likely estimates. */
function longestChain(context: GateContext): { days: number; items: string[] } {
  const byId = new Map<string, ItemReport>(context.items.map((item) => [item.id, item]));
  const known = new Map<string, { days: number; items: string[] }>();
  const visit = (id: string, trail: readonly string[]): { days: number; items: string[] } => {
    const item = byId.get(id);
    const found = known.get(id);
    if (found !== undefined || item === undefined || trail.includes(id))
      return found ?? { days: 0, items: [] };
    const claim = claimOf(context, item);
    const before = (claim?.dependsOn ?? []).map((each) => visit(each, [...trail, id]));
    const longest = before.reduce((best, each) => (each.days > best.days ? each : best), {
      days: 0,
      items: [] as string[],
    });
    const own = item.satisfied ? 0 : (workingDaysOf(claim?.estimate?.likely) ?? 0);
    const chain = { days: longest.days + own, items: own > 0 ? [...longest.items, id] : longest.items };
    known.set(id, chain);
    return chain;
  };
  const wanted = context.items.filter((item) => item.blocking && !item.satisfied && item.stage !== 'operate');
  return wanted
    .map(({ id }) => visit(id, []))
    .reduce((best, each) => (each.days > best.days ? each : best), { days: 0, items: [] as string[] });
}

function claimOf(
  { facts }: RuleContext,
  { stage, id }: ItemReport,
): { dependsOn?: string[]; estimate?: { likely?: string } } | undefined {
  return facts.manifest.checklist?.[stage]?.[id];
}
