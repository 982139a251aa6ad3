/** The fields of one entry: what is changed in them is kept until it is saved, all of it in one step. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FactEntry, FactField, FactGroup, FactValue } from '../../protocol';
import { count } from '../base/words';
import type { Origin } from '../host/store';
import { foreign, icon, type Part, refusalAt } from '../parts/parts';
import { addingTo, factField } from './fact-fields';
import { changedIn, readValue, valueIn } from './fact-values';
import { type FormTools, formTools } from './form';
import type { ItemProps } from './status-forms';

export type FactRoom = ItemProps & { readonly group: FactGroup; readonly entry: FactEntry };

export function entryForm(props: FactRoom): TemplateResult {
  const { store, group, entry } = props;
  const origin = originOf(props);
  const tools = toolsOf(props, origin);
  const changed = changedIn(tools, group.fields, entry);
  const send = () => save(props, origin);
  return html`<div class="entry-form ${changed.length > 0 ? 'changed' : ''}" role="group" aria-label=${entry.label}
    @keydown=${enter(send)}>
    <div class="fact-fields">${group.fields.map((field) => fieldRow(props, tools, field, changed))}</div>
    ${refusalAt(store, origin)}
    ${changed.length === 0 ? nothing : buttons({ props, origin, tools, changed, send })}
  </div>`;
}

function originOf({ item, group, entry }: FactRoom): Origin {
  return { scope: item.id, control: `fact:${group.section}:${entry.key}`, stands: true };
}

/** A draft remembers what stood in the text when it was begun. */
function toolsOf({ store, entry }: FactRoom, origin: Origin): FormTools {
  const tools = formTools({ store, origin });
  const stood = (field: string) => {
    const key = `was:${field}`;
    return tools.isTouched(key) ? {} : { [key]: JSON.stringify(entry.values[field] ?? null) };
  };
  return {
    ...tools,
    key: (field) => `${origin.scope}/${origin.control}:${field}`,
    type: (field) => (value) => store.setDraft(origin, { ...stood(field), [field]: value }),
    change: (field) => (values) =>
      store.setDraft(origin, { ...stood(field), [field]: values, [addingTo(field)]: '' }),
  };
}

function fieldRow(
  { model, entry }: FactRoom,
  tools: FormTools,
  field: FactField,
  changed: readonly FactField[],
): TemplateResult {
  const { key } = field;
  const stands = entry.values[key];
  const isFixed = entry.inTextOnly?.includes(key) === true;
  const isChanged = changed.includes(field);
  return html`<div class="fact-field ${isChanged ? 'changed' : ''}">
    ${factField({ model, field, tools, name: key, stands, isFixed })}
    ${isChanged && tools.typed(`was:${key}`) !== JSON.stringify(stands ?? null) ? textSays(stands) : nothing}
  </div>`;
}

/** The text has moved on under what is being typed: both are shown. */
function textSays(stands: FactValue | undefined): Part {
  return html`<p class="hint moved">${icon('warning', 'warn')} The text has been changed: it says ${
    stands === undefined ? 'nothing here' : foreign(readValue(stands), 200)
  } now.</p>`;
}

interface Buttons {
  readonly props: FactRoom;
  readonly origin: Origin;
  readonly tools: FormTools;
  readonly changed: readonly FactField[];
  readonly send: () => void;
}

function buttons({ props, origin, tools, changed, send }: Buttons): TemplateResult {
  const { store, group, entry } = props;
  const name = `${origin.scope}/${origin.control}`;
  const folds = [`entry:${group.section}:${entry.key}`, `facts:${group.section}`];
  /** The buttons go away with the changes. Within a text field, undo would not be that of what was saved. */
  const then = (act: () => void) => () => {
    act();
    store.focusNext = folds.map((fold) => `${origin.scope}/fold:${fold}`);
  };
  return html`<div class="form-buttons">
    <vscode-button data-key="${name}/save" aria-disabled=${tools.busy ? 'true' : 'false'}
      @click=${then(send)}>${tools.busy ? 'Saving…' : 'Save'}</vscode-button>
    <vscode-button secondary data-key="${name}/discard" @click=${then(() => store.closeForm(origin))}>Discard</vscode-button>
    <span class="quiet unsaved" role="status">${count(changed.length, 'change')} not saved yet</span>
  </div>`;
}

/** What is typed by now, which may be more than was drawn last. */
function save(props: FactRoom, origin: Origin): void {
  const { store, group, entry } = props;
  const tools = toolsOf(props, origin);
  const changed = changedIn(tools, group.fields, entry);
  if (changed.length === 0 || store.isAsked(origin)) return;
  const values: Record<string, FactValue | null> = {};
  const was: Record<string, FactValue | null> = {};
  for (const field of changed) {
    const stands = entry.values[field.key];
    const value = valueIn(tools, field, { stands });
    if (value === undefined) {
      store.refuse(origin, `${field.title} must be a number.`);
      return;
    }
    values[field.key] = value;
    was[field.key] = stands ?? null;
  }
  const said = `${changed.map(({ title }) => title).join(', ')}: saved.`;
  store.edit(origin, { kind: 'set-facts', section: group.section, entry: entry.key, values, was }, said);
}

/** Enter saves from a line of text, Ctrl+Enter from anywhere. */
function enter(send: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const from = event.target instanceof Element ? event.target : undefined;
    if (event.key !== 'Enter' || from?.matches('vscode-button, button')) return;
    const isLine = from?.matches('vscode-textfield:not(.adds)') === true;
    if (!isLine && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    send();
  };
}
