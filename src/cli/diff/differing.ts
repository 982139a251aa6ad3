import { type Change, type Comparison, type Gate, isRegression, type Stage } from '../../core/service';

type GateStates = Readonly<Record<Stage, Gate['state']>>;

/** What has become of one manifest. */
export interface Differing {
  /** From the current folder, and from the root of the repository. */
  readonly path: string;
  readonly inRepository: string;
  /** Where it was before, from the root, where it was renamed. */
  readonly was?: string;
  readonly name: string | undefined;
  readonly state: 'new' | 'gone' | 'there';
  /** How its gates were and are; absent where it was or is not there. */
  readonly gates: { readonly before?: GateStates; readonly after?: GateStates };
  readonly comparison: Comparison;
  /** The edition that judges now, where another one did before. */
  readonly edition: string | undefined;
  /** What keeps the comparison from being the whole truth, in sentences. */
  readonly notes: readonly string[];
  /** The line of a change in the manifest, 0-based; where it is gone from there, undefined. */
  readonly lineOf: (change: Change) => number | undefined;
}

/** The changes of a manifest and its files that take something away. */
export function regressionsIn(differing: Differing): readonly Change[] {
  // What is new had nothing to lose.
  return differing.state === 'new' ? [] : toldOf(differing).filter(isRegression);
}

/** How many these are: a manifest that is gone is one, whatever it had. */
export function regressionCount(differing: Differing): number {
  const { length } = regressionsIn(differing);
  return differing.state === 'gone' ? Math.max(1, length) : length;
}

/** The changes that are worth a line: what a manifest that is new or gone has is all new, or all gone. */
export function toldOf({ state, comparison: { changes } }: Differing): readonly Change[] {
  if (state === 'there') return changes;
  return changes.filter(
    (change) =>
      change.kind === 'gate' || (state === 'new' && change.kind === 'finding' && isRegression(change)),
  );
}
