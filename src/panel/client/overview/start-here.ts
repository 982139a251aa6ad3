/** For a manifest that says little yet: what to do first, and why in this order. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';

export function startHere(store: Store, model: PanelModel): Part {
  const steps = model.firstSteps.flatMap(({ item: id, what }) => {
    const item = model.items.find((each) => each.id === id);
    return item ? [{ item, what }] : [];
  });
  const first = new Set(steps.map(({ item }) => item));
  // Whoever claims more than these is past the start.
  const isPast = model.items.some((item) => item.status !== 'unmet' && !first.has(item));
  if (isPast || steps.every(({ item }) => isDone(item)) || !model.editable) return nothing;
  return html`<section class="card start" aria-labelledby="start-title">
    <h2 id="start-title">${icon('lightbulb')} Start here</h2>
    <p class="quiet">Facts come before ticks: with these few, the checks can begin to help.</p>
    <ol data-roving-group="list">${steps.map(({ item, what }) => step(store, item, what))}</ol>
  </section>`;
}

/** Whether its facts are all there, or more than that is said of it. */
function isDone({ isReady, status }: ItemView): boolean {
  return isReady === true || (status !== 'unmet' && status !== 'in-progress');
}

function step(store: Store, item: ItemView, what: string): TemplateResult {
  const { id } = item;
  const section = item.facts[0]?.section;
  const done = isDone(item);
  const go = () => {
    if (section && !store.scope(id).folds.includes(`facts:${section}`))
      store.toggleFold(id, `facts:${section}`);
    store.showItem(id);
  };
  return html`<li class=${done ? 'done' : ''}>${done ? html`<span class="start-sign">${icon('check', 'good')}</span>` : nothing}<button type="button" class="link" tabindex="-1"
    data-roving data-key="start:${id}" @click=${go}>${what}${done ? html`<span class="sr"> Done.</span>` : nothing}</button></li>`;
}
