/** A forecast in words, the same wherever it is told. */
import type { Finding } from '../base/finding';
import { stages, stageTitle } from '../base/stages';
import { atMost, enumerated, plural } from '../base/words';
import { workingDaysInWords } from '../base/working-days';
import { whoOfSeveral } from '../domain/movers';
import { withAllShared } from '../facts/configuration';
import type { Report } from '../facts/report';
import { type Driver, drivers, type Expected, type Forecast, type Outlook } from './forecast';
import { prior } from './overrun';
import type { Planned } from './plan';

const driverTitles: Readonly<Record<Driver, string>> = {
  data: 'Data',
  integration: 'Integration',
  governance: 'Governance',
  other: 'All else',
};

/** What P80 goes into, with the whole working days of each: where one is rounded up another is not, so that they add up to P80. */
export function driversOf({ drivers: spent }: Outlook): { readonly title: string; readonly days: number }[] {
  const all = drivers.map((each) => ({
    title: driverTitles[each],
    days: Math.floor(spent[each]),
    of: spent[each],
  }));
  const left = Math.round(all.reduce((sum, { days, of }) => sum + of - days, 0));
  const nearest = [...all].sort((one, other) => other.of - other.days - (one.of - one.days));
  const up = new Set(nearest.slice(0, left));
  return all.map((each) => ({ title: each.title, days: each.days + Number(up.has(each)) }));
}

/** `Data 12, Integration 3, Governance 0, All else 20`: working days of P80. */
export function driversInWords(outlook: Outlook): string {
  return driversOf(outlook)
    .map(({ title, days }) => `${title} ${days}`)
    .join(', ');
}

/** `2027-03-01`, or that no calendar has it. */
export function expectedInWords({ date }: Expected): string {
  return date ?? 'after 9999';
}

/** `by 2027-03-01`, or that no calendar has it. */
export function byExpected({ date }: Expected): string {
  return date === undefined ? 'after the year 9999' : `by ${date}`;
}

type StillToGo = Pick<Planned, 'estimate' | 'least' | 'notBefore'>;

/** What an item still takes, who says so, and what it waits for besides: `2 to 20 working days, likely 5`. */
export function stillToGoInWords({ estimate, least, notBefore }: StillToGo): string {
  const [takes, soonest] = [rounded(least), rounded(notBefore)];
  const waits = [
    ...(takes > 0 ? [`its systems take ${workingDaysInWords(takes)} to change`] : []),
    ...(soonest > 0 ? [`its systems are changed in ${workingDaysInWords(soonest)} at the soonest`] : []),
  ];
  return [ownTimeInWords(estimate), ...waits].join('; ');
}

function ownTimeInWords(estimate: Planned['estimate']): string {
  if (estimate === undefined) return 'not estimated';
  const { low, likely, high } = estimate.days;
  const days =
    low === high
      ? workingDaysInWords(likely)
      : `${rounded(low)} to ${workingDaysInWords(rounded(high))}, likely ${rounded(likely)}`;
  return estimate.from === 'item' ? days : `not estimated; ${days} as ${medianOf[estimate.from]}`;
}

const medianOf = { pillar: 'the median of its pillar', all: 'the median of all' } as const;

function rounded(days: number): number {
  return Math.round(days * 10) / 10;
}

/** The share of all cases in which the planned day is kept, to five percent: more is not known. */
export function chanceInWords(chance: number): string {
  const percent = Math.round(chance * 20) * 5;
  if (percent >= 100) return 'more than 95 %';
  return percent <= 0 ? 'less than 5 %' : `about ${percent} %`;
}

/** What is told where no item is left to be done. */
export function nothingToForecast({ gates }: Pick<Report, 'gates'>): string {
  const shut = stages.filter((stage) => gates[stage].state !== 'passed').map(stageTitle);
  return shut.length === 0
    ? 'All gates are passed: nothing is left to forecast.'
    : `No item is left to forecast: what keeps ${enumerated(shut)} shut are errors to be fixed.`;
}

/** Why there are no dates; undefined where there are. */
export function tooFewEstimated({ isWhole, plan: { estimated, goal } }: Forecast): string | undefined {
  if (isWhole) return undefined;
  const { count, of, done } = estimated;
  const before = goal === 'operate' ? 'the Operate gate' : 'go-live';
  const needed =
    done === 0
      ? ', and a forecast needs half of them'
      : `, and ${done} that ${done === 1 ? 'is' : 'are'} done; a forecast needs half of all these`;
  return `No dates yet: ${count} of ${plural(of, 'open item')} before ${before} ${count === 1 ? 'is' : 'are'} estimated${needed}.`;
}

