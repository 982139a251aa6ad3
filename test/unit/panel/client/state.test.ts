import { strict as assert } from 'node:assert';
import { isToPanel } from '../../../../src/panel/client/host/host';
import { share } from '../../../../src/panel/client/host/share';
import { noFilters, noScope, pageIds, readState } from '../../../../src/panel/client/host/state';
import { panelModel } from '../../../e2e/panel/model-builder';

const selection = { on: false, items: [], anchor: '' };
const empty = {
  page: 'next',
  who: '',
  day: '',
  filters: noFilters,
  asked: '',
  me: '',
  stages: {},
  scopes: {},
  selection,
  scroll: 0,
  focus: '',
};

describe('panel/client: the remembered state', () => {
  for (const value of [
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { filters: 1, stages: [], scopes: 'x', scroll: '9' },
  ]) {
    it(`${JSON.stringify(value)} is as good as none`, () => assert.deepEqual(readState(value), empty));
  }

  it('is read as it was written', () => {
    const state = {
      page: 'duties',
      who: 'priya',
      day: '2027-01-06',
      filters: { blocking: true, mine: true, overdue: true, pillar: 'data', status: 'met', text: 'owner' },
      asked: 'owners-named',
      me: 'lena',
      stages: { design: false, operate: true },
      scopes: { 'owners-named': { open: true, folds: ['guidance'], forms: { met: { file: 'a.md' } } } },
      selection: { on: true, items: ['owners-named'], anchor: '' },
      scroll: 120,
      focus: 'row:owners-named',
    };
    assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
  });

  it('of another version loses only what is not understood', () => {
    const { filters, stages, scopes } = readState({
      filters: { blocking: 'yes', status: 'done', pillar: 7, text: 'a' },
      stages: { design: true, retire: true, deploy: 'yes' },
      scopes: { a: 1, b: { open: 'yes', folds: [1, 'x'], forms: { met: { file: 7 }, waived: 3 } } },
    });
    assert.deepEqual(filters, { ...noFilters, text: 'a' });
    assert.deepEqual(stages, { design: true });
    assert.deepEqual(scopes, {
      a: noScope,
      b: { open: false, folds: ['x'], forms: { met: { file: '' }, waived: {} } },
    });
  });

  it('begins with what is to be done where it names no page of this version', () => {
    for (const page of ['blockers', 'constructor', 7, null, ['time']])
      assert.equal(readState({ page }).page, 'next');
    for (const page of pageIds) assert.equal(readState({ page }).page, page);
  });

  it('takes no name of an object’s own for a status', () => {
    for (const status of ['constructor', 'toString', '__proto__'])
      assert.equal(readState({ filters: { status } }).filters.status, '');
  });
});

describe('panel/client: messages of the host', () => {
  const model = panelModel({});
  const ours = [
    { type: 'model', version: 1, model },
    { type: 'change', version: 2, from: 1, change: { moved: { from: 0, by: 1 } } },
    { type: 'edit-result', id: 1 },
    { type: 'edit-result', id: 1, refused: 'No.' },
    { type: 'edit-result', id: 1, refused: 'No.', asks: { words: 'So?', places: [], more: 0, told: 1 } },
    { type: 'answered', isHere: true },
    { type: 'past', past: { none: 'No git.' } },
    { type: 'past', past: { from: '2026-01-01', stages: [], waivers: [] } },
    { type: 'guidance', item: 'owners-named', html: '<p>x</p>' },
    { type: 'focus-item', item: 'owners-named' },
  ];
  for (const message of ours)
    it(`take ${message.type}`, () => assert.ok(isToPanel(JSON.parse(JSON.stringify(message)))));

  const others: readonly unknown[] = [
    undefined,
    'model',
    [],
    { type: 'ready' },
    { type: 'model', version: '1', model },
    { type: 'model', version: 1, model: { ...model, items: {} } },
    { type: 'model', version: 1, model: { ...model, name: undefined } },
    { type: 'model', version: 1 },
    { type: 'change', version: 2, change: {} },
    { type: 'change', version: 2, from: 1, change: [] },
    { type: 'edit-result', id: '1' },
    { type: 'edit-result', id: 1, refused: null },
    { type: 'guidance', item: 'a' },
    { type: 'past' },
    { type: 'past', past: { from: '2026-01-01', stages: [] } },
    { type: 'focus-item', item: 3 },
  ];
  it('leave alone what has another form', () => {
    for (const message of others) assert.equal(isToPanel(message), false, JSON.stringify(message));
  });
});

describe('panel/client: sharing with the model before', () => {
  const before = { a: { b: 1 }, list: [{ c: 1 }, { c: 2 }], n: null };

  it('what is equal is the same', () => {
    assert.equal(share(before, structuredClone(before)), before);
    assert.equal(share(undefined, before), before);
  });

  it('what changed is new, and nothing else is', () => {
    const next = { ...structuredClone(before), list: [{ c: 1 }, { c: 3 }] };
    const shared = share(before, next);
    assert.deepEqual(shared, next);
    assert.equal(shared.a, before.a);
    assert.equal(shared.list[0], before.list[0]);
    assert.notEqual(shared.list, before.list);
  });

  it('a list that grew or shrank, and another kind of value, are new', () => {
    assert.deepEqual(share([1, 2], [1]), [1]);
    assert.deepEqual(share([1], [1, 2]), [1, 2]);
    assert.deepEqual(share({ a: 1, b: 2 }, { a: 1 }), { a: 1 });
    assert.deepEqual(share([1], { 0: 1 }), { 0: 1 });
    assert.deepEqual(share({ 0: 1 }, [1]), [1]);
    assert.equal(share(null, 0), 0);
  });
});
