import { saysSomething } from '../base/reason';
import type { Item } from '../schema/generated/manifest-file';
import { statusKeys } from './status-keys';

const needed = statusKeys.waived.needs;

/** Whether a claim gives a reason that says anything: a sign, or what nobody sees, does not. */
export function hasReason({ reason }: Pick<Item, 'reason'>): boolean {
  return reason !== undefined && saysSomething(reason);
}

/** What a waiver needs and does not have. */
export function waiverLacks(claim: Pick<Item, (typeof needed)[number]>): (typeof needed)[number][] {
  return needed.filter((key) => (key === 'reason' ? !hasReason(claim) : claim[key] === undefined));
}
