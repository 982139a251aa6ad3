/** How evidence, items and gates stand, in the words that every view shares. */
import { shorten } from '../base/shorten';
import { atMost, enumerated, plural } from '../base/words';
import { itemRecord } from '../domain/records';
import { type Claim, leavesOpen } from '../facts/claim';
import { nameOf } from '../facts/evidence';
import type { EvidenceReport, EvidenceState, ItemReport } from '../facts/report';

/** Why a piece of evidence is in a state, as a sentence; empty where it counts. */
const sentences: Readonly<Record<EvidenceState, string>> = {
  holds: '',
  unknown: 'Nobody has looked for it.',
  'not-checked': 'It could not be checked.',
  missing: 'There is no such file.',
  empty: 'The file is empty.',
  outside: 'It is outside the repository.',
  'unchanged-template': 'It is still an unfilled template.',
  expired: 'It has expired.',
  'in-the-future': 'Its date lies in the future.',
  unread: 'Its date cannot be read.',
  'not-a-link': 'It is not a web address.',
  weak: 'It is weak.',
  'does-not-count': 'It does not count.',
};

/** What is wrong with a piece of evidence, as a sentence; empty where it counts. */
export function troubleOf({ state, on, expires, unchecked, discounted }: EvidenceReport): string {
  if (state === 'expired' && expires !== undefined) return `It expired on ${expires}.`;
  if (discounted !== undefined && state === 'weak') return `It is weak: ${discounted}.`;
  if (discounted !== undefined) return `It does not count: ${discounted}.`;
  if (state === 'in-the-future' && on !== undefined) return `It is dated ${on}, which lies in the future.`;
  if (state === 'not-checked' && unchecked !== undefined)
    return `It could not be checked: ${shorten(unchecked.reason)}.`;
  return sentences[state];
}

/** The claims that bear on an item and that the repository confirms. */
function confirmedFor({ id }: ItemReport, claims: readonly Claim[]): number {
  return claims.filter(({ verdict, items }) => verdict === 'confirmed' && items?.includes(id) === true)
    .length;
}

/** What a claim that an item is met rests on, as a clause behind `Checked:` or `Stated:`; undefined where it makes none. */
export function proofInWords(item: ItemReport, claims: readonly Claim[]): string | undefined {
  const { proof } = item;
  if (proof === undefined) return undefined;
  if (proof === 'stated' && claims.some((claim) => leavesOpen(claim, item.id)))
    return 'of some of what it rests on nobody can tell what came out';
  if (proof === 'stated') return 'nothing was read that shows it, so it rests on what somebody says';
  const read = [...item.evidence, ...item.evidencedBy].flatMap((entry) =>
    entry.state === 'holds' && entry.isChecked === true ? [shorten(nameOf(entry) ?? '')] : [],
  );
  const confirmed = confirmedFor(item, claims);
  const restsOnFacts =
    item.facts?.areComplete === true && itemRecord(item.id).accepts.some((kind) => kind === 'facts');
  const grounds = [
    ...(read.length === 0 ? [] : [`${atMost([...new Set(read)], 3)} was read`]),
    ...(confirmed === 0
      ? []
      : [`${plural(confirmed, 'claim')} ${confirmed === 1 ? 'is' : 'are'} confirmed by the repository`]),
    ...(restsOnFacts ? ['the facts that it asks for are all there, and are held against each other'] : []),
  ];
  return enumerated(grounds);
}
