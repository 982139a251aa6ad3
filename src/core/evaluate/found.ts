import type { Finding, Severity } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import type { Problem } from '../rules/rule';
import type { ItemId } from '../schema/generated/catalogue';

/** What a rule has found, with what its table adds. */
export type Found = Problem & {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly items: readonly ItemId[];
} & Pick<Finding, 'aliases'>;
