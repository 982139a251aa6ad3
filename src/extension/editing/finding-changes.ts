import { type FindingReference, findingAt, suppressionEdit } from '../../core/service';
import type { Change } from './edit';

const gone = { refused: 'The problem is no longer there.' };

/** Makes one of the fixes of a finding, as it is in the version that there is by then. */
export function fixChange(reference: FindingReference, fixId: string): Change {
  return ({ report }) => {
    const fixes = findingAt(reference, report.findings)?.fixes ?? [];
    return fixes.find(({ id }) => id === fixId)?.operations ?? gone;
  };
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
