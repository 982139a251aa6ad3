/** What blocks, as steps: the same causes, in the same order, as the panel tells what to do next. */
import { atMost, grouped, plural, shorten, withoutEnd } from '../../core/service';
import type { PanelModel } from '../protocol/model';
import type { StepView } from '../protocol/steps';
import { inNames, nameOf } from './words';

/** A cause that keeps a gate shut. */
export interface BlockRow {
  /** The gate that it keeps shut; all of them where the file itself is broken. */
  readonly gate: string;
  readonly what: string;
  /** What would help, what it breaks, and what it waits for. */
  readonly why: string;
  readonly who: string;
}

const longestHow = 80;

/**
 * The steps to the gates up to that of the claimed stage, and before them what is wrong with the file. In short: without
 * what would help, which is for those who do it.
 */
export function blocksOf(model: PanelModel, isShort = false): readonly BlockRow[] {
  return blockingSteps(model).map((step) => ({
    gate: step.opens === undefined ? allGates : titleOf(step.opens.stage, model),
    what: isShort ? inNames(step.what, model) : step.what,
    why: whyOf(step, model, isShort),
    who: nameOf(step.who, model),
  }));
}

const allGates = 'All gates';

/** Where no stage is claimed no gate is asked for, and nothing but the file itself is in the way. */
function blockingSteps({ steps, stage }: PanelModel): readonly StepView[] {
  return steps.filter(({ opens, isOfFile }) => (stage !== undefined && opens !== undefined) || isOfFile);
}

function titleOf(stage: string, { stages }: PanelModel): string {
  return stages.find(({ id }) => id === stage)?.title ?? stage;
}

function whyOf(
  { how, kind, items, after, also = [] }: StepView,
  model: PanelModel,
  isShort: boolean,
): string {
  const titles = (ids: readonly string[]): string =>
    atMost(ids.map((id) => model.items.find((item) => item.id === id)?.title ?? id));
  return [
    ...(how === '' || (isShort && kind !== 'open')
      ? []
      : [sentence(isShort ? shorten(inNames(how, model), longestHow) : how)]),
    ...(kind === 'open' || items.length === 0 ? [] : [sentence(`Breaks ${titles(items)}`)]),
    ...(after.length === 0 ? [] : [sentence(`After ${titles(after)}`)]),
    ...(also.length === 0 ? [] : [`In ${also.length + 1} places.`]),
  ].join(' ');
}

function sentence(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${withoutEnd(text, /\./)}.`;
}

/** What is left out of a list of the first ones, by gate; empty where nothing is. */
export function moreInWords(rows: readonly BlockRow[], most: number): string {
  const left = rows.slice(most);
  const gates = [...new Set(left.map(({ gate }) => gate))];
  const counts = gates.map((gate) => {
    const count = grouped(left.filter((row) => row.gate === gate).length);
    return `${count} of ${gate === allGates ? allGates.toLowerCase() : `the ${gate} gate`}`;
  });
  return counts.length === 0 ? '' : `And ${counts.join(', ')}, listed in the appendix.`;
}

/** What the list of all of them leaves out: nobody does more than a hundred steps before looking again. */
export function unlistedInWords(model: PanelModel): string {
  const isCut = blockingSteps(model).length === model.steps.length && model.moreSteps > 0;
  return isCut ? `And ${plural(model.moreSteps, 'more step')}, once these are done.` : '';
}
