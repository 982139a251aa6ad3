/** What will hurt later, and what else there is to know. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EarlySignalView, PanelModel } from '../../protocol/model';
import { dot } from '../base/words';
import type { Store } from '../host/store';
import { findingList } from '../parts/findings';
import { badge, few, fewMore, icon, type Part, told } from '../parts/parts';

export function earlySignals(
  store: Store,
  { earlySignals: all, isEarlyKnown, steps, items }: PanelModel,
): TemplateResult {
  const left = new Set(
    items.flatMap(({ id, pillar }) => (pillar === 'data' || pillar === 'governance' ? [id] : [])),
  );
  const isToDo = steps.some((step) => step.items.some((id) => left.has(id)));
  const isAmongSteps = steps.some(({ later }) => later.length > 0);
  return html`<section class="card" aria-labelledby="signals-title">
    <h2 id="signals-title">Early signals ${all.length === 0 && (isAmongSteps || !isEarlyKnown) ? nothing : badge(all.length, 'signals')}</h2>
    ${all.length === 0 ? noSignals(isEarlyKnown, isAmongSteps, isToDo) : nothing}
    <ul class="plain rows-list" data-roving-group="list">
      ${few(store, '', 'signals', all).map((signal, index) => signalRow(store, signal, index))}
    </ul>
    ${fewMore(store, '', 'signals', all.length)}
  </section>`;
}

/** What is not stated cannot show anything either, and what is still to be done is no good news. */
function noSignals(isKnown: boolean, isAmongSteps: boolean, isToDo: boolean): TemplateResult {
  if (isAmongSteps)
    return html`<p class="empty">${icon('bell')}<span>What is known of them stands at the steps, as “Later also”.</span></p>`;
  if (isKnown && isToDo)
    return html`<p class="empty">${icon('bell')}<span>None besides the steps under “Do next”.</span></p>`;
  return isKnown
    ? html`<p class="empty">${icon('check', 'good')}<span>No data or governance problems ahead.</span></p>`
    : html`<p class="empty">${icon('question')}<span>Not known yet: they show once the data sources and the risk tier
        are stated.</span></p>`;
}

function signalRow(store: Store, { message, item, place }: EarlySignalView, index: number): TemplateResult {
  const title = store.model?.items.find(({ id }) => id === item)?.title ?? item;
  const reveal = () => store.host.send({ type: 'reveal', place });
  return html`<li class="signal">
    ${icon('bell', 'warn')}
    <span class="signal-text">${told(message, 400)}</span>
    <span class="signal-ways">
      <button type="button" class="link" tabindex="-1" data-roving data-key="signal:${index}"
        @click=${() => store.showItem(item)}>${title}</button>
      <button type="button" class="link" tabindex="-1" data-roving data-key="signal:${index}/reveal"
        @click=${reveal}>Line ${place.line + 1}<span class="sr">: go to the text</span></button>
    </span>
  </li>`;
}

/** Findings of the manifest that belong to no item. */
export function otherFindings(store: Store, model: PanelModel): Part {
  // What is wrong is a step, and how the gates stand is the verdict.
  const all = model.otherFindings.filter(
    ({ severity, code }) => severity !== 'error' && severity !== 'warning' && !code.startsWith('gate/'),
  );
  if (all.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="others-title">
    <h2 id="others-title">Other findings ${badge(all.length, 'findings')}</h2>
    ${findingList(store, '', 'others', all)}
  </section>`;
}

/** How much is shown as less than it is, whoever chose that. */
export function loweredFindings({ loweredCount }: PanelModel): Part {
  if (loweredCount === '') return nothing;
  return html`<section class="card" aria-labelledby="lowered-title">
    <h2 id="lowered-title">Shown as less than they are<span class="quiet">${dot}${loweredCount}</span></h2>
  </section>`;
}

/** What git cannot tell, and why: no fault of the manifest. */
export function untold({ cannotTell }: PanelModel): Part {
  if (cannotTell === '') return nothing;
  return html`<section class="card" aria-labelledby="untold-title">
    <h2 id="untold-title">Cannot tell</h2>
    <p class="quiet">${cannotTell}</p>
  </section>`;
}

/** What a comment, a configuration or a setting hides: it counts all the same. */
export function hiddenFindings(store: Store, { hidden, hiddenCount }: PanelModel): Part {
  if (hidden.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="hidden-title">
    <h2 id="hidden-title">Hidden findings<span class="quiet">${dot}${hiddenCount}</span></h2>
    ${findingList(store, '', 'hidden', hidden)}
  </section>`;
}
