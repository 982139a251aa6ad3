import type { Path } from '../base/path';
import type { EvidenceState, ItemReport } from '../facts/report';

type Proof = Pick<ItemReport, 'status' | 'path' | 'evidence' | 'evidencedBy'>;

/** What nobody has looked at may hold. */
const mayHold: ReadonlySet<EvidenceState> = new Set(['holds', 'unknown', 'not-checked']);

/** Whether an item is claimed, and none of the evidence that there is for it holds. */
export function isWithoutProof({ status, evidence, evidencedBy }: Proof): boolean {
  const all = [...evidence, ...evidencedBy];
  return status === 'met' && all.length > 0 && all.every(({ state }) => !mayHold.has(state));
}

/** Where the evidence of an item stands. */
export function placesOfProof({ path, evidence, evidencedBy }: Proof): Path[] {
  return [[...path, 'evidence'], ...[...evidence, ...evidencedBy].map((each) => each.path)];
}
