/** How long items take, as the team has estimated. No estimate is made up: where one is missing, the median of the team's own holds. */
import type { Pillar } from '../base/stages';
import { estimatedDaysOf } from '../base/working-days';
import type { ItemReport } from '../facts/report';
import type { Item, Manifest } from '../schema/generated/manifest-file';
import type { Days } from './quantiles';

/** Where the days of an item come from: its own estimate, or the median of those of its pillar or of all items. */
type EstimateFrom = 'item' | 'pillar' | 'all';

export interface Estimate {
  readonly days: Days;
  readonly from: EstimateFrom;
  /** Set where its points are not written from the least to the most, and were put in order. */
  readonly isTurned?: true;
}

/** The estimates of a team: of an item, and of others where it has none; undefined where there is not a single one. */
export function estimatesOf(
  items: readonly ItemReport[],
  manifest: Manifest,
): (item: ItemReport) => Estimate | undefined {
  // Those of items that are done hold for others as well: what is done must not make the rest look longer.
  const all = items.flatMap((item) => {
    const days = estimatedDays(claimOf(item, manifest)?.estimate);
    return days === undefined ? [] : [{ pillar: item.pillar, days }];
  });
  const ofPillar = new Map<Pillar, Days | undefined>();
  const whole = median(all.map(({ days }) => days));
  return (item) => {
    const written = claimOf(item, manifest)?.estimate;
    const own = estimatedDays(written);
    if (own !== undefined) return { days: own, from: 'item', ...(isTurned(written) && { isTurned: true }) };
    const { pillar } = item;
    if (!ofPillar.has(pillar))
      ofPillar.set(pillar, median(all.flatMap((each) => (each.pillar === pillar ? [each.days] : []))));
    const days = ofPillar.get(pillar);
    if (days !== undefined) return { days, from: 'pillar' };
    return whole && { days: whole, from: 'all' };
  };
}

/** Whether anything is estimated: without it no day can be told. */
export function isAnyEstimated(items: readonly ItemReport[], manifest: Manifest): boolean {
  return items.some((item) => claimOf(item, manifest)?.estimate !== undefined);
}

/** What a manifest says of an item. */
export function claimOf({ id, stage }: ItemReport, manifest: Manifest): Item | undefined {
  const items: Readonly<Record<string, Item | undefined>> = manifest.checklist?.[stage] ?? {};
  return Object.hasOwn(items, id) ? items[id] : undefined;
}

/**
 * The three points of an estimate, in working days. One that is left out is taken from its neighbour: from `likely`, or
 * `likely` as the middle of the other two. Undefined where that is not enough.
 */
function estimatedDays(estimate: Item['estimate']): Days | undefined {
  const [low, likely, high] = [estimate?.low, estimate?.likely, estimate?.high].map(estimatedDaysOf);
  const middle = likely ?? (low === undefined || high === undefined ? undefined : (low + high) / 2);
  if (middle === undefined) return undefined;
  const [least = middle, between = middle, most = middle] = [low ?? middle, middle, high ?? middle].sort(
    (one, other) => one - other,
  );
  return { low: least, likely: between, high: most };
}

function isTurned(estimate: Item['estimate']): boolean {
  const points = [estimate?.low, estimate?.likely, estimate?.high]
    .map(estimatedDaysOf)
    .filter((point) => point !== undefined);
  return points.some((point, at) => point < (points[at - 1] ?? 0));
}

/** Point by point; undefined for none. */
function median(all: readonly Days[]): Days | undefined {
  if (all.length === 0) return undefined;
  const of = (point: keyof Days): number => {
    const sorted = all.map((each) => each[point]).sort((one, other) => one - other);
    const [before = 0, after = before] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
    return (before + after) / 2;
  };
  return { low: of('low'), likely: of('likely'), high: of('high') };
}
