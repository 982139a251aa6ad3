/** What laws and standards say of an item. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DutyView } from '../../protocol/items';
import { clip } from '../base/words';
import { row } from '../forms/evidence';
import type { ItemProps } from '../forms/status-forms';
import type { Store } from '../host/store';
import { fold, type Part } from '../parts/parts';

/** The duties that bind or will bind, in the open. */
export function dutyRow({ store, model, item }: ItemProps): Part {
  const duties = item.duties.filter(({ force }) => force !== 'open');
  if (duties.length === 0) return nothing;
  return row('Law', html`<ul class="duties">${duties.map(dutyIn(store))}</ul>${notesOf(model.law)}`);
}

/** What would bind if something held that the manifest does not say, folded. */
export function openDuties({ store, model, item }: ItemProps): Part {
  const open = item.duties.filter(({ force }) => force === 'open');
  const notes = item.duties.length === open.length ? model.law : [];
  if (open.length === 0) return nothing;
  return fold({
    store,
    scope: item.id,
    name: 'open-duties',
    title: 'Duties that may bind',
    number: open.length,
    body: () => html`<ul class="duties">${open.map(dutyIn(store))}</ul>${notesOf(notes)}`,
  });
}

const longWords = 60;

/** A duty of a list. A long reason is not said again where it is that of the duty before. */
function dutyIn(store: Store) {
  return (
    { id, name, asks, url, words: whole, note, field }: DutyView,
    at: number,
    all: readonly DutyView[],
  ): TemplateResult => {
    const words = whole.length > longWords && all[at - 1]?.words === whole ? 'likewise' : whole;
    return html`<li>
    ${linkTo(store, id, url)} <span>${name}:</span> <strong>${words}</strong>${field ? fieldLink(store, field) : nothing}.
    <span title=${note ?? nothing}>${asks}</span>
  </li>`;
  };
}

function fieldLink(store: Store, { name, place }: NonNullable<DutyView['field']>): Part {
  if (place === undefined) return html` (<code>${name}</code>)`;
  const reveal = () => store.host.send({ type: 'reveal', place });
  return html` (<button type="button" class="link" @click=${reveal}><code>${name}</code></button>)`;
}

/** Standards and guides: a line for each, folded. */
export function standards({ store, model, item }: ItemProps): Part {
  const all = item.guidance;
  if (all.length === 0) return nothing;
  const notes = item.duties.length === 0 ? model.law : [];
  return fold({
    store,
    scope: item.id,
    name: 'references',
    title: 'Standards and guides',
    number: all.length,
    body: () =>
      html`<dl class="rows references">${all.map(({ name, edition, url, ids }) =>
        row(name, html`<span title=${edition}>${ids.join(', ')}</span> ${linkTo(store, 'Open', url)}`),
      )}</dl>${notesOf(notes)}`,
  });
}

/** How current it is, and what keeps a law from being shown. */
function notesOf(law: readonly string[]): readonly TemplateResult[] {
  return law.map((note) => html`<p class="quiet">${clip(note)}</p>`);
}

/** A link is the host's to open. */
function linkTo(store: Store, label: string, url: string): TemplateResult {
  const open = () => store.host.send({ type: 'open-link', url });
  return html`<button type="button" class="link" @click=${open}>${label}</button>`;
}
