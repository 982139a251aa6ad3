/** History: when each stage was claimed and its gate first passed, and the waivers over time, as a picture and in words. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PastView, StagePastView, WaiverPastView } from '../../protocol/past';
import { clip, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { type FigureRow, figures } from '../parts/figures';
import { badge, few, fewMore, fold, foreign, icon, type Part } from '../parts/parts';
import { picture } from './past-picture';

/** Where the folds of the page are remembered. */
const own = 'past';

export function past(store: Store): TemplateResult {
  const { past: told } = store;
  return html`<section class="past" aria-labelledby="past-title" aria-busy=${told === 'asked' ? 'true' : 'false'}>
    <h2 id="past-title" class="sr" tabindex="-1" data-key="past">History</h2>
    ${told === 'asked' || told === undefined ? loading() : 'none' in told ? none(store, told.none) : content(store, told)}
  </section>`;
}

function loading(): TemplateResult {
  return html`<p class="empty">${icon('loading')}<span>Reading the commits…</span></p>`;
}

function none(store: Store, why: string): TemplateResult {
  return html`<p class="empty">${icon('info')}<span>${clip(why)}</span></p>${again(store)}`;
}

function again(store: Store): TemplateResult {
  return html`<p class="past-again"><button type="button" class="link" data-key="past:again" @click=${() => store.askForPast(true)}>Read the commits again</button></p>`;
}

function content(store: Store, view: PastView): readonly Part[] {
  const waivers = few(store, own, 'waivers', view.waivers, shownWaivers);
  return [
    html`<p class="quiet">${foreign(view.told)}</p>`,
    picture(view, waivers),
    fewMore(store, own, 'waivers', view.waivers.length, shownWaivers),
    notesIn(view),
    table(store, view.stages),
    waiversIn(store, view.waivers),
    again(store),
  ];
}

/** So many stand in the picture at first. */
const shownWaivers = { most: 12, first: 10 };

function notesIn({ notes }: PastView): Part {
  if (notes.length === 0) return nothing;
  return html`<ul class="plain past-notes">${notes.map(
    (note) => html`<li>${icon('info', 'busy')}<span>${foreign(note)}</span></li>`,
  )}</ul>`;
}

const columns = ['Claimed', 'Gate first passed', 'Time it took', 'Estimated when claimed'] as const;

/** The same in words. */
function table(store: Store, stages: readonly StagePastView[]): TemplateResult {
  return figures({
    caption: 'Stages: when each was claimed, and when its gate was first passed',
    head: 'Stage',
    columns,
    rows: stages.map((stage) => row(store, stage)),
  });
}

/** So many losses and returns of a gate are listed at first. */
const shownLater = { most: 4, first: 3 };

function row(store: Store, { stage, claimed, passed, took, estimate, later }: StagePastView): FigureRow {
  const isNothing = claimed === '' && passed === '';
  const name = `later:${stage}`;
  const more: readonly Part[] = [
    ...few(store, own, name, later, shownLater).map(
      (each) => html`<span class="past-later">${foreign(each)}</span>`,
    ),
    fewMore(store, own, name, later.length, shownLater),
  ];
  return {
    title: stageNames[stage],
    isQuiet: isNothing,
    cells: [
      [claimed === '' ? 'not claimed' : claimed],
      [passed === '' ? (isNothing ? '' : 'not passed yet') : passed, more],
      [took],
      [estimate],
    ],
  };
}

function waiversIn(store: Store, waivers: readonly WaiverPastView[]): Part {
  if (waivers.length === 0) return nothing;
  return html`<h3 class="steps-head">Waivers ${badge(waivers.length, 'waivers')}</h3>
    <div class="folds">${few(store, own, 'list', waivers, shownWaivers).map((waiver) => waiverFold(store, waiver))}</div>
    ${fewMore(store, own, 'list', waivers.length, shownWaivers)}`;
}

function waiverFold(store: Store, { item, title, stage, events }: WaiverPastView): TemplateResult {
  const last = events.at(-1);
  return fold({
    store,
    scope: own,
    name: `waiver:${item}`,
    title: clip(title, 120),
    more: [stageNames[stage], ...(last === undefined ? [] : [clip(last.words)])],
    body: () => [
      html`<ul class="plain">${events.map(({ words }) => html`<li>${foreign(words)}</li>`)}</ul>`,
      html`<p><button type="button" class="link" data-key="past:item:${item}" @click=${() => store.showItem(item)}>Go to the item</button></p>`,
    ],
  });
}
