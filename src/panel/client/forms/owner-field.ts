/** Who it is: one of the owners, with what they answer for, or somebody new. The same wherever an owner is asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isId } from '../../../core/base/ids';
import type { NewOwner } from '../../protocol/edits';
import type { OwnerView, PanelModel, RoleView } from '../../protocol/model';
import { capital, dot } from '../base/words';
import { foreign, type Part } from '../parts/parts';
import type { Option } from './choice';
import { ownerOptions, selectField, textField } from './controls';
import type { FormTools, Missing } from './form';

export interface OwnerAsk {
  readonly tools: Pick<
    FormTools,
    'value' | 'typed' | 'type' | 'list' | 'change' | 'isTouched' | 'key' | 'error' | 'busy'
  >;
  readonly model: PanelModel;
  /** What the draft of the form calls the choice. */
  readonly field: string;
  readonly label: string;
  readonly initial: string;
  readonly hint?: string;
  /** The roles that somebody new is asked for, the likeliest first. */
  readonly suggested: readonly string[];
  /** Whether it may stay empty: a field among others, which says less of who is chosen. */
  readonly isOptional?: boolean;
}

/** The choice of somebody new: no id looks like this. */
const somebodyNew = '+';

/** Who was chosen, or is to be added. */
export interface Chosen {
  readonly id: string;
  readonly added?: NewOwner;
}

/** The choice, and below it what is known of the one that is chosen, or asked of the one that is new. */
export function ownerField(ask: OwnerAsk): TemplateResult {
  const { tools, model, field, label, hint = '', isOptional = false } = ask;
  const value = chosenIn(ask);
  const owner = model.owners.find(({ id }) => id === value);
  const about = `${tools.key(field)}/about`;
  return html`${selectField({
    key: tools.key(field),
    label,
    hint,
    value,
    options: choices(model.owners, isOptional),
    change: tools.type(field),
    busy: tools.busy || !model.editable,
    required: !isOptional,
    error: tools.error(field),
    notes: owner === undefined ? [] : [about],
  })}
  ${owner === undefined ? nothing : isOptional ? inShort(owner, about) : whoItIs(owner, model, about)}
  ${value === somebodyNew ? newOwner(ask) : nothing}`;
}

/** Where there is nobody to choose, somebody new is all there is. */
function chosenIn({ tools, model, field, initial, isOptional }: OwnerAsk): string {
  const isAlone = model.owners.length === 0 && initial === '' && isOptional !== true;
  return tools.value(field, isAlone ? somebodyNew : initial);
}

const lists = new WeakMap<PanelModel['owners'], Record<'all' | 'optional', readonly Option[]>>();
const unstated: Option = { value: '', label: 'Not stated' };
const newOption: Option = { value: somebodyNew, label: 'Somebody new…' };

/** The same list for the same owners, so that an open drop-down is left alone. */
function choices(owners: PanelModel['owners'], isOptional: boolean): readonly Option[] {
  const all = [...ownerOptions(owners), newOption];
  const known = lists.get(owners) ?? { all, optional: [unstated, ...all] };
  lists.set(owners, known);
  return isOptional ? known.optional : known.all;
}

/** What somebody answers for, and who stands in for them. */
function whoItIs({ roles, deputy, isShared }: OwnerView, model: PanelModel, id: string): TemplateResult {
  const known = model.roles.filter(({ value }) => roles.includes(value));
  return html`<div class="who" id=${id}>
    ${
      known.length === 0
        ? html`<p class="hint">Has no role yet.</p>`
        : html`<ul class="plain">${known.map((role) => html`<li class="hint"><strong>${capital(role.value)}.</strong> ${role.description}</li>`)}</ul>`
    }
    <p class="hint">${deputy ? html`Deputy: ${foreign(deputy, 80)}.` : 'Nobody stands in for them.'}${isShared ? ' From the configuration of the repository.' : ''}</p>
  </div>`;
}

function inShort({ roles, deputy }: OwnerView, id: string): TemplateResult {
  const words = [
    roles.length === 0 ? 'no role yet' : roles.join(', '),
    ...(deputy ? [`deputy ${deputy}`] : []),
  ];
  return html`<p class="hint" id=${id}>${foreign(words.join(dot), 200)}</p>`;
}

/** The names under which a draft holds what is said of somebody new. */
function nameOf(field: string, part: 'id' | 'handle' | 'name' | 'deputy' | 'roles'): string {
  return `new:${field}:${part}`;
}

