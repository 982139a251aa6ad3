/** What to do next: causes, each once, with what mends them and what that does to the gate. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StageId } from '../../protocol/basics';
import type { PanelModel } from '../../protocol/model';
import type { StepView } from '../../protocol/steps';
import { stageNames } from '../base/words';
import type { Store } from '../host/store';
import { badge, few, fewMore } from '../parts/parts';
import { noneOfTheirs, people } from '../parts/people';
import { nothingToDo } from './nothing-to-do';
import { stepRow } from './step';

export function doNext(store: Store, model: PanelModel): TemplateResult {
  const { steps, moreSteps } = model;
  const { who } = store.ui;
  const groups = groupsOf(steps, who);
  const isTitled = groups.some(({ name }) => name !== 'others');
  return html`<section class="steps" aria-labelledby="next-title">
    <h2 id="next-title" class="sr" tabindex="-1" data-key="next">Do next</h2>
    ${people(store, model, { all: steps.map((step) => step.who), page: 'next', label: 'Whose steps' })}
    ${steps.length === 0 ? nothingToDo(store, model) : nothing}
    ${steps.length > 0 && groups.length === 0 ? noneOfTheirs(store, model, 'next', 'has no step left') : nothing}
    ${repeat(
      groups,
      ({ name }) => name,
      (group) => stepGroup(store, model, group, isTitled),
    )}
    ${moreSteps > 0 ? html`<p class="quiet">and ${moreSteps} more, once these are done.</p>` : nothing}
  </section>`;
}

/** A step with its number: the same whosever steps are shown. */
interface Numbered {
  readonly step: StepView;
  readonly number: number;
}

/** Steps that follow each other and lead to the same. */
interface StepGroup {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  /** How many there are, and those that are shown. */
  readonly of: number;
  readonly own: readonly Numbered[];
}

function stepGroup(store: Store, model: PanelModel, group: StepGroup, isTitled: boolean): TemplateResult {
  const { name, title, hint, of, own } = group;
  const number = own.length === of ? of : `${own.length} of ${of}`;
  return html`
    ${isTitled ? html`<h3 class="steps-head">${title} ${badge(number, 'steps')}</h3>` : nothing}
    ${hint === '' ? nothing : html`<p class="hint">${hint}</p>`}
    <ol class="plain">${repeat(
      few(store, '', `steps:${name}`, own),
      ({ step: { key } }) => key,
      (each) => html`<li>${stepRow({ store, model, ...each, isGrouped: isTitled })}</li>`,
    )}</ol>
    ${fewMore(store, '', `steps:${name}`, own.length)}`;
}

type Aim = StageId | 'start' | 'file' | 'others';

/** What is wrong with the file, what to begin with, the steps to each gate, and what else is worth doing. */
function groupsOf(steps: readonly StepView[], who: string): StepGroup[] {
  const runs: { readonly aim: Aim; readonly all: Numbered[] }[] = [];
  for (const step of steps) {
    const { isStart, isOfFile, opens } = step;
    const aim: Aim = isStart ? 'start' : (opens?.stage ?? (isOfFile ? 'file' : 'others'));
    const last = runs.at(-1);
    const run = last?.aim === aim ? last : { aim, all: [] };
    if (run !== last) runs.push(run);
    run.all.push({ step, number: opens?.step ?? run.all.length + 1 });
  }
  const groups = runs.map(({ aim, all }, index): StepGroup => {
    const isRest = runs[index - 1]?.aim === 'start';
    return {
      name: isRest ? `${aim}-rest` : aim,
      title: titleOf(aim, isRest),
      hint: aim === 'start' ? 'Facts come before ticks: with these few, the checks can begin to help.' : '',
      of: all.length,
      own: all.filter(({ step }) => who === '' || step.who === who),
    };
  });
  return groups.filter(({ own }) => own.length > 0);
}

function titleOf(aim: Aim, isRest: boolean): string {
  if (aim === 'start') return 'Start here';
  if (aim === 'file') return 'Before all else';
  if (aim === 'others') return 'Also worth doing';
  return `${isRest ? 'Then to' : 'To'} open ${stageNames[aim]}`;
}
