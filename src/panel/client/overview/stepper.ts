/** The four stages, and how far each gate is. */
import { html, nothing, type TemplateResult } from 'lit';
import { statedInWords } from '../../../core/base/words';
import type { PanelModel, StageView } from '../../protocol';
import { capital, count, signOfGate } from '../base/words';
import type { Store } from '../host/store';
import { icon } from '../parts/parts';

export function stepper(store: Store, { stages }: PanelModel): TemplateResult {
  return html`<section class="stepper" aria-labelledby="stages-title">
    <h2 id="stages-title" class="sr">Stages</h2>
    <ol data-roving-group="line">${stages.map((stage) => step(store, stage))}</ol>
  </section>`;
}

function step(store: Store, stage: StageView): TemplateResult {
  const { id, title, gate, current, met, required, stated, errors } = stage;
  const { icon: name, tone, word } = signOfGate(stage);
  const isWrong = stage.isClaimed === true && gate !== 'passed';
  return html`<li class="step gate-${gate} ${isWrong ? 'gate-wrong' : ''} ${current ? 'current' : ''}" aria-current=${current ? 'step' : nothing}>
    <span class="step-node">${icon(name, tone)}</span>
    <button type="button" class="step-button" tabindex="-1" data-roving data-key="step:${id}"
      @click=${() => store.showStage(id)}>
      <span class="step-title">${title}${current ? html` <span class="tag">claimed</span>` : nothing}</span>
      <span class="step-gate">${word}</span>
      <progress max=${Math.max(required, 1)} value=${required === 0 ? 1 : met} aria-hidden="true"></progress>
      <span class="step-count">${met} of ${required} met${stated > 0 ? `, ${statedInWords(stage)}` : ''}${errors > 0 ? `, ${count(errors, 'error')}` : ''}</span>
      <span class="step-weakest quiet">${weakest(stage)}</span>
    </button>
  </li>`;
}

function weakest({ weakest: pillar, score, met, required }: StageView): string {
  if (pillar === undefined || met === required) return `Score ${score} %`;
  return `Weakest: ${capital(pillar)}, ${score}\u00a0%`;
}
