import type { ManifestPast } from '../../repository';
import type { Failure } from '../checked';

/** What has become of a manifest. */
export interface Told extends ManifestPast {
  /** From the current folder. */
  readonly shown: string;
}

/** All that was found. */
export interface AllTold {
  readonly all: readonly Told[];
  readonly failures: readonly Failure[];
  readonly today: string;
}
