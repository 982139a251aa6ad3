/** Duties: what binds now, what will from when, what may, and what is only guidance. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DutyView, GuidanceView, ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import { clip, dot } from '../base/words';
import type { Store } from '../host/store';
import { badge, fold, foreign, icon } from '../parts/parts';
import { type Bearing, byLaw, dutiesOf, lawSection, own } from './law';

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
      const these = all.filter(({ what }) => what.force === force);
      if (these.length === 0) return nothing;
      return html`<h3 class="steps-head">${title} ${badge(these.length, 'duties')}</h3>
        ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
        <div class="folds laws">${byLaw(these).map((law) => lawSection(store, force, law))}</div>`;
    })}
    ${
      guides.length === 0
        ? nothing
        : html`<h3 class="steps-head">Guidance only ${badge(guides.length, 'sources')}</h3>
      <p class="hint">Standards and guides bind nobody by themselves: they say what others found worth doing.</p>
      <div class="folds laws">${fold({
        store,
        scope: own,
        name: 'guidance',
        title: 'Standards and guides',
        number: guides.length,
        body: () => html`<ul class="plain law-list">${guides.map((each) => guideRow(store, each))}</ul>`,
      })}</div>`
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

const mostIds = 12;

function guideRow(store: Store, { what, items }: Bearing<GuidanceView>): TemplateResult {
  const { name, edition, url, ids } = what;
  const open = () => store.host.send({ type: 'open-link', url });
  return html`<li class="law">
    <div class="law-main">
      <p><button type="button" class="link strong" data-key="guide:${url}" @click=${open}>${name}</button></p>
      <p class="quiet">${ids.slice(0, mostIds).join(', ')}${ids.length > mostIds ? ` and ${ids.length - mostIds} more` : ''}</p>
    </div>
    <p class="law-side quiet">${foreign(edition, 120)}${dot}${items.length === 1 ? 'one item' : `${items.length} items`}</p>
  </li>`;
}
