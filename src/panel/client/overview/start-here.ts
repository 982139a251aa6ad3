/** For a manifest that says little yet: what to do first, and why in this order. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';

export function startHere(store: Store, model: PanelModel): Part {
  const steps = model.firstSteps.flatMap(({ item: id, what }) => {
    const item = model.items.find((each) => each.id === id);
    return item ? [{ item, what }] : [];
  });
  const begun = model.items.some(({ status }) => status !== 'unmet');
  if (steps.length === 0 || begun || !model.editable) return nothing;
  return html`<section class="card start" aria-labelledby="start-title">
    <h2 id="start-title">${icon('lightbulb')} Start here</h2>
    <p class="quiet">No item is claimed yet. Facts come before ticks: with these few, the checks can begin to help.</p>
    <ol data-roving-group="list">${steps.map(({ item, what }) => step(store, item.id, what, item.facts[0]?.section))}</ol>
  </section>`;
}

function step(store: Store, id: string, what: string, section: string | undefined): TemplateResult {
  const go = () => {
    if (section && !store.scope(id).folds.includes(`facts:${section}`))
      store.toggleFold(id, `facts:${section}`);
    store.showItem(id);
  };
  return html`<li><button type="button" class="link" tabindex="-1" data-roving data-key="start:${id}"
    @click=${go}>${what}</button></li>`;
}
