/** Moves the claimed stage, and says what the move claims. */
import { html, nothing, type TemplateResult } from 'lit';
import type { StageId } from '../../protocol/basics';
import type { PanelModel } from '../../protocol/model';
import { count, stageIds, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { selectField } from './controls';
import { form } from './form';

export function moveForm(store: Store, model: PanelModel): Part {
  const origin = { scope: '', control: 'move' };
  const initial = following(model.stage);
  return form({
    store,
    origin,
    title: 'Move the stage',
    submit: 'Move',
    first: 'stage',
    fields: (tools) => {
      const chosen = stageOf(tools.value('stage', initial));
      return html`${selectField({
        key: tools.key('stage'),
        label: 'Stage',
        value: chosen,
        options: stageIds.map((value) => ({ value, label: stageNames[value] })),
        change: tools.type('stage'),
        busy: tools.busy,
      })}
      ${claim(model, chosen)}`;
    },
    send: (tools) => {
      const stage = stageOf(tools.value('stage', initial));
      store.edit(origin, { kind: 'set-stage', stage }, `The stage is ${stageNames[stage]}.`);
      return undefined;
    },
  });
}

function following(stage: StageId | undefined): StageId {
  const index = stage === undefined ? -1 : stageIds.indexOf(stage);
  return stageIds[Math.min(index + 1, stageIds.length - 1)] ?? 'diagnose';
}

function stageOf(text: string): StageId {
  return stageIds.find((stage) => stage === text) ?? 'diagnose';
}

function claim({ stages }: PanelModel, chosen: StageId): TemplateResult {
  const before = stages.slice(0, stageIds.indexOf(chosen));
  const open = before.filter(({ met, required, errors }) => met < required || errors > 0);
  const names = before.map(({ title }) => title).join(', ');
  if (before.length === 0)
    return html`<p class="condition">${stageNames[chosen]} claims nothing about other stages.</p>`;
  const left = open.reduce((sum, { met, required }) => sum + required - met, 0);
  const errors = open.reduce((sum, stage) => sum + stage.errors, 0);
  return html`<p class="condition">Claims that these gates are passed: ${names}.</p>
    ${
      open.length === 0
        ? html`<p class="condition">${icon('pass-filled', 'good')} They are.</p>`
        : html`<p class="condition">${icon('warning', 'warn')} They are not yet:
            ${count(left, 'item')} open${errors > 0 ? `, ${count(errors, 'error')}` : nothing}. The claim would be ahead of the facts.</p>`
    }`;
}
