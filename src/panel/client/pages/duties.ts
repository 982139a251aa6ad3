/** Duties: what binds now, what will from when, what may, and what is only guidance. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DutyView, GuidanceView, ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import { clip, signOfItem } from '../base/words';
import type { Store } from '../host/store';
import { badge, foreign, icon, type Part } from '../parts/parts';

/** A duty or a guide, and the items that it speaks of. */
interface Bearing<T> {
  readonly what: T;
  readonly items: readonly ItemView[];
}

const parts: readonly (readonly [force: DutyView['force'], title: string, hint: string])[] = [
  ['binds', 'Binds now', ''],
  ['will-bind', 'Will bind', ''],
  ['upon-change', 'Binds once the system is changed', ''],
  ['open', 'May bind', 'The manifest does not say enough to tell. Each names the field that would.'],
];

export function duties(store: Store, model: PanelModel): TemplateResult {
  const all = dutiesOf(model.items);
  const guides = guidesOf(model.items);
  return html`<section aria-labelledby="duties-title">
    <h2 id="duties-title" class="sr" tabindex="-1" data-key="duties">Duties</h2>
    ${all.some(({ what }) => what.force === 'binds' || what.force === 'will-bind') ? nothing : noneBinds(all.length)}
    ${parts.map(([force, title, hint]) => {
      const own = all.filter(({ what }) => what.force === force);
      if (own.length === 0) return nothing;
      return html`<h3 class="steps-head">${title} ${badge(own.length, 'duties')}</h3>
        ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
        <ul class="plain law-list">${own.map((each) => dutyRow(store, each))}</ul>`;
    })}
    ${
      guides.length === 0
        ? nothing
        : html`<h3 class="steps-head">Guidance only ${badge(guides.length, 'sources')}</h3>
      <p class="hint">Standards and guides bind nobody by themselves: they say what others found worth doing.</p>
      <ul class="plain law-list">${guides.map((each) => guideRow(store, each))}</ul>`
    }
    ${model.law.map((note) => html`<p class="quiet law-note">${clip(note)}</p>`)}
  </section>`;
}

function noneBinds(others: number): TemplateResult {
  return html`<p class="empty">${icon('question')}<span>${
    others === 0
      ? 'No duty is known to bind by what the manifest says. Where it is used, what for and in which role is stated under risk.'
      : 'No duty is known to bind yet: what may is below.'
  }</span></p>`;
}

function dutiesOf(items: readonly ItemView[]): Bearing<DutyView>[] {
  const found = new Map<string, { readonly what: DutyView; readonly items: ItemView[] }>();
  for (const item of items) {
    for (const what of item.duties) {
      const key = `${what.id}/${what.force}/${what.words}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { what, items: [item] });
      else known.items.push(item);
    }
  }
  return [...found.values()];
}

function guidesOf(items: readonly ItemView[]): Bearing<GuidanceView>[] {
  const found = new Map<string, { what: GuidanceView; readonly items: ItemView[] }>();
  for (const item of items) {
    for (const what of item.guidance) {
      const known = found.get(what.url);
      if (known === undefined) found.set(what.url, { what, items: [item] });
      else {
        known.items.push(item);
        known.what = { ...known.what, ids: [...new Set([...known.what.ids, ...what.ids])] };
      }
    }
  }
  return [...found.values()];
}

function dutyRow(store: Store, { what, items }: Bearing<DutyView>): TemplateResult {
  const { id, name, asks, url, words, note, field, force } = what;
  const open = () => store.host.send({ type: 'open-link', url });
  const key = `duty:${id}:${force}`;
  return html`<li class="law">
    <div class="law-main">
      <p><button type="button" class="link strong" data-key=${key} @click=${open}>${id}</button> ${name}</p>
      <p>${asks}</p>
      ${note === undefined ? nothing : html`<p class="quiet">${clip(note)}</p>`}
      <p class="quiet">Answered by ${itemLinks(store, key, items)}</p>
    </div>
    <p class="law-side quiet">${words}${fieldLink(store, key, field)}</p>
  </li>`;
}

function fieldLink(store: Store, key: string, field: DutyView['field']): Part {
  if (field === undefined) return nothing;
  const { name, place } = field;
  if (place === undefined) return html` (<code>${name}</code>)`;
  const reveal = () => store.host.send({ type: 'reveal', place });
  return html` (<button type="button" class="link" data-key="${key}/field" @click=${reveal}><code>${name}</code></button>)`;
}

const mostIds = 12;

function guideRow(store: Store, { what, items }: Bearing<GuidanceView>): TemplateResult {
  const { name, edition, url, ids } = what;
  const open = () => store.host.send({ type: 'open-link', url });
  return html`<li class="law">
    <div class="law-main">
      <p><button type="button" class="link strong" data-key="guide:${url}" @click=${open}>${name}</button></p>
      <p class="quiet">${ids.slice(0, mostIds).join(', ')}${ids.length > mostIds ? ` and ${ids.length - mostIds} more` : ''}</p>
    </div>
    <p class="law-side quiet">${foreign(edition, 120)} · ${items.length === 1 ? 'one item' : `${items.length} items`}</p>
  </li>`;
}

const mostItems = 6;

/** The items that answer it, each with how it stands. */
function itemLinks(store: Store, key: string, items: readonly ItemView[]): readonly unknown[] {
  const shown = items.slice(0, mostItems).map((item, index) => {
    const { icon: name, tone, word } = signOfItem(item);
    return html`${index === 0 ? nothing : ', '}<span class="law-item">${icon(name, tone)}<button type="button" class="link"
      data-key="${key}/${item.id}" @click=${() => store.showItem(item.id)}>${item.title}<span class="sr">: ${word}</span></button></span>`;
  });
  return items.length > mostItems ? [...shown, ` and ${items.length - mostItems} more`] : shown;
}
