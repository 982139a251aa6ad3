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
  store.edit(
    originOfStep(step),
    way.finding === undefined
      ? { kind: 'fix', finding, fix: way.fix, ...(also && { also }) }
      : { kind: 'fix', finding: way.finding, fix: way.fix },
    `Done: ${clip(way.title, 120)}.`,
  );
  store.focusNext = [`step:${key}/way-0`, ...besides(store, key).map((each) => `step:${each}`), 'next'];
}

/** The other steps, those that follow first, the nearest before all: of those that are shown, one gets the focus. */
function besides({ model }: Store, key: string): readonly string[] {
  const keys = (model?.steps ?? []).map((step) => step.key);
  const at = keys.indexOf(key);
  return [...keys.slice(at + 1), ...keys.slice(0, Math.max(0, at)).reverse()];
}
