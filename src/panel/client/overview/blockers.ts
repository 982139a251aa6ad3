/** What stands before the next gate and who has to move; and what will hurt later. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { BlockerView, EarlySignalView, OwnerView, PanelModel } from '../../protocol';
import { capital, clip, stageNames } from '../base/words';
import { nextGate } from '../host/filters';
import type { Store } from '../host/store';
import { findingList } from '../parts/findings';
import { badge, few, fewMore, foreign, icon, type Part } from '../parts/parts';

export function blockers(store: Store, model: PanelModel): TemplateResult {
  const { blockers: all } = model;
  const gate = nextGate(model);
  // The gate of the claimed stage waits for those before it, so there may be blockers of several.
  const gates = [...new Set(all.map(({ stage }) => stageNames[stage]))].join(', ') || gate?.title;
  return html`<section class="card" aria-labelledby="blockers-title">
    <h2 id="blockers-title">Blocks the next gate${gates ? html`<span class="quiet"> · ${gates}</span>` : nothing}
      ${model.blocking.words === '' ? nothing : html`<span class="quiet"> · ${model.blocking.words}</span>`}</h2>
    ${all.length === 0 ? nothingBlocks(model) : nothing}
    <ul class="plain rows-list" data-roving-group="list">
      ${repeat(
        few(store, '', 'blockers', all),
        ({ item }) => item,
        (blocker) => blockerRow(store, blocker, model),
      )}
    </ul>
    ${fewMore(store, '', 'blockers', all.length)}
  </section>`;
}

function nothingBlocks(model: PanelModel): TemplateResult {
  const gate = nextGate(model);
  const words = gate ? `Every item of ${gate.title} is satisfied.` : 'All four gates are passed.';
  return html`<p class="empty">${icon('pass-filled', 'good')}<span>${words}</span></p>`;
}

function blockerRow(
  store: Store,
  { item, title, stage, why, who }: BlockerView,
  model: PanelModel,
): TemplateResult {
  const elsewhere = stage !== nextGate(model)?.id;
  return html`<li>
    <button type="button" class="list-button" tabindex="-1" data-roving data-key="blocker:${item}"
      @click=${() => store.showItem(item)}>
      <span class="list-title">${title}${elsewhere ? html`<span class="quiet"> · ${stageNames[stage]}</span>` : nothing}</span>
      <span class="list-why quiet">${foreign(why, 300)}</span>
      <span class="list-who">${icon('account')}${waitsFor(who, model.owners)}</span>
    </button>
  </li>`;
}

/** An owner by id and handle, or the role that nobody has yet. */
function waitsFor(who: string | undefined, owners: readonly OwnerView[]): Part {
  if (who === undefined) return html`<span class="quiet">nobody yet</span>`;
  return owners.some(({ id }) => id === who) ? foreign(who, 60) : html`<bdi>${capital(clip(who, 80))}</bdi>`;
}

export function earlySignals(store: Store, { earlySignals: all, isEarlyKnown }: PanelModel): TemplateResult {
  return html`<section class="card" aria-labelledby="signals-title">
    <h2 id="signals-title">Early signals ${badge(all.length, 'signals')}</h2>
    ${all.length === 0 ? noSignals(isEarlyKnown) : nothing}
    <ul class="plain rows-list" data-roving-group="list">
      ${few(store, '', 'signals', all).map((signal, index) => signalRow(store, signal, index))}
    </ul>
    ${fewMore(store, '', 'signals', all.length)}
  </section>`;
}

/** What is not stated cannot show anything either. */
function noSignals(isKnown: boolean): TemplateResult {
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
    <span class="signal-text">${foreign(message, 400)}</span>
    <span class="signal-ways">
      <button type="button" class="link" tabindex="-1" data-roving data-key="signal:${index}"
        @click=${() => store.showItem(item)}>${title}</button>
      <button type="button" class="link" tabindex="-1" data-roving data-key="signal:${index}/reveal"
        @click=${reveal}>Line ${place.line + 1}<span class="sr">: go to the text</span></button>
    </span>
  </li>`;
}

/** Findings of the manifest that belong to no item. */
export function otherFindings(store: Store, { otherFindings: all }: PanelModel): Part {
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
    <h2 id="lowered-title">Shown as less than they are<span class="quiet"> · ${loweredCount}</span></h2>
  </section>`;
}

/** What a comment, a configuration or a setting hides: it counts all the same. */
export function hiddenFindings(store: Store, { hidden, hiddenCount }: PanelModel): Part {
  if (hidden.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="hidden-title">
    <h2 id="hidden-title">Hidden findings<span class="quiet"> · ${hiddenCount}</span></h2>
    ${findingList(store, '', 'hidden', hidden)}
  </section>`;
}
