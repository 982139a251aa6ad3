import type { Fix } from '../../base/fix';
import { isRefusal } from '../../base/refusal';
import { type ManifestDocument, readDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { applyEdits, applyOperations, type TextEdit } from './apply';
import { allFindings, everyFinding, knowable, type State } from './known';
import { PieceTable } from './piece-table';
import { Budget, keyOf, nextRound, safeFix, settled, type Tries } from './rounds';
import { newFindings, readsAsBefore } from './verify';

/** A finding whose fix was made. */
interface FixedFinding {
  readonly code: string;
  /** What was done, in words. */
  readonly title: string;
  /** The line of the first text, 0-based, at which it stood or came up. */
  readonly line: number;
}

/** A manifest after its safe fixes. */
export interface FixedAll {
  readonly text: string;
  /** The change as edits of the text before. */
  readonly edits: readonly TextEdit[];
  /** What was fixed, in the order of its lines. */
  readonly fixed: readonly FixedFinding[];
  /** How many more may be fixed in the same way; absent where there was time for all, as in all but very large texts. */
  readonly left?: number;
  /** The safe fixes that were tried and not made: together with the others they bring up something new. Lines of the new text. */
  readonly refused?: readonly FixedFinding[];
}

/**
 * Makes all safe fixes, again and again, since one may bring up another. Each round is shown to be safe: the manifest
 * reads as before but for what its fixes name, keeps its comments, and in the end has no finding that it had not. Each
 * round is evaluated with what the report was: a finding that is switched off or hidden is fixed in none of them.
 */
export function fixAll(document: ManifestDocument, report: Report): FixedAll {
  const pieces = new PieceTable(document.text);
  const fixed: FixedFinding[] = [];
  const tries: Tries = { report, budget: new Budget(), refused: new Set() };
  let current: State = { document, findings: allFindings(document, report) };
  let since = knowable(current, report);
  let result: FixedAll = { text: document.text, edits: [], fixed: [] };
  let reached = current;
  for (;;) {
    const candidates = current.findings.flatMap(safeFix);
    const round = nextRound(current, candidates, { ...tries, since });
    if (round === undefined) break;
    for (const { finding, fix } of settled(candidates, round.made, round.findings.flatMap(safeFix))) {
      const offset = pieces.originalOffset(current.document.lines.offsetAt(finding.range.start));
      const { line } = document.lines.positionAt(offset);
      fixed.push({ code: finding.code, title: fix.title, line });
    }
    pieces.apply(round.edits);
    current = round;
    // What a fix has brought up must be settled by another one; else none of them was safe.
    if (round.isOpen) continue;
    since = knowable(current, report);
    const inOrder = [...fixed].sort((one, other) => one.line - other.line);
    result = { text: current.document.text, edits: pieces.edits(), fixed: inOrder };
    reached = current;
  }
  const refused = reached.findings
    .flatMap(safeFix)
    .filter((each) => tries.refused.has(keyOf(each)))
    .map(({ finding, fix }) => ({ code: finding.code, title: fix.title, line: finding.range.start.line }));
  if (refused.length > 0) result = { ...result, refused };
  if (!tries.budget.isSpent || result.fixed.length === 0) return result;
  const rest = current.findings.flatMap(safeFix).filter((each) => !tries.refused.has(keyOf(each)));
  return rest.length === 0 ? result : { ...result, left: rest.length };
}

/**
 * Whether making a fix is shown to be safe by making it: the manifest reads as before but for what the fix names, and
 * has no finding that it had not.
 */
export function isShownSafe(document: ManifestDocument, report: Report, fix: Fix): boolean {
  const edits = applyOperations(document, fix.operations);
  if (isRefusal(edits) || edits.length === 0) return false;
  const after = readDocument(applyEdits(document.text, edits), document);
  const { operations } = fix;
  if (!readsAsBefore({ before: document, after, edits, operations })) return false;
  const since = knowable({ document, findings: allFindings(document, report) }, report);
  return newFindings(since, everyFinding(after, report), operations).length === 0;
}
