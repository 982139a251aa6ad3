/** The picture of the history: a lane for each stage, waivers beneath, above one scale of days. The words beside it say the same. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { PastPiece, PastView, WaiverPastView } from '../../protocol/past';
import { TimeScale } from '../base/time-scale';
import { clip, stageNames } from '../base/words';

interface Lane {
  readonly title: string;
  readonly pieces: readonly PastPiece[];
  /** Where a stroke stands on it. */
  readonly strokes: readonly string[];
  /** In pixels. */
  readonly height: number;
}

const heights = { stage: 20, waiver: 12 };

export function picture(view: PastView, waivers: readonly WaiverPastView[]): TemplateResult {
  const scale = new TimeScale(view.from, view.to);
  const stages = view.stages.map(({ stage, pieces }): Lane => {
    const passed = pieces.find(({ kind }) => kind === 'passed');
    const title = stageNames[stage];
    const isKnown = passed !== undefined && passed.isLatest !== true;
    return { title, pieces, strokes: isKnown ? [passed.from] : [], height: heights.stage };
  });
  const waived = waivers.map(
    ({ title, pieces, renewed }): Lane => ({ title, pieces, strokes: renewed, height: heights.waiver }),
  );
  const kinds = new Set([...stages, ...waived].flatMap(({ pieces }) => pieces.map(({ kind }) => kind)));
  return html`<div class="lanes" aria-hidden="true">
    ${stages.map((lane) => laneRow(lane, scale))}
    ${waived.length === 0 ? nothing : html`<p class="lanes-head quiet">Waivers</p>`}
    ${waived.map((lane) => laneRow(lane, scale))}
    ${axis(scale)}
    ${legend(
      kinds,
      [...stages, ...waived].some(({ pieces }) => pieces.some(({ isLatest }) => isLatest)),
    )}
  </div>`;
}

function laneRow({ title, pieces, strokes, height }: Lane, scale: TimeScale): TemplateResult {
  return html`<div class="lane">
    <span class="lane-title" title=${clip(title, 120)}><bdi>${clip(title, 120)}</bdi></span>
    <svg class="lane-track" width="100%" height=${height}>
      ${grid(scale, height)}
      ${pieces.map((piece) => pieceOf(piece, height, scale))}
      ${strokes.map((day) => svg`<line class="lane-stroke" x1="${scale.at(day)}%" x2="${scale.at(day)}%" y1="1" y2=${height - 1}></line>`)}
    </svg>
  </div>`;
}

/** What took no more than a day is still seen. In percent. */
const thinnest = 0.8;

function pieceOf({ kind, from, to, isLatest }: PastPiece, height: number, scale: TimeScale): unknown {
  const width = Math.max(thinnest, scale.at(to) - scale.at(from));
  const at = Math.min(scale.at(from), 100 - width);
  const middle = height / 2;
  return svg`<rect class="piece piece-${kind}" x="${at}%" y="3" width="${width}%" height=${height - 6} rx="2"></rect>
    ${isLatest ? svg`<text class="piece-before" x="${at}%" dx="-3" y=${middle} text-anchor="end" dominant-baseline="central">‹</text>` : nothing}`;
}

/** A line where each day stands that the axis names. */
export function grid(scale: TimeScale, height: number): readonly unknown[] {
  return scale
    .ticks()
    .map(({ at }) => svg`<line class="lane-grid" x1="${at}%" x2="${at}%" y1="0" y2=${height}></line>`);
}

/** The days that are named, beneath the lanes. */
export function axis(scale: TimeScale): TemplateResult {
  const anchor = (at: number): string => (at < 5 ? 'start' : at > 95 ? 'end' : 'middle');
  return html`<div class="lane lane-axis">
    <span class="lane-title"></span>
    <svg class="lane-track" width="100%" height="18">
      ${scale.ticks().map(({ at, label }) => svg`<text x="${at}%" y="13" text-anchor=${anchor(at)}>${label}</text>`)}
    </svg>
  </div>`;
}

const words: Readonly<Record<PastPiece['kind'], string>> = {
  open: 'Claimed, gate not passed',
  passed: 'Gate passed',
  lost: 'Gate lost',
  waived: 'Waiver',
  over: 'Waiver ended, still there',
};

function legend(kinds: ReadonlySet<PastPiece['kind']>, isBefore: boolean): TemplateResult {
  const shown = (['open', 'passed', 'lost', 'waived', 'over'] as const).filter((kind) => kinds.has(kind));
  return html`<p class="lanes-legend quiet">${shown.map(
    (kind) =>
      html`<span class="legend-entry"><svg width="18" height="12">${svg`<rect class="piece piece-${kind}" x="1" y="1" width="16" height="10" rx="2"></rect>`}</svg>${words[kind]}</span>`,
  )}${isBefore ? html`<span class="legend-entry"><strong>‹</strong>May have been so before</span>` : nothing}</p>`;
}
