import { strict as assert } from 'node:assert';
import { cursorAt } from '../../../../src/core/language/cursor';

/** What stands where `¦` is: `key` or `value`, the path, and whether a key stands before it on its line. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('¦');
  const cursor = cursorAt(marked.replace('¦', ''), offset);
  return cursor && `${cursor.kind} ${cursor.path.join('.')}${cursor.inline ? ' inline' : ''}`;
}

const table: readonly [marked: string, expected: string][] = [
  ['workflow:\n  na¦\n', 'key workflow'],
  ['workflow:\n  "na¦"\n', 'key workflow'],
  ['workflow:\n  "na¦\n', 'key workflow'],
  ['workflow:\n  "¦"\n', 'key workflow'],
  ["workflow:\n  '¦' # a note\n", 'key workflow'],
  ['workflow:\n  "na¦": x\n', 'key workflow'],
  ['workflow:\n  "na¦"\n  summary: x\n', 'key workflow'],
  ['workflow:\n  summary: x\n  "na¦"\nrisk: {}\n', 'key workflow'],
  ['escalation:\n  - "wh¦": x\n', 'key escalation.0'],
  ['"wor¦"\n', 'key '],
  ['workflow: { "na¦" }\n', 'key workflow inline'],
  ['workflow:\n  name: "na¦"\n', 'value workflow.name inline'],
  ['workflow:\n  users:\n    - "cl¦"\n', 'value workflow.users.0'],
  ['workflow:\n  users:\n    - "cl¦\n', 'value workflow.users.0'],
  ['workflow:\n  users: [\n    "cl¦"\n  ]\n', 'value workflow.users.0'],
  ['workflow:\n  users: [\n    "a",\n    "cl¦"\n  ]\n', 'value workflow.users.1'],
  ['workflow: "na¦"\n', 'value workflow inline'],
];

describe('the cursor', () => {
  for (const [marked, expected] of table)
    it(`${JSON.stringify(marked)}: ${expected}`, () => assert.equal(at(marked), expected));
});
