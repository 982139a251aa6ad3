import type { Ranking } from '../../core/service';
import type { Failure } from '../checked';

/** What was compared in a run, for its formats. */
export interface Compared {
  readonly today: string;
  readonly ranking: Ranking;
  readonly failures: readonly Failure[];
  /** Whether all of them could be read, and by configurations without errors. */
  readonly isWhole: boolean;
  /** How many manifests an option or a configuration has left out. */
  readonly leftOut: number;
}
