/** The duties of one law that bind alike: what is still to be answered first, what is answered folded away. */
import { html, nothing, type TemplateResult } from 'lit';
import { dateInWords } from '../../../core/base/dates';
import type { DutyView, ItemView } from '../../protocol/items';
import type { UpcomingView } from '../../protocol/steps';
import { clip, signOfItem } from '../base/words';
import type { Store } from '../host/store';
import { few, fewMore, fold, icon, type Part } from '../parts/parts';

/** A duty or a guide, and the items that it speaks of. */
export interface Bearing<T> {
  readonly what: T;
  readonly items: readonly ItemView[];
}

type Duty = Bearing<DutyView>;

interface OfLaw {
  readonly law: string;
  readonly duties: readonly Duty[];
}

/** Where the folds of the page are remembered. */
export const own = 'duties';

/** The duties by law, in the order in which the laws come up. */
export function byLaw(all: readonly Duty[]): readonly OfLaw[] {
  const laws = [...new Set(all.map(({ what }) => what.law))];
  return laws.map((law) => ({ law, duties: all.filter(({ what }) => what.law === law) }));
}

/** Of those that need a look the first few are shown. */
const looks = { most: 4, first: 3 };

/** A law with how many of its duties there are, how many are answered and when the first binds. */
export function lawSection(
  store: Store,
  force: DutyView['force'],
  { law, duties: all }: OfLaw,
): TemplateResult {
  const alike = saidOfAll(all);
  const name = foldName(force, law);
  const { left } = split(force, all);
  const when = alike !== undefined && alike.field === undefined ? clip(alike.words) : firstDay(force, all);
  return fold({
    store,
    scope: own,
    name,
    title: clip(law, 120),
    number: all.length,
    more: [when, tally(force, all)].filter(Boolean),
    // What binds and is not answered is not to be overlooked.
    isOpenAtFirst: force === 'binds' && left.length > 0,
    body: () => [
      alike?.field === undefined
        ? nothing
        : html`<p class="quiet">${alike.words}${fieldLink(store, `duty:${name}`, alike.field)}</p>`,
      ...lists(store, force, all, alike !== undefined),
    ],
  });
}

function lists(
  store: Store,
  force: DutyView['force'],
  all: readonly Duty[],
  isTold: boolean,
): readonly Part[] {
  const list = (duties: readonly Duty[]) =>
    html`<ul class="plain law-list">${duties.map((each) => dutyRow(store, each, isTold))}</ul>`;
  const { left, answered } = split(force, all);
  if (left.length === 0 || answered.length === 0) return [list(all)];
  const name = foldName(force, all[0]?.what.law ?? '');
  return [
    list(few(store, own, name, left, looks)),
    fewMore(store, own, name, left.length, looks),
    fold({
      store,
      scope: own,
      name: answeredName(name),
      title: 'Answered',
      number: answered.length,
      body: () => list(answered),
    }),
  ];
}

/** What needs a look, what is claimed and does not hold first, and what all items answer. What may bind is for the manifest to say. */
function split(
  force: DutyView['force'],
  all: readonly Duty[],
): Readonly<Record<'left' | 'answered', readonly Duty[]>> {
  if (force === 'open') return { left: all, answered: [] };
  const answered = all.filter(isAnswered);
  const left = all.filter((each) => !isAnswered(each));
  return { left: left.sort((one, other) => urgency(one) - urgency(other)), answered };
}

function isAnswered({ items }: Duty): boolean {
  return items.every(({ satisfied }) => satisfied);
}

/** 0 where a claim does not hold, 1 where nothing is answered, 2 where part of it is. */
function urgency({ items }: Duty): number {
  const isClaimed = ({ status }: ItemView): boolean => status !== 'unmet' && status !== 'in-progress';
  if (items.some((item) => isClaimed(item) && !item.satisfied)) return 0;
  return items.some(({ satisfied }) => satisfied) ? 2 : 1;
}

/** `18 of 23 answered`. */
function tally(force: DutyView['force'], all: readonly Duty[]): string {
  if (force === 'open') return '';
  const { answered } = split(force, all);
  const isOne = all.length === 1;
  if (answered.length === all.length) return isOne ? 'answered' : 'all answered';
  if (answered.length === 0) return isOne ? 'not answered yet' : 'none answered yet';
  return `${answered.length} of ${all.length} answered`;
}

/** What says of each of several the same of when it binds: then it is said once. A field is named where it is alone. */
function saidOfAll(all: readonly Duty[]): DutyView | undefined {
  const [first, ...others] = all.map(({ what }) => what);
  if (first === undefined || (others.length === 0 && first.field !== undefined)) return undefined;
  const isSame = ({ words, field }: DutyView): boolean =>
    words === first.words && field?.name === first.field?.name;
  return others.every(isSame) ? first : undefined;
}

function foldName(force: DutyView['force'], law: string): string {
  return `${force}:${law}`;
}

function answeredName(name: string): string {
  return `answered:${name}`;
}

/** `since 2 August 2026`, `from 2 December 2027`, `the first from …`; nothing where none has a day. */
function firstDay(force: DutyView['force'], all: readonly Duty[]): string {
  const days = [...new Set(all.flatMap(({ what: { day } }) => day ?? []))].sort();
  const [first] = days;
  if (first === undefined || (force !== 'binds' && force !== 'will-bind')) return '';
  const isOne = days.length === 1 && all.every(({ what }) => what.day === first);
  const when = `${force === 'binds' ? 'since' : 'from'} ${dateInWords(first)}`;
  return isOne ? when : `the first ${when}`;
}

/** Shows the page, with all unfolded behind which a duty that binds from a day stands, and the focus on the one that is named first. */
export function showDuty(store: Store, { about, date }: Pick<UpcomingView, 'about' | 'date'>): void {
  const all = dutiesOf(store.model?.items ?? []).filter(({ what }) => what.force === 'will-bind');
  const duty = all.find(
    ({ what: { id, day } }) => day === date && (about === id || about.startsWith(`${id} and `)),
  );
  if (duty !== undefined) unfoldTo(store, duty, all);
  store.showPage('duties');
  if (duty !== undefined) store.focusNext = [dutyKey(duty.what), ...store.focusNext];
}

function unfoldTo(store: Store, duty: Duty, all: readonly Duty[]): void {
  const { force, law } = duty.what;
  const name = foldName(force, law);
  const { left, answered } = split(
    force,
    all.filter(({ what }) => what.law === law),
  );
  const isLate = left.length > looks.most && left.indexOf(duty) >= looks.first;
  const names = [
    name,
    ...(isLate ? [`all:${name}`] : []),
    ...(left.length > 0 && answered.includes(duty) ? [answeredName(name)] : []),
  ];
  for (const each of names) if (!store.scope(own).folds.includes(each)) store.toggleFold(own, each);
}

function dutyKey({ id, force }: DutyView): string {
  return `duty:${id}:${force}`;
}

/** Each duty once, with the items that answer it. */
export function dutiesOf(items: readonly ItemView[]): Duty[] {
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

/** `isTold`: what it says of when it binds stands above all of them. */
function dutyRow(store: Store, { what, items }: Duty, isTold: boolean): TemplateResult {
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
