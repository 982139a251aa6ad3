/** The picture: how ready each pillar is in each stage. A table, so that it can be read as well as seen. */
import { html, nothing, type TemplateResult } from 'lit';
import { statedInWords } from '../../../core/base/words';
import type { PanelModel, PillarScoreView, StageView } from '../../protocol/model';
import { capital } from '../base/words';
import type { Store } from '../host/store';
import { icon } from '../parts/parts';

export function matrix(store: Store, { stages, items }: PanelModel): TemplateResult {
  const scored = new Set(stages.flatMap(({ pillars }) => pillars.map(({ pillar }) => pillar)));
  const pillars = [...new Set(items.map(({ pillar }) => pillar))].filter((pillar) => scored.has(pillar));
  return html`<section class="card" aria-labelledby="matrix-title">
    <h2 id="matrix-title">Readiness by pillar</h2>
    <table class="matrix" aria-labelledby="matrix-title" data-roving-group="grid">
      <thead><tr><th scope="col"><span class="sr">Pillar</span></th>
        ${stages.map(({ title, current }) => html`<th scope="col" class=${current ? 'current' : ''}>${title}</th>`)}</tr></thead>
      <tbody>${pillars.map(
        (pillar, line) => html`<tr><th scope="row">${capital(pillar)}</th>
          ${stages.map((stage, column) => cell(store, stage, pillar, { line, column }))}</tr>`,
      )}</tbody>
      <tfoot><tr><th scope="row">Score</th>
        ${stages.map(({ score }) => html`<td class="score">${score} %</td>`)}</tr></tfoot>
    </table>
    <p class="hint">Each square is a required item, filled when it is satisfied. A stage scores as its weakest pillar,
      marked ${icon('triangle-left')}<span class="sr"> weakest</span>.</p>
  </section>`;
}

interface Spot {
  readonly line: number;
  readonly column: number;
}

function cell(store: Store, stage: StageView, pillar: string, { line, column }: Spot): TemplateResult {
  const score = stage.pillars.find((each) => each.pillar === pillar);
  if (!score) return html`<td class="none"><span class="sr">nothing required</span></td>`;
  const weakest = stage.weakest === pillar && score.met < score.required;
  const label = `${capital(pillar)} in ${stage.title}: ${score.met} of ${score.required} met${score.stated > 0 ? `, ${statedInWords(score)}` : ''}${weakest ? ', weakest' : ''}`;
  return html`<td class="heat-${heat(score)} ${stage.current ? 'current' : ''}">
    <button type="button" class="cell" tabindex="-1" data-roving data-line=${line} data-column=${column}
      data-key="cell:${stage.id}:${pillar}" aria-label=${label} title=${label}
      @click=${() => store.showStage(stage.id, pillar)}>
      <span class="pips" aria-hidden="true">${pips(score)}</span>
      ${weakest ? icon('triangle-left') : nothing}
    </button>
  </td>`;
}

function heat({ met, required }: PillarScoreView): 'full' | 'part' | 'empty' {
  if (met === required) return 'full';
  return met === 0 ? 'empty' : 'part';
}

function pips({ met, required }: PillarScoreView): readonly TemplateResult[] {
  return Array.from(
    { length: Math.min(required, 12) },
    (_, index) => html`<i class=${index < met ? 'pip on' : 'pip'}></i>`,
  );
}
