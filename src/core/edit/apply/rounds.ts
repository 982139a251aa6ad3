/** One round of fixes: which are made together, and what shows that they are safe. */
import type { Finding } from '../../base/finding';
import type { Fix } from '../../base/fix';
import { isPositional, type Operation } from '../../base/operation';
import { Places } from '../../base/path';
import { isRefusal } from '../../base/refusal';
import { type ManifestDocument, readDocument } from '../../facts/document';
import type { Report } from '../../facts/report';
import { applyEdits, applyOperations, type TextEdit } from './apply';
import { everyFinding, type State } from './known';
import { newFindings, placesOf, readsAsBefore } from './verify';

/** So many ways to make a round are tried: a text in which many fixes are refused is left to its reader. */
const maxTries = 48;
/** Characters that are read again in all tries of all rounds: about a second's work. A large text is given few tries. */
const maxRead = 500_000;
/** What a try costs however short the text is, in characters. */
const leastRead = 5_000;

/** What may still be read. */
export class Budget {
  private left = maxRead;

  get isSpent(): boolean {
    return this.left <= 0;
  }

  /** Whether there is time for one more try. */
  take({ text }: ManifestDocument): boolean {
    if (this.isSpent) return false;
    this.left -= Math.max(text.length, leastRead);
    return true;
  }
}

/** A round of fixes that was shown to be safe. */
interface Round extends State {
  readonly edits: readonly TextEdit[];
  readonly made: readonly Candidate[];
  /** Whether it has brought up what is yet to be settled. */
  readonly isOpen: boolean;
}

/** A fix and what it is for. */
interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
}

export function safeFix(finding: Finding): Candidate[] {
  const fix = finding.fixes.find(({ safe }) => safe);
  return fix === undefined ? [] : [{ finding, fix }];
}

/** What a round has settled: what was made, and what went with it because the same fix was for several findings. */
export function settled(
  before: readonly Candidate[],
  made: readonly Candidate[],
  after: readonly Candidate[],
): Candidate[] {
  const kindOf = ({ finding, fix }: Candidate): string => JSON.stringify([finding.code, fix.id]);
  const isMade = new Set(made);
  const kinds = new Set(made.map(kindOf));
  // Of those that were not made themselves, how many of each kind are gone.
  const gone = new Map<string, number>();
  const count = (all: readonly Candidate[], by: 1 | -1): void => {
    for (const each of all) gone.set(kindOf(each), (gone.get(kindOf(each)) ?? 0) + by);
  };
  count(
    before.filter((each) => !isMade.has(each)),
    1,
  );
  count(after, -1);
  return before.filter((each) => {
    if (isMade.has(each)) return true;
    const kind = kindOf(each);
    const left = gone.get(kind) ?? 0;
    if (!kinds.has(kind) || left <= 0) return false;
    gone.set(kind, left - 1);
    return true;
  });
}

/** What tells a candidate from all others, in any round. */
export function keyOf({ finding: { code, path }, fix }: Candidate): string {
  return JSON.stringify([code, fix.id, ...path]);
}

/** What all rounds have in common. */
export interface Tries {
  readonly report: Report;
  readonly budget: Budget;
  /** Fixes that were tried, and brought something up. */
  readonly refused: Set<string>;
}

interface Known extends Tries {
  /** The findings that there may be: those since which nothing new has come up. */
  readonly since: readonly Finding[];
}

/**
 * Makes the fixes that do not get into each other's way: those of broken text together, else each by itself; those of
 * values together. Where together they are not shown to be safe, without those that have brought something up, and
 * then each half by itself.
 */
export function nextRound(current: State, candidates: readonly Candidate[], known: Known): Round | undefined {
  const ofText = candidates.filter(({ fix }) => fix.operations.some(isPositional));
  const ofValues = independent(candidates.filter(({ fix }) => !fix.operations.some(isPositional)));
  const wasRefused = (each: Candidate): boolean => known.refused.has(keyOf(each));
  const groups = [
    ...(ofText.length > 1
      ? ['text' as const, 'remove-duplicate' as const].map((kind) => apart(ofText, kind))
      : []),
    ...ofText.map((each) => [each]),
    ofValues.filter((each) => !wasRefused(each)),
    ofValues.filter(wasRefused),
  ].filter((group) => group.length > 0);
  for (let tries = 0; tries < maxTries; tries++) {
    const group = groups.shift();
    if (group === undefined || !known.budget.take(current.document)) return undefined;
    const { round, blamed } = attempt(current, group, known);
    if (round !== undefined) return round;
    for (const each of group.length === 1 ? group : blamed) known.refused.add(keyOf(each));
    const isBlamed = new Set(blamed);
    const others = group.filter((each) => !isBlamed.has(each));
    if (blamed.length > 0 && others.length > 0) {
      groups.unshift(others);
      groups.push([...blamed]);
    } else if (group.length > 1) {
      const half = Math.ceil(group.length / 2);
      groups.push(group.slice(0, half), group.slice(half));
    }
  }
  return undefined;
}

/** What came of making some fixes: a round, or those to which what came up is due, as far as that can be told. */
interface Attempt {
  readonly round?: Round;
  readonly blamed: readonly Candidate[];
}

const failed: Attempt = { blamed: [] };

function attempt(current: State, made: readonly Candidate[], { report, since }: Known): Attempt {
  const before = current.document;
  const operations = made.flatMap(({ fix }) => fix.operations).sort(lastFirst);
  const edits = applyOperations(before, operations);
  if (isRefusal(edits) || edits.length === 0) return failed;
  const document = readDocument(applyEdits(before.text, edits), before);
  if (!readsAsBefore({ before, after: document, edits, operations })) return failed;
  const findings = everyFinding(document, report);
  const brought = newFindings(since, findings, operations);
  const unsettled = new Places(
    brought.filter(({ fixes }) => !fixes.some(({ safe }) => safe)).map(({ path }) => path),
  );
  if (unsettled.isEmpty)
    return { round: { document, findings, edits, made, isOpen: brought.length > 0 }, blamed: [] };
  const isToBlame = ({ fix }: Candidate): boolean =>
    fix.operations.flatMap(placesOf).some((path) => unsettled.touch(path));
  return { blamed: made.filter(isToBlame) };
}

/** What counts on offsets is made from the end of the text on, so that they stay true. */
function lastFirst(one: Operation, other: Operation): number {
  return offsetOf(other) - offsetOf(one);
}

function offsetOf(operation: Operation): number {
  if (operation.kind === 'text') return operation.start;
  return operation.kind === 'remove-duplicate' ? operation.keyStart : -1;
}

/** Fixes of one kind of change of the text, each of other lines than the rest. */
function apart(candidates: readonly Candidate[], kind: 'text' | 'remove-duplicate'): Candidate[] {
  const ofKind = candidates.filter(({ fix }) => fix.operations.every((each) => each.kind === kind));
  const taken: { readonly start: number; readonly end: number }[] = [];
  return ofKind.filter(({ fix }) => {
    const spans = fix.operations.flatMap((each) => (each.kind === 'text' ? [each] : []));
    const isFree = spans.every(({ start, end }) =>
      taken.every((other) => end < other.start || other.end < start),
    );
    if (isFree) taken.push(...spans);
    return isFree;
  });
}

/** Fixes of which none changes what is above or below what another one changes. */
function independent(candidates: readonly Candidate[]): Candidate[] {
  const taken = new Places();
  return candidates.filter(({ fix }) => {
    const paths = fix.operations.flatMap(placesOf);
    const isFree = !paths.some((path) => taken.touch(path));
    if (isFree) for (const path of paths) taken.add(path);
    return isFree;
  });
}
