import { strict as assert } from 'node:assert';
import type { Operation, PlainValue } from '../../../../src/core/base/operation';
import type { Path } from '../../../../src/core/base/path';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../src/core/facts/document';

/** `a.0.b` as a path; numbers are places in lists. */
const pathOf = (dotted: string): Path =>
  dotted.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

export const set = (path: string, value: PlainValue): Operation => ({
  kind: 'set',
  path: pathOf(path),
  value,
});
export const remove = (path: string): Operation => ({ kind: 'remove', path: pathOf(path) });
export const rename = (path: string, key: string): Operation => ({
  kind: 'rename-key',
  path: pathOf(path),
  key,
});
export const move = (path: string, to: string): Operation => ({
  kind: 'move',
  path: pathOf(path),
  to: pathOf(to),
});

/** A text in a template, without the indentation that the code around it has and without its first line break. */
export function text(parts: TemplateStringsArray): string {
  const lines = (parts.raw[0] ?? '').replace(/^\n/, '').replace(/\n *$/, '\n').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
}

export function edited(before: string, ...operations: readonly Operation[]): string {
  const result = applyOperations(readDocument(before), operations);
  assert.ok(!isRefusal(result), JSON.stringify(result));
  return applyEdits(before, result);
}

export function refusal(before: string, ...operations: readonly Operation[]): string {
  const result = applyOperations(readDocument(before), operations);
  assert.ok(isRefusal(result), 'it was not refused');
  return result.refused;
}

/** One text after operations, as a careful person would have typed it. */
export function example(
  title: string,
  before: string,
  operations: readonly Operation[],
  after: string,
): void {
  it(title, () => assert.equal(edited(before, ...operations), after));
}
