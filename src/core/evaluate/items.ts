import { hasEnded, isInTheFuture } from '../base/dates';
import type { Path } from '../base/path';
import { quoted, shorten } from '../base/shorten';
import { stageTitle } from '../base/stages';
import { atMost, enumerated } from '../base/words';
import { resultsOf } from '../claims/claims';
import { factsOfItem } from '../domain/asked-facts';
import { contradictionsOf } from '../domain/contradictions';
import { isAsked, isBlocking } from '../domain/gate-levels';
import { itemRecord } from '../domain/records';
import { sectionsBearingOn } from '../domain/rests-on';
import { type Claim, leavesOpen } from '../facts/claim';
import { type Facts, holds } from '../facts/context';
import { type EvidenceEntry, evidenceEntries } from '../facts/evidence';
import type {
  Contradiction,
  EvidenceReport,
  EvidenceState,
  FactsOfItem,
  ItemReport,
  ItemStatus,
} from '../facts/report';
import { nextReview } from '../facts/reviews';
import { hasReason, waiverLacks } from '../facts/waiver';
import { type CatalogueItem, catalogueOf } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Item } from '../schema/generated/manifest-file';
import { crowdedEvidence } from './crowded';
import { evidenceReport, type Judged } from './evidence';

/** Where every item stands that the manifest's edition of the catalogue asks of it or it speaks of, in the catalogue's order. */
export function evaluateItems(facts: Facts, claims: readonly Claim[]): ItemReport[] {
  const judging: Judging = { facts, claims, crowded: crowdedEvidence(facts), results: resultsOf(facts) };
  return catalogueOf(facts.manifest).flatMap((item) => evaluateItem(item, judging) ?? []);
}

/** What items are judged by. */
interface Judging extends Judged {
  readonly claims: readonly Claim[];
}

/** An item that the manifest says nothing of: nothing to look at. Most are, for most of a manifest's life. */
function unstated(item: CatalogueItem, judging: Judging): ItemReport {
  const { facts } = judging;
  const known = factsOfItem(item.id, facts);
  return {
    id: item.id,
    stage: item.stage,
    pillar: item.pillar,
    entry: item,
    blocking: isBlocking(item, facts),
    stated: false,
    status: 'unmet',
    satisfied: false,
    because: openBecause(`Nothing has been said about it yet (${stageTitle(item.stage)}).`, known),
    path: ['checklist', item.stage, item.id],
    ...(known === undefined ? {} : { facts: known }),
    evidence: [],
    evidencedBy: factEvidence(item, [], judging),
    contradictions: [],
  };
}

function evaluateItem(item: CatalogueItem, judging: Judging): ItemReport | undefined {
  const { facts } = judging;
  const claim = facts.manifest.checklist?.[item.stage]?.[item.id];
  if (claim === undefined) return isAsked(item, facts) ? unstated(item, judging) : undefined;
  const path = ['checklist', item.stage, item.id];
  const status = claim.status ?? 'unmet';
  const evidence = evidenceEntries(claim.evidence, [...path, 'evidence']).map((entry) =>
    evidenceReport(entry, item.id, judging),
  );
  const evidencedBy = factEvidence(item, evidence, judging);
  const all = [...evidence, ...evidencedBy];
  const contradictions = [
    ...contradictionsOf(item, status, facts),
    ...contradictedClaims(item.id, status, judging.claims),
  ];
  const told = contradictions.map(({ message }) => message);
  const known = status === 'not-applicable' || status === 'waived' ? undefined : factsOfItem(item.id, facts);
  const proof = proofOf(item, status, { all, known, claims: judging.claims });
  const obstacle =
    obstacleOf(item, status, claim, all, told, facts) ??
    notAllRead(item, status, facts) ??
    onlyStated(item, proof, facts);
  const { on } = claim;
  const reviewDue = isInTheFuture(on, facts.today) ? undefined : nextReview({ entry: item, status, on });
  return {
    id: item.id,
    stage: item.stage,
    pillar: item.pillar,
    entry: item,
    blocking: isBlocking(item, facts),
    stated: true,
    status,
    satisfied: obstacle === undefined,
    ...(proof === undefined || obstacle !== undefined ? {} : { proof }),
    because: isOpen(status)
      ? openBecause(obstacle ?? '', known)
      : (obstacle ?? satisfiedBecause(status, claim, all)),
    path,
    ...(known === undefined ? {} : { facts: known }),
    evidence,
    evidencedBy,
    contradictions,
    ...(reviewDue === undefined ? {} : { reviewDue }),
    ...pick(claim),
  };
}

