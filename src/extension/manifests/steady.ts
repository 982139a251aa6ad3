import { brokenBy, type Finding, isReadable, type Report, type Severity } from '../../core/service';
import type { ManifestState, Verdict } from './manifests';
import type { Lines, Unfinished } from './unfinished';

/** A check of one version of a text, before it is decided what of it is shown. */
export type Checked = Omit<ManifestState, 'verdict'>;

/**
 * What is shown of a manifest after a check.
 * - While someone writes in some lines, nothing new is said and the verdict stays; what was fixed vanishes at once, unless
 *   those lines cannot be read yet: an unfinished word proves nothing, neither for nor against.
 * - At the end of a line, everything is shown but what is missing: that may be what the next line says.
 * - After that, everything is shown. As long as the text cannot be read as a whole, the verdict is the last one before.
 */
export function shownAfter(
  before: ManifestState | undefined,
  fresh: Checked,
  unfinished: Unfinished | undefined,
): ManifestState {
  const settled = { ...fresh, verdict: verdictOf(fresh, before?.verdict) };
  if (before === undefined || unfinished === undefined) return settled;
  const { lines, isLineEnded } = unfinished;
  if (isLineEnded) return withoutMissing(before, settled);
  if (!isReadable(fresh.document) || saysSomethingNew(before.report, fresh.report, lines)) return before;
  const report = withoutFixed(before.report, fresh.report);
  return report === before.report ? before : { ...fresh, report, verdict: before.verdict };
}

/** Without the keys that were not missed before; the verdict, which would count them, stays as it was then. */
function withoutMissing(before: ManifestState, settled: ManifestState): ManifestState {
  const known = before.report.findings.filter(isMissing).map(nameOf);
  const { report } = settled;
  const counts: Record<Severity, number> = { ...report.counts };
  const findings = report.findings.filter((each) => {
    if (!isMissing(each)) return true;
    const at = known.indexOf(nameOf(each));
    if (at === -1) counts[each.severity]--;
    else known.splice(at, 1);
    return at !== -1;
  });
  if (findings.length === report.findings.length) return settled;
  return { ...settled, report: { ...report, findings, counts }, verdict: before.verdict };
}

function isMissing({ code }: Finding): boolean {
  return code === 'schema/missing-key';
}

/** What was found, with the gates and items of the verdict: those from before, where the text cannot be read as a whole. */
export function standing({ report, verdict }: ManifestState): Report {
  if (verdict.basis !== 'before') return report;
  const { findings, counts, loweredCounts, hidden, hiddenCounts, suppressions } = report;
  return { ...verdict.report, findings, counts, loweredCounts, hidden, hiddenCounts, suppressions };
}

/** The verdict on a text: the one before, where that could be read as a whole and this one cannot. */
export function verdictOf(
  { document, report }: Pick<Checked, 'document' | 'report'>,
  before?: Verdict,
): Verdict {
  if (brokenBy(document) === undefined) return { document, report, basis: 'whole' };
  // The same broken text is checked again once more is known of the repository: that was no better before.
  if (before === undefined || before.basis === 'part') return { document, report, basis: 'part' };
  return { ...before, basis: 'before' };
}

/** Whether there is an error in the lines that was not there before: they do not read as they will. */
function saysSomethingNew(before: Report, { findings }: Report, { from, to }: Lines): boolean {
  const known = new Set(before.findings.map(nameOf));
  return findings.some(
    (each) =>
      each.severity === 'error' &&
      each.range.end.line >= from &&
      each.range.start.line <= to &&
      !known.has(nameOf(each)),
  );
}

/** The report before without the findings that are gone; the others stand where they are now. */
function withoutFixed(before: Report, fresh: Report): Report {
  const now = new Map<string, Finding[]>();
  for (const each of fresh.findings) {
    const same = now.get(nameOf(each));
    if (same === undefined) now.set(nameOf(each), [each]);
    else same.push(each);
  }
  const counts: Record<Severity, number> = { ...before.counts };
  const findings = before.findings.flatMap((each) => {
    const still = now.get(nameOf(each))?.shift();
    if (still === undefined) counts[each.severity]--;
    // It says what it said: a number in its words is part of the verdict.
    return still === undefined ? [] : { ...each, range: still.range };
  });
  const isSame = findings.length === before.findings.length;
  return isSame ? before : { ...before, findings, counts };
}

/** What a finding is known by across versions: its kind, and where in the manifest it is. Several may share both. */
function nameOf({ code, path }: Finding): string {
  return JSON.stringify([code, path]);
}
