import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

interface Configuration {
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
  }[];
  readonly indentationRules: { readonly increaseIndentPattern: string };
}

const { onEnterRules, indentationRules }: Configuration = JSON.parse(
  readFileSync('media/language/language-configuration.json', 'utf8'),
);

/** By how many columns Enter at the end of a line moves the next one, as VS Code reads the rules: the first that fits. */
function movedBy(line: string): number {
  const rule = onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  if (rule === undefined) return new RegExp(indentationRules.increaseIndentPattern).test(line) ? 2 : 0;
  return (rule.action.indent === 'indent' ? 2 : 0) + (rule.action.appendText ?? '').length;
}

const table: readonly [line: string, columns: number][] = [
  ['workflow:', 2],
  ['  owners-named: # first', 2],
  ['  "quoted key":', 2],
  ['  summary: |', 2],
  ['  x-notes: &n', 2],
  ['  - when:', 4],
  ['  - when: it is unsure', 2],
  ['  - |', 2],
  ['owners: {', 2],
  ['  users: [clerks,', 2],
  ['  name: Ticket triage', 0],
  // Prose within a text: no key of ours begins with a capital letter or holds a blank.
  ['    Steps:', 0],
  ['    Note:', 0],
  ['    Schritte:', 0],
  ['    Übersicht:', 0],
  ['    Шаги:', 0],
  ['    手順:', 0],
  ['    - Note:', 0],
  ['    What it does:', 0],
  ['    (sic):', 0],
  ['    *Note*:', 0],
  ['    and so it ends: like this', 0],
];

describe('Enter', () => {
  for (const [line, columns] of table)
    it(`moves the line below ${JSON.stringify(line)} by ${columns} columns`, () =>
      assert.equal(movedBy(line), columns));
});
