/** What a manifest that says little yet begins with: the facts by which all else can be checked. */
import { itemRecord, startingItems } from '../domain/records';
import type { ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';

/** What is still to be stated, in the order that it is best taken in; nothing for a manifest that claims more than that. */
export class Start {
  private readonly items: readonly ItemId[];
  private readonly begun: ReadonlySet<ItemId>;

  constructor({ items }: Report) {
    this.begun = new Set(items.flatMap(({ id, facts }) => (facts === undefined ? [] : id)));
    const all = startingItems();
    const isPast = items.some(({ id, status }) => status !== 'unmet' && !all.includes(id));
    this.items = isPast ? [] : all.filter((id) => !items.some((item) => item.id === id && isStated(item)));
  }

  /** The place of an item among them; behind all of them for any other. */
  rankOf(item: ItemId | undefined): number {
    const at = item === undefined ? -1 : this.items.indexOf(item);
    return at < 0 ? this.items.length : at;
  }

  has(item: ItemId | undefined): item is ItemId {
    return item !== undefined && this.items.includes(item);
  }

  /** How an item is begun; undefined where it is begun already, so that what is missing says more. */
  wordsOf(item: ItemId): string | undefined {
    return this.begun.has(item) ? undefined : itemRecord(item).firstStep;
  }
}

/** Whether its facts are all there, or more than that is said of it. */
function isStated({ facts, status }: ItemReport): boolean {
  return facts?.areComplete === true || (status !== 'unmet' && status !== 'in-progress');
}
