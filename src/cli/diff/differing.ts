import { type Change, type Comparison, isRegression, type Report } from '../../core/service';

/** What has become of one manifest. */
export interface Differing {
  /** From the current folder, and from the root of the repository. */
  readonly path: string;
  readonly inRepository: string;
  /** Where it was before, from the root, where it was renamed. */
  readonly was?: string;
  readonly name: string | undefined;
  readonly state: 'new' | 'gone' | 'there';
  readonly before?: Report;
  readonly after?: Report;
  readonly comparison: Comparison;
  /** The edition that judges now, where another one did before. */
  readonly edition: string | undefined;
  /** What keeps the comparison from being the whole truth, in sentences. */
  readonly notes: readonly string[];
  /** The line of a change in the manifest, 0-based; where it is gone from there, undefined. */
  readonly lineOf: (change: Change) => number | undefined;
}

/** Whether a change of a manifest and its files takes something away. */
export function regressionsIn({ state, comparison: { changes } }: Differing): readonly Change[] {
  // What is new had nothing to lose.
  return state === 'new' ? [] : changes.filter(isRegression);
}

/** The changes that are worth a line: what a manifest that is new or gone has is all new, or all gone. */
export function toldOf({ state, comparison: { changes } }: Differing): readonly Change[] {
  if (state === 'there') return changes;
  return changes.filter(
    (change) =>
      change.kind === 'gate' || (state === 'new' && change.kind === 'finding' && isRegression(change)),
  );
}
