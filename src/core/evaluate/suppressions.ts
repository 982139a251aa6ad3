import type { Finding } from '../base/finding';
import type { ManifestDocument } from '../facts/document';
import type { HiddenBy, SuppressionReport } from '../facts/report';
import { faultOf, lacksFor } from '../facts/suppression-force';
import { type Suppression, suppressionsIn } from '../facts/suppressions';
import { isSuppressible } from '../rules/table';
import { type Complaint, complaintsOf, tooMany, type Use } from './complaints';

/** What comments do to the findings. */
interface Suppressed {
  /** Which findings are hidden, and by what. */
  readonly hidden: ReadonlyMap<Finding, HiddenBy>;
  /** What is to be said of the comments themselves. */
  readonly complaints: readonly Complaint[];
  readonly suppressions: readonly SuppressionReport[];
}

/**
 * What the comments of a manifest hide of its findings, which have the severities that they have by themselves: that an
 * error needs more to be hidden does not depend on anyone's settings. Hiding is for the reader only: gates, scores and
 * items count facts and evidence, and have been settled before.
 */
export function suppress(
  document: ManifestDocument,
  findings: readonly Finding[],
  today: string,
): Suppressed {
  const { all, beyond } = suppressionsIn(document);
  const hidden = new Map<Finding, HiddenBy>();
  const complaints: Complaint[] = [];
  const suppressions: SuppressionReport[] = [];
  const there = all.length === 0 ? new Map<string, Finding[]>() : byPlace(findings);
  for (const suppression of all) {
    const uses = suppression.codes.map(
      (code): Use => ({
        code,
        findings: there.get(placeOf(code.code, suppression.line)) ?? [],
      }),
    );
    const isInForce = faultOf(suppression, today) === undefined;
    const hides = isInForce ? hiddenOf(suppression, uses).filter((each) => !hidden.has(each)) : [];
    const { line } = document.lines.positionAt(suppression.comment.start);
    for (const finding of hides) hidden.set(finding, hiddenBy(suppression, line));
    complaints.push(...complaintsOf(document, suppression, { uses, today }));
    if (suppression.mark.isExact) suppressions.push(reported(suppression, line, hides.length));
  }
  if (beyond !== undefined) complaints.push(tooMany(document, beyond));
  return { hidden, complaints, suppressions };
}

function hiddenOf(suppression: Suppression, uses: readonly Use[]): Finding[] {
  return uses
    .filter(({ code, findings }) => findings.length > 0 && isSuppressible(code.code))
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => lacksFor(severity, suppression).length === 0);
}

/** Findings by what a comment names: a code on a line. */
function byPlace(findings: readonly Finding[]): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = placeOf(finding.code, finding.range.start.line);
    const known = found.get(place);
    if (known === undefined) found.set(place, [finding]);
    else known.push(finding);
  }
  return found;
}

function placeOf(code: string, line: number): string {
  return `${line} ${code}`;
}

function hiddenBy({ reason, until }: Suppression, line: number): HiddenBy {
  return { kind: 'comment', line, reason, ...(until === undefined ? {} : { until }) };
}

function reported({ codes, reason, until }: Suppression, line: number, hides: number): SuppressionReport {
  return {
    line,
    codes: codes.map(({ code }) => code),
    reason,
    ...(until === undefined ? {} : { until }),
    hides,
  };
}
