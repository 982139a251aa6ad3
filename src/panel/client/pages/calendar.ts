/** Calendar: what the year brings if nothing is changed, by month; what is over; and how the gates would be on a day. */
import { html, nothing, type TemplateResult } from 'lit';
import { daysBetween } from '../../../core/base/dates';
import { yearAhead } from '../../../core/base/limits';
import { plural } from '../../../core/base/words';
import type { PanelModel } from '../../protocol/model';
import { monthOf } from '../base/ahead-words';
import type { Store } from '../host/store';
import { badge, few, fewMore, icon, type Part } from '../parts/parts';
import { noneOfTheirs, people } from '../parts/people';
import { type Dated, timeList } from './times';
import { whatIf } from './what-if';
import { working } from './working';

/** Where the folds of the page are remembered. */
const own = 'time';

export function calendar(store: Store, model: PanelModel): TemplateResult {
  const { calendar: view, standing } = store.ahead;
  const all = datesOf(model, view?.turns ?? []);
  const { who } = store.ui;
  const shown = who === '' ? all : all.filter((each) => each.who === who);
  const isWorking = standing.calendar === 'working';
  return html`<section aria-labelledby="time-title" aria-busy=${isWorking ? 'true' : 'false'}>
    <h2 id="time-title" class="sr" tabindex="-1" data-key="time">Calendar</h2>
    ${whatIf(store, model)}
    ${people(store, model, { all: all.map((each) => each.who ?? ''), page: 'time', label: 'Whose dates' })}
    ${working(standing.calendar, view !== undefined, 'What turns within a year')}
    ${all.length > 0 && shown.length === 0 ? noneOfTheirs(store, model, 'time', 'has nothing in the calendar') : nothing}
    ${standing.calendar === 'told' && !all.some(isWithinAYear(model)) ? noneAhead(all.length > 0) : nothing}
    ${groupsOf(shown, model).map((group) => section(store, model, group))}
    ${moreDates(model)}
  </section>`;
}

function moreDates({ moreComingUp: more }: PanelModel): Part {
  if (more === 0) return nothing;
  return html`<p class="quiet">and ${plural(more, 'more date')} of evidence and the like, farther off from today.</p>`;
}

/** What has a day before what turns on it. */
function datesOf({ comingUp, today }: PanelModel, turns: readonly Dated[]): Dated[] {
  const all = [...comingUp, ...turns.filter(({ date }) => date > today)];
  return all.sort((one, other) => Number(one.date > other.date) - Number(one.date < other.date));
}

function isWithinAYear({ today }: PanelModel): (each: Dated) => boolean {
  return ({ date }) => {
    const days = daysBetween(today, date) ?? -1;
    return days >= 0 && days <= yearAhead;
  };
}

interface Group {
  readonly title: string;
  readonly all: readonly Dated[];
}

/** What is over, what the year brings by month, and what comes later. */
function groupsOf(all: readonly Dated[], model: PanelModel): readonly Group[] {
  const isAhead = isWithinAYear(model);
  const groups = new Map<string, Dated[]>();
  for (const each of all) {
    const title = isAhead(each)
      ? monthOf(each.date)
      : each.date < model.today
        ? 'Over, and still to be dealt with'
        : 'Later than a year';
    const known = groups.get(title);
    if (known === undefined) groups.set(title, [each]);
    else known.push(each);
  }
  return [...groups].map(([title, own]) => ({ title, all: own }));
}

const shownOfMonth = { most: 14, first: 12 };

function section(store: Store, model: PanelModel, { title, all }: Group): readonly Part[] {
  return [
    html`<h3 class="steps-head">${title} ${badge(all.length, 'dates')}</h3>`,
    timeList(store, model, few(store, own, title, all, shownOfMonth), title),
    fewMore(store, own, title, all.length, shownOfMonth),
  ];
}

function noneAhead(isSomethingElse: boolean): TemplateResult {
  return html`<p class="empty">${icon('calendar')}<span>Nothing ends, falls due or turns within a year.${
    isSomethingElse
      ? nothing
      : ' Reviews, the ends of waivers and of evidence, go-live, and the day by which the value is to be reached show here once they are stated.'
  }</span></p>`;
}
