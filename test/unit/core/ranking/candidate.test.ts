import { strict as assert } from 'node:assert';
import { candidate, manifest, ranked, type Said } from './support';

function of(said: Said) {
  const [each] = ranked({ a: manifest(said) }).ranked;
  return each ?? assert.fail(JSON.stringify(ranked({ a: manifest(said) })));
}

describe('what a workflow is to bring', () => {
  const cases: readonly (readonly [what: string, said: Said, value: number])[] = [
    ['volume times the way to the target, where the unit is money', {}, 3_000],
    [
      'times what a unit is worth',
      {
        value:
          '{ unit: minutes, valuePerUnit: 0.5, currency: EUR, direction: decrease, baseline: { value: 30 }, target: { value: 10 } }',
      },
      10_000,
    ],
    [
      'upward as well',
      { value: '{ unit: EUR, direction: increase, baseline: { value: 2 }, target: { value: 9 } }' },
      7_000,
    ],
    [
      'in either direction where none is said',
      { value: '{ unit: EUR, baseline: { value: 2 }, target: { value: 9 } }' },
      7_000,
    ],
    [
      'once where the metric is one of a month',
      {
        value:
          '{ unit: EUR, signal: monthly-cost, direction: decrease, baseline: { value: 900 }, target: { value: 300 } }',
      },
      600,
    ],
    ['nothing without cases', { workflow: '{ name: X, volumePerMonth: 0 }' }, 0],
    [
      'in the currency however it is written',
      {
        value:
          '{ unit: min, valuePerUnit: 1, currency: " eur", baseline: { value: 3 }, target: { value: 1 } }',
      },
      2_000,
    ],
  ];
  for (const [what, said, value] of cases)
    it(what, () => {
      const { ranked: all, currency } = ranked({ a: manifest(said) });
      assert.deepEqual([all[0]?.value, currency], [value, 'EUR']);
    });
});

describe('how ready it is', () => {
  const source = (facts: string): Said => ({ data: `{ people: { ${facts} } }` });
  const integration = (facts: string, more = ''): Said => ({
    integrations: `{ post: { direction: write${facts === '' ? '' : `, ${facts}`} }${more} }`,
  });
  const granted = 'permitted: { decision: granted }';
  const cases: readonly (readonly [what: string, said: Said, data: number, integration: number])[] = [
    ['all of it', {}, 1, 1],
    ['nothing of a source', source(''), 0, 1],
    ['an owner', source('owner: ann'), 0.25, 1],
    ['an owner whom nobody knows', source('owner: zoe'), 0, 1],
    ['a system', source('system: crm'), 0.25, 1],
    ['a system that is not the one of record', source('system: crm, systemOfRecord: false'), 0, 1],
    ['proven access', source('accessProvenOn: 2026-11-23'), 0.25, 1],
    ['access that is to be proven', source('accessProvenOn: 2026-12-23'), 0, 1],
    ['permission', source(granted), 0.25, 1],
    ['permission that is awaited', source('permitted: { decision: pending }'), 0, 1],
    ['permission from a day to come', source('permitted: { decision: granted, on: 2027-01-01 }'), 0, 1],
    [
      'two sources, of which one is ready',
      { data: `{ a: { system: crm, owner: ann, accessProvenOn: 2026-10-01, ${granted} }, b: {} }` },
      0.5,
      1,
    ],
    ['nothing of an integration', integration(''), 1, 0],
    ['its owner', integration('owner: ann'), 1, 0.5],
    ['the owner of its system', integration('system: crm'), 1, 0.5],
    ['a fallback', integration('fallback: crm'), 1, 0.5],
    ['a fallback on itself', integration('fallback: post'), 1, 0],
    ['a fallback on the very system that it calls', integration('system: crm, fallback: crm'), 1, 0.5],
    ['a fallback on nothing', integration('fallback: clerks'), 1, 0],
    ['an interface that others call', integration('side: provider'), 1, 0.5],
    ['two integrations', integration('owner: ann', ', get: { owner: ann, direction: read }'), 1, 0.75],
    ['systems, where no integration is listed', { integrations: '' }, 1, 0.5],
    [
      'systems that are only read',
      { integrations: '', systems: '{ crm: { owner: ann, access: read } }' },
      1,
      1,
    ],
    [
      'neither, and nothing to integrate',
      {
        integrations: '',
        systems: '',
        checklist:
          '{ design: { integration-contracts-defined: { status: not-applicable, reason: It works by itself } } }',
      },
      1,
      1,
    ],
  ];
  for (const [what, said, data, integrationShare] of cases)
    it(what, () => {
      const each = of(said);
      assert.deepEqual(
        [each.data, each.integration, each.readiness],
        [data, integrationShare, Math.min(data, integrationShare)],
      );
    });

  it('takes owners and systems of the configuration as well', () => {
    const shared = { dora: { value: { roles: ['outcome' as const] }, file: 'ai-readiness.config.yaml' } };
    const text = manifest({ owners: '', data: '{ people: { owner: dora } }' });
    assert.equal(ranked({ a: text }, { owners: shared }).ranked[0]?.data, 0.25);
  });
});

