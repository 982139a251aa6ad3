/** What to do next: causes, each once, with what mends them and what that does to the gate. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { StageId } from '../../protocol/basics';
import type { PanelModel } from '../../protocol/model';
import type { StepView } from '../../protocol/steps';
import { capital, clip, stageNames } from '../base/words';
import type { Store } from '../host/store';
import { badge, few, fewMore, icon, type Part } from '../parts/parts';
import { person } from '../parts/person';
import { nothingToDo } from './nothing-to-do';
import { stepRow } from './step';

export function doNext(store: Store, model: PanelModel): TemplateResult {
  const { steps, moreSteps } = model;
  const numbers = new Map(steps.map((step, index) => [step, index + 1]));
  const shown = steps.filter(({ who }) => store.ui.who === '' || who === store.ui.who);
  const groups = groupsOf(shown);
  return html`<section class="steps" aria-labelledby="next-title">
    <h2 id="next-title" class="sr" tabindex="-1" data-key="next">Do next</h2>
    ${people(store, model)}
    ${steps.length === 0 ? nothingToDo(store, model) : nothing}
    ${steps.length > 0 && shown.length === 0 ? noneOfTheirs(store, model) : nothing}
    ${repeat(
      groups,
      ({ name }) => name,
      ({ name, title, own }) => html`
      ${groups.length > 1 ? html`<h3 class="steps-head">${title} ${badge(own.length, 'steps')}</h3>` : nothing}
      <ol class="plain">${repeat(
        few(store, '', `steps:${name}`, own),
        ({ key }) => key,
        (step) =>
          html`<li>${stepRow({ store, model, step, number: numbers.get(step) ?? 0, isGrouped: groups.length > 1 })}</li>`,
      )}</ol>
      ${fewMore(store, '', `steps:${name}`, own.length)}`,
    )}
    ${moreSteps > 0 ? html`<p class="quiet">and ${moreSteps} more, once these are done.</p>` : nothing}
  </section>`;
}

interface StepGroup {
  readonly name: GroupName;
  readonly title: string;
  readonly own: readonly StepView[];
}

type GroupName = StageId | 'file' | 'others';

/** What is wrong with the file, the steps to each gate, and what else is worth doing. */
function groupsOf(shown: readonly StepView[]): StepGroup[] {
  const nameOf = ({ opens, isOfFile }: StepView): GroupName => opens?.stage ?? (isOfFile ? 'file' : 'others');
  const names = [...new Set(shown.map(nameOf))];
  return names.map((name) => ({
    name,
    title: titleOf(name),
    own: shown.filter((step) => nameOf(step) === name),
  }));
}

function titleOf(name: GroupName): string {
  if (name === 'file') return 'Before all else';
  return name === 'others' ? 'Also worth doing' : `To open ${stageNames[name]}`;
}

/** Where the person that is chosen has nothing left, the others have. */
function noneOfTheirs(store: Store, model: PanelModel): TemplateResult {
  const { who } = store.ui;
  const everyone = () => {
    store.focusNext = ['next:who:', 'next'];
    store.setUi({ who: '' });
  };
  return html`<p class="empty" role="status">${icon('check', 'good')}<span>${person(who, model)} has no step left.
    <button type="button" class="link" data-key="next:everyone" @click=${everyone}>Show everyone’s</button></span></p>`;
}

const mostPeople = 8;

/** Whose steps are shown, where they are those of several people. */
function people(store: Store, { steps, owners }: PanelModel): Part {
  const counts = new Map<string, number>();
  for (const { who } of steps) counts.set(who, (counts.get(who) ?? 0) + 1);
  const { who: chosen } = store.ui;
  if (steps.length === 0 || (counts.size < 2 && chosen === '')) return nothing;
  const busiest = [...counts].sort(([, one], [, other]) => other - one).slice(0, mostPeople);
  // Whose steps are shown is always among them, also with none left.
  if (chosen !== '' && !busiest.some(([who]) => who === chosen))
    busiest.push([chosen, counts.get(chosen) ?? 0]);
  const segment = (who: string, label: string, number: number) =>
    html`<button type="button" class="segment" aria-pressed=${store.ui.who === who ? 'true' : 'false'}
      data-key="next:who:${who}" @click=${() => store.setUi({ who })}><bdi>${clip(label, 40)}</bdi>
      <span class="count">${number}</span></button>`;
  return html`<div class="segments people" role="group" aria-label="Whose steps">
    ${segment('', 'Everyone', steps.length)}
    ${busiest.map(([who, number]) => segment(who, owners.some(({ id }) => id === who) ? who : capital(who), number))}
  </div>`;
}
