/** What is known of one workflow that is to be compared with others: small, whatever its manifest holds. */
import { isCurrency } from '../base/currencies';
import type { Path } from '../base/path';
import { quoted, shorten } from '../base/shorten';
import { stageIndex } from '../base/stages';
import { enumerated } from '../base/words';
import { withAllShared } from '../facts/configuration';
import { entries, holdersOf } from '../facts/context';
import { type ManifestDocument, whyNotRead } from '../facts/document';
import { baselineAhead, reversedBaseline } from '../facts/measured';
import type { Report } from '../facts/report';
import { type Unread, unreadOf } from '../facts/unread';
import { worthOf } from '../facts/worth';
import { Forecaster } from '../forecast/forecast';
import { readinessOf, type Share } from './readiness';

/** A manifest that was read, and how it is called among the others. */
interface Entrant {
  readonly path: string;
  readonly document: ManifestDocument;
  readonly report: Report;
}

export interface Candidate {
  readonly path: string;
  readonly name: string | undefined;
  /** Why it cannot be compared with others, whatever they are; each follows "because". */
  readonly apart: readonly string[];
  /** What is not known, so that it cannot be ranked; each follows "because". */
  readonly unknown: readonly string[];
  /** Absent where there is something of either. */
  readonly measures?: Measures;
}

/** What it is ranked by. */
export interface Measures {
  readonly money: Money;
  readonly data: Share;
  readonly integration: Share;
  /** Whether systems stand for integrations. */
  readonly bySystems: boolean;
  /** Weeks until go-live in half of all cases; absent where no dates can be given. */
  readonly forecast?: ForecastWeeks;
  /** Open items of data, integration and governance before go-live: what is next is first. */
  readonly open: readonly string[];
}

/** Money that a month brings. */
export interface Money {
  readonly currency: string;
  /** Whose product is the amount. */
  readonly factors: readonly number[];
  /** The currency of comparison, as its configuration has it, and what a unit of `currency` is worth in that. */
  readonly compared: string | undefined;
  readonly rate: number | undefined;
}

export interface ForecastWeeks {
  readonly weeks: number;
  /** What brings it forward most, and to how many weeks. */
  readonly soonest?: { readonly item: string; readonly weeks: number };
}

const longestName = 120;
/** Working days. */
const week = 5;

/** `ratios`: what closed stages say of how far estimates are off. */
export function candidateOf({ path, document, report }: Entrant, ratios: readonly number[] = []): Candidate {
  const name = report.name === undefined ? undefined : shorten(report.name, longestName);
  const notRead = whyNotRead(document);
  if (notRead !== undefined) return { path, name, apart: [], unknown: [notRead] };
  const unread = unreadOf(document.parsed, document.faults);
  const apart = apartBecause(report, unread);
  const { unknown, measures } = measured(report, unread);
  const isRanked = apart.length === 0 && unknown.length === 0 && measures !== undefined;
  return {
    path,
    name,
    apart,
    unknown,
    ...(isRanked && { measures: { ...measures, ...timeOf(report, ratios) } }),
  };
}

/** Why nobody should compare it yet. What cannot be read is not known, and no reason. */
function apartBecause({ manifest, input }: Report, unread: Unread): string[] {
  const { value, data, risk } = manifest;
  const facts = { manifest, today: input.today };
  const impossible = reversedBaseline(facts) ?? baselineAhead(facts);
  const refused = entries(data).flatMap(([id, { permitted }]) => {
    const decision = permitted?.decision;
    return decision === undefined || decision === 'granted' || decision === 'pending'
      ? []
      : [`the use of the source ${quoted(id)} is ${decision}`];
  });
  const isOwned = hasOutcome({ manifest, input }) || unread(['owners']);
  const hasBaseline = value?.baseline?.value !== undefined || unread(['value', 'baseline', 'value']);
  return [
    ...(risk?.euAiAct?.class === 'prohibited'
      ? ['it is said to be a practice that Article 5 of the EU AI Act prohibits']
      : []),
    ...(isOwned ? [] : ['nobody owns its outcome']),
    ...(hasBaseline ? [] : ['its value has no measured baseline']),
    ...(impossible === undefined ? [] : [`its baseline ${impossible.what}`]),
    ...refused.sort(),
  ];
}

