/** Small pieces of the page that several folders use. */
import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { type IconName, icons } from '../base/icons';
import { clip, type Sign } from '../base/words';
import type { Origin } from '../host/answers';
import type { Store } from '../host/store';

export type Part = TemplateResult | typeof nothing;

/** A picture for the eye only; the word beside it says the same. */
export function icon(name: IconName, tone = ''): TemplateResult {
  return html`<span class="icon icon-${name} ${tone && `tone-${tone}`}" aria-hidden="true">${unsafeHTML(icons[name])}</span>`;
}

export function sign({ icon: name, word, tone }: Sign): TemplateResult {
  return html`<span class="sign">${icon(name, tone)}${told(word, 200)}</span>`;
}

/** Text from the manifest: isolated, so that its writing direction stays its own. */
export function foreign(text: string | undefined, length?: number): Part {
  return text ? html`<bdi>${withDates(clip(text, length))}</bdi>` : nothing;
}

/** A text in which dates stay in one piece, and are not broken at their hyphens. */
function withDates(text: string): string | readonly (string | TemplateResult)[] {
  const parts = text.split(/\b(\d{4}-\d{2}-\d{2})\b/);
  if (parts.length === 1) return text;
  return parts.map((part, at) => (at % 2 === 0 ? part : html`<span class="date">${part}</span>`));
}

export function badge(number: number | string, what: string): TemplateResult {
  return html`<span class="badge"><span aria-hidden="true">${number}</span><span class="sr">, ${what}</span></span>`;
}

/** What we say, with what is set between back-ticks as code. One that stands alone came with a name, and stays. */
export function withCode(text: string): readonly unknown[] {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return [withDates(text)];
  return parts.map((part, at) => (at % 2 === 0 ? withDates(part) : html`<code>${part}</code>`));
}

/** A sentence of ours with names from the manifest in it: isolated as those are. */
export function told(text: string, length?: number): Part {
  return text ? html`<bdi>${withCode(clip(text, length))}</bdi>` : nothing;
}

/** Pieces of a line with a dot between each two, that vanishes where the line is broken. */
export function pieces(all: readonly unknown[]): TemplateResult {
  return html`<span class="pieces">${all.map((each) => html`<span class="piece">${each}</span> `)}</span>`;
}

interface IconButton {
  readonly icon: IconName;
  readonly label: string;
  readonly key: string;
  readonly click: () => void;
  readonly off?: boolean;
}

export function iconButton({ icon: name, label, key, click, off = false }: IconButton): TemplateResult {
  return html`<button type="button" class="icon-button" title=${label} aria-label=${label} data-key=${key}
    aria-disabled=${off ? 'true' : 'false'} @click=${off ? nothing : click}>${icon(name)}</button>`;
}

interface Fold {
  readonly store: Store;
  readonly scope: string;
  readonly name: string;
  readonly title: string;
  readonly number?: number;
  /** What is said beside the title, piece by piece. */
  readonly more?: readonly string[];
  /** Whether it stands open until somebody closes it. */
  readonly isOpenAtFirst?: boolean;
  readonly body: () => Part | readonly Part[];
}

/** A part of an item that folds out; what is folded away is not drawn. */
export function fold(part: Fold): TemplateResult {
  const { store, scope, name, title, number, more = [], isOpenAtFirst = false, body } = part;
  const open = store.scope(scope).folds.includes(name) !== isOpenAtFirst;
  const toggle = () => store.toggleFold(scope, name);
  return html`<div class="fold">
    <button type="button" class="fold-button" aria-expanded=${open ? 'true' : 'false'}
      data-key="${scope}/fold:${name}" @click=${toggle}>
      ${icon(open ? 'chevron-down' : 'chevron-right')}<bdi>${title}</bdi>
      ${number === undefined ? nothing : html`<span class="count">${number}</span>`}
      ${more.length === 0 ? nothing : html`<span class="fold-more">${pieces(more)}</span>`}
    </button>
    ${open ? html`<div class="fold-body">${body()}</div>` : nothing}
  </div>`;
}

/** Why the last wish was not granted, where it was made. */
export function refusalAt(store: Store, origin: Origin): Part {
  const refusal = store.refusalOf(origin);
  if (refusal === undefined) return nothing;
  return html`<p class="refusal" role="alert">${icon('error', 'bad')}<bdi>${clip(refusal)}</bdi></p>`;
}

export function isPending(store: Store, origin: Origin): boolean {
  return store.isAsked(origin);
}

/** So many are shown; where there are more, the first few of them: one or two more need no button. */
interface Few {
  readonly most: number;
  readonly first: number;
}

const usual: Few = { most: 7, first: 5 };

/** The first few of a long list, and a way to the rest. */
export function few<T>(
  store: Store,
  scope: string,
  name: string,
  all: readonly T[],
  { most, first }: Few = usual,
): readonly T[] {
  const isWhole = all.length <= most || store.scope(scope).folds.includes(`all:${name}`);
  return isWhole ? all : all.slice(0, first);
}

export function fewMore(
  store: Store,
  scope: string,
  name: string,
  number: number,
  { most }: Few = usual,
): Part {
  if (number <= most) return nothing;
  const open = store.scope(scope).folds.includes(`all:${name}`);
  return html`<button type="button" class="link more" aria-expanded=${open ? 'true' : 'false'}
    data-key="${scope}/all:${name}" @click=${() => store.toggleFold(scope, `all:${name}`)}>
    ${open ? 'Show fewer' : `Show all ${number}`}
  </button>`;
}
