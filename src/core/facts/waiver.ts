import type { Item } from '../schema/generated/manifest-file';

/** What a waiver needs and does not have. */
export function waiverLacks(
  claim: Pick<Item, 'reason' | 'approver' | 'expires'>,
): ('reason' | 'approver' | 'expires')[] {
  return (['reason', 'approver', 'expires'] as const).filter((key) => claim[key] === undefined);
}