/** The same, and what to estimate first. */
export function whyNoDates(forecast: Forecast): string | undefined {
  const why = tooFewEstimated(forecast);
  if (why === undefined) return undefined;
  const { unestimated } = forecast.plan;
  const shown = unestimated.slice(0, mostFirst);
  const more = unestimated.length - shown.length;
  const first = enumerated([...shown, ...(more > 0 ? [`${more} more`] : [])]);
  return `${why} Estimate first: ${first}.`;
}

/** What is known of how far estimates are off, and in how many cases that would have been right. */
function calibrationInWords({ closed, held }: Forecast, isCut: boolean): string {
  if (closed > 0)
    return `Calibrated with ${plural(closed, 'closed stage')}: P80 would have held in ${held} of ${closed}. What they do not say is an assumption, from surveys of software projects.`;
  return `Not calibrated${isCut ? ', since the clone is shallow' : ''}: that half of all plans take more than ${prior.median} times as long as estimated is an assumption, from surveys of software projects.`;
}

const ofPlan: ReadonlySet<string> = new Set(['plan/impossible-date', 'plan/unlikely-date']);

/** So many are named that should be estimated first. */
const mostFirst = 5;

/** `line 12`, `lines 12, 14 and 3 more`. */
function linesOf(findings: readonly Pick<Finding, 'range'>[]): string {
  const lines = [...new Set(findings.map(({ range }) => range.start.line + 1))].sort(
    (one, other) => one - other,
  );
  const more = lines.length - mostFirst;
  const shown = lines.slice(0, mostFirst).map(String);
  return `${lines.length === 1 ? 'line' : 'lines'} ${enumerated(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

/**
 * What a forecast does not know, a sentence each: it stands wherever the dates do. `isCut`: closed stages that would have said
 * what estimates are off by are not in the clone.
 */
export function doubtsOf(
  forecast: Forecast,
  { gates, whole, input, findings }: Report,
  isCut = false,
): string[] {
  const { plan } = forecast;
  if (forecast.gates.length === 0) return [];
  const said: string[] = [];
  if (forecast.isWhole) said.push(calibrationInWords(forecast, isCut));
  if (forecast.closed > 0 && findings.some(({ code }) => ofPlan.has(code)))
    said.push(
      'Findings about the planned day know nothing of closed stages: they go by the assumption alone.',
    );
  const refused = findings.filter(({ code, severity }) => severity === 'error' && code.startsWith('schema/'));
  if (refused.length > 0) said.push(`What the schema refuses is not counted: ${linesOf(refused)}.`);
  const isHeld = plan.work.some(({ least, notBefore }) => least > 0 || notBefore > 0);
  if (!isHeld && findings.some(({ code }) => code === 'plan/shorter-than-lead-time'))
    said.push(
      'The lead times of systems are not counted, since every item that waits for them is said to be done; a finding says which one takes longer.',
    );
  if (forecast.untold.length > 0)
    said.push(
      `There is no date for the ${enumerated(forecast.untold.map(stageTitle))} gate: fewer than half of the items before it are estimated.`,
    );
  const medians = plan.work.filter(
    ({ estimate }) => estimate !== undefined && estimate.from !== 'item',
  ).length;
  if (forecast.isWhole && medians > 0)
    said.push(
      `${plural(medians, 'item')} without an estimate ${medians === 1 ? 'takes' : 'take'} as long as the median of the team's own.`,
    );
  const turned = plan.work.filter(({ estimate }) => estimate?.isTurned === true).map(({ item }) => item.id);
  if (turned.length > 0)
    said.push(
      `Not written from low to high, and taken in that order: the ${turned.length === 1 ? 'estimate' : 'estimates'} of ${atMost(turned, mostFirst)}.`,
    );
  const owners = withAllShared(whole, input.configuration).owners ?? {};
  const movers = new Set(plan.work.flatMap((each) => each.owners));
  const several = [...movers].flatMap((mover) => {
    const ids = whoOfSeveral(mover);
    return ids === undefined ? [] : [enumerated(ids, 'or')];
  });
  if (several.length > 0)
    said.push(
      `Which of those with the same roles moves is not said: what may be ${enumerated(several)}’s is counted as one more person’s.`,
    );
  const nobody = new Set(
    [...movers].filter((mover) => !Object.hasOwn(owners, mover) && whoOfSeveral(mover) === undefined),
  );
  if (nobody.size > 0) said.push(`Not named yet: ${enumerated([...nobody])}; each is counted as one person.`);
  const besides = forecast.gates
    .flatMap(({ stage }) => gates[stage].besides)
    .reduce((sum, each) => sum + each, 0);
  if (besides > 0)
    said.push(
      `${plural(besides, 'error')} besides the open items ${besides === 1 ? 'has' : 'have'} to be fixed as well.`,
    );
  if (plan.ignored.length > 0) {
    const all = plan.ignored.map(([of, on]) => `${of} on ${on}`);
    said.push(
      `Dependencies in a circle or on a later stage are passed over: ${enumerated(all.slice(0, mostFirst))}.`,
    );
  }
  return said;
}
