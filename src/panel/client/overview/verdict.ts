/** The first thing to be read: does what is claimed hold, and what is to be done first? */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { clip } from '../base/words';
import { openStageForm } from '../forms/stage-form';
import { takeWay } from '../forms/take-way';
import type { Store } from '../host/store';
import { icon, type Part, told } from '../parts/parts';

const signs = {
  open: ['circle-large', 'quiet'],
  holds: ['pass-filled', 'good'],
  fails: ['error', 'bad'],
} as const;

export function verdict(store: Store, { verdict: says, editable }: PanelModel): TemplateResult {
  const { holds, isOpen, words, why } = says;
  const tone = isOpen ? 'open' : holds ? 'holds' : 'fails';
  const [name, colour] = signs[tone];
  return html`<section class="verdict ${tone}" aria-labelledby="verdict-words">
    ${icon(name, colour)}
    <div class="verdict-text">
      <h2 id="verdict-words">${words}</h2>
      <p>${told(why, 400)}</p>
    </div>
    ${nextAction(store, says, editable)}
  </section>`;
}

/** What was plainly meant is done at once; to all else the button leads. */
function goOn(store: Store, key: string, isAtOnce: boolean): void {
  const step = store.model?.steps.find((each) => each.key === key);
  const [way] = step?.ways ?? [];
  if (isAtOnce && step !== undefined && way !== undefined) takeWay(store, step, way);
  else store.showStep(key);
}

function nextAction(store: Store, { next }: PanelModel['verdict'], editable: boolean): Part {
  if (next === undefined) return nothing;
  if (!('step' in next) && !editable) return nothing;
  const act = () => {
    if ('step' in next) goOn(store, next.step, editable && next.isAtOnce === true);
    else openStageForm(store, next.stage);
  };
  const whole = 'step' in next ? next.whole : undefined;
  return html`<button type="button" class="button verdict-next" data-key="verdict:next" title=${whole === undefined ? nothing : clip(whole)}
    @click=${act}><bdi>${clip(next.words)}</bdi></button>`;
}
