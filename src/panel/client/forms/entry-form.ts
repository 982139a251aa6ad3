/** The fields of one entry: what is changed in them is kept until it is saved, all of it in one step. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FactEntry, FactField, FactGroup, FactValue } from '../../protocol/facts';
import type { PanelModel } from '../../protocol/model';
import { count } from '../base/words';
import type { Origin } from '../host/answers';
import type { Store } from '../host/store';
import { foreign, icon, type Part, refusalAt } from '../parts/parts';
import { addingTo } from './chips';
import { factField, isOwner, ownerAsk } from './fact-fields';
import { factMark } from './fact-mark';
import { changedIn, readValue, valueIn } from './fact-values';
import { type FormTools, formTools } from './form';
import { adding, type Chosen, ownerIn } from './owner-field';

/** Where the fields of an entry stand. */
interface EntryRoom {
  readonly store: Store;
  readonly model: PanelModel;
  /** The item, or nothing for the head. */
  readonly scope: string;
  readonly group: Pick<FactGroup, 'section' | 'fields'>;
  readonly entry: FactEntry;
  /** What the form is folded away with, the innermost first. */
  readonly folds?: readonly string[];
  /** What is wrong with a value before it is sent. */
  readonly check?: (field: FactField, value: FactValue | null | undefined) => string | undefined;
}

export function entryForm(props: EntryRoom): TemplateResult {
  const { store, group, entry } = props;
  const origin = originOf(props);
  const tools = toolsOf(props, origin);
  const changed = changedIn(tools, group.fields, entry);
  const send = () => save(props, origin);
  return html`<div class="entry-form ${changed.length > 0 ? 'changed' : ''}" role="group" aria-label=${entry.label}
    aria-busy=${tools.busy ? 'true' : 'false'} @keydown=${keys(send, () => foldAway(props))}>
    <div class="fact-fields">${group.fields.map((field) => fieldRow(props, tools, field, changed))}</div>
    ${store.blamedIn(origin) === undefined ? refusalAt(store, origin) : nothing}
    ${changed.length === 0 ? nothing : buttons({ props, origin, tools, changed, send })}
  </div>`;
}

/** How much of a form that is folded away is not saved yet. */
export function unsaved(props: EntryRoom): Part {
  const changed = changedIn(toolsOf(props, originOf(props)), props.group.fields, props.entry);
  return changed.length === 0 ? nothing : html`<p class="quiet unsaved">${notSaved(changed.length)}</p>`;
}

function notSaved(number: number): string {
  return `${count(number, 'change')} not saved yet`;
}

function originOf({ scope, group, entry }: EntryRoom): Origin {
  return { scope, control: `fact:${group.section}:${entry.key}`, stands: true };
}

/** A draft remembers what stood in the text when it was begun. */
function toolsOf({ store, entry }: EntryRoom, origin: Origin): FormTools {
  const tools = formTools({ store, origin });
  const stood = (field: string) => {
    const key = `was:${field}`;
    return tools.isTouched(key) ? {} : { [key]: JSON.stringify(entry.values[field] ?? null) };
  };
  const key = (field: string) => `${origin.scope}/${origin.control}:${field}`;
  return {
    ...tools,
    key,
    error: (field) => (store.blamedIn(origin) === key(field) ? store.refusalOf(origin) : undefined),
    type: (field) => (value) => store.setDraft(origin, { ...stood(field), [field]: value }),
    change: (field) => (values) =>
      store.setDraft(origin, { ...stood(field), [field]: values, [addingTo(field)]: '' }),
  };
}

function fieldRow(
  props: EntryRoom,
  tools: FormTools,
  field: FactField,
  changed: readonly FactField[],
): TemplateResult {
  const { model, entry, check } = props;
  const { key } = field;
  const stands = entry.values[key];
  const isFixed = entry.inTextOnly?.includes(key) === true;
  const isChanged = changed.includes(field);
  const moved = `${tools.key(key)}/moved`;
  const hasMoved = isChanged && tools.typed(`was:${key}`) !== JSON.stringify(stands ?? null);
  const error =
    tools.error(key) ?? (isChanged ? check?.(field, valueIn(tools, field, { stands })) : undefined);
  const notes = hasMoved ? [moved] : [];
  return html`<div class="fact-field ${isChanged ? 'changed' : ''}">
    ${factField({ model, field, tools, name: key, stands, isFixed, error, notes })}
    ${hasMoved ? textSays(moved, stands) : nothing}
    ${isChanged ? nothing : factMark(props, key)}
  </div>`;
}