/** The documents of its facts that are evidence for an item, each once, but for those that it cites. */
function factEvidence(
  { id }: CatalogueItem,
  cited: readonly EvidenceEntry[],
  judging: Judging,
): EvidenceReport[] {
  const known = new Set(cited.map(({ file, url }) => file ?? url));
  const entries = itemRecord(id).evidencedBy?.(judging.facts.manifest) ?? [];
  return entries.flatMap((entry) => {
    const name = entry.file ?? entry.url;
    if (known.has(name)) return [];
    known.add(name);
    return [evidenceReport(entry, id, judging)];
  });
}

function isOpen(status: ItemStatus): boolean {
  return status === 'unmet' || status === 'in-progress';
}

/** Why an item is open, with what its facts say: where they are all there, nothing has to be stated twice. */
function openBecause(why: string, facts: FactsOfItem | undefined): string {
  if (facts === undefined) return why;
  if (facts.areComplete) {
    const ready = 'The facts are there: say that it is met, with its evidence.';
    return why.startsWith('In progress') ? `${why} ${ready}` : ready;
  }
  if (facts.missing.length === 0) return why;
  return `${why} Missing in the facts: ${inList(facts.missing.map(({ name }) => name))}.`;
}

/** `a, b, c and 2 more`. */
function inList(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return enumerated(more > 0 ? [...names.slice(0, most), `${more} more`] : names);
}

