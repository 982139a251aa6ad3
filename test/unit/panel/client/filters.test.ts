import { strict as assert } from 'node:assert';
import {
  filterFacts,
  isFiltering,
  isOverdue,
  isStageOpen,
  nextGate,
  visibleItems,
} from '../../../../src/panel/client/host/filters';
import { type Filters, noFilters } from '../../../../src/panel/client/host/state';
import { file, met, panelModel } from '../../../e2e/panel/model-builder';

const model = panelModel({
  stage: 'design',
  owners: [],
  items: {
    'owners-named': met('lena', '2026-11-01', 'docs/owners.md'),
    'risks-registered': { by: 'priya', status: 'in-progress', reason: 'Waiting for Legal' },
    'threat-model-reviewed': { status: 'waived', satisfied: true, approver: 'lena', expiresInDays: 0 },
    'privacy-controls-designed': { reviewInDays: -1 },
    'data-access-proven': { expiresInDays: -1 },
    'systems-inventoried': { evidence: [file('a.md', { state: 'expired' })] },
  },
});

function shown(change: Partial<Filters>, me = '', asked = ''): string[] {
  const filters = { ...noFilters, ...change };
  return visibleItems(model, { filters, asked }, filterFacts(model, me)).map(({ id }) => id);
}

describe('panel/client: filters', () => {
  it('without any shows all, and says that none is on', () => {
    assert.equal(shown({}).length, model.items.length);
    assert.equal(isFiltering(noFilters), false);
    assert.equal(isFiltering({ ...noFilters, text: '  ' }), false);
  });

  for (const on of [{ blocking: true }, { mine: true }, { overdue: true }, { pillar: 'x' }, { text: 'a' }])
    it(`${Object.keys(on)} is one`, () => assert.ok(isFiltering({ ...noFilters, ...on })));

  it('let the item through that was asked for', () => {
    assert.deepEqual(shown({ text: 'no such words' }, '', 'owners-named'), ['owners-named']);
    assert.ok(shown({ overdue: true }, '', 'owners-named').includes('owners-named'));
  });

  it('show what is overdue: a review, a waiver, evidence; not what ends today', () => {
    const overdue = ['data-access-proven', 'privacy-controls-designed', 'systems-inventoried'];
    assert.deepEqual(shown({ overdue: true }).sort(), overdue);
    const [item] = model.items;
    assert.ok(item !== undefined);
    assert.equal(isOverdue({ ...item, reviewInDays: 0, expiresInDays: 0 }), false);
  });

  it('show what waits for me: what I do, what I approve, what I unblock', () => {
    assert.deepEqual(shown({ mine: true }, ''), []);
    assert.deepEqual(shown({ mine: true }, 'lena').sort(), ['owners-named', 'threat-model-reviewed']);
    assert.ok(shown({ mine: true }, 'priya').includes('risks-registered'));
    const data = shown({ mine: true }, 'data');
    assert.ok(data.length > 0 && data.every((id) => model.blocking.items.includes(id)));
  });

  it('show what blocks, of a pillar, with a status', () => {
    assert.deepEqual(shown({ blocking: true }), model.blocking.items);
    assert.deepEqual(shown({ status: 'met' }), ['owners-named']);
    const data = shown({ pillar: 'data' });
    assert.ok(data.includes('data-access-proven') && !data.includes('owners-named'));
    assert.deepEqual(shown({ pillar: 'data', status: 'met' }), []);
  });

  it('find every word, in any order, wherever it stands', () => {
    assert.deepEqual(shown({ text: 'LEGAL waiting' }), ['risks-registered']);
    assert.deepEqual(shown({ text: 'owners.md' }), ['owners-named']);
    assert.deepEqual(shown({ text: 'threat-model-reviewed' }), ['threat-model-reviewed']);
    assert.deepEqual(shown({ text: 'legal nowhere' }), []);
  });
});

describe('panel/client: stages', () => {
  it('open where the work is, unless the user said otherwise', () => {
    const open = (stages = {}): string[] =>
      model.stages.map(({ id }) => id).filter((id) => isStageOpen(model, stages, id));
    assert.deepEqual(open(), ['diagnose', 'design']);
    assert.deepEqual(open({ diagnose: false, operate: true }), ['design', 'operate']);
  });

  it('the next gate is the first that is not passed', () => {
    assert.equal(nextGate(model)?.id, 'diagnose');
    const stages = model.stages.map((stage) => ({ ...stage, gate: 'passed' as const }));
    assert.equal(nextGate({ ...model, stages }), undefined);
  });
});
