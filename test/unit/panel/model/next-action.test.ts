import * as assert from 'node:assert/strict';
import { nextAction } from '../../../../src/panel/model/next-action';
import type { StepView } from '../../../../src/panel/protocol/steps';

const long = 'is written in a way that nobody who reads the file can tell from what else it says of it';
const long200 = 'x'.repeat(200);

function step(special: Partial<StepView>): StepView {
  const none = { how: '', items: [], who: 'ann', after: [], later: [], ways: [] };
  return { ...none, key: 'k', what: 'It is wrong', kind: 'error', ...special };
}

describe('the button of the verdict', () => {
  const entry = { section: 'data', key: 'invoices' };
  const cases: readonly (readonly [
    name: string,
    step: Partial<StepView>,
    words: string,
    more?: Pick<Extract<ReturnType<typeof nextAction>, object>, 'whole' | 'isAtOnce'>,
  ])[] = [
    ['leads to open work', { kind: 'open', what: 'Risk register' }, 'Work on “Risk register”'],
    ['says what is wrong where that is short', {}, 'Fix: It is wrong'],
    [
      'does at once what is plainly meant',
      { ways: [{ title: 'Rename to "retry"', fix: 'f' }], isPlain: true },
      'Rename to "retry"',
      { isAtOnce: true },
    ],
    [
      'does not do what it cannot say',
      { ways: [{ title: `Rename to "${long}"`, fix: 'f' }], isPlain: true, items: ['risks-registered'] },
      'Fix “Risk register”',
      { whole: `Rename to "${long}"` },
    ],
    ['names the entry', { what: long, entry }, 'Fix the data source “invoices”', { whole: `Fix: ${long}` }],
    [
      'names the section',
      { what: long, entry: { section: 'risk', key: '' } },
      'Fix the section “risk”',
      { whole: `Fix: ${long}` },
    ],
    [
      'names the item',
      { what: long, items: ['risks-registered'] },
      'Fix “Risk register”',
      { whole: `Fix: ${long}` },
    ],
    [
      'says in short what is wrong with what has no name',
      { what: long, finding: { code: 'yaml/multiple-documents', path: [], index: 0, count: 1 } },
      'Fix: The file holds more than one YAML document',
      { whole: `Fix: ${long}` },
    ],
    [
      'names the line',
      { what: long, place: { line: 11, character: 2 } },
      'Fix line 12',
      { whole: `Fix: ${long}` },
    ],
  ];
  for (const [name, special, words, more = {}] of cases)
    it(name, () => assert.deepEqual(nextAction(step(special)), { words, step: 'k', ...more }));

  it('stays within two lines, however long the names are', () => {
    const { words } = nextAction(step({ what: long, entry: { section: 'integrations', key: long200 } }));
    assert.ok(words.length <= 62, words);
    assert.match(words, /^Fix the integration “x+…”$/);
  });
});
