/** What documents say of themselves, held against the items for which they are cited. Design: readers-evidence.md, sections 4 and 7. */
import { quoted, shorten } from '../../base/shorten';
import { grouped, plural } from '../../base/words';
import { type Claim, placeIn } from '../../facts/claim';
import type { Facts } from '../../facts/context';
import { isOfWhole, isRefusal, wordOfDecision } from '../../facts/decisions';
import { isHollow } from '../../facts/substance';
import {
  firstValue,
  type MetricTestimony,
  said,
  type Testimony,
  type TestimonyName,
} from '../../facts/testimony';
import { readThreshold } from '../../facts/threshold';
import type { ItemId } from '../../schema/generated/catalogue';

import { type CitedReading, citedFor, dayOf, isLatest, isMet } from '../lookup';
import { releaseOf } from './judged';
import { folded, judge, sliceOf } from './metric';

/** One kind of statement that contradicts some items where it is cited for them. */
interface Look {
  readonly items: readonly ItemId[];
  readonly look: (cited: CitedReading, all: readonly CitedReading[], facts: Facts) => Against | undefined;
}

interface Against {
  readonly reason: string;
  readonly testimony: Testimony;
  readonly says: string;
  /** Set where it is only shown. */
  readonly isDoubtful?: boolean;
  /** Set where only its day is missing, so that nobody can tell whether it is of an earlier run than the results beside it. */
  readonly isUndated?: boolean;
}

const open = /^(?:draft|proposed|in[- ]review|under[- ]review|pending\b.*|wip|work in progress)$/i;
const closed = /^(?:accepted|approved|final|implemented)\b/i;

/** The cited documents that have a day. */
function dated(all: readonly CitedReading[]): CitedReading['reading'][] {
  return all
    .map(({ reading }) => reading)
    .filter((each) => said(each, 'record.date', 'document.date', 'evaluation.ran', 'tests.ran').length > 0);
}

/** Whether no later document of those that say such a thing is cited as well. */
function isLast(
  reading: CitedReading['reading'],
  all: readonly CitedReading[],
  fact: TestimonyName,
): boolean {
  const alike = all.map((each) => each.reading).filter((each) => said(each, fact).length > 0);
  return isLatest(reading, alike);
}

/** Whether a document without a day stands beside nothing but results of machines that have one: it may well be their report. */
function isUndatedReport(
  reading: CitedReading['reading'],
  others: readonly CitedReading['reading'][],
): boolean {
  const dated = others.filter((each) => each.path !== reading.path && dayOf(each) !== undefined);
  return (
    dayOf(reading) === undefined &&
    dated.length > 0 &&
    others.every(({ path, kind }) => path === reading.path || kind === 'evaluation' || kind === 'attack-test')
  );
}

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

/** A row of a report that says itself that its threshold is missed. */
const missedRow: Look = {
  items: ['evaluation-passed'],
  look({ reading }, all) {
    if (reading.kind !== 'document' && reading.kind !== 'form' && reading.kind !== 'record') return undefined;
    const rows = said(reading, 'metric').map((testimony) => ({ testimony, is: outcomeOf(testimony.value) }));
    const missed = rows.flatMap(({ testimony, is }): Against[] => {
      if (is !== 'missed') return [];
      const { name, value, threshold, slice } = testimony.value;
      const of = slice === undefined ? name : `${name} (${slice})`;
      const against = threshold === undefined ? '' : `, threshold ${threshold}`;
      // The same measure in another row that is met: of another run, or of another part.
      const isMetElsewhere = rows.some(
        (each) =>
          each.is === 'met' &&
          folded(each.testimony.value.name) === folded(name) &&
          sliceOf(each.testimony.value.slice) === sliceOf(slice),
      );
      return [
        {
          reason: `${shorten(of, 80)} ${value ?? 'is not met'}${against}`,
          testimony,
          says: `${shorten(of, 80)} ${value ?? ''}`.trim(),
          isDoubtful: isMetElsewhere || !isLast(reading, all, 'metric'),
          isUndated:
            !isMetElsewhere &&
            isUndatedReport(
              reading,
              all.map((each) => each.reading).filter((each) => said(each, 'metric').length > 0),
            ),
        },
      ];
    });
    return missed.find(({ isDoubtful }) => isDoubtful !== true) ?? missed[0];
  },
};

