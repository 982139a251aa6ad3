import { daysBetween, plusDays } from '../../base/dates';
import { daysOf, durationInWords, workingDaysOf } from '../../base/durations';
import type { Fix } from '../../base/fix';
import { stageTitle } from '../../base/stages';
import { plural } from '../../base/words';
import { entries, hasReached } from '../../facts/context';
import type { ItemReport } from '../../facts/report';
import { setFix } from '../fixes/fixes';
import type { GateContext, GateRule, Rule, RuleContext } from '../table/rule';

/** Moves the go-live date to the first day that is so many days away. */
function moveGoLive(today: string, days: number): Fix {
  const earliest = plusDays(today, Math.ceil(days)) ?? today;
  return setFix(`Move go-live to ${earliest}`, ['goLive'], earliest);
}

export const planRules: readonly Rule[] = [
  {
    code: 'plan/shorter-than-lead-time',
    severity: 'warning',
    summary: 'The go-live date is nearer than a system can be changed.',
    why: 'The lead time of a system that is not yours is the part of the plan that cannot be hurried.',
    howToFix:
      'Ask for the change today, move the go-live date, or begin with an integration that needs no change.',
    *check({ facts }) {
      const { goLive, integrations, systems } = facts.manifest;
      const left = daysBetween(facts.today, goLive);
      if (left === undefined || left < 0 || hasReached(facts, 'operate')) return;
      for (const [id, { changeLeadTime }] of entries(systems)) {
        const days = daysOf(changeLeadTime);
        const own = entries(integrations).filter(([, { system }]) => system === id);
        const isDone = own.length > 0 && own.every(([, { status }]) => status === 'live');
        if (days === undefined || days <= left || isDone) continue;
        yield {
          message: `Go-live is in ${plural(left, 'day')}, but a change to "${id}" takes ${durationInWords(changeLeadTime ?? '')}: ask for it today, or move the date.`,
          path: ['goLive'],
          fixes: [moveGoLive(facts.today, days)],
          related: [{ message: 'The lead time', path: ['systems', id, 'changeLeadTime'] }],
        };
      }
    },
  },
];

export const planGateRules: readonly GateRule[] = [
  {
    code: 'plan/go-live-before-gate',
    severity: 'warning',
    summary: 'The go-live date comes before the gates can be passed.',
    why: 'A date that the open items do not allow is either moved late, or kept by skipping what the gates ask for.',
    howToFix:
      'Move the date, or the work. The days to go are the likely estimates of the open blocking items, each after those it depends on; weekends are not counted as working days.',
    *checkGates(context) {
      const { manifest, today } = context.facts;
      const left = daysBetween(today, manifest.goLive);
      const open = (['diagnose', 'design', 'deploy'] as const).filter(
        (stage) => context.gates[stage].state !== 'passed',
      );
      const [first] = open;
      if (left === undefined || first === undefined) return;
      const gates = open
        .map(stageTitle)
        .join(', ')
        .replace(/, (?=[^,]*$)/, ' and ');
      const isAre = open.length === 1 ? 'gate is' : 'gates are';
      if (left < 0) {
        yield {
          message: `Go-live was planned for ${manifest.goLive}, ${plural(-left, 'day')} ago, but the ${gates} ${isAre} open: move the date, or finish the items.`,
          path: ['goLive'],
        };
        return;
      }
      if (left === 0) {
        yield { message: `Go-live is planned for today, but the ${gates} ${isAre} open.`, path: ['goLive'] };
        return;
      }
      const chain = longestChain(context);
      const calendarDays = Math.ceil((chain.days * 7) / 5);
      if (calendarDays <= left) return;
      const earliest = plusDays(today, calendarDays);
      yield {
        message: `Go-live is in ${plural(left, 'day')}, but ${chain.items.join(' → ')} still ${chain.items.length === 1 ? 'takes' : 'take'} ${plural(chain.days, 'working day')}: not before ${earliest}.`,
        path: ['goLive'],
        fixes: [moveGoLive(today, calendarDays)],
        related: chain.items.map((id) => ({
          message: `${id}: the estimate`,
          path: [...(context.items.find((item) => item.id === id)?.path ?? []), 'estimate'],
        })),
      };
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
