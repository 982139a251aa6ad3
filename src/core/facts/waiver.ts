import { saysSomething } from '../base/reason';
import type { Item } from '../schema/generated/manifest-file';

/** Whether a claim gives a reason that says anything: a sign, or what nobody sees, does not. */
export function hasReason({ reason }: Pick<Item, 'reason'>): boolean {
  return reason !== undefined && saysSomething(reason);
}

/** What a waiver needs and does not have. */
export function waiverLacks(
  claim: Pick<Item, 'reason' | 'approver' | 'expires'>,
): ('reason' | 'approver' | 'expires')[] {
  return (['reason', 'approver', 'expires'] as const).filter((key) =>
    key === 'reason' ? !hasReason(claim) : claim[key] === undefined,
  );
}
