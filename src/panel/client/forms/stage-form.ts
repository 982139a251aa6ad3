/** Moves the claimed stage, and says what the move claims. */
import { html, nothing, type TemplateResult } from 'lit';
import { enumerated } from '../../../core/base/words';
import type { StageId } from '../../protocol/basics';
import type { PanelModel, StageView } from '../../protocol/model';
import { count, stageIds, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { selectField } from './controls';
import { form } from './form';

const origin = { scope: '', control: 'move' };

/** Opens the form, with the focus in it. */
export function openStageForm(store: Store, stage?: StageId): void {
  store.openForm(origin, stage === undefined ? {} : { stage });
}

export function moveForm(store: Store, model: PanelModel): Part {
  const initial = likelyStage(model);
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

/** The last stage of which the claim holds, where the claimed one is ahead of that; else the next one. */
function likelyStage({ stage, stages }: PanelModel): StageId {
  const claimed = stage === undefined ? -1 : stageIds.indexOf(stage);
  const shut = stages.findIndex(({ gate }) => gate !== 'passed');
  const held = shut >= 0 && shut < claimed ? shut : claimed + 1;
  return stageIds[Math.min(held, stageIds.length - 1)] ?? 'diagnose';
}

function stageOf(text: string): StageId {
  return stageIds.find((stage) => stage === text) ?? 'diagnose';
}

/** What a stage claims, and whether that is so. */
function claim(model: PanelModel, chosen: StageId): TemplateResult {
  const before = gatesBefore(model, chosen);
  const open = before.filter(({ gate }) => gate !== 'passed');
  const back = whyBack(model, chosen);
  if (before.length === 0)
    return html`${back}<p class="condition">${stageNames[chosen]} claims nothing about other stages.</p>`;
  const names = before.map(({ title }) => title);
  return html`${back}<p class="condition">Claims that ${gates(names)} passed.</p>
    ${
      open.length === 0
        ? html`<p class="condition">${icon('pass-filled', 'good')} ${before.length === 1 ? 'It is.' : 'They are.'}</p>`
        : html`<p class="condition">${icon('warning', 'warn')} ${before.length === 1 ? 'It is' : 'They are'} not yet:
            ${lackOf(open)}. The claim would be ahead of the facts.</p>`
    }`;
}

/** Why a stage before the claimed one is what holds; nothing where the claimed one does. */
function whyBack(model: PanelModel, chosen: StageId): Part {
  const { stage } = model;
  if (stage === undefined || stageIds.indexOf(chosen) >= stageIds.indexOf(stage)) return nothing;
  const shut = gatesBefore(model, stage).filter(({ gate }) => gate !== 'passed');
  if (shut.length === 0) return nothing;
  const names = shut.map(({ title }) => title);
  return html`<p class="condition">${icon('warning', 'warn')} ${stageNames[stage]} is claimed, but ${gates(names)} not passed:
    ${lackOf(shut)}.</p>`;
}

function gatesBefore({ stages }: PanelModel, stage: StageId): readonly StageView[] {
  return stages.slice(0, stageIds.indexOf(stage));
}

function gates(names: readonly string[]): string {
  return `the ${enumerated(names)} ${names.length === 1 ? 'gate is' : 'gates are'}`;
}

/** `2 items open and 1 error besides`. */
function lackOf(shut: readonly StageView[]): string {
  const left = shut.reduce((sum, { met, required }) => sum + required - met, 0);
  const errors = shut.reduce((sum, stage) => sum + stage.besides, 0);
  const parts = [
    ...(left > 0 ? [`${count(left, 'item')} open`] : []),
    ...(errors > 0 ? [`${count(errors, 'error')}${left > 0 ? ' besides' : ''}`] : []),
  ];
  return enumerated(parts);
}
