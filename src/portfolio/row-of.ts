/** From a report to its row. Whatever a manifest holds, the row is small. */
import {
  blockingInWords,
  blockingOf,
  brokenBy,
  daysBetween,
  editionOf,
  Forecaster,
  goLiveDoubt,
  holderOf,
  type ManifestDocument,
  moverOf,
  type Report,
  shorten,
  stages,
  upcomingInWords,
} from '../core/service';
import { gateOf, standingOf } from '../panel/model/standing';
import type { UpcomingView } from '../panel/protocol/steps';
import { People } from './people';
import {
  type CauseRow,
  daysAhead,
  type Ending,
  type EndingRow,
  endings,
  type GateRow,
  longestName,
  longestText,
  type NoForecast,
  type OpenItem,
  type PillarRow,
  type Row,
  type SignalRow,
} from './row';

/** A manifest that was read, and where it is. */
interface Read {
  readonly path: string;
  readonly root: string | null;
  readonly document: ManifestDocument;
  readonly report: Report;
}

/** So much of each is told of one manifest; the counts say how much there is. */
const most = { causes: 5, signals: 5, endings: 200, owners: 200 } as const;

/** What is told of a manifest among others. */
export function rowOf({ path, root, document, report }: Read): Row {
  const { manifest, input, counts, items } = report;
  const standing = standingOf({ document, report });
  const { verdict, steps } = standing;
  const people = new People(report);
  const gates = gateRows(report);
  const gatesPassed = passedOf(gates);
  const blocking = blockingOf(report);
  const blocked = new Set(blocking.items);
  const open = items.filter(({ id }) => blocked.has(id));
  const movers = open.map((item) => moverOf(item, report));
  const openItems = open.map((item, at) => openItem(item, people.nameOf(movers[at] ?? '')));
  const causes = steps.steps.filter(
    ({ opens, isOfFile }) => (report.stage !== undefined && opens !== undefined) || isOfFile,
  );
  const signals = report.findings.filter(({ early }) => early !== undefined);
  const ending = standing.comingUp.filter(runsOut);
  return {
    version: 1,
    today: input.today,
    path,
    root,
    problem: null,
    name: report.name === undefined ? null : shorten(report.name, longestName),
    stage: report.stage ?? null,
    catalogue: editionOf(manifest),
    tier: manifest.risk?.tier ?? null,
    audience: manifest.workflow?.audience ?? null,
    holds: verdict.holds,
    verdict: shorten(verdict.words, longestText),
    why: shorten(verdict.why, longestText),
    gatesPassed,
    passed: stages[gatesPassed - 1] ?? null,
    next: stages[gatesPassed] ?? null,
    whole:
      report.notChecked === 0 && brokenBy(document) === undefined && !causes.some(({ isOfFile }) => isOfFile),
    notChecked: report.notChecked,
    errors: counts.error,
    warnings: counts.warning,
    information: counts.information,
    hints: counts.hint,
    blocking: blockingInWords(blocking),
    openItems,
    blockingErrors: blocking.errors,
    causes: causes.slice(0, most.causes).map((step) => causeRow(step, report, people)),
    causeCount: causes.length,
    signals: signals.slice(0, most.signals).map((finding) => signalRow(finding, report)),
    signalCount: signals.length,
    endings: ending.slice(0, most.endings).map((each) => endingRow(each, people)),
    endingCount: ending.length,
    owners: people.rows(movers).slice(0, most.owners),
    outcomeOwner: people.ownerOrNull(holderOf('outcome', report)),
    goLive: manifest.goLive ?? null,
    goLiveDays: daysBetween(input.today, manifest.goLive) ?? null,
    goLiveDoubt: withText(goLiveDoubt(report)),
    ...forecastOf(document, report),
    gates,
    pillars: pillarRows(report, openItems),
  };
}

type ForecastRow = Pick<Row, 'goLiveP50' | 'goLiveP80' | 'goLiveChance' | 'noForecast'>;

/** When it can go live; its history is not asked. */
function forecastOf(document: ManifestDocument, report: Report): ForecastRow {
  const none = (noForecast: NoForecast): ForecastRow => ({
    ...{ goLiveP50: null, goLiveP80: null, goLiveChance: null, noForecast },
  });
  // What cannot be read may be an estimate, or say that an item is done.
  if (brokenBy(document) !== undefined) return none('read only in part');
  const forecaster = Forecaster.of(report);
  if (!forecaster.isWhole) return none('not estimated');
  const { goLive, chance } = forecaster;
  if (goLive === undefined) return none('nothing left');
  const [p50, p80] = [goLive.p50.date, goLive.p80.date];
  return {
    goLiveP50: p50 ?? null,
    goLiveP80: p80 ?? null,
    goLiveChance: chance === undefined ? null : Math.round(chance * 100) / 100,
    noForecast: p50 === undefined ? 'after 9999' : null,
  };
}

function withText(text: string | undefined): string | null {
  return text === undefined ? null : shorten(text, longestText);
}

function gateRows(report: Report): GateRow[] {
  return stages.map((stage) => {
    const gate = report.gates[stage];
    const { claimed, met, required, stated, errors } = gate;
    return { stage, state: gateOf(gate, report), claimed, met, required, stated, errors };
  });
}

/** How many gates are passed before the first that is not. */
function passedOf(gates: readonly GateRow[]): number {
  const first = gates.findIndex(({ state }) => state !== 'passed');
  return first === -1 ? gates.length : first;
}

function openItem({ id, stage, pillar, entry }: Report['items'][number], owner: string): OpenItem {
  return { item: id, title: entry.title, stage, pillar, owner };
}

function causeRow(
  { what, who, opens, items }: ReturnType<typeof standingOf>['steps']['steps'][number],
  report: Report,
  people: People,
): CauseRow {
  const pillar = report.items.find(({ id }) => id === items[0])?.pillar;
  return {
    what: shorten(what, longestText),
    owner: people.nameOf(who),
    stage: opens?.stage ?? null,
    pillar: pillar ?? null,
  };
}

function signalRow({ message, early = [] }: Report['findings'][number], report: Report): SignalRow {
  const [item = ''] = early;
  const title = report.items.find(({ id }) => id === item)?.entry.title ?? item;
  return { message: shorten(message, longestText), item, title };
}

function isEnding(kind: string): kind is Ending {
  return endings.some((each) => each === kind);
}

/** Whether it is something that runs out soon, or has. */
function runsOut(view: UpcomingView): view is UpcomingView & { readonly kind: Ending } {
  return isEnding(view.kind) && view.days <= daysAhead;
}

function endingRow(view: UpcomingView & { readonly kind: Ending }, people: People): EndingRow {
  const { date, days, kind, who } = view;
  return {
    date,
    days,
    kind,
    words: shorten(upcomingInWords(view), longestText),
    owner: who === undefined ? '' : people.nameOf(who),
  };
}

function pillarRows({ gates }: Report, open: readonly OpenItem[]): PillarRow[] {
  const scores = stages.flatMap((stage) => gates[stage].pillars);
  return [...new Set(scores.map(({ pillar }) => pillar))].map((pillar) => {
    const own = scores.filter((score) => score.pillar === pillar);
    return {
      pillar,
      met: own.reduce((sum, { met }) => sum + met, 0),
      required: own.reduce((sum, { required }) => sum + required, 0),
      open: open.filter((item) => item.pillar === pillar).length,
    };
  });
}
