import type { Facts } from '../facts/context';
import type { Contradiction } from '../facts/report';
import type { ItemId } from '../schema/generated/catalogue';
import { itemRecord } from './records';
import { signsOf } from './terms/check';

/** Facts that prove the opposite of `status` for an item; none where the facts are silent. */
export function contradictionsOf(
  { id }: { readonly id: ItemId },
  status: string,
  facts: Facts,
): Contradiction[] {
  const { whenMet, whenNotApplicable } = itemRecord(id);
  if (status === 'met') return signsOf(whenMet, facts);
  return status === 'not-applicable' ? signsOf(whenNotApplicable, facts) : [];
}
