/** What is known of a manifest before a fix, against which is held what is found after it. */
import type { Finding } from '../../base/finding';
import type { Path } from '../../base/path';
import { evaluate } from '../../evaluate/evaluate';
import type { ManifestDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { isBroken } from '../../facts/unread';
import type { Parsed } from '../../text/parsed';
import { nodeAt } from '../../text/tree';
import { newFindings } from './verify';

/** A manifest on its way, after some fixes. */
export interface State {
  readonly document: ManifestDocument;
  readonly findings: readonly Finding[];
}

/** What a report says was found, and what it leaves out where there is more than anyone reads. */
export function allFindings(document: ManifestDocument, report: Report): readonly Finding[] {
  const { findings } = report;
  const isCut = findings.some(({ code }) => code === 'internal/too-many-findings');
  return isCut ? everyFinding(document, report) : findings;
}

/** All that is found in a manifest with what it was reported with. */
export function everyFinding(document: ManifestDocument, { input }: Report): readonly Finding[] {
  return evaluate(document, input, Number.POSITIVE_INFINITY).findings;
}

/**
 * The findings of a manifest, and those that broken text keeps back although it has nothing to do with them: something
 * is missing in an entry that is read, or missing as a whole and not named in the broken text. A fix of the text does
 * not bring these about. Of all others, such as a wrong value or a reference to what is not there, a fix that has read
 * the text wrongly may be the cause.
 */
export function knowable({ document, findings }: State, report: Report): readonly Finding[] {
  const { parsed } = document;
  if (parsed.unreadable.length === 0) return findings;
  const all = everyFinding({ ...document, parsed: { ...parsed, unreadable: [] } }, report);
  const keptBack = newFindings(findings, all, []).filter(
    ({ code, path }) => !code.startsWith('schema/') && isBroken(parsed, path) && !mayBeIn(parsed, path),
  );
  return [...findings, ...keptBack];
}

/** Whether broken text may hold what a path leads to: a key on the way is not there, and named in that text. */
function mayBeIn({ root, text, unreadable }: Parsed, path: Path): boolean {
  const missing = path.find((_, index) => nodeAt(root, path.slice(0, index + 1)) === undefined);
  if (missing === undefined) return false;
  const word = String(missing).toLowerCase();
  return unreadable.some(({ start, end }) => text.slice(start, end).toLowerCase().includes(word));
}
