/** What the repository says of what a manifest claims. */
import type { Severity } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import type { Path } from '../base/path';
import type { ItemId } from '../schema/generated/catalogue';
import type { FileReading, TestimonyPlace } from './testimony';

/** A contradiction is the worst thing to be wrong about: where anything is in doubt, nobody can tell. */
export type Verdict = 'confirmed' | 'contradicted' | 'cannot-tell';

/** A place in a file of the repository that bears on a claim. */
export interface ClaimPlace extends TestimonyPlace {
  /** From the root of the repository. */
  readonly file: string;
  /** What stands there, in a few words: `accuracy 0.91`. */
  readonly says: string;
}

/** Something that the manifest says, held against the repository. */
export interface Claim {
  /** Where the manifest says it. */
  readonly path: Path;
  readonly target?: 'key' | 'value';
  readonly verdict: Verdict;
  /** Why, in one clause without a full stop: `accuracy 0.91, the criterion is >= 0.95`. */
  readonly reason: string;
  /** Where the repository says so, the place that decides first; none where the file as a whole is meant and nothing in it. */
  readonly places: readonly ClaimPlace[];
  /** The items of the checklist on which it bears: a contradiction keeps them from being satisfied. */
  readonly items?: readonly ItemId[];
  /** What the repository has in the place of what the manifest says, where it is one value that could stand there. */
  readonly found?: string | number;
  /**
   * Which finding it is, and what it weighs. Every claim with a code is a finding, also one of which nobody can tell: that
   * the repository contradicts itself, that a model is not declared. Contradictions always have one.
   */
  readonly code?: ClaimCode;
  readonly severity?: Severity;
}

/** The findings that come of claims. */
export type ClaimCode = Extract<
  FindingCode,
  | 'evidence/contradicted'
  | 'evaluation/metric-not-found'
  | 'evaluation/ambiguous-metric'
  | `repository/${string}`
>;

/**
 * Whether a claim leaves open what came out for an item that evaluations show: nobody can tell it of one of its metrics, or
 * a report says the opposite of the results. Nothing that is told of others shows then that the item is met.
 */
export function leavesOpen({ verdict, severity, path, items }: Claim, id: ItemId): boolean {
  if (!evaluated.has(id) || items?.includes(id) !== true) return false;
  const [section, , part] = path;
  if (section === 'evaluations') return part === 'metrics' && verdict === 'cannot-tell';
  return section === 'checklist' && verdict === 'contradicted' && severity === 'warning';
}

const evaluated: ReadonlySet<ItemId> = new Set<ItemId>([
  'evaluation-passed',
  'fairness-evaluated',
  'adversarial-tests-passed',
]);

/** The place of something that a file says; the file as a whole where nothing in it does. */
export function placeIn(
  { path: file }: Pick<FileReading, 'path'>,
  testimony: TestimonyPlace | undefined,
  says: string,
): ClaimPlace {
  const { line, column, length, member } = testimony ?? {};
  return {
    file,
    says,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(length === undefined ? {} : { length }),
    ...(member === undefined ? {} : { member }),
  };
}
