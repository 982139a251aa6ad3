import { strict as assert } from 'node:assert';
import {
  capital,
  clip,
  count,
  inDays,
  signOfEvidence,
  signOfGate,
  signOfItem,
  signOfSeverity,
} from '../../../../src/panel/client/base/words';
import { readValue, typed } from '../../../../src/panel/client/forms/fact-values';

describe('panel/client: words', () => {
  it('count, and tell days', () => {
    assert.deepEqual(
      [0, 1, 2].map((number) => count(number, 'item')),
      ['0 items', '1 item', '2 items'],
    );
    assert.equal(count(2, 'person', 'people'), '2 people');
    assert.deepEqual([-2, -1, 0, 1, 2].map(inDays), [
      '2 days ago',
      '1 day ago',
      'today',
      'in 1 day',
      'in 2 days',
    ]);
  });

  it('make a word of an id', () => {
    assert.equal(capital('not-applicable-now'), 'Not applicable now');
    assert.equal(capital(''), '');
  });

  it('clip what is one longer, and nothing else', () => {
    assert.equal(clip('abcd', 4), 'abcd');
    assert.equal(clip('abcde', 4), 'abc…');
    assert.equal(clip('x'.repeat(401)).length, 400);
  });

  it('tell an item that is claimed and not accepted from one that is', () => {
    const word = (status: Parameters<typeof signOfItem>[0]['status'], satisfied: boolean): string => {
      const { word: said, tone } = signOfItem({ status, satisfied });
      return `${said}, ${tone}`;
    };
    assert.equal(word('met', true), 'Met, good');
    assert.equal(word('met', false), 'Met, not proven, warn');
    assert.equal(word('waived', true), 'Waived, good');
    assert.equal(word('waived', false), 'Waiver does not hold, warn');
    assert.equal(word('not-applicable', false), 'Not applicable (rejected), warn');
    assert.equal(word('in-progress', false), 'In progress, busy');
    assert.equal(word('unmet', false), 'Unmet, quiet');
  });

  it('tell evidence by its trouble, and no two states by colour alone', () => {
    assert.equal(signOfEvidence({ state: 'holds', trouble: '' }).tone, 'good');
    assert.equal(signOfEvidence({ state: 'unknown', trouble: '' }).word, 'Not checked');
    assert.equal(signOfEvidence({ state: 'missing', trouble: 'is missing' }).word, 'is missing');
    assert.equal(signOfEvidence({ state: 'empty', trouble: '' }).word, 'empty');
    const gates = (['passed', 'open', 'blocked', 'claimed-ahead'] as const).map(signOfGate);
    assert.equal(new Set(gates.map(({ word, icon }) => `${word} ${icon}`)).size, 4);
    const severities = (['error', 'warning', 'information', 'hint'] as const).map(signOfSeverity);
    assert.equal(new Set(severities.map(({ icon }) => icon)).size, 4);
  });
});

describe('panel/client: values of facts', () => {
  const table: readonly [kind: string, text: string, value: ReturnType<typeof typed>][] = [
    ['number', ' 12.5 ', 12.5],
    ['number', '0', 0],
    ['number', '', null],
    ['number', 'many', undefined],
    ['number', 'Infinity', undefined],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', ' ', null],
    ['text', ' a b ', 'a b'],
    ['date', '2026-11-22', '2026-11-22'],
  ];
  for (const [kind, text, value] of table)
    it(`${kind} "${text}" is ${value}`, () => assert.equal(typed(kind, text), value));

  it('are read aloud', () => {
    assert.deepEqual([true, false, 0, 'x', undefined].map(readValue), ['yes', 'no', '0', 'x', '']);
  });
});