function hasOutcome({ manifest, input }: Pick<Report, 'manifest' | 'input'>): boolean {
  return holdersOf(withAllShared(manifest, input.configuration), 'outcome').length > 0;
}

/** What V and R are made of, or what of that is not known. */
function measured(
  report: Report,
  unread: Unread,
): { readonly unknown: readonly string[]; readonly measures?: Omit<Measures, 'forecast' | 'open'> } {
  const { data, integration, bySystems } = readinessOf(report);
  const money = moneyOf(report, unread);
  const lacks = [...(data?.lacks ?? []), ...(integration?.lacks ?? [])].filter(({ path }) => unread(path));
  const unknown = [
    ...money.unknown,
    ...(unread(['owners']) && !hasOutcome(report) ? [unreadable(['owners'])] : []),
    ...(data === undefined ? [none('data', 'no source of data is listed', unread)] : []),
    ...(integration === undefined
      ? [none('integrations', 'neither integrations nor systems are listed', unread)]
      : []),
    ...lacks.map(({ path }) => unreadable(path)),
  ];
  if (unknown.length > 0 || money.money === undefined || data === undefined || integration === undefined)
    return { unknown };
  return { unknown, measures: { money: money.money, data, integration, bySystems } };
}

function none(section: string, words: string, unread: Unread): string {
  return unread([section]) ? unreadable([section]) : words;
}

function unreadable(path: Path): string {
  return `${quoted(path.join('.'))} cannot be read`;
}

function notStated(paths: readonly Path[]): string[] {
  if (paths.length === 0) return [];
  return [
    `${enumerated(paths.map((path) => quoted(path.join('.'))))} ${paths.length === 1 ? 'is' : 'are'} not stated`,
  ];
}

function moneyOf(
  { manifest, input }: Report,
  unread: Unread,
): { readonly unknown: readonly string[]; readonly money?: Money } {
  const worth = worthOf(manifest);
  if ('lacks' in worth)
    return {
      unknown: [
        ...worth.lacks.filter(unread).map(unreadable),
        // What is not measured is told by itself.
        ...notStated(worth.lacks.filter((path) => path[1] !== 'baseline' && !unread(path))),
      ],
    };
  const { better, perUnit, times, isMonthly, currency } = worth;
  const factors = [better, perUnit, ...(isMonthly ? [] : [times])];
  const amount = factors.reduce((product, each) => product * each, 1);
  const unknown = [
    ...(isCurrency(currency) ? [] : [`${quoted(currency)} is no code of a currency, such as EUR`]),
    ...(better > 0 ? [] : ['its target is no better than its baseline']),
    ...(perUnit > 0 ? [] : ['"value.valuePerUnit" is not above 0']),
    ...(Number.isFinite(amount) ? [] : ['its numbers are too large to be multiplied']),
  ];
  if (unknown.length > 0) return { unknown };
  const { currency: compared, rates = {} } = input.configuration ?? {};
  const rate = Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  return { unknown, money: { currency, factors, compared, rate } };
}

/** What is left before go-live, in weeks where that can be told, and in items. */
function timeOf(report: Report, ratios: readonly number[]): Pick<Measures, 'forecast' | 'open'> {
  const forecaster = Forecaster.of(report, ratios);
  const { plan, isWhole } = forecaster;
  const open = plan.work.flatMap(({ item }) =>
    stageIndex(item.stage) <= stageIndex('deploy') && toPrepare.has(item.pillar) ? [item.id] : [],
  );
  const isOver = plan.goal === 'operate';
  if (!isWhole && !isOver) return { open };
  const days = forecaster.goLive?.p50.workingDays ?? 0;
  if (isOver || days === 0) return { open: isOver ? [] : open, forecast: { weeks: 0 } };
  const soonest = forecaster.soonest();
  return {
    open,
    forecast: {
      weeks: days / week,
      ...(soonest && { soonest: { item: soonest.item.id, weeks: soonest.workingDays / week } }),
    },
  };
}

const toPrepare: ReadonlySet<string> = new Set(['data', 'integration', 'governance']);
