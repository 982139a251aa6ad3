import type { Fix } from '../../base/fix';
import { isPositional, type Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { type EvaluationInput, evaluate } from '../../evaluate/evaluate';
import { type ManifestDocument, readDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { applyEdits, applyOperations, type TextEdit } from './apply';
import { Pieces } from './pieces';

/** A manifest after its safe fixes. */
export interface FixedAll {
  readonly text: string;
  /** The change as edits of the text before. */
  readonly edits: readonly TextEdit[];
  /** How many fixes were made. */
  readonly count: number;
}

/** Each round makes at least one fix; what is not settled after so many is left to its reader. */
const maxRounds = 100;

/** Makes all safe fixes, again and again, since one may bring up another; nothing is lost or invented by them. */
export function fixAll(document: ManifestDocument, report: Report, input: EvaluationInput): FixedAll {
  const pieces = new Pieces(document.text);
  let [current, findings, count] = [document, report.findings, 0];
  for (let round = 0; round < maxRounds; round++) {
    const fixes = findings.flatMap((finding) => finding.fixes.find(({ safe }) => safe) ?? []);
    const made = makeSome(current, fixes);
    if (made === undefined) break;
    pieces.apply(made.edits);
    const next = readDocument(applyEdits(current.text, made.edits));
    // A fix that leaves as much to fix as before would go on for ever.
    const left = evaluate(next, input).findings;
    [current, findings, count] = [next, left, count + made.count];
  }
  return { text: current.text, edits: pieces.edits(), count };
}

/** Makes the fixes that do not get into each other's way: one of broken text alone, those of values together. */
function makeSome(
  document: ManifestDocument,
  fixes: readonly Fix[],
): { edits: readonly TextEdit[]; count: number } | undefined {
  const ofText = fixes.filter(({ operations }) => operations.some(isPositional));
  for (const { operations } of ofText) {
    const result = applyOperations(document, operations);
    if (result.ok && result.edits.length > 0) return { edits: result.edits, count: 1 };
  }
  const apart = independent(fixes.filter((fix) => !ofText.includes(fix)));
  const all = applyOperations(
    document,
    apart.flatMap(({ operations }) => operations),
  );
  if (all.ok) return all.edits.length === 0 ? undefined : { edits: all.edits, count: apart.length };
  for (const { operations } of apart) {
    const result = applyOperations(document, operations);
    if (result.ok && result.edits.length > 0) return { edits: result.edits, count: 1 };
  }
  return undefined;
}

/** Fixes of which none changes what is above or below what another one changes. */
function independent(fixes: readonly Fix[]): Fix[] {
  const taken: Path[] = [];
  return fixes.filter(({ operations }) => {
    const paths = operations.flatMap(pathsOf);
    const isFree = paths.every((path) => !taken.some((other) => overlaps(path, other)));
    if (isFree) taken.push(...paths);
    return isFree;
  });
}

function pathsOf(operation: Operation): Path[] {
  if (operation.kind === 'text' || operation.kind === 'remove-duplicate') return [];
  // What is removed from a list moves the items behind it.
  const { kind, path } = operation;
  const from = kind === 'remove' && typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  return kind === 'move' ? [from, [...operation.to, path.at(-1) ?? '']] : [from];
}

function overlaps(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
