/** The whole page: a function of what the store knows. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { PanelModel } from '../protocol/model';
import { clip } from './base/words';
import { checklist } from './checklist/checklist';
import type { PageId } from './host/state';
import type { Store } from './host/store';
import { head, headFacts } from './overview/head';
import { matrix } from './overview/matrix';
import { earlySignals, hiddenFindings, loweredFindings, otherFindings, untold } from './overview/signals';
import { stepper } from './overview/stepper';
import { verdict } from './overview/verdict';
import { calendar } from './pages/calendar';
import { doNext } from './pages/do-next';
import { duties } from './pages/duties';
import { facts } from './pages/facts';
import { forecast } from './pages/forecast';
import { past } from './pages/past';
import { tabs } from './pages/tabs';
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
  const { stages, items, owners, editable } = model;
  const own = store.scope('');
  const dated = [model.stage, model.noStage, model.goLive, model.goLiveInDays, model.plan];
  return [
    guard([model.name, model.summary, editable, store.work], () => head(store, model)),
    guard([model.verdict, editable], () => verdict(store, model)),
    guard([stages], () => stepper(store, model)),
    guard([...dated, owners, editable, own, store.work, stages, store.ui.me], () => headFacts(store, model)),
    guard(
      [store.ui.page, model.steps, model.moreSteps, items.length, model.comingUp, model.moreComingUp],
      () => tabs(store, model),
    ),
    html`<div id="page" class="page" role="tabpanel" aria-labelledby="tab-${store.ui.page}">
      ${pages[store.ui.page](store, model)}
    </div>`,
  ];
}

const pages: Readonly<Record<PageId, (store: Store, model: PanelModel) => unknown>> = {
  next: overview,
  checklist: (store, model) => [
    checklist(store, model),
    guard([model.stages, model.items], () => matrix(store, model)),
  ],
  facts,
  forecast: (store, model) =>
    guard([store.ahead.forecast, store.ahead.standing, model.owners, store.scope('forecast')], () =>
      forecast(store, model),
    ),
  time: (store, model) => {
    const { calendar: turns, day, standing } = store.ahead;
    const ahead = [turns, day, standing, store.ui.day, store.ui.who, store.scope('time')];
    return guard(
      [model.comingUp, model.moreComingUp, model.owners, model.stages, model.blocking, model.today, ...ahead],
      () => calendar(store, model),
    );
  },
  past: (store) => guard([store.past, store.scope('past')], () => past(store)),
  duties: (store, model) =>
    guard([model.items, model.law, store.scope('duties')], () => duties(store, model)),
};

/** What to do, and beside it what else there is to know. */
function overview(store: Store, model: PanelModel): TemplateResult {
  const { items } = model;
  const own = store.scope('');
  const view = [store.ui, store.work, store.guidance.size];
  return html`<div class="overview">
    <div class="overview-main">${guard(
      [model.steps, items, model.stages, model.facts, model.owners, model.editable, model.comingUp, ...view],
      () => doNext(store, model),
    )}</div>
    <div class="overview-side">
      ${guard([model.earlySignals, model.isEarlyKnown, model.steps, items, own], () => earlySignals(store, model))}
      ${guard([model.otherFindings, own], () => otherFindings(store, model))}
      ${loweredFindings(model)}
      ${untold(model)}
      ${guard([model.hidden, own], () => hiddenFindings(store, model))}
    </div>
  </div>`;
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
