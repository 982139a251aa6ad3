/** What if nothing is done until a day: a slider over the year, and the gates as they would be. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { dateInWords, daysBetween, plusDays } from '../../../core/base/dates';
import { yearAhead } from '../../../core/base/limits';
import type { DayView } from '../../protocol/ahead';
import type { PanelModel } from '../../protocol/model';
import { blockingOnDay, dayAhead } from '../base/ahead-words';
import { inDays, signOfGate, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { foreign, icon, type Part, sign } from '../parts/parts';

export function whatIf(store: Store, model: PanelModel): TemplateResult {
  const { today } = model;
  const day = dayAhead(store.ui.day, today) || today;
  const days = daysBetween(today, day) ?? 0;
  return html`<section class="what-if" aria-labelledby="what-if-title">
    <div class="what-if-head">
      <label id="what-if-title" for="what-if-day">If nothing is done until</label>
      <span class="what-if-date">${dateInWords(day)}</span>
      <span class="quiet">${inDays(days)}</span>
      ${days === 0 ? nothing : html`<button type="button" class="link" data-key="time:today" @click=${() => backToToday(store)}>Today</button>`}
    </div>
    ${slider(store, model, days)}
    ${outcome(store, model, day)}
  </section>`;
}

/** The button is gone with what it does: the focus goes to the slider. */
function backToToday(store: Store): void {
  store.focusNext = ['time:day'];
  store.setUi({ day: '' });
}

function slider(store: Store, { today }: PanelModel, days: number): TemplateResult {
  const move = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const { valueAsNumber } = currentTarget;
    store.setUi({ day: valueAsNumber === 0 ? '' : (plusDays(today, valueAsNumber) ?? '') });
  };
  const end = plusDays(today, yearAhead) ?? today;
  const at = plusDays(today, days) ?? today;
  return html`<div class="slider">
    ${marks(store, today)}
    <input type="range" id="what-if-day" data-key="time:day" min="0" max=${yearAhead} step="1" .value=${String(days)}
      aria-valuetext="${dateInWords(at)}, ${inDays(days)}" @input=${move}>
    <div class="slider-ends quiet" aria-hidden="true"><span>Today</span><span>${dateInWords(end)}</span></div>
  </div>`;
}

/** What is worst stands before the others of its day. */
const marked = ['good', 'warning', 'error'] as const;

/** The days on which something turns, above the slider: for the eye, which finds them in the list as well. */
function marks(store: Store, today: string): TemplateResult {
  const all = [...(store.ahead.calendar?.turns ?? [])];
  all.sort((one, other) => marked.indexOf(one.sign) - marked.indexOf(other.sign));
  const at = new Map(all.map(({ date, sign: name }) => [daysBetween(today, date) ?? 0, name]));
  return html`<svg class="slider-marks" width="100%" height="8" aria-hidden="true">${[...at].map(
    ([days, name]) => {
      const x = Math.round((days / yearAhead) * 10_000) / 100;
      return x < 0 || x > 100
        ? nothing
        : svg`<line class="mark-${name}" x1="${x}%" x2="${x}%" y1=${name === 'error' ? 0 : 3} y2="8"></line>`;
    },
  )}</svg>`;
}

/** The gates on that day; while they are not known, those that were told last. */
function outcome(store: Store, model: PanelModel, day: string): TemplateResult {
  const now: DayView = { date: model.today, gates: model.stages, blocking: model.blocking.words };
  const { day: told } = store.ahead;
  const isToday = day === model.today;
  const view = isToday ? now : (told ?? now);
  const isKnown = view.date === day;
  return html`<div class="outcome ${isKnown ? '' : 'unknown'}" aria-busy=${isKnown ? 'false' : 'true'}>
    <ul class="plain outcome-gates">${view.gates.map((gate) => {
      const before = model.stages.find(({ id }) => id === gate.id);
      return html`<li><span class="outcome-stage">${stageNames[gate.id]}</span> ${sign(signOfGate(gate))}
        <span class="quiet">${gate.met} of ${gate.required}</span>${isToday ? nothing : turned(before?.gate, gate.gate)}</li>`;
    })}</ul>
    <p>${view.blocking === '' ? icon('check', 'good') : icon('circle-slash')} ${foreign(blockingOnDay(view.blocking))}</p>
  </div>`;
}

type GateState = DayView['gates'][number]['gate'];

/** What has become of a gate since today. */
function turned(before: GateState | undefined, then: GateState): Part {
  const [was, is] = [before === 'passed', then === 'passed'];
  if (was === is) return nothing;
  return html`<span class="outcome-turned ${is ? 'tone-good' : 'tone-bad'}">${was ? 'passed today' : 'not passed today'}</span>`;
}
