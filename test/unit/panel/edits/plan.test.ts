import * as assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import type { EditRequest, NewOwner } from '../../../../src/panel/protocol/edits';
import type { FactValue } from '../../../../src/panel/protocol/facts';
import { manifest, modelOf, today } from '../manifests';
import { edited } from './edited';

type Values = Readonly<Record<string, FactValue | null>>;

const item = 'data-contract-agreed';
const plan = (values: Values, was?: Values, entry = item): EditRequest => ({
  kind: 'set-facts',
  section: 'plan',
  entry,
  values,
  ...(was && { was }),
});

/** Of the odd hand: numbers, doubles, unknown ids and a block among what a form shows. */
const odd = manifest.replace('stage: design', 'goLive: 2027-03-01 # by the board\nstage: design').replace(
  '      status: in-progress\n',
  `      status: in-progress
      estimate: { low: 2d, high: 3w } # guessed
      dependsOn: [workflow-scoped, gone, workflow-scoped, 7]
      note: |
        One.

        - Two
`,
);

function refused(request: EditRequest, text = manifest): string {
  const operations = operationsFor(request, readDocument(text), { today });
  assert.ok(isRefusal(operations), JSON.stringify(operations));
  return operations.refused;
}

describe('the plan of an item', () => {
  it('is shown as it stands, and only where something stands', () => {
    const { items, itemPlan } = modelOf(odd);
    assert.deepEqual(items.find(({ id }) => id === item)?.plan, {
      values: {
        'estimate.low': '2d',
        'estimate.high': '3w',
        dependsOn: ['workflow-scoped', 'gone', 'workflow-scoped', 7],
        note: 'One.\n\n- Two\n',
      },
    });
    assert.equal(items.filter((each) => each.plan !== undefined).length, 1);
    assert.deepEqual(
      itemPlan.map(({ key, kind, list }) => [key, kind, list]),
      [
        ['estimate.low', 'working-time', undefined],
        ['estimate.likely', 'working-time', undefined],
        ['estimate.high', 'working-time', undefined],
        ['dependsOn', 'item', true],
        ['note', 'prose', undefined],
      ],
    );
  });

  it('is changed where it stands, all fields in one step', () => {
    const values = { 'estimate.likely': '5d', dependsOn: ['workflow-scoped', 'gone', 7], note: 'One.' };
    assert.equal(
      edited(plan(values, { 'estimate.likely': null }), odd),
      odd
        .replace('{ low: 2d, high: 3w }', '{ low: 2d, likely: 5d, high: 3w }')
        .replace('gone, workflow-scoped, 7', 'gone, 7')
        .replace('        One.\n\n        - Two\n', '        One.\n'),
    );
  });

  it('goes with its last field, and the item stays', () => {
    const none = { 'estimate.low': null, 'estimate.high': null, dependsOn: null, note: null };
    assert.equal(
      edited(plan(none), odd),
      manifest.replace('stage: design', 'goLive: 2027-03-01 # by the board\nstage: design'),
    );
  });

  it('begins an item that nothing is said of', () => {
    const values = {
      'estimate.low': '1d',
      'estimate.likely': '2d',
      dependsOn: ['workflow-scoped'],
      note: 'A\nB',
    };
    const begun = `    risks-registered:
      status: unmet
      estimate: { low: 1d, likely: 2d }
      dependsOn: [workflow-scoped]
      note: |-
        A
        B
`;
    assert.equal(
      edited(plan(values, {}, 'risks-registered')),
      manifest.replace('  design:\n', `${begun}  design:\n`),
    );
    assert.deepEqual(
      operationsFor(plan({ note: null }, {}, 'risks-registered'), readDocument(manifest), { today }),
      [],
    );
  });

  const refusals: readonly [string, EditRequest, RegExp, string?][] = [
    ['itself', plan({ dependsOn: [item] }), /cannot wait for itself/],
    ['what is no item', plan({ dependsOn: ['gone'] }), /"gone" is not an item of the checklist/],
    ['no duration', plan({ 'estimate.low': 'soon' }), /is not a number of working days/],
    [
      'what waits for it',
      plan({ dependsOn: [item] }, undefined, 'workflow-scoped'),
      /"data-contract-agreed" waits for this item already \(data-contract-agreed → workflow-scoped\)/,
      odd,
    ],
    ['an item that there is not', plan({ note: 'x' }, undefined, 'gone'), /is not an item of the checklist/],
    ['a field of another form', plan({ status: 'met' }), /There is no such field/],
    ['a field of an item for the whole', plan({ note: 'x' }, undefined, ''), /There is no such field/],
    ['what has changed', plan({ note: 'x' }, { note: 'y' }), /changed in the text meanwhile/],
    ['what no text can hold', plan({ note: 'a\u0000b' }), /cannot hold/],
    ['a day that is none', plan({ goLive: '2027-02-30' }, undefined, ''), /not a valid date/],
    ['what is no day', plan({ goLive: ['2027-02-20'] }, undefined, ''), /is one value/],
  ];
  for (const [name, request, words, text] of refusals)
    it(`refuses ${name}`, () => assert.match(refused(request, text), words));

  it('leaves a circle alone that stands there already', () => {
    const circle = odd.replace('[workflow-scoped, gone', `[${item}, gone`);
    assert.deepEqual(
      operationsFor(plan({ dependsOn: [item, 'gone', 'workflow-scoped', 7] }), readDocument(circle), {
        today,
      }),
      [],
    );
  });

  it('finds the way around through several items', () => {
    const chain = edited(
      plan({ dependsOn: ['threat-model-reviewed'] }, undefined, 'workflow-scoped'),
      edited(plan({ dependsOn: [item] }, undefined, 'threat-model-reviewed')),
    );
    assert.match(
      refused(plan({ dependsOn: ['workflow-scoped'] }), chain),
      /workflow-scoped → threat-model-reviewed → data-contract-agreed/,
    );
  });
});

