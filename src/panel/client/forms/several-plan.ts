/** Which of the selected items a change is made to, and why the others are left out: said before anything is written. */
import type { StatusId } from '../../protocol/basics';
import type { ItemView } from '../../protocol/items';
import type { OwnerView } from '../../protocol/model';
import { statusNames } from '../base/words';

/** What can be done to several items. */
export type SeveralChange = StatusId | 'owner' | 'end';

interface LeftOut {
  readonly item: ItemView;
  /** In words that follow its name: `always applies`. */
  readonly why: string;
}

export interface Plan {
  readonly items: readonly ItemView[];
  readonly left: readonly LeftOut[];
}

/** What is to be known of the owners. */
type Owners = readonly Pick<OwnerView, 'id' | 'roles'>[];

/** Sorts out the items that a change cannot be made to, or need not. `by`: the owner that is to be set. */
export function planOf(
  change: SeveralChange,
  items: readonly ItemView[],
  { owners, by = '' }: { readonly owners: Owners; readonly by?: string },
): Plan {
  const reasons = items.map((item) => ({ item, why: whyNot(change, item, owners, by) }));
  return {
    items: reasons.filter(({ why }) => why === undefined).map(({ item }) => item),
    left: reasons.flatMap(({ item, why }) => (why === undefined ? [] : [{ item, why }])),
  };
}

function whyNot(change: SeveralChange, item: ItemView, owners: Owners, by: string): string | undefined {
  if (change === 'owner') return by !== '' && item.by === by ? `is with ${by} already` : undefined;
  if (change === 'end') return whyNoEnd(item, owners);
  // One that the text does not speak of is unmet as well.
  if (item.status === change) return `is ${statusNames[change].toLowerCase()} already`;
  if (change === 'waived' && !item.canBeWaived) return 'may not be waived: it must be done';
  if (change === 'not-applicable' && item.notApplicableWhen === undefined) return 'always applies';
  if (change === 'met' && evidenceCount(item) === 0) return 'has no evidence';
  return undefined;
}

/** A waiver is renewed with what it says already, and so it must say all of it. */
function whyNoEnd({ status, reason, approver, canBeWaived }: ItemView, owners: Owners): string | undefined {
  if (status !== 'waived') return 'is not waived';
  if (!canBeWaived) return 'may not be waived: it must be done';
  if (reason === undefined) return 'has no reason for its waiver';
  if (approver === undefined) return 'has nobody who approved its waiver';
  const owner = owners.find(({ id }) => id === approver);
  if (owner === undefined) return 'was approved by somebody who is not one of the owners';
  return owner.roles.includes('performance') ? 'was approved by who owns performance' : undefined;
}

function evidenceCount({ evidence, evidencedBy = [] }: ItemView): number {
  return evidence.length + evidencedBy.length;
}

/** What is worth knowing of the items that are changed: what they lose by it, and what speaks against it. */
export function warningsOf(change: SeveralChange, items: readonly ItemView[]): readonly string[] {
  if (change === 'owner' || change === 'end') return [];
  const reasons = items.filter(({ reason }) => reason !== undefined).length;
  const unproven = items.filter(
    ({ evidence, evidencedBy = [] }) =>
      ![...evidence, ...evidencedBy].some(({ state }) => mayHold.has(state)),
  ).length;
  const against = items.filter(({ claims }) =>
    claims.some(({ verdict }) => verdict === 'contradicted'),
  ).length;
  const isMet = change === 'met';
  return [
    ...(reasons > 0 ? [`${giving(reasons)} a reason now: it goes with the status that it is for.`] : []),
    ...(isMet && unproven > 0 ? [`${having(unproven)} evidence, but none that counts.`] : []),
    ...(isMet && against > 0 ? [`The repository says otherwise of ${against} of them.`] : []),
  ];
}

const mayHold: ReadonlySet<string> = new Set(['holds', 'unknown', 'not-checked']);

function giving(number: number): string {
  return `${number} of them ${number === 1 ? 'gives' : 'give'}`;
}

function having(number: number): string {
  return `${number} of them ${number === 1 ? 'has' : 'have'}`;
}
