import { type Finding, type Severity, severities } from '../base/finding';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import { grouped } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import type { EvaluationInput, Report } from '../facts/report';
import type { Problem } from '../rules/rule';
import type { ItemId } from '../schema/generated/catalogue';
import { locate } from '../text/tree';
import { suppress } from './suppressions';

/** What a rule has found, with what its table adds. */
export type Found = Problem & {
  readonly code: string;
  readonly severity: Severity;
  readonly items: readonly ItemId[];
};

/** More findings than anyone will read; what is below an error is left out beyond, and the last one says how many. */
const maxFindings = 1000;
/** Places that one finding leads to. */
const maxRelated = 100;

/**
 * What is shown of what was found: with the severities that were chosen, without what is switched off or hidden by a
 * comment, and only then cut to what can be read, so that nothing unseen takes the place of something seen.
 */
export function present(
  document: ManifestDocument,
  found: readonly Found[],
  input: EvaluationInput,
): Pick<Report, 'findings' | 'counts'> {
  const all = suppress(document, placed(document, found, input.severities ?? {}), input);
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of all) counts[severity]++;
  // Errors are never left out; of the rest, what is worst stays.
  const room = Math.max(maxFindings, counts.error);
  const listed = [...all].sort(bySeverity).slice(0, room).sort(byPlace);
  const left = all.length - listed.length;
  return { findings: left === 0 ? listed : [...listed, omitted(left)], counts };
}

/** Findings at their places in the text, without those that are switched off. */
function placed(
  { text, lines, parsed }: ManifestDocument,
  found: readonly Found[],
  chosen: Readonly<Record<string, Severity | 'off'>>,
): Finding[] {
  const place = (path: Path, target: 'key' | 'value', range?: Range): Finding['range'] => {
    const { start, end } = range ?? locate(text, parsed.root, path, target);
    return { start: lines.positionAt(start), end: lines.positionAt(end) };
  };
  return found.flatMap((problem): Finding[] => {
    const severity = chosen[problem.code] ?? problem.severity;
    if (severity === 'off') return [];
    const { code, message, path, items, fixes = [] } = problem;
    const range = place(path, problem.target ?? 'value', problem.range);
    const related = (problem.related ?? []).slice(0, maxRelated).map((each) => ({
      message: each.message,
      path: each.path,
      range: place(each.path, 'value', each.range),
    }));
    return [{ code, severity, message, path, range, related, items, fixes }];
  });
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
