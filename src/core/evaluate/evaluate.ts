import { type Finding, type Severity, severities } from '../base/finding';
import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { Stage } from '../base/stages';
import { grouped } from '../base/words';
import { type Facts, factsOf } from '../facts/context';
import type { ManifestDocument } from '../facts/document';
import type { EvaluationInput, Gate, Report } from '../facts/report';
import { unreadOf } from '../facts/unread';
import { factRules, gateContextRules } from '../rules/table';
import type { GateRule, Problem, Rule, RuleContext } from '../rules/table/rule';
import { catalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import { referencesIn } from '../schema/references';
import { locate } from '../text/tree';
import { evaluateGates } from './gates';
import { evaluateItems } from './items';
import { suppress } from './suppressions';

type Found = Problem & {
  readonly code: string;
  readonly severity: Severity;
  readonly items: readonly ItemId[];
};

/** More findings than anyone will read; the last one says how many were left out. */
const maxFindings = 1000;
/** Places that one finding leads to. */
const maxRelated = 100;

/** Evaluates all rules and gates on one version of a manifest. Pure: no clock, no files. */
export function evaluate(document: ManifestDocument, input: EvaluationInput): Report {
  const unread = unreadOf(document.parsed, document.faults);
  const facts = factsOf(document.manifest, input.today, input.repository, unread);
  const items = evaluateItems(facts);
  const references = referencesIn(facts.manifest);
  const { parsed, faults } = document;
  const context: RuleContext = { facts, parsed, faults, fileName: input.fileName, items, references };
  const found: Found[] = [];
  for (const rule of factRules) collect(found, facts, rule, () => rule.check(context));
  const gates = evaluateGates(facts, items, found);
  for (const rule of gateContextRules)
    collect(found, facts, rule, () => rule.checkGates({ ...context, gates, problems: found }));
  return {
    manifest: facts.manifest,
    name: facts.manifest.workflow?.name,
    stage: facts.stage,
    gates: gates satisfies Record<Stage, Gate>,
    items,
    findings: suppress(document, present(document, found, input.severities ?? {}), input),
    input,
  };
}

function collect(
  found: Found[],
  { unread }: Facts,
  rule: Rule | GateRule,
  check: () => Iterable<Problem>,
): void {
  const before = found.length;
  try {
    for (const problem of check()) {
      if (problem.absent?.some(unread)) continue;
      // One more than are ever shown, so that it is told that there are more.
      if (found.length - before > maxFindings) break;
      const items = problem.items ?? itemsAt(problem.path) ?? rule.items ?? [];
      found.push({ ...problem, code: rule.code, severity: problem.severity ?? rule.severity, items });
    }
  } catch (error) {
    // A rule that fails must be seen: a missing finding looks like a clean manifest.
    const message = `The check "${rule.code}" failed (${error instanceof Error ? error.message : String(error)}). This is a fault in AI Readiness, not in the manifest; all other checks ran.`;
    found.push({ code: 'internal/check-failed', severity: 'warning', message, path: [], items: [] });
  }
}

/** A finding inside an item of the checklist bears on that item; inside of what is none it bears on no item. */
function itemsAt([section, , id]: Path): ItemId[] | undefined {
  const item = section === 'checklist' && typeof id === 'string' ? catalogueItem(id) : undefined;
  return item && [item.id];
}

function present(
  document: ManifestDocument,
  found: readonly Found[],
  chosen: Readonly<Record<string, Severity | 'off'>>,
): Finding[] {
  const { text, lines, parsed } = document;
  const place = (path: Path, target: 'key' | 'value', range?: Range): Finding['range'] => {
    const { start, end } = range ?? locate(text, parsed.root, path, target);
    return { start: lines.positionAt(start), end: lines.positionAt(end) };
  };
  const findings: Finding[] = [];
  // Where not all are listed, what is worst is.
  const listed = found.length <= maxFindings ? found : [...found].sort(bySeverity).slice(0, maxFindings);
  for (const problem of listed) {
    const severity = chosen[problem.code] ?? problem.severity;
    if (severity === 'off') continue;
    findings.push({
      code: problem.code,
      severity,
      message: problem.message,
      path: problem.path,
      range: place(problem.path, problem.target ?? 'value', problem.range),
      related: (problem.related ?? []).slice(0, maxRelated).map((each) => ({
        message: each.message,
        path: each.path,
        range: place(each.path, 'value', each.range),
      })),
      items: problem.items,
      fixes: problem.fixes ?? [],
    });
  }
  findings.sort(byPlace);
  if (found.length > maxFindings) findings.push(omitted(found.length - maxFindings));
  return findings;
}

function bySeverity(one: Found, other: Found): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

function byPlace(one: Finding, other: Finding): number {
  return (
    one.range.start.line - other.range.start.line || one.range.start.character - other.range.start.character
  );
}

function omitted(count: number): Finding {
  const start = { line: 0, character: 0 };
  const message = `At least ${grouped(count)} more findings are not shown.`;
  return {
    code: 'internal/too-many-findings',
    severity: 'warning',
    message,
    path: [],
    range: { start, end: start },
    related: [],
    items: [],
    fixes: [],
  };
}
