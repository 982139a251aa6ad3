/** What a manifest that says little yet begins with: the facts by which all else can be checked. */
import { itemRecord, startingItems } from '../domain/records';
import type { ItemReport, Report } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';

/** What is still to be stated, in the order that it is best taken in; nothing for a manifest that claims more than that. */
export class Start {
  private readonly items: readonly ItemId[];

  constructor({ items }: Report) {
    const all = startingItems();
    const isPast = items.some(({ id, status }) => status !== 'unmet' && !all.includes(id));
    this.items = isPast ? [] : all.filter((id) => !items.some((item) => item.id === id && isStated(item)));
  }

  /** The place of an item among them; behind all of them for any other. */
  rankOf(item: ItemId | undefined): number {
    const at = item === undefined ? -1 : this.items.indexOf(item);
    return at < 0 ? this.items.length : at;
  }

  /** What to do for an item; undefined for one that is none of them. */
  wordsOf(item: ItemId | undefined): string | undefined {
    return item !== undefined && this.items.includes(item) ? itemRecord(item).firstStep : undefined;
  }
}

/** Whether its facts are all there, or more than that is said of it. */
function isStated({ facts, status }: ItemReport): boolean {
  return facts?.areComplete === true || (status !== 'unmet' && status !== 'in-progress');
}
