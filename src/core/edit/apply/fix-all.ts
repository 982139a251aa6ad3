import type { Finding } from '../../base/finding';
import type { Fix } from '../../base/fix';
import { isPositional, type Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { isRefusal } from '../../base/refusal';
import { evaluate } from '../../evaluate/evaluate';
import { type ManifestDocument, readDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { applyEdits, applyOperations, type TextEdit } from './apply';
import { PieceTable } from './piece-table';

/** A finding whose fix was made. */
export interface FixedFinding {
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
}

/** Each round makes at least one fix; what is not settled after so many is left to its reader. */
const maxRounds = 100;
/** Characters that are read again in all rounds: each reads the whole text, so that a large one has fewer rounds. */
const maxRead = 400_000;

/**
 * Makes all safe fixes, again and again, since one may bring up another; nothing is lost or invented by them. Each
 * round is evaluated with what the report was: a finding that is switched off or hidden is fixed in none of them.
 */
export function fixAll(document: ManifestDocument, report: Report): FixedAll {
  const pieces = new PieceTable(document.text);
  const fixed: FixedFinding[] = [];
  let [current, { findings }] = [document, report];
  const rounds = Math.min(maxRounds, Math.ceil(maxRead / Math.max(1, document.text.length)));
  for (let round = 0; round < rounds; round++) {
    const candidates = findings.flatMap(safeFix);
    const made = makeSome(current, candidates);
    if (made === undefined) break;
    const next = readDocument(applyEdits(current.text, made.edits));
    ({ findings } = evaluate(next, report.input));
    for (const { finding, fix } of settled(candidates, made.fixed, findings.flatMap(safeFix))) {
      const offset = pieces.originalOffset(current.lines.offsetAt(finding.range.start));
      const { line } = document.lines.positionAt(offset);
      fixed.push({ code: finding.code, title: fix.title, line });
    }
    pieces.apply(made.edits);
    current = next;
  }
  fixed.sort((one, other) => one.line - other.line);
  return { text: current.text, edits: pieces.edits(), fixed };
}

/** A fix and what it is for. */
interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

function safeFix(finding: Finding): Candidate[] {
  const fix = finding.fixes.find(({ safe }) => safe);
  return fix === undefined ? [] : [{ finding, fix }];
}

/** What a round has settled: what was made, and what went with it because the same fix was for several findings. */
function settled(
  before: readonly Candidate[],
  made: readonly Candidate[],
  after: readonly Candidate[],
): Candidate[] {
  const alike = (each: Candidate) => (other: Candidate) =>
    other.finding.code === each.finding.code && other.fix.id === each.fix.id;
  return before.filter((each) => {
    if (made.includes(each)) return true;
    if (!made.some(alike(each))) return false;
    const others = before.filter((other) => alike(each)(other) && !made.includes(other));
    return others.indexOf(each) < others.length - after.filter(alike(each)).length;
  });
}

/** Makes the fixes that do not get into each other's way: one of broken text alone, those of values together. */
function makeSome(
  document: ManifestDocument,
  candidates: readonly Candidate[],
): { edits: readonly TextEdit[]; fixed: readonly Candidate[] } | undefined {
  const ofText = candidates.filter(({ fix }) => fix.operations.some(isPositional));
  const apart = independent(candidates.filter((each) => !ofText.includes(each)));
  for (const fixed of [...ofText.map((each) => [each]), apart, ...apart.map((each) => [each])]) {
    const result = applyOperations(
      document,
      fixed.flatMap(({ fix }) => fix.operations),
    );
    if (!isRefusal(result) && result.length > 0) return { edits: result, fixed };
  }
  return undefined;
}

/** Fixes of which none changes what is above or below what another one changes. */
function independent(candidates: readonly Candidate[]): Candidate[] {
  const taken: Path[] = [];
  return candidates.filter(({ fix }) => {
    const paths = fix.operations.flatMap(pathsOf);
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
