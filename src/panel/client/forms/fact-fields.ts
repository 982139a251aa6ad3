/** The fields of typed facts: one control for each kind. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDate } from '../../../core/base/dates';
import type { FactField, FactValue, Scalar } from '../../protocol/facts';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import { dot } from '../base/words';
import { foreign, type Part } from '../parts/parts';
import { addingTo, chipsField } from './chips';
import type { Option } from './choice';
import { areaField, ownerOptions, selectField, textField } from './controls';
import type { FormTools } from './form';
import { type OwnerAsk, ownerField } from './owner-field';

/** A field, the value that stands in the text, and what is being typed over it. */
interface Input {
  readonly model: PanelModel;
  readonly field: FactField;
  readonly tools: FormTools;
  /** What the draft of the form calls it. */
  readonly name: string;
  readonly stands?: FactValue | undefined;
  /** Whether it can be read only: the text has it in a form, or at a length, for which there is no control. */
  readonly isFixed?: boolean;
  /** What is wrong with what is typed. */
  readonly error?: string | undefined;
  /** The ids of what else is said about it. */
  readonly notes?: readonly string[];
}

/** The field as a question for an owner. */
export function ownerAsk({ model, field, tools, name, stands }: Input): OwnerAsk {
  const role = field.key.split('.').at(-1) ?? '';
  return {
    model,
    tools,
    field: name,
    label: field.title,
    hint: field.description,
    initial: shown(stands),
    suggested: [role],
    isOptional: true,
  };
}

export function factField(input: Input): TemplateResult {
  const { field, tools, stands, isFixed = false } = input;
  if (isFixed) return fixedField(input);
  if (field.list) return listField(input);
  if (isOwner(field)) return ownerField(ownerAsk(input));
  const { model, name, error = tools.error(name), notes = [] } = input;
  const options = optionsOf(model, field);
  const tell = tools.type(name);
  const common = {
    key: tools.key(name),
    label: field.title,
    hint: field.description,
    value: tools.value(name, shown(stands)),
    change: tell,
    busy: tools.busy || !model.editable,
    error,
    notes,
  };
  if (options) return selectField({ ...common, options });
  if (field.kind === 'prose' || isLong(stands)) return areaField({ ...common, input: tell });
  // A control for dates would show one that is none as nothing.
  const type = field.kind === 'date' && isDateOrNothing(common.value) ? 'date' : 'text';
  return textField({ ...common, type, placeholder: placeholders[field.kind] ?? '', input: tell });
}

/** Whether a field asks for one owner, who may be new. */
export function isOwner({ kind, list }: FactField): boolean {
  return kind === 'owner' && list !== true;
}

function listField(input: Input): TemplateResult {
  const { model, field, tools, name, stands, error = tools.error(name) } = input;
  const options = optionsOf(model, field);
  const titles = field.kind === 'item' ? titlesOf(model.items) : undefined;
  return chipsField({
    key: tools.key(name),
    label: field.title,
    hint: field.description,
    values: () => tools.list(name, listOf(stands)),
    adding: () => tools.value(addingTo(name)),
    ...(options === undefined ? {} : { options }),
    ...(titles === undefined ? {} : { name: (value: Scalar) => titles.get(String(value)) ?? String(value) }),
    error,
    change: tools.change(name),
    type: tools.type(addingTo(name)),
    busy: tools.busy || !model.editable,
  });
}

function fixedField({ field, stands }: Input): TemplateResult {
  return html`<div class="field">
    <span class="label">${field.title}</span>
    <p class="fixed">${stands === undefined ? nothing : whole(stands)}</p>
    <p class="hint">It stands in the text in a form that has no field here: change it there.</p>
  </div>`;
}

function whole(value: FactValue): Part {
  return foreign(listOf(value).map(String).join(dot), 300);
}

function isLong(value: FactValue | undefined): boolean {
  return typeof value === 'string' && (value.includes('\n') || value.length > 60);
}

function isDateOrNothing(value: string): boolean {
  return value === '' || isDate(value);
}

/** A value as a field shows it. */
export function shown(value: FactValue | undefined): string {
  return value === undefined || typeof value === 'object' ? '' : String(value);
}

/** The values of a list; those of a single value too, which someone may have written in its place. */
export function listOf(value: FactValue | undefined): readonly Scalar[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [value];
}

const placeholders: Partial<Record<FactField['kind'], string>> = {
  date: 'year-month-day',
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
  if (kind === 'item') return listOnce(model.items, () => model.items.map(itemOption));
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

function itemOption({ id, title, stage }: ItemView): Option {
  return { value: id, label: title, description: `${id}, ${stage}` };
}

function titlesOf(items: readonly ItemView[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id, title }) => [id, title]));
}

function plain(value: string): Option {
  return { value, label: value };
}
