import { strict as assert } from 'node:assert';
import { planOf, type SeveralChange, warningsOf } from '../../../../src/panel/client/forms/several-plan';
import {
  extended,
  isSelecting,
  noSelection,
  readSelection,
  toggled,
  withAll,
} from '../../../../src/panel/client/host/selection';
import { file, met, panelModel } from '../../../e2e/panel/model-builder';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('panel/client: what is selected', () => {
  it('comes and goes one by one', () => {
    const one = toggled(noSelection, 'b');
    assert.deepEqual(one, { on: false, items: ['b'], anchor: 'b' });
    assert.deepEqual(toggled(one, 'b').items, []);
    assert.ok(isSelecting(one) && !isSelecting(noSelection) && isSelecting({ ...noSelection, on: true }));
  });

  it('is a range from what was selected last, either way, besides what is selected elsewhere', () => {
    const at = toggled(toggled(noSelection, 'e'), 'c');
    assert.deepEqual(extended(at, order, { to: 'a' }).items, ['e', 'c', 'a', 'b']);
    assert.deepEqual(extended(at, order, { to: 'd' }).items, ['e', 'c', 'd']);
  });

  it('is a range from where the user stands, where nothing has been selected yet, or that is hidden', () => {
    assert.deepEqual(extended(noSelection, order, { from: 'b', to: 'c' }).items, ['b', 'c']);
    assert.deepEqual(extended(noSelection, order, { to: 'c' }).items, ['c']);
    const hidden = toggled(noSelection, 'z');
    assert.deepEqual(extended(hidden, order, { from: 'd', to: 'e' }).items, ['z', 'd', 'e']);
  });

  it('is all that is shown, each once', () => {
    assert.deepEqual(withAll(toggled(noSelection, 'c'), order).items, ['c', 'a', 'b', 'd', 'e']);
  });

  it('is read as far as it is understood', () => {
    for (const value of [undefined, null, 7, [], { items: 'a' }])
      assert.deepEqual(readSelection(value), noSelection);
    assert.deepEqual(readSelection({ on: 1, items: ['a', 2], anchor: 'a' }), {
      on: false,
      items: ['a'],
      anchor: '',
    });
  });
});

const waiver = {
  status: 'waived',
  satisfied: true,
  approver: 'priya',
  expires: '2027-01-01',
  reason: 'Later.',
} as const;
const model = panelModel({
  owners: [
    { id: 'priya', label: 'priya', roles: ['approver'] },
    { id: 'tomas', label: 'tomas', roles: ['performance'] },
  ],
  items: {
    'workflow-scoped': { ...met('priya', '2026-10-01', 'docs/a.md'), canBeWaived: false },
    'owners-named': {
      canBeWaived: true,
      by: 'tomas',
      evidence: [file('docs/gone.md', { state: 'missing' })],
    },
    'threat-model-reviewed': waiver,
    'data-contract-agreed': { ...waiver, approver: 'tomas' },
    'impact-assessed': {
      status: 'not-applicable',
      reason: 'No people.',
      notApplicableWhen: 'nobody is affected',
    },
  },
});
const ids = [
  'workflow-scoped',
  'owners-named',
  'threat-model-reviewed',
  'data-contract-agreed',
  'impact-assessed',
];
const chosen = ids.flatMap((id) => model.items.filter((item) => item.id === id));

describe('panel/client: what is done to several items', () => {
  const table: Readonly<Record<SeveralChange, readonly (string | undefined)[]>> = {
    owner: [undefined, 'is with tomas already', undefined, undefined, undefined],
    unmet: [undefined, 'is unmet already', undefined, undefined, undefined],
    'in-progress': [undefined, undefined, undefined, undefined, undefined],
    met: ['is met already', undefined, 'has no evidence', 'has no evidence', 'has no evidence'],
    'not-applicable': ['', '', '', '', 'is not applicable already'],
    waived: [
      'may not be waived: it must be done',
      undefined,
      'is waived already',
      'is waived already',
      undefined,
    ],
    end: [
      'is not waived',
      'is not waived',
      undefined,
      'was approved by who owns performance',
      'is not waived',
    ],
  };
  for (const [change, whys] of Object.entries(table) as [SeveralChange, readonly (string | undefined)[]][]) {
    it(`says which are left out, and why: ${change}`, () => {
      const plan = planOf(change, chosen, { owners: model.owners, by: 'tomas' });
      for (const [at, why] of whys.entries()) {
        const left = plan.left.find(({ item }) => item.id === ids[at]);
        // Whether an item always applies is the catalogue's to say.
        const always = chosen[at]?.notApplicableWhen === undefined ? 'always applies' : undefined;
        assert.equal(left?.why, why === '' ? always : why, ids[at]);
        assert.equal(
          plan.items.some(({ id }) => id === ids[at]),
          left === undefined,
        );
      }
    });
  }

  it('says what goes, and what speaks against it', () => {
    assert.deepEqual(warningsOf('unmet', chosen), [
      '3 of them give a reason now: it goes with the status that it is for.',
    ]);
    const against = { verdict: 'contradicted', about: '', reason: 'x' } as const;
    const [, named] = chosen;
    assert.ok(named);
    assert.deepEqual(warningsOf('met', [{ ...named, claims: [against] }]), [
      '1 of them has evidence, but none that counts.',
      'The repository says otherwise of 1 of them.',
    ]);
    assert.deepEqual(warningsOf('owner', chosen), []);
  });
});
