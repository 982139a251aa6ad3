/** The order in which the items of a plan are taken, whoever moves them. */
import { stageIndex } from '../base/stages';
import type { ItemReport } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';

/** What each item depends on, whether or not it is done. */
export type Dependencies = ReadonlyMap<ItemId, readonly ItemReport[]>;

/** An item, and what of the others has to be done before it. */
export interface Ordered {
  readonly item: ItemReport;
  readonly after: readonly ItemReport[];
}

/** A dependency for which nothing can wait. */
export type PassedOver = readonly [of: ItemReport, on: ItemReport];

/**
 * All items by stage; in a stage first what waits for nothing there, then what waits for that, and so on, so that as
 * little room as can be is kept for what cannot begin yet; of those alike first what most others wait for, one after the
 * other; else as in the checklist. It hangs on neither what is done nor how long anything takes, so that less to do never
 * changes the order of the rest.
 */
export function inOrder(
  items: readonly ItemReport[],
  dependencies: Dependencies,
): { order: readonly Ordered[]; ignored: readonly PassedOver[] } {
  const ignored: PassedOver[] = [];
  /** Each behind what it depends on. */
  const order: Ordered[] = [];
  const placed = new Set<ItemId>();
  const placing = new Set<ItemId>();
  const place = (item: ItemReport): void => {
    if (placed.has(item.id)) return;
    placing.add(item.id);
    const after = (dependencies.get(item.id) ?? []).filter((before) => {
      const isImpossible = placing.has(before.id) || stageIndex(before.stage) > stageIndex(item.stage);
      if (isImpossible) ignored.push([item, before]);
      else place(before);
      return !isImpossible;
    });
    placing.delete(item.id);
    placed.add(item.id);
    order.push({ item, after });
  };
  for (const item of items) place(item);
  const [before, behind] = lengths(order);
  const places = new Map(items.map(({ id }, at) => [id, at]));
  const weights = new Map(
    order.map((each) => {
      const { id, stage } = each.item;
      return [each, [stageIndex(stage), before.get(id) ?? 0, -(behind.get(id) ?? 0), places.get(id) ?? 0]];
    }),
  );
  return { order: order.sort((one, other) => inTurn(weights.get(one), weights.get(other))), ignored };
}

/** How many items of its stage come before each, and behind each, one after the other. */
function lengths(
  order: readonly Ordered[],
): readonly [ReadonlyMap<ItemId, number>, ReadonlyMap<ItemId, number>] {
  const [before, behind] = [new Map<ItemId, number>(), new Map<ItemId, number>()];
  const inStage = ({ item, after }: Ordered): ItemReport[] =>
    after.filter(({ stage }) => stage === item.stage);
  const raise = (lengths: Map<ItemId, number>, id: ItemId, least: number): unknown =>
    lengths.set(id, Math.max(least, lengths.get(id) ?? 0));
  for (const each of order)
    for (const { id } of inStage(each)) raise(before, each.item.id, (before.get(id) ?? 0) + 1);
  for (const each of [...order].reverse())
    for (const { id } of inStage(each)) raise(behind, id, (behind.get(each.item.id) ?? 0) + 1);
  return [before, behind];
}

function inTurn(one: readonly number[] = [], other: readonly number[] = []): number {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
