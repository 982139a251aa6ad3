/** The four stages, and how far each gate is. */
import { html, nothing, type TemplateResult } from 'lit';
import { enumerated, statedInWords } from '../../../core/base/words';
import type { PanelModel, StageView } from '../../protocol/model';
import { capital, count, dot, signOfGate } from '../base/words';
import type { Store } from '../host/store';
import { icon } from '../parts/parts';

export function stepper(store: Store, { stages }: PanelModel): TemplateResult {
  // What is claimed ahead stands on the stage that claims it.
  const ahead = stages
    .filter(({ isClaimed, gate }) => isClaimed && gate !== 'passed')
    .map(({ title }) => title);
  return html`<section class="stepper" aria-labelledby="stages-title">
    <h2 id="stages-title" class="sr">Stages</h2>
    <ol data-roving-group="line">${stages.map((stage) => step(store, stage, ahead))}</ol>
  </section>`;
}

function step(store: Store, stage: StageView, ahead: readonly string[]): TemplateResult {
  const { id, title, gate, current, met, required } = stage;
  const { icon: name, tone, word } = signOfGate(stage);
  const isWrong = stage.isClaimed === true && gate !== 'passed';
  return html`<li class="step gate-${gate} ${isWrong ? 'gate-wrong' : ''} ${current ? 'current' : ''}" aria-current=${current ? 'step' : nothing}>
    <button type="button" class="step-button" tabindex="-1" data-roving data-key="step:${id}"
      @click=${() => store.showStage(id)}>
      <span class="step-title">${icon(name, tone)}<span class="strong">${title}</span>${current ? html` <span class="tag">claimed</span>` : nothing}</span>
      <span class="step-gate">${word}${dot}${met} of ${required}<span class="sr"> required items satisfied</span></span>
      ${bar(stage)}
      <span class="step-more quiet">${more(stage)}</span>
      ${current && ahead.length > 0 ? html`<span class="step-more ahead">Claims that ${enumerated(ahead)} ${ahead.length === 1 ? 'is' : 'are'} passed</span>` : nothing}
    </button>
  </li>`;
}

/** What is satisfied, and how much of that is only stated. */
function bar({ met, required, stated }: StageView): TemplateResult {
  const part = (number: number) => (required === 0 ? 0 : Math.min(number, required));
  return html`<svg class="bar" viewBox="0 0 ${Math.max(required, 1)} 1" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar-met" width=${required === 0 ? 1 : part(met)} height="1"></rect>
    <rect class="bar-stated" x=${part(met - stated)} width=${part(stated)} height="1"></rect>
  </svg>`;
}

function more(stage: StageView): string {
  const { stated, errors, weakest: pillar, met, required } = stage;
  const score = stage.pillars.find((each) => each.pillar === pillar);
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(stated > 0 ? [statedInWords(stage)] : []),
    ...(score !== undefined && met < required && stage.gate !== 'not-begun'
      ? [`weakest: ${score.pillar}, ${score.met}\u00a0of\u00a0${score.required}`]
      : []),
    ...(stage.isWithoutSteps === true ? ['opens with the steps before it'] : []),
  ];
  return capital(parts.join(', '));
}
