/** Duties: what binds now, what will from when, what may, and what is only guidance. */
import { html, nothing, type TemplateResult } from 'lit';
import { dateInWords } from '../../../core/base/dates';
import type { DutyView, GuidanceView, ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { UpcomingView } from '../../protocol/steps';
import { clip, signOfItem } from '../base/words';
import type { Store } from '../host/store';
import { badge, fold, foreign, icon, type Part } from '../parts/parts';

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

/** Where the folds of this page are remembered. */
const own = 'duties';

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

/** Duties of one law that bind alike. */
interface OfLaw {
  readonly law: string;
  readonly duties: readonly Bearing<DutyView>[];
}

function byLaw(all: readonly Bearing<DutyView>[]): readonly OfLaw[] {
  const laws = [...new Set(all.map(({ what }) => what.law))];
  return laws.map((law) => ({ law, duties: all.filter(({ what }) => what.law === law) }));
}

/** A law with how many of its duties there are and when the first binds. What binds now stands open. */
function lawSection(store: Store, force: DutyView['force'], { law, duties: all }: OfLaw): TemplateResult {
  const alike = saidOfAll(all);
  const { field } = alike ?? {};
  const name = foldName(force, law);
  return fold({
    store,
    scope: own,
    name,
    title: clip(law, 120),
    number: all.length,
    more: alike !== undefined && field === undefined ? clip(alike.words) : firstDay(force, all),
    isOpenAtFirst: force === 'binds',
    body: () => html`
      ${alike === undefined || field === undefined ? nothing : html`<p class="quiet">${alike.words}${fieldLink(store, `duty:${name}`, field)}</p>`}
      <ul class="plain law-list">${all.map((each) => dutyRow(store, each, alike !== undefined))}</ul>`,
  });
}

/** What says of each of several the same of when it binds: then it is said once. A field is named where it is alone. */
function saidOfAll(all: readonly Bearing<DutyView>[]): DutyView | undefined {
  const [first, ...others] = all.map(({ what }) => what);
  if (first === undefined || (others.length === 0 && first.field !== undefined)) return undefined;
  const isSame = ({ words, field }: DutyView): boolean =>
    words === first.words && field?.name === first.field?.name;
  return others.every(isSame) ? first : undefined;
}

function foldName(force: DutyView['force'], law: string): string {
  return `${force}:${law}`;
}

/** `since 2 August 2026`, `from 2 December 2027`, `the first from …`; nothing where none has a day. */
function firstDay(force: DutyView['force'], all: readonly Bearing<DutyView>[]): string {
  const days = [...new Set(all.flatMap(({ what: { day } }) => day ?? []))].sort();
  const [first] = days;
  if (first === undefined || (force !== 'binds' && force !== 'will-bind')) return '';
  const isOne = days.length === 1 && all.every(({ what }) => what.day === first);
  const when = `${force === 'binds' ? 'since' : 'from'} ${dateInWords(first)}`;
  return isOne ? when : `the first ${when}`;
}

/** Shows the page, with the law unfolded of which duties bind from a day, and the focus on the one that is named first. */
export function showDuty(store: Store, { about, date }: Pick<UpcomingView, 'about' | 'date'>): void {
  const all = store.model?.items.flatMap((item) => item.duties) ?? [];
  const duty = all.find(
    ({ id, force, day }) =>
      force === 'will-bind' && day === date && (about === id || about.startsWith(`${id} and `)),
  );
  if (duty !== undefined) {
    const name = foldName(duty.force, duty.law);
    if (!store.scope(own).folds.includes(name)) store.toggleFold(own, name);
  }
  store.showPage('duties');
  if (duty !== undefined) store.focusNext = [dutyKey(duty), ...store.focusNext];
}

function dutyKey({ id, force }: DutyView): string {
  return `duty:${id}:${force}`;
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

/** `isTold`: what it says of when it binds stands above all of them. */
function dutyRow(store: Store, { what, items }: Bearing<DutyView>, isTold: boolean): TemplateResult {
  const { id, name, asks, url, words, note, field } = what;
  const open = () => store.host.send({ type: 'open-link', url });
  const key = dutyKey(what);
  return html`<li class="law">
    <div class="law-main">
      <p><button type="button" class="link strong" data-key=${key} @click=${open}>${id}</button> ${name}</p>
      <p>${asks}</p>
      ${note === undefined ? nothing : html`<p class="quiet">${clip(note)}</p>`}
      <p class="quiet">Answered by ${itemLinks(store, key, items)}</p>
    </div>
    ${isTold ? nothing : html`<p class="law-side quiet">${words}${fieldLink(store, key, field)}</p>`}
  </li>`;
}

function fieldLink(store: Store, key: string, field: DutyView['field']): Part {
  if (field === undefined) return nothing;
  const { name, place } = field;
  if (place === undefined) return html` <span class="law-item">(<code>${name}</code>)</span>`;
  const reveal = () => store.host.send({ type: 'reveal', place });
  return html` <span class="law-item">(<button type="button" class="link" data-key="${key}/field" @click=${reveal}><code>${name}</code></button>)</span>`;
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