/** The text has moved on under what is being typed: both are shown. */
function textSays(id: string, stands: FactValue | undefined): Part {
  return html`<p class="hint moved" id=${id}>${icon('warning', 'warn')} The text has been changed: it says ${
    stands === undefined ? 'nothing here' : foreign(readValue(stands), 200)
  } now.</p>`;
}

interface Buttons {
  readonly props: EntryRoom;
  readonly origin: Origin;
  readonly tools: FormTools;
  readonly changed: readonly FactField[];
  readonly send: () => void;
}

function buttons({ props, origin, tools, changed, send }: Buttons): TemplateResult {
  const { store } = props;
  const name = `${origin.scope}/${origin.control}`;
  /** The buttons go away with the changes. Within a text field, undo would not be that of what was saved. */
  const then = (act: () => void) => () => {
    act();
    if (store.blamedIn(origin) === undefined) store.focusNext = foldKeys(props);
  };
  return html`<div class="form-buttons">
    <vscode-button data-key="${name}/save" aria-disabled=${tools.busy ? 'true' : 'false'}
      @click=${then(send)}>${tools.busy ? 'Saving…' : 'Save'}</vscode-button>
    <vscode-button secondary data-key="${name}/discard" @click=${then(() => store.closeForm(origin))}>Discard</vscode-button>
    <span class="quiet unsaved" role="status">${notSaved(changed.length)}</span>
  </div>`;
}

function foldKeys({ scope, folds = [] }: EntryRoom): readonly string[] {
  return folds.map((fold) => `${scope}/fold:${fold}`);
}

/** Leaves the form, with all that is typed in it. */
function foldAway(props: EntryRoom): void {
  const { store, scope, folds: [fold] = [] } = props;
  if (fold === undefined || !store.scope(scope).folds.includes(fold)) return;
  store.focusNext = foldKeys(props);
  if (unsaved(props) !== nothing) store.announcement = 'What you typed is kept, and not saved yet.';
  store.toggleFold(scope, fold);
}

/** What is typed by now, which may be more than was drawn last. */
function save(props: EntryRoom, origin: Origin): void {
  const { store, group, entry } = props;
  const tools = toolsOf(props, origin);
  const changed = changedIn(tools, group.fields, entry);
  if (changed.length === 0 || store.isAsked(origin)) return;
  const values: Record<string, FactValue | null> = {};
  const was: Record<string, FactValue | null> = {};
  const owners: Chosen[] = [];
  for (const field of changed) {
    const sent = sentValue(props, tools, field);
    if ('text' in sent) {
      store.refuse(origin, sent.text, tools.key(sent.field));
      return;
    }
    values[field.key] = sent.value;
    was[field.key] = entry.values[field.key] ?? null;
    if (sent.owner !== undefined) owners.push(sent.owner);
  }
  const said = `${changed.map(({ title }) => title).join(', ')}: saved.`;
  const place = { section: group.section, entry: entry.key };
  store.edit(origin, { kind: 'set-facts', ...place, values, was, ...adding(owners) }, said);
}

/** The value of a field as it is sent, or what is wrong with it. */
function sentValue(
  { model, entry, check }: EntryRoom,
  tools: FormTools,
  field: FactField,
):
  | { readonly value: FactValue | null; readonly owner?: Chosen }
  | { readonly field: string; readonly text: string } {
  const stands = entry.values[field.key];
  if (isOwner(field)) {
    const chosen = ownerIn(ownerAsk({ model, field, tools, name: field.key, stands }));
    return 'text' in chosen ? chosen : { value: chosen.id === '' ? null : chosen.id, owner: chosen };
  }
  const value = valueIn(tools, field, { stands });
  if (value === undefined) return { field: field.key, text: `${field.title} must be a number.` };
  const wrong = check?.(field, value);
  return wrong === undefined ? { value } : { field: field.key, text: wrong };
}

/** Enter saves from a line of text, Ctrl+Enter from anywhere; Escape leaves. Before a list of choices hears of it. */
function keys(send: () => void, leave: () => void): object {
  const handleEvent = (event: KeyboardEvent) => {
    const from = event.target instanceof Element ? event.target : undefined;
    const inList = from?.matches('vscode-single-select') && 'open' in from && from.open === true;
    if (event.key === 'Escape' && !inList) {
      event.preventDefault();
      event.stopPropagation();
      leave();
      return;
    }
    if (event.key !== 'Enter' || from?.matches('vscode-button, button')) return;
    const isLine = from?.matches('vscode-textfield:not(.adds)') === true;
    if (!isLine && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };
  return { handleEvent, capture: true };
}
