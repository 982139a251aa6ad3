import type { Finding } from '../../base/finding';
import type { Fix } from '../../base/fix';
import { isPositional } from '../../base/operation';
import type { Path } from '../../base/path';
import { isRefusal } from '../../base/refusal';
import { evaluate } from '../../evaluate/evaluate';
import { hasMoreFaults, type ManifestDocument, readDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { applyEdits, applyOperations, type TextEdit } from './apply';
import { PieceTable } from './piece-table';
import { newFindings, placesOf, readsAsBefore } from './verify';

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
/** So many ways to make a round are tried: a text in which many fixes are refused is left to its reader. */
const maxTries = 48;
/** Characters that are read again in all rounds, or all tries of one: a large text is given fewer of them. */
const maxRead = 400_000;

/** A manifest on its way, after some fixes. */
interface State {
  readonly document: ManifestDocument;
  readonly findings: readonly Finding[];
}

/** A round of fixes that was shown to be safe. */
interface Round extends State {
  readonly edits: readonly TextEdit[];
  readonly made: readonly Candidate[];
  /** Whether it has brought up what is yet to be settled. */
  readonly isOpen: boolean;
}

/**
 * Makes all safe fixes, again and again, since one may bring up another. Each round is shown to be safe: the manifest
 * reads as before but for what its fixes name, keeps its comments, and in the end has no finding that it had not. Each
 * round is evaluated with what the report was: a finding that is switched off or hidden is fixed in none of them.
 */
export function fixAll(document: ManifestDocument, report: Report): FixedAll {
  const pieces = new PieceTable(document.text);
  const fixed: FixedFinding[] = [];
  let current: State = { document, findings: report.findings };
  let since = knowable(current, report);
  let isCut = hasMoreFaults(document);
  let result: FixedAll = { text: document.text, edits: [], fixed: [] };
  for (let count = 0; count < affordable(maxRounds, document); count++) {
    const candidates = current.findings.flatMap(safeFix);
    const round = nextRound(current, candidates, { report, since, isCut });
    if (round === undefined) break;
    for (const { finding, fix } of settled(candidates, round.made, round.findings.flatMap(safeFix))) {
      const offset = pieces.originalOffset(current.document.lines.offsetAt(finding.range.start));
      const { line } = document.lines.positionAt(offset);
      fixed.push({ code: finding.code, title: fix.title, line });
    }
    pieces.apply(round.edits);
    current = round;
    // What a fix has brought up must be settled by another one; else none of them was safe.
    isCut = !round.isOpen && hasMoreFaults(current.document);
    if (round.isOpen) continue;
    since = knowable(current, report);
    const inOrder = [...fixed].sort((one, other) => one.line - other.line);
    result = { text: current.document.text, edits: pieces.edits(), fixed: inOrder };
  }
  return result;
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
  return (
    readsAsBefore({ before: document, after, edits, operations }) &&
    newFindings(
      knowable({ document, findings: report.findings }, report),
      evaluate(after, report.input).findings,
      operations,
    ).length === 0
  );
}

/** So many times at most, and for a large text fewer: each time reads all of it. */
function affordable(most: number, { text }: ManifestDocument): number {
  return Math.min(most, Math.ceil(maxRead / Math.max(1, text.length)));
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

/**
 * The findings of a manifest, and those that only broken text keeps back: what can be read already says them, and a fix
 * of the text does not bring them about.
 */
function knowable({ document, findings }: State, { input }: Report): readonly Finding[] {
  if (document.parsed.unreadable.length === 0) return findings;
  const all = evaluate({ ...document, parsed: { ...document.parsed, unreadable: [] } }, input).findings;
  return [...all, ...newFindings(all, findings, [])];
}

interface Known {
  readonly report: Report;
  /** The findings that there may be: those since which nothing new has come up. */
  readonly since: readonly Finding[];
  /** Whether they leave out faults against the schema, of which there were too many. */
  readonly isCut: boolean;
}

/**
 * Makes the fixes that do not get into each other's way: one of broken text alone, those of values together. Where
 * together they are not shown to be safe, each half by itself.
 */
function nextRound(current: State, candidates: readonly Candidate[], known: Known): Round | undefined {
  const ofText = candidates.filter(({ fix }) => fix.operations.some(isPositional));
  const apart = independent(candidates.filter((each) => !ofText.includes(each)));
  const groups = [...ofText.map((each) => [each]), apart];
  for (let tries = 0; tries < affordable(maxTries, current.document); tries++) {
    const group = groups.shift();
    if (group === undefined) return undefined;
    const round = attempt(current, group, known);
    if (round !== undefined) return round;
    if (group.length > 1) {
      const half = Math.ceil(group.length / 2);
      groups.push(group.slice(0, half), group.slice(half));
    }
  }
  return undefined;
}

function attempt(
  current: State,
  made: readonly Candidate[],
  { report, since, isCut }: Known,
): Round | undefined {
  const before = current.document;
  const operations = made.flatMap(({ fix }) => fix.operations);
  const edits = applyOperations(before, operations);
  if (isRefusal(edits) || edits.length === 0) return undefined;
  const document = readDocument(applyEdits(before.text, edits), before);
  if (!readsAsBefore({ before, after: document, edits, operations })) return undefined;
  const { findings } = evaluate(document, report.input);
  const named = operations.flatMap(placesOf);
  // What was left out stands elsewhere, where nothing has changed.
  const wasLeftOut = ({ code, path }: Finding): boolean =>
    isCut && code.startsWith('schema/') && !named.some((place) => overlaps(place, path));
  const brought = newFindings(since, findings, operations).filter((each) => !wasLeftOut(each));
  const canBeSettled = brought.every(({ fixes }) => fixes.some(({ safe }) => safe));
  return canBeSettled ? { document, findings, edits, made, isOpen: brought.length > 0 } : undefined;
}

/** Fixes of which none changes what is above or below what another one changes. */
function independent(candidates: readonly Candidate[]): Candidate[] {
  const taken: Path[] = [];
  return candidates.filter(({ fix }) => {
    const paths = fix.operations.flatMap(placesOf);
    const isFree = paths.every((path) => !taken.some((other) => overlaps(path, other)));
    if (isFree) taken.push(...paths);
    return isFree;
  });
}

function overlaps(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}
