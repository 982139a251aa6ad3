import assert from 'node:assert/strict';
import {
  type Change,
  endsLine,
  isLineEnd,
  type Lines,
  linesAfter,
} from '../../../../src/extension/manifests/unfinished';

const at = (from: number, to: number, text: string): Change => ({
  range: { start: { line: from }, end: { line: to } },
  text,
});

describe('the lines that someone writes in', () => {
  const cases: readonly { what: string; before?: Lines; changes: Change[]; after: Lines }[] = [
    { what: 'a letter', changes: [at(3, 3, 'a')], after: { from: 3, to: 3 } },
    {
      what: 'a letter after one in the same line',
      before: { from: 3, to: 3 },
      changes: [at(3, 3, 'b')],
      after: { from: 3, to: 3 },
    },
    {
      what: 'a snippet of three lines',
      changes: [at(3, 3, 'a:\n  b:\n  c:')],
      after: { from: 3, to: 5 },
    },
    {
      what: 'a letter in such a snippet',
      before: { from: 3, to: 5 },
      changes: [at(4, 4, 'x')],
      after: { from: 3, to: 5 },
    },
    {
      what: 'two lines joined',
      before: { from: 3, to: 5 },
      changes: [at(3, 4, '')],
      after: { from: 3, to: 4 },
    },
    { what: 'lines removed', before: { from: 3, to: 9 }, changes: [at(2, 8, '')], after: { from: 2, to: 3 } },
    {
      what: 'several carets, told from below',
      changes: [at(7, 7, '\n'), at(2, 2, '\n')],
      after: { from: 2, to: 9 },
    },
    {
      what: 'a line put in above',
      before: { from: 5, to: 5 },
      changes: [at(1, 1, 'x\n')],
      after: { from: 1, to: 6 },
    },
    { what: 'Windows line ends', changes: [at(0, 0, 'a\r\nb')], after: { from: 0, to: 1 } },
  ];
  for (const { what, before, changes, after } of cases)
    it(what, () => assert.deepEqual(linesAfter(before, changes), after));
});

describe('the end of a line', () => {
  for (const text of ['\n', '\r\n', '\n    ', '\n  \n'])
    it(`is ${JSON.stringify(text)}`, () => assert.ok(isLineEnd([at(0, 0, text)])));
  for (const text of ['a', '', 'a\n', '\n- '])
    it(`is not ${JSON.stringify(text)}`, () => assert.ok(!isLineEnd([at(0, 0, text)])));
  it('is not in one of two places', () => assert.ok(!isLineEnd([at(0, 0, '\n'), at(1, 1, 'x')])));
});

describe('a line that only begins what the next ones say', () => {
  const begins = [
    'workflow:',
    '  owners: # who',
    'a: {',
    'a: [',
    'a: |',
    'a: >-',
    '- ',
    '  -',
    'a: { b: 1,',
    'x: &a',
  ];
  const ends = [
    '',
    '   ',
    'a: b',
    '- b',
    'a: well-',
    'a: { b: 1 }',
    '# a comment',
    "a: 'it:'x",
    'a: http://x',
  ];
  for (const line of begins) it(JSON.stringify(line), () => assert.ok(!endsLine(line, '')));
  for (const line of ends) it(`not ${JSON.stringify(line)}`, () => assert.ok(endsLine(line, '  ')));
  it('not where the rest of the line goes to the next', () => assert.ok(!endsLine('sta', 'ge: design')));
});
