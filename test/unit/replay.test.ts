// The parts of the replay of typing that need no workbench.
import { strict as assert } from 'node:assert';
import { restlessness } from '../e2e/replay/calm';
import { type Harm, harmOf, see } from '../e2e/replay/harm';
import { Meant } from '../e2e/replay/meant';
import { places } from '../e2e/replay/places';
import type { Change, Look, Place, Verdict } from '../e2e/replay/protocol';
import { changedAt, pasted, retyped, type Step, typed } from '../e2e/replay/script';
import { scripts } from '../e2e/replay/texts';

function meantBy(steps: readonly Step[]): Meant {
  const meant = new Meant();
  for (const step of steps) meant.apply(step);
  return meant;
}

function look(text: string, caret?: Place): Look {
  const lines = text.split('\n');
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { text, caret: caret ?? end, changes: [], verdicts: [] };
}

describe('a script', () => {
  const written: [name: string, steps: Step[], text: string][] = [
    ['types a text', typed('a:\n  b: 1\n\n  c: 2\n'), 'a:\n  b: 1\n\n  c: 2\n'],
    ['retypes a word', [...typed('stage: '), ...retyped('desing', 'design')], 'stage: design'],
    [
      'changes a value later',
      [...typed('a: 1\nb: 2\n'), ...changedAt(0, '1', '3'), ...typed('c')],
      'a: 3\nb: 2\nc',
    ],
    ['puts in a line', [...typed('a:\nc:'), { do: 'go', line: 0 }, ...typed('\n  b')], 'a:\n  b\nc:'],
    ['pastes lines', [...typed('a:\n  '), ...pasted('b:\n    c'), ...typed(': 1')], 'a:\n  b:\n    c: 1'],
  ];
  for (const [name, steps, text] of written) it(name, () => assert.equal(meantBy(steps).text, text));

  it('says the indentation of each line but of the empty ones', () => {
    const indents = typed('a:\n  b\n\n    c\n').flatMap((step) => (step.do === 'enter' ? [step.indent] : []));
    assert.deepEqual(indents, ['  ', undefined, '    ', '']);
  });

  it('is there for every sample, fixture and page, by a name of its own', () => {
    const names = scripts().map(({ name }) => name);
    for (const kind of ['variant', 'sample', 'fixture', 'page'])
      assert.ok(names.filter((name) => name.startsWith(`${kind} `)).length > 4, kind);
    assert.equal(new Set(names).size, names.length);
    for (const { name, steps } of scripts()) assert.match(meantBy(steps).text, /\S/, name);
  });

  it('of a proposal has one caret, and there are forty', () => {
    assert.ok(places.length >= 40);
    for (const { name, text } of places) assert.equal(text.split('‸').length, 2, name);
  });
});

describe('a look at what was typed', () => {
  const afterEnter = meantBy(typed('a:\n  '));
  const seen: [name: string, meant: Meant, text: string, is: ReturnType<typeof see>][] = [
    ['as meant', afterEnter, 'a:\n  ', { is: 'as meant' }],
    ['with Windows line ends', afterEnter, 'a:\r\n  ', { is: 'as meant' }],
    ['indented too little', afterEnter, 'a:\n', { is: 'other indentation', blanks: 2 }],
    ['indented too far', afterEnter, 'a:\n      ', { is: 'other indentation', blanks: -4 }],
    ['on the same line', afterEnter, 'a:', { is: 'harmed' }],
    ['with a key', afterEnter, 'a:\n  version: 1', { is: 'harmed' }],
    ['with another word', meantBy(typed('freshness: 15m')), 'freshness: 10s', { is: 'harmed' }],
  ];
  for (const [name, meant, text, is] of seen)
    it(`sees it ${name}`, () => assert.deepEqual(see(meant, look(text), false), is));

  it('lets any indentation be where the line is to be empty', () => {
    assert.deepEqual(see(meantBy(typed('a:\n\nb').slice(0, 2)), look('a:\n  '), true), { is: 'as meant' });
  });

  it('sees brackets that were closed unasked, but not other text, behind the caret', () => {
    const meant = meantBy(typed('a: {\n  '));
    const caret = { line: 1, character: 2 };
    assert.deepEqual(see(meant, look('a: {\n  \n}', caret), false), { is: 'closed unasked', deletes: 2 });
    assert.deepEqual(see(meant, look('a: {\n  b\n}', caret), false), { is: 'harmed' });
  });
});

describe('harm', () => {
  const change = (text: string, removed = 0): Change => ({ at: 0, text, removed });
  const kinds: [name: string, meant: string, found: string, changes: Change[], is: Partial<Harm>][] = [
    [
      'of an Enter that took the word itself',
      'version: 1\n',
      'version: 1',
      [change('1', 1)],
      { line: 0, swallowedEnter: true, foreign: false, taken: true, characters: 1 },
    ],
    [
      'of a key that came in',
      'workflow:\n  ',
      'workflow:\n  version: 1',
      [change('workflow:\n  version: 1', 9)],
      { line: 1, swallowedEnter: true, foreign: true, taken: true, characters: 10 },
    ],
    [
      'of another value',
      'freshness: 15m\n',
      'freshness: 10s\n',
      [change('10s', 3), change('\n')],
      { line: 0, swallowedEnter: false, foreign: true, taken: true, characters: 4 },
    ],
    [
      'of a lost character, with no proposal',
      'a: {}\n',
      'a: {\n',
      [change('{}'), change(''), change('}', 1), change('\n  ')],
      { line: 0, swallowedEnter: false, foreign: false, taken: false, characters: 1 },
    ],
  ];
  for (const [name, meant, found, changes, is] of kinds)
    it(name, () => {
      const harm = harmOf(meantBy(typed(meant)), look(found), changes);
      assert.deepEqual({ ...harm, ...is }, harm);
    });
});

describe('a verdict that holds still', () => {
  const verdict = (at: number, ...errors: string[]): Verdict => ({ at, errors, warnings: [] });

  it('has no flips where the count is the same', () => {
    const told = restlessness([verdict(0, 'x: 1'), verdict(5, 'x: 2'), verdict(9, 'y: 1')], [], [10]);
    assert.deepEqual([told.flips, told.falseAlarms], [0, []]);
  });

  it('is no false alarm where an error stays or only goes', () => {
    const told = restlessness([verdict(0, 'x'), verdict(5), verdict(15, 'y')], [], [10, 20]);
    assert.deepEqual([told.flips, told.falseAlarms, told.restlessLines], [2, [], 0]);
  });

  it('is one where errors come and go within a line, in the first and behind the last too', () => {
    const told = restlessness(
      [verdict(0), verdict(5, 'x: a', 'y: b'), verdict(6), verdict(15), verdict(25, 'z: c'), verdict(26)],
      [],
      [10, 20],
    );
    assert.deepEqual(told.falseAlarms, ['line 1: x, y', 'line 2: z']);
    assert.deepEqual([told.flips, told.restlessLines], [4, 2]);
  });

  it('is restless where the gate goes and comes back within a line', () => {
    const status = (at: number, text: string) => ({ at, text });
    const gates = [status(0, 'open'), status(5, 'blocked'), status(15, 'open'), status(16, 'passed')];
    const told = restlessness([], gates, [10, 20]);
    assert.deepEqual([told.gateFlips, told.gateAlarms], [3, []]);
    assert.deepEqual(restlessness([], gates, [20]).gateAlarms, ['line 1: open → blocked → open (3 times)']);
  });
});