function newOwner(ask: OwnerAsk): TemplateResult {
  const { tools, model, field } = ask;
  const text = (
    part: 'id' | 'handle' | 'name',
    words: { label: string; hint?: string; placeholder: string },
  ) => {
    const name = nameOf(field, part);
    return textField({
      ...words,
      key: tools.key(name),
      value: tools.value(name),
      input: tools.type(name),
      busy: tools.busy,
      required: part !== 'name',
      error: tools.error(name),
    });
  };
  return html`<fieldset class="new-owner">
    <legend>Somebody new</legend>
    ${text('id', {
      label: 'Id',
      placeholder: 'priya',
      hint: 'What the manifest calls them: lower-case words joined by hyphens.',
    })}
    ${text('handle', { label: 'Handle or address', placeholder: '@priya-n', hint: 'How to reach them.' })}
    ${text('name', { label: 'Name', placeholder: 'Priya N.' })}
    ${roleBoxes(ask)}
    ${deputyField(ask, model.owners)}
  </fieldset>`;
}

function deputyField({ tools, field }: OwnerAsk, owners: PanelModel['owners']): Part {
  if (owners.length === 0) return nothing;
  const name = nameOf(field, 'deputy');
  return selectField({
    key: tools.key(name),
    label: 'Deputy',
    hint: 'Who stands in for them.',
    value: tools.value(name),
    options: deputies(owners),
    change: tools.type(name),
    busy: tools.busy,
  });
}

const deputyLists = new WeakMap<PanelModel['owners'], readonly Option[]>();

function deputies(owners: PanelModel['owners']): readonly Option[] {
  const known = deputyLists.get(owners) ?? [{ value: '', label: 'Nobody yet' }, ...ownerOptions(owners)];
  deputyLists.set(owners, known);
  return known;
}

/** The first of the suggested roles that nobody has yet, until something else is chosen. */
function suggestion({ model, suggested }: OwnerAsk): readonly string[] {
  const taken = model.owners.flatMap(({ roles }) => roles);
  const free = suggested.find((role) => !taken.includes(role));
  return free === undefined ? [] : [free];
}

function rolesIn(ask: OwnerAsk): readonly string[] {
  return ask.tools.list(nameOf(ask.field, 'roles'), suggestion(ask)).map(String);
}

function roleBoxes(ask: OwnerAsk): TemplateResult {
  const { tools, model, field } = ask;
  const name = nameOf(field, 'roles');
  const suggested = suggestion(ask);
  const toggle = (role: string) => () => {
    const before = rolesIn(ask);
    tools.change(name)(
      model.roles.map(({ value }) => value).filter((each) => (each === role) !== before.includes(each)),
    );
  };
  const box = ({ value, description }: RoleView) => {
    const key = tools.key(`${name}:${value}`);
    return html`<div class="role">
      <input type="checkbox" id=${key} data-key=${key} .checked=${live(rolesIn(ask).includes(value))} ?disabled=${tools.busy}
        aria-describedby="${key}/hint" @change=${toggle(value)}>
      <div><label for=${key}>${capital(value)}</label>
        ${suggested.includes(value) ? html`<span class="tag">nobody has it yet</span>` : nothing}
        <p class="hint" id="${key}/hint">${description}</p></div>
    </div>`;
  };
  return html`<div class="field" role="group" aria-labelledby="${tools.key(name)}/label">
    <span class="label" id="${tools.key(name)}/label">What they answer for</span>
    <div class="roles">${model.roles.map(box)}</div>
  </div>`;
}

/** Who it is to be, or what is missing for that. */
export function ownerIn(ask: OwnerAsk): Chosen | Exclude<Missing, string> {
  const { tools, model, field, isOptional = false, label } = ask;
  const value = chosenIn(ask);
  if (value === '' && !isOptional)
    return { field, text: `${label}: choose who it is, or add “Somebody new…”.` };
  if (value !== somebodyNew) return { id: value };
  const typed = (part: 'id' | 'handle' | 'name' | 'deputy') => tools.value(nameOf(field, part)).trim();
  const id = typed('id');
  const wrong = idLacks(id, model.owners);
  if (wrong !== undefined) return { field: nameOf(field, 'id'), text: wrong };
  const handle = typed('handle');
  if (handle === '')
    return { field: nameOf(field, 'handle'), text: 'Give a handle or an address: how to reach them.' };
  const [name, deputy] = [typed('name'), typed('deputy')];
  return {
    id,
    added: {
      id,
      handle,
      roles: rolesIn(ask),
      ...(name === '' ? {} : { name }),
      ...(deputy === '' ? {} : { deputy }),
    },
  };
}

function idLacks(id: string, owners: PanelModel['owners']): string | undefined {
  if (!isId(id)) return 'Give an id of lower-case words joined by hyphens, such as priya.';
  return owners.some((owner) => owner.id === id) ? `There is already an owner ${id}.` : undefined;
}

/** The owners that an edit is to add with it. */
export function adding(chosen: readonly Chosen[]): { readonly adds?: readonly NewOwner[] } {
  const adds = chosen.flatMap(({ added }) => added ?? []);
  return adds.length === 0 ? {} : { adds };
}
