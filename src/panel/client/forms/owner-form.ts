/** Who answers for an item: one of the owners, or a new one. */

import { html, nothing, type TemplateResult } from 'lit';
import { clip } from '../base/words';
import { foreign, icon, type Part } from '../parts/parts';
import { form, isFormOpen } from './form';
import { type OwnerAsk, ownerField, ownerIn } from './owner-field';
import type { ItemProps } from './status-forms';

export function ownerSection(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const { id, by, on } = item;
  const owner = model.owners.find((each) => each.id === by);
  const open = () => store.openForm({ scope: id, control: 'owner' });
  return html`<span class="owner">
      ${by ? html`${icon('account')}<span>${foreign(by, 80)}</span>` : html`<span class="quiet">Nobody yet</span>`}
      ${owner && owner.roles.length > 0 ? html`<span class="quiet">${clip(owner.roles.join(', '), 120)}</span>` : nothing}
      ${owner?.deputy ? html`<span class="quiet">deputy ${foreign(owner.deputy, 80)}</span>` : nothing}
      ${on ? html`<span class="quiet">on ${clip(on, 40)}</span>` : nothing}
    </span>
    ${
      model.editable
        ? html`<span class="additions"><button type="button" class="link" data-key="${id}/owner"
            aria-expanded=${isFormOpen(store.scope(id), 'owner') ? 'true' : 'false'} @click=${open}
            >${by ? 'Change…' : 'Choose or add…'}</button></span>`
        : nothing
    }
    ${ownerForm(props)}`;
}

function ownerForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'owner' };
  const asked = { model, field: 'by', label: 'Owner', suggested: item.movers ?? [] };
  const ask = (tools: OwnerAsk['tools']): OwnerAsk => ({ ...asked, tools, initial: item.by ?? store.ui.me });
  return form({
    store,
    origin,
    title: `Owner of ${item.title}`,
    submit: 'Set owner',
    first: 'by',
    fields: (tools) => ownerField(ask(tools)),
    send: (tools) => {
      const chosen = ownerIn(ask(tools));
      if ('text' in chosen) return chosen;
      const { id, added } = chosen;
      if (added === undefined) {
        store.edit(origin, { kind: 'set-owner', item: item.id, by: id }, `${id} owns ${item.title}.`);
        return undefined;
      }
      const edit = { kind: 'add-owner', ...added, item: item.id } as const;
      store.edit(origin, edit, `${id} is added, and owns ${item.title}.`);
      return undefined;
    },
  });
}
