/** Narrows the checklist down: what blocks, what is mine, what is overdue, a pillar, a status, a word. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { capital, statusNames } from '../base/words';
import type { Option } from '../forms/choice';
import { ownerOptions, select, textField } from '../forms/controls';
import { type FilterFacts, isFiltering, isOverdue } from '../host/filters';
import { isStatus, noFilters } from '../host/state';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { selectButton } from './selection';

export function filterBar(
  store: Store,
  model: PanelModel,
  facts: FilterFacts,
  shown: number,
): TemplateResult {
  const { filters } = store.ui;
  return html`<div class="filters" role="search" aria-label="Filter the checklist">
    <div class="filter-text">${textField({
      key: 'filter:text',
      label: 'Filter items',
      value: filters.text,
      placeholder: 'Filter items',
      input: (text) => store.setFilters({ text }),
    })}</div>
    <div class="segments" role="group" aria-label="Only">
      ${toggle(store, 'blocking', 'Blocking', facts.blockers.size)}
      ${toggle(store, 'mine', 'Mine', facts.mine.size)}
      ${toggle(store, 'overdue', 'Overdue', model.items.filter(isOverdue).length)}
    </div>
    <div class="filter-selects">
      ${pillarSelect(store, model)}${statusSelect(store)}${meSelect(store, model)}
    </div>
    <p class="filter-count" role="status">${shown} of ${model.items.length} items</p>
    ${clearButton(store)}${selectButton(store, model)}
  </div>`;
}

function toggle(
  store: Store,
  name: 'blocking' | 'mine' | 'overdue',
  label: string,
  number: number,
): TemplateResult {
  const on = store.ui.filters[name];
  const click = () => {
    if (name === 'mine' && !on && store.ui.me === '') {
      store.focusNext = ['filter:me'];
      store.announce('First choose who you are.');
      return;
    }
    store.setFilters({ [name]: !on });
  };
  return html`<button type="button" class="segment" aria-pressed=${on ? 'true' : 'false'} data-key="filter:${name}"
    @click=${click}>${label} <span class="count">${number}</span></button>`;
}

function pillarSelect(store: Store, { items }: PanelModel): TemplateResult {
  const pillars = [...new Set(items.map(({ pillar }) => pillar))];
  return select({
    key: 'filter:pillar',
    label: 'Pillar',
    value: store.ui.filters.pillar,
    options: optionsOnce(items, 'All pillars', () =>
      pillars.map((value) => ({ value, label: capital(value) })),
    ),
    change: (pillar) => store.setFilters({ pillar }),
  });
}

const statusOptions = [
  { value: '', label: 'Any status' },
  ...Object.entries(statusNames).map(([value, label]) => ({ value, label })),
];

function statusSelect(store: Store): TemplateResult {
  return select({
    key: 'filter:status',
    label: 'Status',
    value: store.ui.filters.status,
    options: statusOptions,
    change: (status) => store.setFilters({ status: isStatus(status) ? status : '' }),
  });
}

function meSelect(store: Store, { owners }: PanelModel): Part {
  if (owners.length === 0) return nothing;
  const change = (me: string) => {
    const mine = me !== '' && store.ui.filters.mine;
    store.setUi({ me, filters: { ...store.ui.filters, mine } });
  };
  return select({
    key: 'filter:me',
    label: 'Who I am',
    value: store.ui.me,
    options: optionsOnce(owners, 'I am…', () => ownerOptions(owners)),
    change,
  });
}

const lists = new WeakMap<object, readonly Option[]>();

/** The same list for the same source, so that an open drop-down is left alone. */
function optionsOnce(source: object, none: string, make: () => readonly Option[]): readonly Option[] {
  const list = lists.get(source) ?? [{ value: '', label: none }, ...make()];
  lists.set(source, list);
  return list;
}

function clearButton(store: Store): Part {
  if (!isFiltering(store.ui.filters)) return nothing;
  const clear = () => {
    store.focusNext = ['filter:text'];
    store.setUi({ filters: noFilters });
  };
  return html`<button type="button" class="link" data-key="filter:clear" @click=${clear}>
    ${icon('clear-all')} Clear filters</button>`;
}