/** What a row of a report says of its threshold: by itself, or by its numbers. */
function outcomeOf({ name, value, threshold, met, unit }: MetricTestimony): 'met' | 'missed' | undefined {
  if (met === false) return 'missed';
  const isStated = typeof threshold === 'string' && readThreshold(threshold) !== undefined;
  const judged =
    isStated && value !== undefined ? judge({ name, value, unit }, threshold).verdict : 'unknown';
  if (judged === 'misses') return 'missed';
  return met === true || judged === 'meets' ? 'met' : undefined;
}

const failedTests: Look = {
  items: ['integration-tested', 'adversarial-tests-passed', 'agent-boundaries-tested'],
  look({ reading }, all) {
    const [failed] = said(reading, 'tests.failed');
    if (failed === undefined || failed.value === 0) return undefined;
    return {
      reason: `${plural(failed.value, 'test')} failed`,
      testimony: failed,
      says: `${grouped(failed.value)} failed`,
      isDoubtful: !isLast(reading, all, 'tests.total'),
    };
  },
};

const secretScanner = /gitleaks|trufflehog|detect-secrets|ggshield|gitguardian/i;

const foundSecret: Look = {
  items: ['privileges-minimised'],
  look({ reading }, all) {
    const [secrets] = said(reading, 'scan.secrets').filter(({ value }) => value > 0);
    const isForSecrets = secretScanner.test(firstValue(reading, 'scan.tool') ?? '');
    const [active] = isForSecrets ? said(reading, 'scan.active').filter(({ value }) => value > 0) : [];
    const found = secrets ?? active;
    if (found === undefined) return undefined;
    const [place] = said(reading, 'scan.place');
    const at = place === undefined ? '' : ` (${shorten(place.value, 120)})`;
    return {
      reason: `the scan found ${plural(found.value, 'secret')}${at}`,
      testimony: found,
      says: plural(found.value, 'secret'),
      isDoubtful: !isLast(reading, all, 'scan.tool'),
    };
  },
};

const looks: readonly Look[] = [
  undecided,
  refused,
  refusedSupplier,
  unsigned,
  refusedLast,
  missedRow,
  failedTests,
  foundSecret,
];

/** Every statement of a cited document that says the opposite of its item. */
export function documentClaims(facts: Facts): Claim[] {
  return looks.flatMap(({ items, look }) =>
    items.flatMap((item) => {
      const all = citedFor(facts, item);
      return all.flatMap((cited): Claim[] => {
        const against = isHollow(cited.reading) ? undefined : look(cited, all, facts);
        if (against === undefined) return [];
        const { reason, testimony, says, isDoubtful, isUndated } = against;
        const base = {
          path: cited.path,
          items: [item],
          reason,
          places: [placeIn(cited.reading, testimony, says)],
        };
        if (isUndated === true && isMet(facts, item))
          return [
            {
              ...base,
              reason: `${reason}, the manifest says that it is met; without a day in the document nobody can tell whether it is of an earlier run`,
              verdict: 'contradicted',
              code: 'evidence/contradicted',
              severity: 'warning',
            },
          ];
        return [
          isDoubtful === true || !isMet(facts, item)
            ? { ...base, verdict: 'cannot-tell' }
            : {
                ...base,
                reason: `${reason}, the manifest says that it is met`,
                verdict: 'contradicted',
                code: 'evidence/contradicted',
                severity: 'error',
              },
        ];
      });
    }),
  );
}
