/** What documents say was decided, or not yet. Design: readers-evidence.md, sections 4 and 7. */
import { quoted, shorten } from '../../base/shorten';
import { plural } from '../../base/words';
import { isOfWhole, isRefusal, wordOfDecision } from '../../facts/decisions';
import { firstValue, said } from '../../facts/testimony';
import { type CitedReading, isLatest } from '../lookup';
import { releaseOf } from './judged';
import { dated, isUndatedReport, type Look } from './statements';

const open = /^(?:draft|proposed|in[- ]review|under[- ]review|pending\b.*|wip|work in progress)$/i;
const closed = /^(?:accepted|approved|final|implemented)\b/i;

/** A document that is not decided yet; where a decided one is cited beside it, that one may be meant. */
const undecided: Look = {
  items: [
    'architecture-documented',
    'data-contract-agreed',
    'impact-assessed',
    'go-live-approved',
    'risk-tier-assigned',
  ],
  look({ reading }, all) {
    const [status] = said(reading, 'document.status');
    if (status === undefined || !open.test(status.value.trim())) return undefined;
    // What was decided in it later stands below the state that it had before.
    const isDoubtful =
      all.some((each) => closed.test(firstValue(each.reading, 'document.status') ?? '')) ||
      isDecided(reading);
    return {
      reason: `the document says that it is ${status.value}`,
      testimony: status,
      says: status.value,
      isDoubtful,
    };
  },
};

/** Whether a document says below its state that somebody has agreed. */
function isDecided(reading: CitedReading['reading']): boolean {
  const isAgreed = said(reading, 'document.decision').some(({ value }) => !isRefusal(value));
  return isAgreed || said(reading, 'document.approvals').some(({ value }) => value.given > 0);
}

const refused: Look = {
  items: [
    'evaluation-passed',
    'go-live-approved',
    'adversarial-tests-passed',
    'rollback-rehearsed',
    'stop-control-tested',
    'integration-tested',
    // What is met by somebody's yes is not met by a no.
    'data-use-permitted',
    'data-contract-agreed',
    'impact-assessed',
    'adoption-plan-agreed',
    'conformity-completed',
  ],
  look({ reading }, all) {
    const decisions = said(reading, 'document.decision').filter(({ value }) => isOfWhole(value));
    const against = decisions.filter(({ value }) => isRefusal(value));
    const [first] = against;
    if (first === undefined) return undefined;
    const scope = typeof first.value === 'string' ? '' : ` for ${first.value.scope}`;
    return {
      reason: `the decision is ${quoted(shorten(wordOfDecision(first.value), 60))}${scope}`,
      testimony: first,
      says: wordOfDecision(first.value),
      // A first attempt that failed is history beside a later one, whatever that says of itself.
      isDoubtful: against.length !== decisions.length || !isLatest(reading, dated(all)),
      isUndated: against.length === decisions.length && isUndatedReport(reading, dated(all)),
    };
  },
};

const unsigned: Look = {
  items: ['go-live-approved'],
  look({ reading }) {
    const [approvals] = said(reading, 'document.approvals');
    if (approvals === undefined) return undefined;
    const { given, open: waiting, refused: denied = 0 } = approvals.value;
    if (given > 0 || waiting + denied === 0) return undefined;
    return {
      reason: `none of ${plural(waiting + denied, 'approval')} is given`,
      testimony: approvals,
      says: 'no approval is given',
    };
  },
};

/** The one document on the one supplier that was vetted says no: of several, one may have been refused and another taken. */
const refusedSupplier: Look = {
  items: ['third-parties-vetted'],
  look(cited, all, facts) {
    const texts = all.filter(({ reading }) => said(reading, 'document.words').length > 0);
    const headings = firstValue(cited.reading, 'document.headings') ?? [];
    const isAlone = texts.length === 1 && headings.length <= 1 && cited.reading.kind === 'decision';
    const against = isAlone ? refused.look(cited, texts, facts) : undefined;
    const rows = firstValue(cited.reading, 'document.rows') ?? 0;
    return against && { ...against, isDoubtful: against.isDoubtful === true || rows > 0 };
  },
};

/** A table of decisions, of which the newest is a no: on the release that runs, or on all that it is about. */
const refusedLast: Look = {
  items: ['go-live-approved'],
  look({ reading }, all, { manifest }) {
    const tables = said(reading, 'document.approvals');
    const runs = releaseOf(manifest.release?.version);
    const refusals = tables.flatMap((table) =>
      (table.value.refusals ?? []).map((refusal) => ({ table, ...refusal })),
    );
    const last = refusals.find(
      ({ release }) => release === undefined || (runs !== '' && releaseOf(release) === runs),
    );
    if (last === undefined) return undefined;
    const of = last.release === undefined ? '' : ` on release ${shorten(runs, 40)}`;
    const isAgreed = said(reading, 'document.decision').some(({ value }) => !isRefusal(value));
    return {
      reason: `the newest decision${of} is a no`,
      testimony: { ...last.table, line: last.line },
      says: `the newest decision${of} is a no`,
      // What is decided elsewhere may be later.
      isDoubtful: isAgreed || tables.length > 1 || !isLatest(reading, dated(all)),
    };
  },
};

/** All that a document may say of a decision. */
export const decided: readonly Look[] = [undecided, refused, refusedSupplier, unsigned, refusedLast];