function pick(claim: Item): Pick<ItemReport, 'by' | 'on' | 'reason' | 'approver' | 'expires'> {
  const { by, on, reason, approver, expires } = claim;
  return {
    ...(by === undefined ? {} : { by }),
    ...(on === undefined ? {} : { on }),
    ...(reason === undefined ? {} : { reason }),
    ...(approver === undefined ? {} : { approver }),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** What a claim that an item is met rests on; a fact that the format has is held to by all checks. */
function proofOf(
  { id }: CatalogueItem,
  status: ItemStatus,
  {
    all,
    known,
    claims,
  }: {
    readonly all: readonly EvidenceReport[];
    readonly known: FactsOfItem | undefined;
    readonly claims: readonly Claim[];
  },
): ItemReport['proof'] {
  if (status !== 'met') return undefined;
  if (claims.some((claim) => leavesOpen(claim, id))) return 'stated';
  // Facts that somebody has typed say no more than words, where nobody can look at what they are to be shown by.
  const isShown = all.some(({ state, isRead }) => state === 'holds' && isRead === true);
  const restsOnFacts = known?.areComplete === true && itemRecord(id).accepts.includes('facts') && isShown;
  const isConfirmed = claims.some(
    ({ verdict, items }) => verdict === 'confirmed' && items?.includes(id) === true,
  );
  const isRead = all.some(({ state, isChecked }) => state === 'holds' && isChecked === true);
  return restsOnFacts || isConfirmed || isRead ? 'checked' : 'stated';
}

/** Why words are not enough, where the configuration asks for more. */
function onlyStated(item: CatalogueItem, proof: ItemReport['proof'], facts: Facts): string | undefined {
  if (facts.configuration.evidence !== 'checked' || proof !== 'stated' || !isBlocking(item, facts))
    return undefined;
  return 'It is only stated: nothing was read that shows it, and the configuration asks for that (`evidence: checked`).';
}

/** What the repository says against an item that is claimed. */
function contradictedClaims(id: ItemId, status: ItemStatus, claims: readonly Claim[]): Contradiction[] {
  if (status !== 'met') return [];
  return claims
    .filter(
      ({ verdict, items, severity }) =>
        verdict === 'contradicted' && severity === 'error' && items?.includes(id) === true,
    )
    .map(({ reason, path, code = 'repository/differs' }) => ({
      message: reason,
      path,
      isTold: true,
      toldBy: { code, path },
    }));
}

/** What keeps an item from being satisfied, in a sentence; undefined when nothing does. */
function obstacleOf(
  item: CatalogueItem,
  status: ItemStatus,
  claim: Item,
  evidence: readonly EvidenceReport[],
  contradictions: readonly string[],
  facts: Facts,
): string | undefined {
  const contradicted =
    contradictions.length === 0 ? undefined : `The facts say otherwise: ${atMost(contradictions)}.`;
  const early = undated(['checklist', item.stage, item.id, 'on'], claim, facts);
  switch (status) {
    case 'met':
      return contradicted ?? early ?? unproven(evidence, isBlocking(item, facts));
    case 'not-applicable':
      if (item.notApplicableWhen === null) return 'This item always applies.';
      if (!hasReason(claim)) return 'It is marked as not applicable, but no reason is given.';
      return contradicted ?? early;
    case 'waived':
      return invalidWaiver(item, claim, facts) ?? early;
    case 'in-progress':
      return `In progress${claim.by === undefined ? '' : ` by ${shorten(claim.by)}`}.`;
    default:
      return 'Not done yet.';
  }
}

/** What is wrong with the day from which a claim is to hold; undefined where nothing is. */
function undated(path: Path, { on }: Item, { today, unread }: Facts): string | undefined {
  if (isInTheFuture(on, today)) return `It is dated ${on}, which lies in the future.`;
  return unread(path) ? 'Its date cannot be read.' : undefined;
}

/** What was left out because there is too much of it may say that nothing of this is so. */
function notAllRead({ id, stage }: CatalogueItem, status: ItemStatus, { beyond }: Facts): string | undefined {
  const own: Path = ['checklist', stage, id];
  const places = [own, ...sectionsBearingOn(id, status).map((section) => [section])];
  const [section] = places.find((path) => beyond.mayChange(path)) ?? [];
  return section === undefined
    ? undefined
    : `Not all of ${quoted(String(section))} was read, because there is too much of it, and what was left out may say otherwise.`;
}

function unproven(evidence: readonly EvidenceReport[], blocking: boolean): string | undefined {
  if (evidence.length === 0) return 'It is marked as met, but no evidence is listed.';
  if (evidence.some(({ state }) => state === 'holds')) return undefined;
  if (!blocking && evidence.some(({ state }) => state === 'weak')) return undefined;
  return `It is marked as met, but none of its evidence holds (${[...new Set(evidence.map(({ state }) => stateWords[state]))].join(', ')}).`;
}

const stateWords: Readonly<Record<EvidenceState, string>> = {
  holds: 'holds',
  unknown: 'not looked at',
  'not-checked': 'could not be checked',
  missing: 'missing',
  empty: 'empty',
  outside: 'outside the repository',
  'unchanged-template': 'an unfilled template',
  expired: 'expired',
  'in-the-future': 'dated in the future',
  unread: 'with a date that cannot be read',
  'not-a-link': 'not a web address',
  weak: 'weak',
  'does-not-count': 'nothing that counts',
};

function invalidWaiver(item: CatalogueItem, claim: Item, { manifest, today }: Facts): string | undefined {
  if (itemRecord(item.id).notWaivable) return 'This item cannot be waived.';
  const lacks = waiverLacks(claim);
  if (lacks.length > 0) return `The waiver has no ${lacks.join(', no ')}.`;
  if (holds(manifest, claim.approver, 'performance'))
    return 'The waiver is approved by the person who owns performance.';
  return hasEnded(claim.expires, today) ? `The waiver expired on ${claim.expires}.` : undefined;
}

function satisfiedBecause(status: ItemStatus, claim: Item, evidence: readonly EvidenceReport[]): string {
  switch (status) {
    case 'not-applicable':
      return `Does not apply: ${shorten(claim.reason ?? '', 200)}`;
    case 'waived':
      return `Waived until ${claim.expires}: ${shorten(claim.reason ?? '', 200)}`;
    default: {
      const held = evidence.filter(({ state }) => state === 'holds' || state === 'weak').length;
      return `Met, with ${held} ${held === 1 ? 'piece' : 'pieces'} of evidence.`;
    }
  }
}
