/** Whose steps or dates are shown, where they are those of several people. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { capital, clip } from '../base/words';
import type { Store } from '../host/store';
import { icon, type Part } from './parts';
import { person } from './person';

const mostPeople = 8;

interface Crowd {
  /** Who each of what could be shown is for. */
  readonly all: readonly string[];
  /** Tells the buttons of one page from those of another. */
  readonly page: string;
  readonly label: string;
}

export function people(store: Store, { owners }: PanelModel, { all, page, label }: Crowd): Part {
  const counts = new Map<string, number>();
  for (const who of all) counts.set(who, (counts.get(who) ?? 0) + 1);
  const { who: chosen } = store.ui;
  if (all.length === 0 || (counts.size < 2 && chosen === '')) return nothing;
  const busiest = [...counts]
    .filter(([who]) => who !== '')
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostPeople);
  // Whose are shown is always among them, also with none left.
  if (chosen !== '' && !busiest.some(([who]) => who === chosen))
    busiest.push([chosen, counts.get(chosen) ?? 0]);
  const segment = (who: string, name: string, number: number) =>
    html`<button type="button" class="segment" aria-pressed=${chosen === who ? 'true' : 'false'}
      data-key="${page}:who:${who}" @click=${() => store.setUi({ who })}><bdi>${clip(name, 40)}</bdi>
      <span class="count">${number}</span></button>`;
  return html`<div class="segments people" role="group" aria-label=${label}>
    ${segment('', 'Everyone', all.length)}
    ${busiest.map(([who, number]) => segment(who, owners.some(({ id }) => id === who) ? who : capital(who), number))}
  </div>`;
}

/** Where the person that is chosen has nothing left, the others have. */
export function noneOfTheirs(store: Store, model: PanelModel, page: string, words: string): TemplateResult {
  const { who } = store.ui;
  const everyone = () => {
    store.focusNext = [`${page}:who:`, page];
    store.setUi({ who: '' });
  };
  return html`<p class="empty" role="status">${icon('check', 'good')}<span>${person(who, model)} ${words}.
    <button type="button" class="link" data-key="${page}:everyone" @click=${everyone}>Show everyone’s</button></span></p>`;
}
