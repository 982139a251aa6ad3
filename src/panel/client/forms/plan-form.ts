/** What is planned: when the workflow goes live; how long an item takes, what it waits for, and what is noted of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { wayBetween } from '../../../core/base/way-between';
import { type FactEntry, type FactField, type FactValue, planSection } from '../../protocol/facts';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { Store } from '../host/store';
import { findingList } from '../parts/findings';
import { foreign, icon, type Part } from '../parts/parts';
import { entryForm, unsaved } from './entry-form';
import { listOf } from './fact-fields';
import type { ItemProps } from './status-forms';

/** What is planned for an item, in words, and the form to change it. */
export function planPart(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const { id, plan = nothingPlanned } = item;
  const room = {
    store,
    model,
    scope: id,
    group: { section: planSection, fields: model.itemPlan },
    entry: { ...plan, key: id, label: `Plan and note of ${item.title}`, findings: [] },
    folds: [planSection],
    check: (field: FactField, value: FactValue | null | undefined) =>
      field.kind === 'item' ? circleIn(listOf(value ?? undefined), item, model.items) : undefined,
  };
  const isOpen = store.scope(id).folds.includes(planSection);
  const isEmpty = plan === nothingPlanned;
  return html`${isEmpty || isOpen ? nothing : planWords(props, plan)}
    ${model.editable ? toggle(store, { scope: id, isOpen, words: isEmpty ? 'Estimate, dependencies, note…' : 'Change…' }) : nothing}
    ${isOpen && model.editable ? html`<div class="plan">${entryForm(room)}</div>` : unsaved(room)}`;
}

const nothingPlanned: Pick<FactEntry, 'values' | 'inTextOnly'> = { values: {} };

function toggle(
  store: Store,
  { scope, isOpen, words }: { readonly scope: string; readonly isOpen: boolean; readonly words: string },
): TemplateResult {
  const click = () => store.toggleFold(scope, planSection);
  return html`<button type="button" class="link" data-key="${scope}/fold:${planSection}"
    aria-expanded=${isOpen ? 'true' : 'false'} @click=${click}>${isOpen ? 'Close' : words}</button>`;
}

function planWords({ store, model, item }: ItemProps, { values }: Pick<FactEntry, 'values'>): Part {
  const { note } = values;
  const estimate = (['low', 'likely', 'high'] as const).flatMap((key) => {
    const value = values[`estimate.${key}`];
    return value === undefined ? [] : [`${key} ${String(value)}`];
  });
  const before = listOf(values.dependsOn).map(String);
  return html`${estimate.length === 0 ? nothing : html`<p>Still to go: ${foreign(estimate.join(', '), 200)}</p>`}
    ${
      before.length === 0
        ? nothing
        : html`<p>Waits for: ${before.map((id, at) => html`${at === 0 ? '' : ', '}${itemLink(store, model, { from: item.id, id })}`)}</p>`
    }
    ${note === undefined ? nothing : html`<p class="lines">${foreign(String(note), 2000)}</p>`}`;
}

function itemLink(
  store: Store,
  { items }: PanelModel,
  { from, id }: { readonly from: string; readonly id: string },
): TemplateResult {
  const item = items.find((each) => each.id === id);
  if (item === undefined) return html`${foreign(id, 100)}`;
  return html`<button type="button" class="link" data-key="${from}/before:${id}"
    @click=${() => store.showItem(id)}>${item.title}</button>`;
}

/** Why an item cannot wait for what is newly chosen: one of them has to come first. */
function circleIn(
  chosen: readonly unknown[],
  { id: own, plan }: ItemView,
  items: readonly ItemView[],
): string | undefined {
  const stands = listOf(plan?.values.dependsOn);
  const byId = new Map(items.map((item) => [item.id, item]));
  const title = (id: string) => byId.get(id)?.title ?? id;
  const next = (id: string) => listOf(byId.get(id)?.plan?.values.dependsOn).map(String);
  for (const id of chosen.filter((each) => !stands.some((there) => there === each)).map(String)) {
    if (id === own) return 'An item cannot wait for itself.';
    const way = wayBetween(id, own, next);
    if (way !== undefined)
      return `“${title(id)}” waits for this item already (${way.map(title).join(' → ')}): one of them has to come first.`;
  }
  return undefined;
}

/** The date of going live, and what the engine makes of it. */
export function goLiveForm(store: Store, model: PanelModel): Part {
  const [entry] = model.plan.entries;
  if (entry === undefined || !isGoLiveOpen(store) || !model.editable) return nothing;
  const { findings, values } = entry;
  return html`<div class="form go-live">
    ${entryForm({ store, model, scope: '', group: model.plan, entry, folds: [planSection] })}
    ${values.goLive === undefined ? nothing : clearButton(store, entry)}
    ${findings.length === 0 ? nothing : findingList(store, '', 'go-live', findings)}
  </div>`;
}

/** Taking the date away is a change like another: it is saved, or discarded. */
function clearButton(store: Store, { values: { goLive } }: FactEntry): TemplateResult {
  const clear = () =>
    store.setDraft(
      { scope: '', control: `fact:${planSection}:`, stands: true },
      { 'was:goLive': JSON.stringify(goLive ?? null), goLive: '' },
    );
  return html`<button type="button" class="link" data-key="/clear-go-live" @click=${clear}
    >${icon('close')} Remove the date</button>`;
}

/** Opens and closes that form, and says what is not saved in it while it is closed. */
export function goLiveToggle(store: Store, model: PanelModel): Part {
  const [entry] = model.plan.entries;
  if (entry === undefined || !model.editable) return nothing;
  const isOpen = isGoLiveOpen(store);
  const words = entry.values.goLive === undefined ? 'Set…' : 'Change…';
  return html`${toggle(store, { scope: '', isOpen, words })}${
    isOpen ? nothing : unsaved({ store, model, scope: '', group: model.plan, entry })
  }`;
}

function isGoLiveOpen(store: Store): boolean {
  return store.scope('').folds.includes(planSection);
}

/** Opens that form, with the focus in its field. */
export function openGoLiveForm(store: Store): void {
  store.focusNext = [`/fact:${planSection}::goLive`];
  if (isGoLiveOpen(store)) store.setUi({});
  else store.toggleFold('', planSection);
}

/** Whether the form can change what stands there: not what is no text at all. */
export function isGoLiveInForm({ plan }: PanelModel): boolean {
  return plan.entries[0]?.inTextOnly?.includes('goLive') !== true;
}
