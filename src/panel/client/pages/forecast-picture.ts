/** The picture of the forecast: a band for each gate on a scale of days, with today and the planned day in it. The table beside it says the same. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { dayOf, isoOf } from '../../../core/base/dates';
import type { ForecastView, GateForecastView } from '../../protocol/ahead';
import { TimeScale } from '../base/time-scale';
import { stageNames } from '../base/words';
import { axis, grid } from './past-picture';

const height = 24;

export function bands({ today, planned, gates }: ForecastView): TemplateResult {
  const scale = scaleOf(today, planned, gates);
  const lines: Line[] = [{ day: today, name: 'today', words: 'Today' }];
  if (planned !== undefined)
    lines.push({ day: planned, name: 'planned', words: plannedWords(planned, scale) });
  return html`<div class="lanes bands" aria-hidden="true">
    ${heads(lines, scale)}
    ${gates.map((gate) => lane(gate, lines, scale))}
    ${axis(scale)}
    <p class="lanes-legend quiet"><span class="legend-entry"><svg width="26" height="16">${band(0.1, 0.9, 16, 26)}</svg>From half of all cases to four of five</span></p>
  </div>`;
}

/** A day that goes through all lanes. */
interface Line {
  readonly day: string;
  readonly name: 'today' | 'planned';
  readonly words: string;
}

/** Days beyond which the year is of no use on one scale with what is forecast: such a plan stands at the edge. */
const furthest = 3;

function scaleOf(today: string, planned: string | undefined, gates: ForecastView['gates']): TimeScale {
  const start = dayOf(today) ?? 0;
  const days = (date: string | undefined): number => (dayOf(date) ?? start) - start;
  const last = Math.max(14, ...gates.flatMap(({ range }) => [days(range?.p50.date), days(range?.p80.date)]));
  const plan = days(planned);
  const end = Math.max(last, plan <= last * furthest ? plan : 0);
  // What ends at the edge is seen to end.
  const margin = Math.ceil(end / 25);
  return new TimeScale(isoOf(start - margin) ?? today, isoOf(start + end + margin) ?? today);
}

/** An arrow says that the day lies beyond the edge at which it stands. */
function plannedWords(day: string, scale: TimeScale): string {
  const words = 'Go-live planned';
  if (scale.has(day)) return words;
  return scale.at(day) === 0 ? `‹ ${words}` : `${words} ›`;
}

/** What the lines are, above them: one over the other where they would stand in each other's way. */
function heads(lines: readonly Line[], scale: TimeScale): TemplateResult {
  const [first = 0, second = 100] = lines.map(({ day }) => scale.at(day));
  const areClose = lines.length > 1 && second - first < 45;
  return html`<div class="lane lane-axis">
    <span class="lane-title"></span>
    <svg class="lane-track" width="100%" height=${areClose ? 32 : 18}>${lines.map(
      ({ day, name, words }, at) => {
        const x = scale.at(day);
        const isLeft = x > 60;
        return svg`<text class="head-${name}" x="${x}%" y=${areClose && at === 0 ? 27 : 13} dx=${isLeft ? 3 : -3} text-anchor=${isLeft ? 'end' : 'start'}>${words}</text>`;
      },
    )}</svg>
  </div>`;
}

function lane(
  { stage, is, range }: GateForecastView,
  lines: readonly Line[],
  scale: TimeScale,
): TemplateResult {
  const at = (date: string | undefined): number => (date === undefined ? 100 : scale.at(date));
  return html`<div class="lane">
    <span class="lane-title">${stageNames[stage]}</span>
    <svg class="lane-track" width="100%" height=${height}>
      ${grid(scale, height)}
      ${lines.map(({ day, name }) => svg`<line class="line-${name}" x1="${scale.at(day)}%" x2="${scale.at(day)}%" y1="0" y2=${height}></line>`)}
      ${range === undefined ? nothing : band(at(range.p50.date) / 100, at(range.p80.date) / 100, height)}
      ${is === 'open' ? nothing : svg`<text class="lane-word" x="${scale.at(lines[0]?.day ?? '')}%" dx="8" y=${height / 2} dominant-baseline="central">${is === 'passed' ? 'passed' : 'only errors keep it shut'}</text>`}
    </svg>
  </div>`;
}

/** What took no more than a day is still seen. */
const thinnest = 0.008;

/** In shares of the width, or in pixels of one that is given. */
function band(from: number, to: number, tall: number, wide?: number): unknown {
  const unit = (share: number): string =>
    wide === undefined ? `${Math.round(share * 10_000) / 100}%` : String(share * wide);
  const width = Math.max(thinnest, to - from);
  const at = Math.min(from, 1 - width);
  return svg`<rect class="band" x=${unit(at)} y="5" width=${unit(width)} height=${tall - 10} rx="2"></rect>
    <line class="band-edge" x1=${unit(at)} x2=${unit(at)} y1="2" y2=${tall - 2}></line>`;
}
