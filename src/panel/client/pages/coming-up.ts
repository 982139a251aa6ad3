/** What comes up: everything that has a day, and who has to be ready for it. */
import { html, nothing, type TemplateResult } from 'lit';
import { dateInWords } from '../../../core/base/dates';
import type { PanelModel } from '../../protocol/model';
import type { UpcomingView } from '../../protocol/steps';
import { clip, inDays } from '../base/words';
import type { Store } from '../host/store';
import { badge, foreign, icon, type Part } from '../parts/parts';
import { person } from '../parts/person';
import { showDuty } from './law';

const soon = 30;

export function comingUp(store: Store, model: PanelModel): TemplateResult {
  const all = model.comingUp;
  const parts: readonly (readonly [title: string, own: readonly UpcomingView[]])[] = [
    ['Over, and still to be dealt with', all.filter(({ days }) => days < 0)],
    [`Within ${soon} days`, all.filter(({ days }) => days >= 0 && days <= soon)],
    ['Later', all.filter(({ days }) => days > soon)],
  ];
  return html`<section aria-labelledby="time-title">
    <h2 id="time-title" class="sr" tabindex="-1" data-key="time">Coming up</h2>
    ${all.length === 0 ? none() : nothing}
    ${parts.map(([title, own], index) =>
      own.length === 0
        ? nothing
        : html`<h3 class="steps-head">${title} ${badge(own.length, 'dates')}</h3>
          ${timeList(store, model, own, String(index))}`,
    )}
  </section>`;
}

function none(): TemplateResult {
  return html`<p class="empty">${icon('calendar')}<span>Nothing has a day yet. Reviews, the ends of waivers and of
    evidence, go-live, and the day by which the value is to be reached show here once they are stated.</span></p>`;
}

/** A list of dates. `name` tells it from the others on the page. */
export function timeList(
  store: Store,
  model: PanelModel,
  all: readonly UpcomingView[],
  name: string,
): TemplateResult {
  return html`<ul class="plain times">${all.map((each, index) => timeRow(store, model, each, `${name}-${index}`))}</ul>`;
}

function timeRow(store: Store, model: PanelModel, each: UpcomingView, key: string): TemplateResult {
  const { date, days, before, after, more, who } = each;
  return html`<li class="time ${days < 0 ? 'over' : ''}">
    <time datetime=${date}>${dateInWords(date)}</time>
    <div class="time-what">
      <p>${before} ${subject(store, each, key)} ${foreign(after, 120)}</p>
      ${more === '' ? nothing : html`<p class="quiet">${foreign(more, 300)}</p>`}
    </div>
    <p class="time-side quiet"><span>${days < 0 ? icon('warning', 'warn') : nothing} ${inDays(days)}</span>${
      who === undefined ? nothing : html`<span><span class="sr">, </span>${person(who, model)}</span>`
    }</p>
  </li>`;
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
