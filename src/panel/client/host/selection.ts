/** Which items are selected, to be changed at once. Pure: what is drawn of it is someone else's. */

export interface Selection {
  /** Whether the user is selecting, be it nothing yet. */
  readonly on: boolean;
  readonly items: readonly string[];
  /** Where a range begins: the item that was selected last by itself. */
  readonly anchor: string;
}

export const noSelection: Selection = { on: false, items: [], anchor: '' };

export function isSelecting({ on, items }: Selection): boolean {
  return on || items.length > 0;
}

/** Selects an item, or no longer. */
export function toggled(selection: Selection, item: string): Selection {
  const { items } = selection;
  const next = items.includes(item) ? items.filter((each) => each !== item) : [...items, item];
  return { ...selection, items: next, anchor: item };
}

/**
 * Selects from where the range begins up to an item, besides what is selected elsewhere. `order`: the items as they are
 * shown. `from`: where it begins where nothing has been selected yet.
 */
export function extended(
  selection: Selection,
  order: readonly string[],
  { to, from = to }: { readonly to: string; readonly from?: string },
): Selection {
  const anchor = order.includes(selection.anchor) ? selection.anchor : from;
  const ends = [order.indexOf(anchor), order.indexOf(to)];
  const range = order.slice(Math.min(...ends), Math.max(...ends) + 1);
  return { ...selection, items: [...new Set([...selection.items, ...range])], anchor };
}

/** Selects these as well. */
export function withAll(selection: Selection, order: readonly string[]): Selection {
  return { ...selection, items: [...new Set([...selection.items, ...order])], anchor: order[0] ?? '' };
}

/** Reads what was remembered, whatever stands there. */
export function readSelection(value: unknown): Selection {
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items))
    return noSelection;
  const items = value.items.filter((each) => typeof each === 'string');
  return { on: 'on' in value && value.on === true, items, anchor: '' };
}
