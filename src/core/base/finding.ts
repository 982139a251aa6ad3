import type { Fix } from './fix';
import type { Path } from './path';
import type { PositionRange } from './range';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Another place that has to do with a finding. */
export interface Related {
  readonly message: string;
  readonly path: Path;
  readonly range: PositionRange;
}

/** Something in a manifest that its reader should know. Ranges are 0-based. */
export interface Finding {
  /** `area/problem`; each has a page in media/findings. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: Path;
  readonly range: PositionRange;
  readonly related: readonly Related[];
  /** The checklist items that it bears on. */
  readonly items: readonly string[];
  readonly fixes: readonly Fix[];
}
