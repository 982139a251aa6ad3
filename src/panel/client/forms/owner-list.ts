/** Several owners: chosen among those that there are, or somebody new, who is added in the same step. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FactField, Scalar } from '../../protocol/facts';
import type { PanelModel } from '../../protocol/model';
import { addingTo, chipsField } from './chips';
import { ownerOptions } from './controls';
import type { FormTools, Missing } from './form';
import { type Chosen, isSomebodyNew, newOption, newOwner, type OwnerAsk, ownerIn } from './owner-field';

export interface OwnerList {
  readonly model: PanelModel;
  readonly field: FactField;
  readonly tools: OwnerAsk['tools'];
  /** What the draft of the form calls it. */
  readonly name: string;
  /** The owners that stand in the text. */
  readonly stands: readonly Scalar[];
  readonly error?: string | undefined;
}

/** Whether a field asks for several owners. */
export function isOwnerList({ kind, list }: FactField): boolean {
  return kind === 'owner' && list === true;
}

export function ownerListField(input: OwnerList): TemplateResult {
  const { model, field, tools, name, stands, error = tools.error(name) } = input;
  const adding = tools.value(addingTo(name));
  return html`${chipsField({
    key: tools.key(name),
    label: field.title,
    hint: field.description,
    values: () => tools.list(name, stands),
    adding: () => tools.value(addingTo(name)),
    options: [...ownerOptions(model.owners), newOption],
    asks: newOption.value,
    error,
    change: tools.change(name),
    type: tools.type(addingTo(name)),
    busy: tools.busy || !model.editable,
  })}
  ${isSomebodyNew(adding) ? newOwner(askOf(input)) : nothing}`;
}

/** What is asked of somebody new. */
function askOf({ model, field, tools, name }: OwnerList): OwnerAsk {
  const role = field.key.split('.').at(-1) ?? '';
  return { model, tools, field: addingTo(name), label: field.title, initial: '', suggested: [role] };
}

/** The owners as they are sent, with the one that is to be added; or what is missing for that. */
export function ownersIn(
  input: OwnerList,
): { readonly value: readonly Scalar[] | null; readonly owner?: Chosen } | Exclude<Missing, string> {
  const { tools, name, stands } = input;
  const values = tools.list(name, stands);
  if (!isSomebodyNew(tools.value(addingTo(name))))
    return { value: values.length === 0 && stands.length === 0 ? null : values };
  const owner = ownerIn(askOf(input));
  return 'text' in owner ? owner : { value: [...values, owner.id], owner };
}

/** The owners as they are typed by now, whoever is new among them by what is known of them. */
export function ownersTyped(
  tools: Pick<FormTools, 'list' | 'value'>,
  name: string,
  stands: readonly Scalar[],
): readonly Scalar[] {
  const adding = tools.value(addingTo(name));
  return [...tools.list(name, stands), ...(isSomebodyNew(adding) ? [adding] : [])];
}
