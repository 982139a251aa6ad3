/** Who answers for an item: one of the owners, or a new one. */

import { html, nothing, type TemplateResult } from 'lit';
import { isId } from '../../../core/base/ids';
import { clip } from '../base/words';
import { foreign, icon, type Part } from '../parts/parts';
import { ownerOptions, selectField, textField } from './controls';
import { type FormTools, form } from './form';
import type { ItemProps } from './status-forms';

export function ownerSection(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const { id, by, on } = item;
  const owner = model.owners.find((each) => each.id === by);
  const open = (control: string) => () => store.openForm({ scope: id, control });
  const button = (control: string, label: string) =>
    html`<button type="button" class="link" data-key="${id}/${control}" @click=${open(control)}>${label}</button>`;
  return html`<span class="owner">
      ${by ? html`${icon('account')}<span>${foreign(by, 80)}</span>` : html`<span class="quiet">Nobody yet</span>`}
      ${owner && owner.roles.length > 0 ? html`<span class="quiet">${clip(owner.roles.join(', '), 120)}</span>` : nothing}
      ${on ? html`<span class="quiet">on ${clip(on, 40)}</span>` : nothing}
    </span>
    ${
      model.editable
        ? html`<span class="additions">
            ${model.owners.length > 0 ? button('owner', by ? 'Change…' : 'Choose…') : nothing}
            ${button('new-owner', 'Add an owner…')}
          </span>`
        : nothing
    }
    ${chooseForm(props)}${newOwnerForm(props)}`;
}

function chooseForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'owner' };
  const initial = item.by ?? store.ui.me;
  return form({
    store,
    origin,
    title: `Owner of ${item.title}`,
    submit: 'Set owner',
    first: 'by',
    fields: (tools) =>
      selectField({
        key: tools.key('by'),
        label: 'Owner',
        value: tools.value('by', initial),
        options: ownerOptions(model.owners),
        change: tools.type('by'),
        busy: tools.busy,
        required: true,
      }),
    send: (tools) => {
      const by = tools.value('by', initial);
      if (by === '') return 'Choose an owner.';
      store.edit(origin, { kind: 'set-owner', item: item.id, by }, `${by} owns ${item.title}.`);
      return undefined;
    },
  });
}

function newOwnerForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'new-owner' };
  return form({
    store,
    origin,
    title: 'Add an owner',
    submit: 'Add owner',
    first: 'id',
    fields: (tools) => html`
      ${textField({
        key: tools.key('id'),
        label: 'Id',
        value: tools.value('id'),
        placeholder: 'priya',
        input: tools.type('id'),
        hint: 'What the manifest calls this person: lower-case words joined by hyphens.',
        busy: tools.busy,
        required: true,
      })}
      ${textField({
        key: tools.key('handle'),
        label: 'Handle or address',
        value: tools.value('handle'),
        placeholder: '@priya-n',
        input: tools.type('handle'),
        busy: tools.busy,
        required: true,
      })}
      ${roleBoxes(tools, model.roles)}`,
    send: (tools) => {
      const id = tools.value('id').trim();
      const handle = tools.value('handle').trim();
      if (!isId(id)) return 'Give an id of lower-case words joined by hyphens, such as priya.';
      if (model.owners.some((owner) => owner.id === id)) return `There is already an owner ${id}.`;
      if (handle === '') return 'Give a handle or an address: how to reach this person.';
      const edit = { kind: 'add-owner', id, handle, roles: chosenRoles(tools), item: item.id } as const;
      store.edit(origin, edit, `${id} is added, and owns ${item.title}.`);
      return undefined;
    },
  });
}

function chosenRoles(tools: FormTools): readonly string[] {
  return tools.value('roles').split(' ').filter(Boolean);
}

function roleBoxes(tools: FormTools, roles: readonly string[]): TemplateResult {
  const chosen = chosenRoles(tools);
  const toggle = (role: string) => () => {
    const next = roles.filter((each) => (each === role) !== chosen.includes(each));
    tools.type('roles')(next.join(' '));
  };
  return html`<div class="field" role="group" aria-label="Roles">
    <span class="label" aria-hidden="true">Roles</span>
    <div class="segments">${roles.map(
      (
        role,
      ) => html`<button type="button" class="segment" aria-pressed=${chosen.includes(role) ? 'true' : 'false'}
        data-key=${tools.key(`role-${role}`)} @click=${toggle(role)}>${role}</button>`,
    )}</div>
  </div>`;
}
