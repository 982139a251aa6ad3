import { type Finding, type PlaceInFile, type Severity, severities } from '../base/finding';
import { longestMessage } from '../base/limits';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { cut } from '../base/shorten';
import { grouped } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import type { EvaluationInput, HiddenFinding, Report } from '../facts/report';
import { ruleOf } from '../rules/table';
import { wholeCharacters } from '../text/lines';
import { locate } from '../text/tree';
import { chosenSeverity, isLower } from './chosen';
import { withOneDelay } from './delays';
import { distinct } from './distinct';
import type { Found } from './found';
import { suppress } from './suppressions';

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
  const findings = distinct(document, found).map((each) => placed(document, each));
  const { hidden: byComment, complaints, suppressions } = suppress(document, findings, input.today);
  const complained = complaints.map((each) =>
    placed(document, { items: [], severity: ruleOf(each.code)?.severity ?? 'warning', ...each }),
  );
  const shown: Finding[] = [];
  const hidden: HiddenFinding[] = [];
  for (const finding of [...findings, ...complained]) {
    const chosen = chosenSeverity(finding.code, finding.severity, input);
    const comment = byComment.get(finding);
    if (comment !== undefined) hidden.push({ ...finding, hiddenBy: comment });
    else if (chosen.severity === 'off') hidden.push({ ...finding, hiddenBy: chosen.by });
    else shown.push(shownAs(finding, chosen.severity));
  }
  const told = withOneDelay(shown);
  const listed = worst(told, most);
  const left = told.length - listed.length;
  return {
    findings: left === 0 ? listed : [...listed, omitted(left)],
    counts: countsOf(told),
    loweredCounts: countsOf(told.flatMap(asItIs)),
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
    ...(problem.aliases === undefined ? {} : { aliases: problem.aliases }),
    ...(problem.cause === undefined ? {} : { cause: problem.cause }),
    ...(problem.delay === undefined ? {} : { delay: problem.delay }),
    ...(problem.absent === undefined ? {} : { absent: problem.absent }),
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
