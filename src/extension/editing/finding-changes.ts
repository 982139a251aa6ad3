import {
  type FindingCode,
  type FindingReference,
  findingAt,
  nodeAt,
  suppressionEdit,
} from '../../core/service';
import type { Change } from './edit';
import { fixOf, gone, together } from './request-change';

/** Makes one of the fixes of a finding, as it is in the version that there is by then. */
export function fixChange(reference: FindingReference, fixId: string): Change {
  return ({ report }) => fixOf({ finding: reference, fix: fixId }, report.findings);
}

/** Sets the value that the user was asked for: what the finding is about, or the key beside it. */
export function answerChange(reference: FindingReference, value: string, key?: string): Change {
  return ({ report }) => {
    const finding = findingAt(reference, report.findings);
    if (finding === undefined) return gone;
    const path = key === undefined ? finding.path : [...finding.path.slice(0, -1), key];
    return [{ kind: 'set', path, value }];
  };
}

/** The keys under which it is recorded that something was done, for the findings that ask for it. */
const dateKeys: Readonly<Partial<Record<FindingCode, string>>> = {
  'data/access-unproven': 'accessProvenOn',
  'controls/stop-untested': 'testedOn',
  'controls/rollback-unrehearsed': 'rehearsedOn',
  'signal/alert-untested': 'alertTestedOn',
};

/** Records the day on which something was done that a finding misses. */
export function dateChange(reference: FindingReference, day: string): Change {
  return ({ report }) => {
    const finding = findingAt(reference, report.findings);
    const key = dateKeys[reference.code];
    if (finding === undefined || key === undefined) return gone;
    const path = finding.path.at(-1) === key ? finding.path : [...finding.path, key];
    return [{ kind: 'set', path, value: day }];
  };
}

/** Who decided that a waiver goes on, and until when. */
interface Renewal {
  readonly approver: string;
  readonly expires: string;
  /** The day on which it was decided. */
  readonly today: string;
}

/** Renews the waiver that a finding is about; one that is dated is dated anew, since its time is counted from there. */
export function renewalChange(reference: FindingReference, { approver, expires, today }: Renewal): Change {
  return ({ report, document }) => {
    const finding = findingAt(reference, report.findings);
    if (finding === undefined) return gone;
    const item = finding.path.slice(0, -1);
    const isDated = nodeAt(document.parsed.root, [...item, 'on']) !== undefined;
    return [
      ...(isDated ? [{ kind: 'set' as const, path: [...item, 'on'], value: today }] : []),
      { kind: 'set', path: [...item, 'approver'], value: approver },
      { kind: 'set', path: [...item, 'expires'], value: expires },
    ];
  };
}

/** Records the day of a review, and what it found where that is something new. */
export function reviewChange(reference: FindingReference, day: string, evidence?: Change): Change {
  const dated: Change = ({ report }) => {
    const finding = findingAt(reference, report.findings);
    return finding === undefined ? gone : [{ kind: 'set', path: finding.path, value: day }];
  };
  return evidence === undefined ? dated : together(dated, evidence);
}

/** Hides a finding behind a comment. */
export function suppressionChange(
  reference: FindingReference,
  words: { readonly reason: string; readonly until?: string },
): Change {
  return ({ document, report }) => {
    const finding = findingAt(reference, report.findings);
    return finding === undefined ? gone : suppressionEdit(document, finding, words);
  };
}
