/** The whole page: a function of what the store knows. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PanelModel } from '../protocol';
import { clip } from './base/words';
import { checklist } from './checklist/checklist';
import type { Store } from './host/store';
import { blockers, earlySignals, hiddenFindings, loweredFindings, otherFindings } from './overview/blockers';
import { head } from './overview/head';
import { matrix } from './overview/matrix';
import { startHere } from './overview/start-here';
import { stepper } from './overview/stepper';
import { verdict } from './overview/verdict';
import { icon } from './parts/parts';

export function app(store: Store): TemplateResult {
  const { model } = store;
  return html`${model ? panel(store, model) : loading()}
    <div class="sr" role="status" aria-live="polite">${store.announcement}</div>`;
}

function loading(): TemplateResult {
  return html`<main class="loading" aria-busy="true"><p>${icon('loading')} Reading the manifest…</p></main>`;
}

function panel(store: Store, model: PanelModel): TemplateResult {
  const empty = model.stages.length === 0 || model.broken?.isFirst === true;
  return html`${banner(store, model)}
    <main class=${model.broken ? 'stale' : ''} tabindex="-1" data-key="main">
      ${empty ? nothing : content(store, model)}
    </main>`;
}

function content(store: Store, model: PanelModel): readonly unknown[] {
  const { stages, items, owners } = model;
  const own = store.scope('');
  const heading = [
    model.name,
    model.summary,
    model.stage,
    model.goLive,
    model.goLiveInDays,
    owners,
    model.editable,
  ];
  const doing = [own, store.work];
  return [
    guard([...heading, ...doing, stages, store.ui.me], () => head(store, model)),
    guard([model.verdict, model.editable], () => verdict(store, model)),
    guard([stages], () => stepper(store, model)),
    html`<div class="overview">
      ${guard([items, model.editable], () => startHere(store, model))}
      <div class="overview-lists">
        ${guard([model.blockers, stages, owners, own], () => blockers(store, model))}
        ${guard([model.earlySignals, model.isEarlyKnown, items, own], () => earlySignals(store, model))}
        ${guard([model.otherFindings, own], () => otherFindings(store, model))}
        ${loweredFindings(model)}
        ${guard([model.hidden, own], () => hiddenFindings(store, model))}
      </div>
      ${guard([stages, items], () => matrix(store, model))}
    </div>`,
    checklist(store, model),
  ];
}

function banner(store: Store, { broken, editable }: PanelModel): unknown {
  if (broken) {
    const reveal = () => store.host.send({ type: 'reveal', place: broken.place });
    return html`<div class="banner" role="alert">
      ${icon('error', 'bad')}
      <p><strong>The manifest cannot be read.</strong> <bdi>${clip(broken.message)}</bdi>
        ${broken.isFirst ? 'There is nothing to show until the text is fixed.' : 'This is the last good view; editing is off until the text is fixed.'}</p>
      <button type="button" class="link" data-key="banner" @click=${reveal}>Go to the error, line ${broken.place.line + 1}</button>
    </div>`;
  }
  if (editable) return nothing;
  return html`<div class="banner quiet-banner">${icon('lock')}<p>This file is read-only: editing is off.</p></div>`;
}
