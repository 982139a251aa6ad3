/** Selecting several items: a box in each row, ranges by mouse and keyboard, and the bar of what can be done to them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import { count } from '../base/words';
import { severalActions, severalForms } from '../forms/several';
import type { ItemProps } from '../forms/status-forms';
import { extended, isSelecting, noSelection, type Selection, toggled, withAll } from '../host/selection';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';

export function isItemSelected({ ui }: Store, item: string): boolean {
  return ui.selection.items.includes(item);
}

/** What is said of a row besides its status. */
export function selectedWord(store: Store, item: string): string {
  return isItemSelected(store, item) ? ', selected' : '';
}

/** What marks the list in which the boxes are to be seen. */
export function selectingOf({ ui }: Store): string {
  return isSelecting(ui.selection) ? 'selecting' : '';
}

/** The box of a row. By keyboard the row itself is selected, so that there is one stop for each list. */
export function selectBox({ store, model, item }: ItemProps): Part {
  if (!model.editable) return nothing;
  const selected = isItemSelected(store, item.id);
  return html`<button type="button" role="checkbox" class="pick" tabindex="-1" data-key="select:${item.id}"
    aria-checked=${selected ? 'true' : 'false'} aria-label="Select ${item.title}"
    title="Select (Shift+click: up to here)">${selected ? icon('check') : nothing}</button>`;
}

/** Begins and ends selecting. */
export function selectButton(store: Store, { editable }: PanelModel): Part {
  if (!editable) return nothing;
  const on = isSelecting(store.ui.selection);
  const click = () => select(store, on ? noSelection : { ...noSelection, on: true });
  return html`<button type="button" class="segment select-button" aria-pressed=${on ? 'true' : 'false'} data-key="filter:select"
    title="Select several items, to change them at once" @click=${click}>Select</button>`;
}

function select(store: Store, selection: Selection): void {
  store.setUi({ selection });
  const { items, on } = selection;
  if (on || items.length > 0) store.announce(`${count(items.length, 'item')} selected.`);
  else store.announce('Nothing is selected any more.');
}

/** What clicks and keys in the list select. Listens before the rows do, which unfold otherwise. */
export function selectingRows(
  store: Store,
  { editable }: PanelModel,
): { readonly keys: unknown; readonly clicks: unknown } {
  if (!editable) return { keys: nothing, clicks: nothing };
  const listen = <E extends Event>(handle: (event: E) => boolean) => ({
    capture: true,
    handleEvent: (event: E) => {
      if (!handle(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  return {
    keys: listen((event: KeyboardEvent) => onKey(store, event)),
    clicks: listen((event: MouseEvent) => onClick(store, event)),
  };
}

/** A click on a box selects, and anywhere in a row with Shift or Ctrl. */
function onClick(store: Store, { target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  const row = target instanceof Element ? target.closest<HTMLElement>('.item-row') : null;
  const item = row && itemAt(row);
  if (!row || !item) return false;
  const isBox = (target as Element).closest('.pick') !== null;
  if (!isBox && !shiftKey && !ctrlKey && !metaKey) return false;
  const { selection } = store.ui;
  select(store, shiftKey ? extended(selection, orderAround(row), { to: item }) : toggled(selection, item));
  // With the keyboard it goes on from here.
  store.focusNext = [`row:${item}`];
  return true;
}

/** Shift with the arrows selects a range, Shift+Space one up to here; while something is selected, Space this one. */
function onKey(store: Store, event: KeyboardEvent): boolean {
  const { target, key, shiftKey } = event;
  const isRow = target instanceof HTMLElement && target.matches('[data-roving], .pick');
  const item = isRow ? itemAt(target) : undefined;
  if (!isRow || !item || !target.closest('.item-row') || event.altKey) return false;
  const { selection } = store.ui;
  const order = orderAround(target);
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() !== 'a' || shiftKey) return false;
    select(store, withAll(selection, order));
    return true;
  }
  if (key === 'Escape' && isSelecting(selection)) {
    select(store, noSelection);
    return true;
  }
  if (key === ' ' && (shiftKey || isSelecting(selection))) {
    select(store, shiftKey ? extended(selection, order, { to: item }) : toggled(selection, item));
    return true;
  }
  const step = shiftKey ? { ArrowDown: 1, ArrowUp: -1 }[key] : undefined;
  const next = step === undefined ? undefined : order[order.indexOf(item) + step];
  if (next === undefined) return false;
  select(store, extended(selection, order, { from: item, to: next }));
  store.focusNext = [`row:${next}`];
  return true;
}

function itemAt(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-item]')?.dataset.item;
}

/** The items in the order in which they are to be seen, none that is filtered or folded away. */
function orderAround(element: Element): string[] {
  const rows = element.closest('.checklist')?.querySelectorAll<HTMLElement>('[data-item]') ?? [];
  return [...rows].flatMap(({ dataset }) => dataset.item ?? []);
}

/** How many are selected, and what can be done to them. */
export function selectionBar(store: Store, model: PanelModel, shown: readonly ItemView[]): Part {
  const { selection } = store.ui;
  if (!model.editable || !isSelecting(selection)) return nothing;
  const items = model.items.filter(({ id }) => selection.items.includes(id));
  const unseen = items.filter((item) => !shown.includes(item)).length;
  return html`<section class="selection-bar" aria-label="Selected items" @keydown=${leaving(store)}>
    <div class="selection-line">
      <p class="selection-count"><strong>${count(items.length, 'item')} selected</strong>${
        unseen > 0 ? html`<span class="quiet">, ${unseen} of them not shown by the filters</span>` : nothing
      }</p>
      <div class="selection-ways">
        <button type="button" class="link" data-key="selection/all" @click=${allShown(store)}>Select all shown</button>
        <button type="button" class="link" data-key="selection/done" @click=${done(store)}>Done</button>
      </div>
    </div>
    ${items.length === 0 ? howTo() : severalActions(store, model)}
    ${severalForms(store, model, items)}
  </section>`;
}

function howTo(): TemplateResult {
  return html`<p class="hint">Click the boxes, or use the keyboard in the list: <kbd>Space</kbd> selects,
    <kbd>Shift</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> a range, <kbd>Ctrl</kbd>+<kbd>A</kbd> all that is shown, <kbd>Esc</kbd> none.</p>`;
}

function allShown(store: Store): (event: Event) => void {
  return ({ currentTarget }) => {
    if (currentTarget instanceof Element)
      select(store, withAll(store.ui.selection, orderAround(currentTarget)));
  };
}

function done(store: Store): () => void {
  return () => {
    store.focusNext = ['filter:select'];
    select(store, noSelection);
  };
}

function leaving(store: Store): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    done(store)();
  };
}