describe('a workflow that nobody should compare yet', () => {
  const refused = (decision: string): Said => ({
    data: `{ people: { permitted: { decision: ${decision} } } }`,
  });
  const cases: readonly (readonly [said: Said, because: readonly string[]])[] = [
    [{ owners: '{ bob: { roles: [performance] } }' }, ['nobody owns its outcome']],
    [{ owners: '' }, ['nobody owns its outcome']],
    [{ value: '' }, ['its value has no measured baseline']],
    [{ value: '{ unit: EUR, target: { value: 1 } }' }, ['its value has no measured baseline']],
    [
      { value: '{ unit: EUR, baseline: { value: 4, from: 2027-02-01 }, target: { value: 1 } }' },
      ['its baseline begins on 2027-02-01, which lies in the future'],
    ],
    [
      {
        value:
          '{ unit: EUR, baseline: { value: 4, from: 2026-02-01, to: 2026-01-01 }, target: { value: 1 } }',
      },
      ['its baseline begins on 2026-02-01 and ends on 2026-01-01, which is earlier'],
    ],
    [refused('denied'), ['the use of the source "people" is denied']],
    [refused('refused'), ['the use of the source "people" is refused']],
    [refused('withdrawn'), ['the use of the source "people" is withdrawn']],
    [
      { risk: '{ euAiAct: { class: prohibited } }', owners: '' },
      ['it is said to be a practice that Article 5 of the EU AI Act prohibits', 'nobody owns its outcome'],
    ],
  ];
  for (const [said, because] of cases)
    it(because.join(' and '), () => {
      const { apart, ranked: all, unknown } = ranked({ a: manifest(said) });
      assert.deepEqual([apart[0]?.because, all.length, unknown.length], [because, 0, 0]);
    });
});

describe('a workflow of which something is not known', () => {
  const value = (facts: string): Said => ({ value: `{ baseline: { value: 5 }, ${facts} }` });
  const cases: readonly (readonly [said: Said, because: readonly string[]])[] = [
    [{ workflow: '{ name: X }' }, ['"workflow.volumePerMonth" is not stated']],
    [value('unit: EUR'), ['"value.target.value" is not stated']],
    [
      value('unit: minutes, target: { value: 2 }'),
      ['"value.valuePerUnit" and "value.currency" are not stated'],
    ],
    [value('unit: min, valuePerUnit: 2, target: { value: 2 }'), ['"value.currency" is not stated']],
    // Three capitals are no money by themselves.
    [value('unit: FTE, target: { value: 2 }'), ['"value.valuePerUnit" and "value.currency" are not stated']],
    // What a euro is worth in dollars nobody has said.
    [value('unit: EUR, currency: USD, target: { value: 2 }'), ['"value.valuePerUnit" is not stated']],
    [
      value('unit: x, valuePerUnit: 1, currency: €, target: { value: 2 }'),
      ['"€" is no code of a currency, such as EUR'],
    ],
    [value('unit: EUR, target: { value: 5 }'), ['its target is no better than its baseline']],
    [
      value('unit: EUR, direction: increase, target: { value: 2 }'),
      ['its target is no better than its baseline'],
    ],
    [value('unit: EUR, valuePerUnit: 0, target: { value: 2 }'), ['"value.valuePerUnit" is not above 0']],
    [
      value('unit: EUR, valuePerUnit: 1.0e+308, target: { value: 2 }'),
      ['its numbers are too large to be multiplied'],
    ],
    [{ data: '' }, ['no source of data is listed']],
    [{ integrations: '', systems: '' }, ['neither integrations nor systems are listed']],
    // What is written and cannot be read is not missing.
    [{ workflow: '{ name: X, volumePerMonth: many }' }, ['"workflow.volumePerMonth" cannot be read']],
    [{ data: '{ people: { onwer: ann } }' }, ['"data.people.owner" cannot be read']],
    [{ data: 'none' }, ['"data" cannot be read']],
    [{ owners: '[ann]' }, ['"owners" cannot be read']],
    [
      { value: '{ unit: EUR, baseline: { value: a lot }, target: { value: 2 } }' },
      ['"value.baseline.value" cannot be read'],
    ],
    [{ systems: '{ crm: [' }, ['it cannot be read as a whole (line 5)']],
  ];
  for (const [said, because] of cases)
    it(because.join(' and '), () => {
      const { unknown, ranked: all, apart } = ranked({ a: manifest(said) });
      assert.deepEqual([unknown[0]?.because, all.length, apart.length], [because, 0, 0]);
    });

  it('is small, whatever its manifest holds', () => {
    const { name, measures } = candidate(
      manifest({ workflow: `{ name: ${'x'.repeat(5_000)}, volumePerMonth: 1 }` }),
    );
    assert.ok((name?.length ?? 0) <= 120);
    assert.ok(JSON.stringify(measures).length < 2_000);
  });
});
