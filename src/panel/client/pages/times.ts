/** Lists of days: what ends and falls due, what turns, and who has to be ready for it. */
import { html, nothing, type TemplateResult } from 'lit';
import { dateInWords, daysBetween } from '../../../core/base/dates';
import type { TurnView } from '../../protocol/ahead';
import type { PanelModel } from '../../protocol/model';
import type { UpcomingView } from '../../protocol/steps';
import { clip, inDays } from '../base/words';
import type { Store } from '../host/store';
import { foreign, icon, type Part, told } from '../parts/parts';
import { person } from '../parts/person';
import { showDuty } from './law';

/** Something that has a day, or is so from a day on. */
export type Dated = UpcomingView | TurnView;

/** A list of dates. `name` tells it from the others on the page. */
export function timeList(
  store: Store,
  model: PanelModel,
  all: readonly Dated[],
  name: string,
): TemplateResult {
  return html`<ul class="plain times">${all.map((each, index) => timeRow(store, model, each, `${name}-${index}`))}</ul>`;
}

function timeRow(store: Store, model: PanelModel, each: Dated, key: string): TemplateResult {
  const { date, who } = each;
  const days = daysBetween(model.today, date) ?? 0;
  return html`<li class="time ${days < 0 ? 'over' : ''}">
    <time datetime=${date}>${dateInWords(date)}</time>
    <div class="time-what">${'says' in each ? turn(store, each, key) : event(store, each, key)}</div>
    <p class="time-side quiet"><span>${days < 0 ? icon('warning', 'warn') : nothing} ${inDays(days)}</span>${
      who === undefined ? nothing : html`<span><span class="sr">, </span>${person(who, model)}</span>`
    }</p>
  </li>`;
}

function event(store: Store, each: UpcomingView, key: string): readonly Part[] {
  const { before, after, more } = each;
  return [
    html`<p>${before} ${subject(store, each, key)} ${foreign(after, 120)}</p>`,
    more === '' ? nothing : html`<p class="quiet">${foreign(more, 300)}</p>`,
  ];
}

const turnIcons = {
  error: { name: 'error', tone: 'bad' },
  warning: { name: 'warning', tone: 'warn' },
  good: { name: 'pass-filled', tone: 'good' },
} as const;

/** What is so from a day on though nothing is changed. */
function turn(
  store: Store,
  { sign: name, says, why, stage, item, place }: TurnView,
  key: string,
): readonly Part[] {
  const go = () => {
    if (stage !== undefined) store.showStage(stage);
    else if (item !== undefined) store.showItem(item);
    else if (place !== undefined) store.host.send({ type: 'reveal', place });
  };
  const isPlain = stage === undefined && item === undefined && place === undefined;
  return [
    html`<p class="turn">${icon(turnIcons[name].name, turnIcons[name].tone)}${
      isPlain
        ? foreign(says, 200)
        : html`<button type="button" class="link" data-key="time:${key}" @click=${go}><bdi>${clip(says, 200)}</bdi></button>`
    }</p>`,
    why === '' ? nothing : html`<p class="quiet turn-why">${told(why, 400)}</p>`,
  ];
}

/** What it is about leads to the item, or to the text. */
function subject(store: Store, each: UpcomingView, key: string): Part {
  const { about, item, place, kind } = each;
  const go = () => {
    if (kind === 'law') showDuty(store, each);
    else if (item !== undefined) store.showItem(item);
    else if (place !== undefined) store.host.send({ type: 'reveal', place });
  };
  if (item === undefined && place === undefined && kind !== 'law') return foreign(about, 120);
  return html`<button type="button" class="link" data-key="time:${key}" @click=${go}><bdi>${clip(about, 120)}</bdi></button>`;
}
