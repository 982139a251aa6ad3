/** Takes a step in one of the ways that it offers. */
import type { StepView, WayView } from '../../protocol/steps';
import { clip } from '../base/words';
import type { Origin } from '../host/answers';
import type { Store } from '../host/store';

/** What asks for the change: a step is where it is refused. */
export function originOfStep({ key }: StepView): Origin {
  return { scope: '', control: `step:${key}` };
}

/** Does what a way says: the editor makes the change, or asks first. */
export function takeWay(store: Store, step: StepView, way: WayView): void {
  const { finding, key, also } = step;
  if (finding === undefined || store.isAsked(originOfStep(step))) return;
  if ('ask' in way) {
    const { ask, item } = way;
    const control = `step:${key}/way-${step.ways.indexOf(way)}`;
    store.ask({ type: 'ask', ask, finding, ...(item === undefined ? {} : { item }) }, control);
    return;
  }
  const steps = store.model?.steps ?? [];
  const after = steps[steps.findIndex((each) => each.key === key) + 1];
  store.edit(
    originOfStep(step),
    { kind: 'fix', finding, fix: way.fix, ...(also && { also }) },
    `Done: ${clip(way.title, 120)}.`,
  );
  store.focusNext = [`step:${key}/way-0`, ...(after === undefined ? [] : [`step:${after.key}`]), 'next'];
}
