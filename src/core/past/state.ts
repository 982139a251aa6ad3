/** What of one report is kept to tell the past. */
import { hasEnded } from '../base/dates';
import { type Stage, stages } from '../base/stages';
import type { ItemReport, Report } from '../facts/report';
import { type Scheduled, scheduledUntil } from '../forecast/scheduled';
import { editionOf, newestEdition } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';

/** `unknown`: it may be passed, but something that it rests on could not be looked at. */
type GateThen = 'passed' | 'not-passed' | 'unknown';

interface WaiverThen {
  readonly item: ItemId;
  readonly title: string;
  readonly stage: Stage;
  readonly until?: string;
  readonly isOver: boolean;
}

/** How a manifest stood. */
export interface PastState {
  readonly name?: string;
  readonly stage: Stage | undefined;
  readonly gates: Readonly<Record<Stage, GateThen>>;
  readonly waivers: readonly WaiverThen[];
  /** What was left before the gate of the claimed stage, and how long that was to take; only where it was claimed for the first time. */
  readonly estimate?: Scheduled;
  readonly edition: string;
  /** The earliest day on which it says that something was done. */
  readonly from?: string;
  readonly isPartial: boolean;
  readonly holidays: readonly string[];
}

/**
 * How a manifest stood, by the report on it. `claimed`: stages that were claimed before; what they were to take is not
 * asked again, since that takes longer than all else.
 */
export function stateOf(report: Report, claimed: ReadonlySet<Stage>): PastState {
  const { name, stage, items, notChecked, manifest, input } = report;
  const [from] = items.flatMap(daysOf).sort();
  return {
    ...(name !== undefined && { name }),
    stage,
    gates: ofStages((each) => gateOf(report, each)),
    waivers: items.flatMap((item) => waiverOf(item, input.today)),
    ...(stage !== undefined && !claimed.has(stage) && { estimate: scheduledUntil(stage, report) }),
    edition: editionOf(manifest) ?? newestEdition,
    ...(from !== undefined && { from }),
    isPartial: notChecked > 0,
    holidays: input.configuration?.holidays ?? [],
  };
}

/** By this it is told whether anything has changed that the past tells. */
export function signatureOf({ stage, gates, waivers, isPartial, edition }: PastState): string {
  return JSON.stringify([stage, gates, waivers, isPartial, edition]);
}

function ofStages<T>(of: (stage: Stage) => T): Readonly<Record<Stage, T>> {
  const [diagnose, design, deploy, operate] = stages;
  return {
    diagnose: of(diagnose),
    design: of(design),
    deploy: of(deploy),
    operate: of(operate),
  };
}

function gateOf({ gates, items, notChecked }: Report, stage: Stage): GateThen {
  const { state, blockers } = gates[stage];
  if (state === 'passed') return 'passed';
  if (notChecked === 0) return 'not-passed';
  const open = items.filter(({ id }) => blockers.includes(id));
  // Where one of them is open for sure, what could not be looked at makes no difference.
  return open.every(isUnseen) ? 'unknown' : 'not-passed';
}

/** Whether an item does not hold, and might, had everything been looked at. */
function isUnseen({ status, evidence, evidencedBy }: ItemReport): boolean {
  return status === 'met' && [...evidence, ...evidencedBy].some(({ unchecked }) => unchecked !== undefined);
}

function waiverOf({ id, entry, stage, status, expires }: ItemReport, today: string): WaiverThen[] {
  if (status !== 'waived') return [];
  const isOver = hasEnded(expires, today);
  return [{ item: id, title: entry.title, stage, isOver, ...(expires !== undefined && { until: expires }) }];
}

/** The days on which it says that something of an item was done. */
function daysOf({ on, evidence }: ItemReport): string[] {
  return [on, ...evidence.map((each) => each.on)].filter((each) => each !== undefined);
}
