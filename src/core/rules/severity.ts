import type { Severity } from '../base/finding';
import { type Facts, hasReached } from '../facts/context';

/** What is not there yet: work of the current stage in diagnose, in the way of the next gate from design on. */
export function asOpenWork(facts: Facts): Severity {
  return hasReached(facts, 'design') ? 'warning' : 'information';
}

/** What must not be open any more once it runs: an error from deploy on. */
export function asOpenBoundary(facts: Facts): Severity {
  return hasReached(facts, 'deploy') ? 'error' : asOpenWork(facts);
}
