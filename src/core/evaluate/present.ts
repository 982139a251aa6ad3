import { type Finding, type PlaceInFile, type Severity, severities } from '../base/finding';
import type { FindingCode } from '../base/finding-code';
import { longestMessage } from '../base/limits';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { cut } from '../base/shorten';
import { grouped } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import type { EvaluationInput, HiddenFinding, Report } from '../facts/report';
import type { Problem } from '../rules/rule';
import { ruleOf } from '../rules/table';
import type { ItemId } from '../schema/generated/catalogue';
import { wholeCharacters } from '../text/lines';
import { locate } from '../text/tree';
import { chosenSeverity, isLower } from './chosen';
import { suppress } from './suppressions';

/** What a rule has found, with what its table adds. */
export type Found = Problem & {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly items: readonly ItemId[];
};

/** More findings than anyone will read; what is below an error is left out beyond, and the last one says how many. */
const maxFindings = 1000;
/** Places that one finding leads to. */
const maxRelated = 100;

type Presented = Pick<
  Report,
  'findings' | 'counts' | 'loweredCounts' | 'hidden' | 'hiddenCounts' | 'suppressions'
>;

/**
 * What is shown of what was found, and what is not: with the severities that were chosen, without what is switched off
 * or hidden by a comment, and only then cut to what can be read, so that nothing unseen takes the place of something
 * seen.
 */
export function present(
  document: ManifestDocument,
  found: readonly Found[],
  input: EvaluationInput,
  most = maxFindings,
): Presented {
  const findings = once(found.map((each) => placed(document, each)));
  const { hidden: byComment, complaints, suppressions } = suppress(document, findings, input.today);
  const told = complaints.map((each) =>
    placed(document, { items: [], severity: ruleOf(each.code)?.severity ?? 'warning', ...each }),
  );
  const shown: Finding[] = [];
  const hidden: HiddenFinding[] = [];
  for (const finding of [...findings, ...told]) {
    const chosen = chosenSeverity(finding.code, finding.severity, input);
    const comment = byComment.get(finding);
    if (comment !== undefined) hidden.push({ ...finding, hiddenBy: comment });
    else if (chosen.severity === 'off') hidden.push({ ...finding, hiddenBy: chosen.by });
    else shown.push(shownAs(finding, chosen.severity));
  }
  const listed = worst(shown, most);
  const left = shown.length - listed.length;
  return {
    findings: left === 0 ? listed : [...listed, omitted(left)],
    counts: countsOf(shown),
    loweredCounts: countsOf(shown.flatMap(asItIs)),
    hidden: worst(hidden, most),
    hiddenCounts: countsOf(hidden),
    suppressions,
  };
}

function shownAs(finding: Finding, severity: Severity): Finding {
  return severity === finding.severity ? finding : { ...finding, severity, ownSeverity: finding.severity };
}

/** A finding with the severity that it has by itself, where it is shown with a lower one. */
function asItIs({ severity, ownSeverity }: Finding): Pick<Finding, 'severity'>[] {
  return ownSeverity !== undefined && isLower(severity, ownSeverity) ? [{ severity: ownSeverity }] : [];
}

/** Each finding once: what an anchor holds is found again at each of its aliases, and stands in one place. */
function once(findings: readonly Finding[]): Finding[] {
  const known = new Map<string, Finding>();
  for (const each of findings) {
    const { start, end } = each.range;
    const key = [each.code, start.line, start.character, end.line, end.character, each.message].join(' ');
    const before = known.get(key);
    known.set(key, before === undefined ? each : merged(before, each));
  }
  return [...known.values()];
}

/** What was found twice bears on all that it was found for. */
function merged(one: Finding, other: Finding): Finding {
  const worse = bySeverity(one, other) <= 0 ? one : other;
  return {
    ...one,
    severity: worse.severity,
    items: [...new Set([...one.items, ...other.items])],
    fixes: one.fixes.length > 0 ? one.fixes : other.fixes,
  };
}

/** As many as can be read, in the order of the text. Errors are never left out; of the rest, what is worst stays. */
function worst<T extends Finding>(all: readonly T[], most: number): T[] {
  const room = Math.max(most, all.filter(({ severity }) => severity === 'error').length);
  return [...all].sort(bySeverity).slice(0, room).sort(byPlace);
}

function countsOf(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** A finding at its place in the text, with the severity that it has by itself. */
function placed({ text, lines, parsed }: ManifestDocument, problem: Found): Finding {
  const place = (path: Path, target: 'key' | 'value', range?: Range): Finding['range'] => {
    const { start, end } = wholeCharacters(text, range ?? locate(text, parsed.root, path, target));
    return { start: lines.positionAt(start), end: lines.positionAt(end) };
  };
  const { code, severity, message, path, items, fixes = [] } = problem;
  const range = place(path, problem.target ?? 'value', problem.range);
  const related = (problem.related ?? []).slice(0, maxRelated).map((each) => ({
    message: cut(each.message, longestMessage),
    path: each.path,
    ...(each.inFile === undefined
      ? { range: place(each.path, 'value', each.range) }
      : { file: each.inFile.file, range: rangeIn(each.inFile) }),
  }));
  return {
    code,
    severity,
    message: cut(message, longestMessage),
    path,
    range,
    related,
    items,
    ...(problem.early === undefined ? {} : { early: problem.early }),
    fixes,
  };
}

function rangeIn({ line, column, length }: PlaceInFile): Finding['range'] {
  return { start: { line, character: column }, end: { line, character: column + length } };
}

function bySeverity(one: Finding, other: Finding): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

function byPlace(one: Finding, other: Finding): number {
  return (
    one.range.start.line - other.range.start.line || one.range.start.character - other.range.start.character
  );
}

function omitted(count: number): Finding {
  const start = { line: 0, character: 0 };
  return {
    code: 'internal/too-many-findings',
    severity: 'warning',
    message: `${grouped(count)} more ${count === 1 ? 'finding is' : 'findings are'} not shown.`,
    path: [],
    range: { start, end: start },
    related: [],
    items: [],
    fixes: [],
  };
}
