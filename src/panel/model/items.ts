/** The items of the checklist, as the panel shows them. */

import {
  blocksWhen,
  type Claim,
  claimsOfItem,
  cut,
  daysBetween,
  type EvidenceReport,
  type Item,
  type ItemReport,
  itemRecord,
  type LawView,
  type ManifestDocument,
  periodInWords,
  proofInWords,
  type Report,
} from '../../core/service';
import { longestText } from '../protocol/facts';
import type { FindingView } from '../protocol/findings';
import type { ItemView } from '../protocol/items';
import type { EvidenceView } from '../protocol/proof';
import { type Facts, valueAt } from './facts';
import { referencesOf } from './law';
import { placeOf, shorten } from './places';
import { itemPlan } from './plan';
import { claimViews, proofView, type RepositoryOf } from './proof';

/** One version of a manifest, and what is to be said of it. */
export interface PanelState {
  readonly report: Report;
  readonly document: ManifestDocument;
}

/** One item, with its findings and the facts it rests on. */
export function itemView(
  item: ItemReport,
  { report, document, law }: PanelState & { readonly law: LawView | undefined },
  findings: readonly FindingView[],
  facts: Facts,
): ItemView {
  const { entry } = item;
  const { repository } = report.input;
  const claim = report.manifest.checklist?.[item.stage]?.[item.id];
  const place = placeOf(document, item.path);
  const claims = claimsOfItem(item, report.claims);
  return {
    id: item.id,
    title: entry.title,
    statement: entry.statement,
    stage: item.stage,
    pillar: item.pillar,
    status: item.status,
    satisfied: item.satisfied,
    blocking: item.blocking,
    requiredWhen: blocksWhen(entry),
    because: shorten(item.because),
    acceptableEvidence: entry.acceptableEvidence,
    canBeWaived: !itemRecord(item.id).notWaivable,
    evidence: item.evidence.map((each) => evidenceView(each, claim, { repository, claims })),
    ...(item.evidencedBy.length === 0
      ? {}
      : { evidencedBy: item.evidencedBy.map((each) => proofView(each, repository, claims)) }),
    ...(item.proof === undefined ? {} : { proof: item.proof }),
    proofWhy: proofInWords(item, report.claims) ?? '',
    claims: claimViews(item, report.claims),
    findings,
    ...referencesOf(item.id, law, document),
    facts: facts.of(item.id),
    ...stated(item),
    ...factsSay(item),
    ...timing(item, report.input.today),
    ...(entry.notApplicableWhen === null ? {} : { notApplicableWhen: entry.notApplicableWhen }),
    ...(entry.since === undefined ? {} : { since: entry.since }),
    ...(entry.review === null ? {} : { reviewPeriod: periodInWords(entry.review) }),
    ...(place === undefined ? {} : { place }),
    ...itemPlan(valueAt(document.parsed.value, item.path)),
    movers: itemRecord(item.id).movers,
  };
}

function stated(
  item: ItemReport,
): Pick<ItemView, 'by' | 'on' | 'reason' | 'isReasonCut' | 'approver' | 'expires'> {
  const { by, on, reason, approver, expires } = item;
  return {
    ...(by === undefined ? {} : { by: shorten(by) }),
    ...(on === undefined ? {} : { on }),
    ...(reason === undefined ? {} : { reason: cut(reason, longestText) }),
    ...(reason !== undefined && reason.length > longestText ? { isReasonCut: true as const } : {}),
    ...(approver === undefined ? {} : { approver: shorten(approver) }),
    ...(expires === undefined ? {} : { expires }),
  };
}

function factsSay({ facts, status }: ItemReport): Pick<ItemView, 'isReady' | 'missingFacts'> {
  if (facts === undefined) return {};
  const missing = facts.missing.map(({ name }) => name).join(', ');
  return {
    ...(facts.areComplete && status !== 'met' ? { isReady: true } : {}),
    ...(missing === '' ? {} : { missingFacts: shorten(missing) }),
  };
}

function timing(item: ItemReport, today: string): Partial<ItemView> {
  const expiresInDays = item.status === 'waived' ? daysBetween(today, item.expires) : undefined;
  const reviewInDays = daysBetween(today, item.reviewDue);
  return {
    ...(expiresInDays === undefined ? {} : { expiresInDays }),
    ...(item.reviewDue === undefined ? {} : { reviewDue: item.reviewDue }),
    ...(reviewInDays === undefined ? {} : { reviewInDays }),
  };
}

/** A piece of evidence among those of an item. */
function evidenceView(
  each: EvidenceReport,
  claim: Item | undefined,
  { repository, claims }: { readonly repository: RepositoryOf; readonly claims: readonly Claim[] },
): EvidenceView {
  const index = Number(each.path.at(-1));
  const written = claim?.evidence?.[index];
  const { title, by } = typeof written === 'object' ? written : {};
  return {
    ...proofView(each, repository, claims, title),
    index,
    ...(each.on === undefined ? {} : { on: each.on }),
    ...(by === undefined ? {} : { by: shorten(by) }),
    ...(each.expires === undefined ? {} : { expires: each.expires }),
  };
}
