/** Forecast: when the gates can be passed, what would bring that forward, and what nobody knows of it. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ForecastView, WinView } from '../../protocol/ahead';
import type { PanelModel } from '../../protocol/model';
import { expectedDay } from '../base/ahead-words';
import { count, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { figures } from '../parts/figures';
import { few, fewMore, foreign, icon, type Part } from '../parts/parts';
import { person } from '../parts/person';
import { bands } from './forecast-picture';
import { working } from './working';

/** Where the folds of the page are remembered. */
const own = 'forecast';

export function forecast(store: Store, model: PanelModel): TemplateResult {
  const { forecast: view, standing } = store.ahead;
  const isWorking = standing.forecast === 'working';
  return html`<section aria-labelledby="forecast-title" aria-busy=${isWorking ? 'true' : 'false'}>
    <h2 id="forecast-title" class="sr" tabindex="-1" data-key="forecast">Forecast</h2>
    ${working(standing.forecast, view !== undefined, 'The forecast')}
    ${view === undefined ? nothing : content(store, model, view)}
  </section>`;
}

function content(store: Store, model: PanelModel, view: ForecastView): readonly Part[] {
  if (view.none !== '') return [none(store, view), doubts(view)];
  return [
    html`<div class="forecast">
      <div class="forecast-main">
        ${view.told.map(
          ({ words, tone }, at) =>
            html`<p class=${at === 0 ? 'forecast-told' : ''}>${tone === undefined ? nothing : icon(toneIcons[tone], tone)} ${foreign(words)}</p>`,
        )}
        ${bands(view)}
        ${table(view)}
      </div>
      <div class="forecast-side">${wins(store, model, view)}</div>
      <div>${spent(view)}${doubts(view)}</div>
    </div>`,
  ];
}

const toneIcons = { good: 'check', warn: 'warning', bad: 'warning' } as const;

/** No dates: because all is done, or too little is estimated. */
function none(store: Store, { none: why, gates, estimateFirst }: ForecastView): TemplateResult {
  const isDone = gates.every(({ is }) => is === 'passed');
  return html`<p class="empty">${isDone ? icon('pass-filled', 'good') : icon('info')}<span>${foreign(why)}</span></p>
    ${estimateFirst.length === 0 ? nothing : toEstimate(store, estimateFirst)}`;
}

function toEstimate(store: Store, all: ForecastView['estimateFirst']): readonly Part[] {
  return [
    html`<h3 class="steps-head">Estimate first</h3>
    <p class="hint">In working days still to go: at best, most likely, at worst. What comes first and what most wait for is first.</p>
    <ol class="plain estimates">${few(store, own, 'estimates', all).map(
      ({ item, title }, at) =>
        html`<li><span class="estimate-number quiet">${at + 1}</span><button type="button" class="link" data-key="forecast:estimate:${item}"
          @click=${() => store.showPlan(item)}>${title}<span class="sr">: to its estimate</span></button></li>`,
    )}</ol>`,
    fewMore(store, own, 'estimates', all.length),
  ];
}

const columns = ['Half of all cases (P50)', 'Four of five (P80)'] as const;

/** The bands in words. */
function table({ gates }: ForecastView): TemplateResult {
  return figures({
    caption: 'When each gate can be passed',
    head: 'Gate',
    columns,
    rows: gates.map(({ stage, is, range }) => ({
      title: stageNames[stage],
      isQuiet: range === undefined,
      cells:
        range === undefined
          ? [[is === 'passed' ? 'passed' : 'only errors keep it shut'], ['']]
          : [range.p50, range.p80].map((each) => [
              expectedDay(each),
              [html` <span class="quiet">in ${count(each.workingDays, 'working day')}</span>`],
            ]),
    })),
  });
}

/** A bar of a width in percent, for the eye only. */
function bar(share: number): TemplateResult {
  const width = Math.round(Math.min(1, share) * 1000) / 10;
  return html`<svg class="bar" width="100%" height="6" aria-hidden="true">
    ${svg`<rect class="bar-rest" width="100%" height="6" rx="3"></rect><rect class="bar-part" width="${width}%" height="6" rx="3"></rect>`}
  </svg>`;
}

/** What the time goes into. */
function spent({ drivers }: ForecastView): TemplateResult {
  const sum = drivers.reduce((all, { days }) => all + days, 0);
  return html`<h3 class="steps-head">What the time goes into</h3>
    <dl class="drivers">${drivers.map(
      ({ title, days }) =>
        html`<div><dt>${title}</dt><dd>${bar(sum === 0 ? 0 : days / sum)}<span class="drivers-days">${count(days, 'working day')}</span></dd></div>`,
    )}</dl>`;
}

const shownWins = { most: 10, first: 8 };

function wins(store: Store, model: PanelModel, { wins: all, idle }: ForecastView): readonly Part[] {
  const most = all[0]?.days ?? 0;
  return [
    html`<h3 class="steps-head">Won by doing it now</h3>`,
    all.length === 0
      ? html`<p class="quiet">No single item brings it forward.</p>`
      : html`<p class="hint">By so many working days four of five cases come sooner.</p>
      <ol class="plain wins">${few(store, own, 'wins', all, shownWins).map((each) => win(store, model, each, most))}</ol>`,
    fewMore(store, own, 'wins', all.length, shownWins),
    all.length > 0 && idle > 0
      ? html`<p class="quiet wins-idle">${idle === 1 ? 'One other item brings' : `The other ${idle} items bring`} nothing forward alone: others take longer.</p>`
      : nothing,
  ];
}

function win(store: Store, model: PanelModel, each: WinView, most: number): TemplateResult {
  const { item, title, days, who, left } = each;
  return html`<li class="win">
    <span class="win-days">${days.toFixed(1)}<span class="sr"> working days: </span></span>
    <div class="win-what">
      <button type="button" class="link" data-key="forecast:win:${item}" @click=${() => store.showItem(item)}>${title}</button>
      ${bar(most === 0 ? 0 : days / most)}
      <p class="quiet">${person(who, model)}, ${foreign(left, 200)}</p>
    </div>
  </li>`;
}

/** It stands wherever the dates do. */
function doubts({ doubts: all }: ForecastView): Part {
  if (all.length === 0) return nothing;
  return html`<h3 class="steps-head">What it does not know</h3>
    <ul class="plain past-notes">${all.map((doubt) => html`<li>${icon('info', 'busy')}<span>${foreign(doubt, 600)}</span></li>`)}</ul>`;
}
