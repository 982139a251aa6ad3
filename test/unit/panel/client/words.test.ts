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
import { changedIn, readValue, typed, valueIn } from '../../../../src/panel/client/forms/fact-values';
import type { FactField } from '../../../../src/panel/protocol/facts';

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
    assert.equal(signOfEvidence({ kind: 'file', state: 'holds', trouble: '' }).tone, 'good');
    assert.equal(signOfEvidence({ kind: 'file', state: 'unknown', trouble: '' }).word, 'Not checked');
    assert.equal(
      signOfEvidence({ kind: 'file', state: 'missing', trouble: 'is missing' }).word,
      'is missing',
    );
    assert.equal(signOfEvidence({ kind: 'file', state: 'empty', trouble: '' }).word, 'empty');
    assert.match(signOfEvidence({ kind: 'link', state: 'holds', trouble: '' }).word, /a link is not checked/);
    const says = { verdict: 'contradicted', reason: 'accuracy 0.91' } as const;
    assert.equal(signOfEvidence({ kind: 'file', state: 'holds', trouble: '', says }).tone, 'bad');
    const gates = (['passed', 'not-passed', 'blocked', 'not-begun'] as const).map((gate) =>
      signOfGate({ gate }),
    );
    assert.equal(new Set(gates.map(({ word, icon }) => `${word} ${icon}`)).size, 4);
    assert.deepEqual(signOfGate({ gate: 'not-passed', isClaimed: true }), {
      icon: 'error',
      word: 'Not passed',
      tone: 'bad',
    });
    assert.equal(signOfGate({ gate: 'passed', isClaimed: true }).tone, 'good');
    const severities = (['error', 'warning', 'information', 'hint'] as const).map(signOfSeverity);
    assert.equal(new Set(severities.map(({ icon }) => icon)).size, 4);
  });
});

describe('panel/client: values of facts', () => {
  const table: readonly [kind: FactField['kind'], text: string, value: ReturnType<typeof typed>][] = [
    ['number', ' 12.5 ', 12.5],
    ['number', '0', 0],
    ['number', '', null],
    ['number', 'many', undefined],
    ['number', 'Infinity', undefined],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', ' ', null],
    ['text', ' a b ', ' a b '],
    ['prose', 'a\n b', 'a\n b'],
    ['text', ' \n', null],
    ['date', '2026-11-22', '2026-11-22'],
  ];
  for (const [kind, text, value] of table)
    it(`${kind} "${text}" is ${value}`, () => assert.equal(typed(kind, text), value));

  it('are read aloud', () => {
    const values = [true, false, 0, 'x', undefined, ['a', 7, true]];
    assert.deepEqual(values.map(readValue), ['yes', 'no', '0', 'x', '', 'a, 7, yes']);
  });

  /** What a form holds: nothing but what was typed. */
  const holding = (draft: Readonly<Record<string, string | readonly (string | number | boolean)[]>>) => ({
    typed: (field: string) => text(draft[field]),
    value: (field: string, initial = '') => text(draft[field]) ?? initial,
    list: (field: string, initial: readonly (string | number | boolean)[] = []) => {
      const value = draft[field];
      return typeof value === 'object' ? value : initial;
    },
    isTouched: (field: string) => Object.hasOwn(draft, field),
  });
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const field = (key: string, kind: FactField['kind'], list?: true): FactField => ({
    key,
    title: key,
    description: '',
    kind,
    ...(list ? { list } : {}),
  });
  const fields = [
    field('name', 'text'),
    field('cases', 'number'),
    field('on', 'boolean'),
    field('users', 'text', true),
  ];
  const values = { name: ' odd ', cases: 4, on: 'maybe', users: ['a, b', 7] };
  const changes: readonly [draft: Parameters<typeof holding>[0], changed: string, sent?: unknown][] = [
    [{}, ''],
    [{ name: ' odd ', cases: '4', on: 'maybe', users: ['a, b', 7] }, ''],
    [{ name: 'odd' }, 'name', 'odd'],
    [{ name: '' }, 'name', null],
    [{ cases: '5' }, 'cases', 5],
    [{ cases: '4.0' }, ''],
    [{ cases: 'five' }, 'cases', undefined],
    [{ on: 'false' }, 'on', false],
    [{ users: ['a, b', 7, 'a, b'] }, 'users', ['a, b', 7, 'a, b']],
    [{ users: [] }, 'users', []],
    [{ 'add:users': ' c; d ' }, 'users', ['a, b', 7, 'c; d']],
    [{ 'add:users': ' ' }, ''],
  ];
  for (const [draft, changed, sent] of changes)
    it(`${JSON.stringify(draft)} changes ${changed === '' ? 'nothing' : changed}`, () => {
      const found = changedIn(holding(draft), fields, { values });
      assert.equal(found.map(({ key }) => key).join(), changed);
      for (const each of found)
        assert.deepEqual(
          valueIn(holding(draft), each, { stands: values[each.key as keyof typeof values] }),
          sent,
        );
    });

  it('change nothing where the text alone can be changed', () => {
    assert.deepEqual(changedIn(holding({ name: 'x' }), fields, { values, inTextOnly: ['name'] }), []);
  });
});
