import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Operation, PlainValue } from '../../../../src/core/base/operation';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations, type TextEdit } from '../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../src/core/facts/document';
import { parse } from '../../../../src/core/text/parse';
import type { Parsed } from '../../../../src/core/text/parsed';
import { isEqual } from '../../../../src/core/text/plain';
import { type Gesture, gestures, lookUp, operationsOf } from './panel-edits';
import { mayChange } from './write/touched';

const folder = 'test/fixtures/edit';
const fixtures = readdirSync(folder).map((name): [string, string] => [
  name,
  readFileSync(`${folder}/${name}`, 'utf8'),
]);
/** Fixed, so that a failure is the same on every machine; EDIT_RUNS and EDIT_SEED search further. */
const options = {
  seed: Number(process.env.EDIT_SEED ?? 20261122),
  numRuns: Number(process.env.EDIT_RUNS ?? 6),
};
/** Texts in which some values are shared or oddly written, so that some edits are refused. */
const hasRefusals = new Set(['anchors.yaml', 'explicit.yaml']);

const known = new Map<string, Parsed>();
/** Each text is read afresh, but once. */
function read(text: string): Parsed {
  const parsed = known.get(text) ?? parse(text);
  if (known.size > 50) known.clear();
  known.set(text, parsed);
  return parsed;
}

const valueIn = (text: string): PlainValue | undefined => read(text).value as PlainValue | undefined;

/** The edits that lead back. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** The value that an operation should lead to, worked out without the editor; empty leftovers are cut away. */
function meant(value: PlainValue | undefined, operation: Operation): unknown {
  const copy = structuredClone(JSON.parse(JSON.stringify(value ?? {}))) as Record<string, unknown>;
  const holder = (path: readonly (string | number)[]): Record<string | number, unknown> => {
    let at: Record<string | number, unknown> = copy;
    for (const [index, step] of path.slice(0, -1).entries()) {
      at[step] ??= typeof path[index + 1] === 'number' ? [] : {};
      at = at[step] as Record<string | number, unknown>;
    }
    return at;
  };
  const take = (path: readonly (string | number)[]): unknown => {
    const parent = holder(path);
    const step = path.at(-1) as string | number;
    const old = parent[step];
    if (Array.isArray(parent)) parent.splice(step as number, 1);
    else delete parent[step];
    return old;
  };
  const put = (path: readonly (string | number)[], each: unknown): void => {
    holder(path)[path.at(-1) as string | number] = each;
  };
  switch (operation.kind) {
    case 'set':
      put(operation.path, operation.value);
      break;
    case 'remove':
      take(operation.path);
      break;
    case 'rename-key':
      put([...operation.path.slice(0, -1), operation.key], take(operation.path));
      break;
    case 'move':
      put([...operation.to, operation.path.at(-1) as string], take(operation.path));
  }
  return pruned(copy);
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, each]): [string, unknown] => [key, pruned(each)])
    .filter(([, each]) => typeof each !== 'object' || each === null || Object.keys(each).length > 0);
  return Object.fromEntries(kept);
}

/** Lines with their line breaks. */
const linesOf = (text: string): string[] => text.replace(/^\ufeff/, '').match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Checks that all lines which an operation has no business with are still there, in order, byte for byte. */
function checkLines(before: string, after: string, operation: Operation): void {
  const touched = mayChange(before, operation);
  const lines = linesOf(after);
  let at = 0;
  for (const [index, line] of linesOf(before).entries()) {
    if (touched(index)) continue;
    // The last line has no line break, whichever it is.
    const isSame = (other = ''): boolean =>
      other === line || (other.endsWith('\n') !== line.endsWith('\n') && other.trimEnd() === line.trimEnd());
    while (at < lines.length && !isSame(lines[at])) at++;
    assert.ok(at < lines.length, `line ${index + 1} was changed: ${JSON.stringify(line)}`);
    at++;
  }
}

function checkGesture(text: string, gesture: Gesture): { text: string; refused: string | undefined } {
  let current = text;
  for (const operation of operationsOf(gesture, valueIn(text))) {
    const result = applyOperations(readDocument(current), [operation]);
    if (isRefusal(result)) {
      assert.match(result.refused, /^[A-Z"].*\.$/s);
      return { text, refused: `${JSON.stringify(operation)}: ${result.refused}` };
    }
    const after = applyEdits(current, result);
    const told = JSON.stringify(operation);
    assert.deepEqual(
      pruned(JSON.parse(JSON.stringify(valueIn(after) ?? {}))),
      meant(valueIn(current), operation),
      told,
    );
    checkLines(current, after, operation);
    assert.equal(applyEdits(after, inverse(current, result)), current, 'undo does not restore the text');
    assert.equal(read(after).problems.length, read(current).problems.length);
    current = after;
  }
  // In one go it is the same.
  const operations = operationsOf(gesture, valueIn(text));
  if (operations.length < 2) return { text: current, refused: undefined };
  const all = applyOperations(readDocument(text), operations);
  assert.ok(!isRefusal(all) && applyEdits(text, all) === current, 'in one go it comes out differently');
  return { text: current, refused: undefined };
}

describe('edits, at random', () => {
  for (const [name, original] of fixtures) {
    it(`changes ${name} as meant, and nothing else`, function () {
      this.timeout(600_000);
      let [tried, refused] = [0, 0];
      const reasons: string[] = [];
      fc.assert(
        fc.property(fc.array(gestures, { minLength: 1, maxLength: 6 }), (sequence) => {
          let text = original;
          for (const gesture of sequence) {
            const result = checkGesture(text, gesture);
            text = result.text;
            tried++;
            if (result.refused === undefined) continue;
            refused++;
            reasons.push(result.refused);
          }
        }),
        options,
      );
      const share = refused / tried;
      assert.ok(
        share <= (hasRefusals.has(name) ? 0.4 : 0.05),
        `${refused} of ${tried} were refused:\n${reasons.join('\n')}`,
      );
    });

    it(`takes back what it added to ${name}`, function () {
      this.timeout(600_000);
      fc.assert(
        fc.property(gestures, (gesture) => {
          const value = valueIn(original);
          const [operation] = operationsOf(gesture, value);
          if (operation?.kind !== 'set') return;
          const depth = operation.path.findIndex(
            (_, index) => lookUp(value, operation.path.slice(0, index + 1)) === undefined,
          );
          const holder = depth === -1 ? null : (lookUp(value, operation.path.slice(0, depth)) ?? null);
          // Where something empty was filled, taking it out again need not leave it as it was.
          if (holder === null || Object.keys(holder).length === 0) return;
          const added = applyOperations(readDocument(original), [operation]);
          if (isRefusal(added)) return;
          const text = applyEdits(original, added);
          const path = operation.path.slice(0, depth + 1);
          const removed = applyOperations(readDocument(text), [{ kind: 'remove', path }]);
          assert.ok(!isRefusal(removed), 'what was added could not be removed');
          assert.equal(applyEdits(text, removed), original);
          assert.ok(isEqual(valueIn(applyEdits(text, removed)), value));
        }),
        options,
      );
    });
  }
});