describe('the date of going live', () => {
  const goLive = (date: string | null, was?: string | null) =>
    plan({ goLive: date }, was === undefined ? undefined : { goLive: was }, '');

  it('is set, changed and taken away', () => {
    const set = edited(goLive('2027-05-01', null));
    assert.match(set, /^stage: design # since October\n[\s\S]*^goLive: 2027-05-01$/m);
    assert.equal(edited(goLive('2027-03-01'), edited(goLive('2027-05-01'))), edited(goLive('2027-03-01')));
    assert.equal(
      edited(goLive(null, '2027-03-01'), odd),
      odd.replace('goLive: 2027-03-01 # by the board\n', ''),
    );
    assert.equal(edited(goLive('2027-04-01'), odd), odd.replace('2027-03-01', '2027-04-01'));
    assert.equal(edited(goLive(null), 'goLive: 2027-03-01\n').trim(), '{}');
  });

  it('is shown with what is to be said of it, and as it stands where it is none', () => {
    const late = odd.replace('2027-03-01', '2026-01-01');
    const [entry] = modelOf(late).plan.entries;
    assert.deepEqual(entry?.values, { goLive: '2026-01-01' });
    assert.deepEqual(
      entry?.findings.map(({ code }) => code),
      ['plan/go-live-before-gate'],
    );
    assert.deepEqual(modelOf(odd.replace('2027-03-01', 'soon')).plan.entries[0]?.values, { goLive: 'soon' });
    assert.deepEqual(modelOf(odd.replace('2027-03-01', '[1]')).plan.entries[0]?.inTextOnly, ['goLive']);
  });
});

describe('somebody new', () => {
  const noor: NewOwner = {
    id: 'noor',
    handle: '@noor',
    roles: ['legal', 'legal'],
    name: 'Noor A.',
    deputy: 'lena',
  };
  const added = '  noor: { handle: "@noor", name: Noor A., roles: [legal], deputy: lena }\n';

  it('is added in the same step as what they are to answer for', () => {
    const requests: readonly EditRequest[] = [
      { kind: 'mark-met', item: 'risks-registered', by: 'noor', on: today, evidence: 'docs/r.md' },
      { kind: 'waive', item: 'threat-model-reviewed', approver: 'noor', expires: '2027-01-10' },
      { kind: 'set-facts', section: 'data', entry: 'erp-vendors', values: { owner: 'noor' } },
      { kind: 'add-fact', section: 'systems', entry: 'crm', values: { name: 'CRM', owner: 'noor' } },
      { kind: 'set-owner', item: 'workflow-scoped', by: 'noor' },
    ];
    for (const request of requests) {
      assert.match(refused(request), /"noor" is not one of the owners/);
      const text = edited({ ...request, adds: [noor] });
      assert.ok(text.includes(added), text);
      assert.match(text.replace(added, ''), /: noor/);
    }
  });

  it('is not added twice, nor for a change that is none', () => {
    const change = { kind: 'set-owner', item: 'workflow-scoped', by: 'noor' } as const;
    const refusals: readonly [NewOwner[], RegExp][] = [
      [[noor, noor], /"noor" is already one of the owners/],
      [[{ ...noor, id: 'lena' }], /"lena" is already/],
      [[{ ...noor, id: 'No or' }], /cannot be an id/],
      [[{ ...noor, deputy: 'gone' }], /"gone" is not one of the owners/],
      [[{ ...noor, roles: ['king'] }], /"king" is not one of the roles/],
      [[{ ...noor, handle: ' ' }], /How to reach them is empty/],
      [[{ ...noor, name: '\u0007' }], /cannot hold/],
    ];
    for (const [adds, words] of refusals) assert.match(refused({ ...change, adds }), words);
    const same: EditRequest = { kind: 'set-owner', item: 'workflow-scoped', by: 'priya', adds: [noor] };
    assert.deepEqual(operationsFor(same, readDocument(manifest), { today }), []);
    assert.match(
      refused({
        kind: 'waive',
        item: 'threat-model-reviewed',
        approver: 'noor',
        expires: '2027-01-10',
        adds: [{ ...noor, roles: ['performance'] }],
      }),
      /owns performance/,
    );
  });
});
