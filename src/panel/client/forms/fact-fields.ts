/** One field of a typed fact: changed in place where the entry exists, or drafted with a new entry. */
import { html, type TemplateResult } from 'lit';
import type { FactEntry, FactField, FactGroup, PanelModel } from '../../protocol';
import { isPending, refusalAt } from '../parts/parts';
import type { Option } from './choice';
import { ownerOptions, selectField, textField } from './controls';
import { typed } from './fact-values';
import type { FormTools } from './form';
import type { ItemProps } from './status-forms';

export type FactRoom = ItemProps & { readonly group: FactGroup; readonly entry: FactEntry };

/** A field of an entry that is there. Each change is an edit of its own, and a step to undo. */
export function editableField(props: FactRoom, field: FactField): TemplateResult {
  const { store, model, item, group, entry } = props;
  const origin = { scope: item.id, control: `fact:${group.section}:${entry.key}:${field.key}` };
  const stands = text(entry.values[field.key]);
  const shown = store.refusal?.scope === origin.scope && store.refusal.control === origin.control;
  const change = (value: string) => {
    if (value.trim() === stands) return;
    const next = typed(field.kind, value);
    if (next === undefined) {
      store.refuse(origin, `${field.title} must be a number.`);
      return;
    }
    const where = { section: group.section, entry: entry.key, field: field.key };
    store.edit(origin, { kind: 'set-fact', ...where, value: next }, `${field.title} is set.`);
  };
  const control = input({
    model,
    field,
    key: `${item.id}/${origin.control}`,
    value: stands,
    change,
    busy: !model.editable || isPending(store, origin),
  });
  return html`<div class="fact-field" ?data-refused=${shown} @focusin=${() => store.begin(origin)}
    @input=${() => store.goOn(origin)}>${control}${refusalAt(store, origin)}</div>`;
}

/** A field of an entry that is still to be added. */
export function newEntryField(
  { model }: ItemProps,
  tools: FormTools,
  field: FactField,
  name: string,
): TemplateResult {
  const tell = tools.type(name);
  return input({
    model,
    field,
    key: tools.key(name),
    value: tools.value(name),
    change: tell,
    input: tell,
    busy: tools.busy,
  });
}

interface Input {
  readonly model: PanelModel;
  readonly field: FactField;
  readonly key: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly input?: (value: string) => void;
  readonly busy: boolean;
}

function input({ model, field, key, value, change, input: typing, busy }: Input): TemplateResult {
  const options = optionsOf(model, field);
  const hint = field.list ? `${field.description} Several are separated by commas.` : field.description;
  const common = { key, label: field.title, hint, value, change, busy };
  if (options) return selectField({ ...common, options });
  const type = field.kind === 'date' ? 'date' : 'text';
  const placeholder = placeholders[field.kind] ?? '';
  return textField({ ...common, type, placeholder, ...(typing ? { input: typing } : {}) });
}

const placeholders: Partial<Record<FactField['kind'], string>> = {
  duration: '15m, 4h, 30d',
  'working-time': '5d, 3w',
  number: '0',
};
const unstated: Option = { value: '', label: 'Not stated' };
const yesNo: readonly Option[] = [unstated, { value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }];
const lists = new WeakMap<object, readonly Option[]>();

function optionsOf(model: PanelModel, { kind, choices = [] }: FactField): readonly Option[] | undefined {
  if (kind === 'boolean') return yesNo;
  if (kind === 'owner') return listOnce(model.owners, () => [unstated, ...ownerOptions(model.owners)]);
  if (kind === 'system') return listOnce(model.systems, () => [unstated, ...model.systems.map(plain)]);
  if (kind === 'signal') return listOnce(model.signals, () => [unstated, ...model.signals.map(plain)]);
  if (kind !== 'choice') return undefined;
  return listOnce(choices, () => [
    unstated,
    ...choices.map((choice) => ({ ...choice, label: choice.value })),
  ]);
}

/** The same list for the same source, so that an open drop-down is left alone. */
function listOnce(source: object, make: () => readonly Option[]): readonly Option[] {
  const list = lists.get(source) ?? make();
  lists.set(source, list);
  return list;
}

function plain(value: string): Option {
  return { value, label: value };
}

function text(value: string | number | boolean | undefined): string {
  return value === undefined ? '' : String(value);
}
