import { strict as assert } from 'node:assert';
import { type FileFact, type NextStep, nextSteps } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const team = `owners:
  ann: { handle: "@ann", roles: [outcome, approver, overseer] }
  ben: { handle: "@ben", roles: [performance, oncall] }
`;

function stepsOf(
  rest: string,
  stage?: string,
  files?: Readonly<Record<string, FileFact>>,
): readonly NextStep[] {
  return nextSteps(reportOf(manifest(team + rest, stage), files)).steps;
}

/** What a test looks at of a step: what tells it, which step it is of how many, and its items. */
function inShort({ finding, key, opens, items }: NextStep): string {
  return `${finding?.code ?? key} ${opens?.stage} ${opens?.step}/${opens?.of} ${items.join(' ')}`;
}

const done = (status: string): string => `{ status: ${status}, by: ben, on: 2026-11-01, evidence: [a.md] }`;
const rows = (...all: readonly string[]): string =>
  `checklist:\n${all.map((each) => `  ${each}\n`).join('')}`;

describe('a slip in the key, the stage or the status of an item', () => {
  const slips: readonly [what: string, text: string, stage: string, first: string][] = [
    [
      'its key',
      rows(`diagnose: { risks-registred: ${done('met')} }`),
      'diagnose',
      'item/unknown diagnose 1/9 risks-registered',
    ],
    [
      'its stage, which comes later than its own',
      rows(`operate: { risks-registered: ${done('met')} }`),
      'operate',
      'item/wrong-stage diagnose 1/9 risks-registered',
    ],
    [
      'its status',
      rows(`diagnose: { risks-registered: ${done('Met')} }`),
      'diagnose',
      'schema/not-one-of diagnose 1/9 risks-registered',
    ],
  ];
  for (const [what, text, stage, first] of slips)
    it(`${what}: is the first step to its gate, and all that is told of the item`, () => {
      const steps = stepsOf(text, stage);
      assert.equal(inShort(steps[0] as NextStep), first);
      assert.deepEqual(
        steps.filter(({ items }) => items.includes('risks-registered')).map(({ key }) => key),
        [steps[0]?.key],
      );
    });

  it('is one step for items of two gates', () => {
    const steps = stepsOf(
      rows(
        `diagnose: { risks-registered: ${done('Met')} }`,
        `design: { threat-model-reviewed: ${done('Met')} }`,
      ),
      'design',
    );
    assert.equal(
      inShort(steps[0] as NextStep),
      'schema/not-one-of diagnose 1/9 risks-registered threat-model-reviewed',
    );
    assert.ok(steps.slice(1).every(({ items }) => !items.includes('threat-model-reviewed')));
  });

  it('leaves the work where it is said to be open', () => {
    const steps = stepsOf(rows('diagnose: { risks-registred: { status: in-progress } }'));
    const own = steps.filter(({ items }) => items.includes('risks-registered'));
    assert.deepEqual(own.map(inShort), [
      'item/unknown diagnose 1/10 risks-registered',
      `item/risks-registered diagnose ${own[1]?.opens?.step}/10 risks-registered`,
    ]);
    assert.match(
      own[1]?.how ?? '',
      /^What is said of it does not count yet\. "risks-registred" is not an item/,
    );
  });

  it('leaves the work where nobody can tell which item is meant', () => {
    const steps = stepsOf(rows(`diagnose: { entirely-other: ${done('met')} }`));
    assert.equal(steps.filter(({ kind }) => kind === 'open').length, 9);
  });

  it('in the name of a stage comes before all that may stand under it', () => {
    const [first, second] = stepsOf(rows(`diagnos: { risks-registered: ${done('met')} }`));
    assert.equal(first?.finding?.code, 'schema/unknown-key');
    assert.equal(first.opens?.of, 10);
    assert.match(
      second?.how ?? '',
      /^What is said of it, if anything, does not count yet\. "diagnos" is not/,
    );
  });
});

describe('what an item lacks', () => {
  const erp = 'systems:\n  erp: { owner: ann, access: read, environment: production, changeLeadTime: 5d }\n';

  it('names the items of later gates that break by the same', () => {
    const steps = stepsOf(
      `${erp}data:
  a: { system: erp, classification: internal, freshness: 1h, usedFor: [input], contract: c.yaml, systemOfRecord: true }
${rows(
  `diagnose: { data-sources-inventoried: ${done('met')} }`,
  `design: { data-contract-agreed: ${done('met')} }`,
)}`,
      'operate',
    );
    const own = steps.filter(({ key }) => key === 'data/no-owner/"owner"');
    assert.deepEqual(own.map(inShort), [
      'data/no-owner diagnose 1/9 data-sources-inventoried data-contract-agreed',
    ]);
  });

  it('is told wholly: no proof besides a date', () => {
    const later = '{ status: met, by: ben, on: 2027-11-01, evidence: ["https://wiki.example.com/review"] }';
    const own = stepsOf(rows(`diagnose: { risks-registered: ${later} }`)).filter(({ items }) =>
      items.includes('risks-registered'),
    );
    assert.deepEqual(
      own.map(({ finding, key, opens }) => [finding?.code ?? key, opens?.of]),
      [
        ['item/in-the-future', 10],
        ['item/risks-registered', 10],
      ],
    );
    assert.match(own[1]?.how ?? '', /^None of its evidence holds: /);
  });

  it('is one cause where an anchor brings the same evidence to two items', () => {
    const first = '{ status: met, by: ben, on: 2026-11-01, evidence: &e [a.md] }';
    const second = '{ status: met, by: ben, on: 2026-11-01, evidence: *e }';
    const own = stepsOf(
      rows(`diagnose: { workflow-scoped: ${first}, risks-registered: ${second} }`),
      'diagnose',
      { 'a.md': { kind: 'missing' } },
    ).filter(({ items }) => items.includes('workflow-scoped') || items.includes('risks-registered'));
    assert.deepEqual(own.map(inShort), [
      'evidence/missing-file diagnose 1/8 workflow-scoped risks-registered',
    ]);
  });

  it('is nothing more where its evidence holds, or nobody has looked', () => {
    const later = rows(
      'diagnose: { risks-registered: { status: met, by: ben, on: 2027-11-01, evidence: [a.md] } }',
    );
    const own = stepsOf(later).filter(({ items }) => items.includes('risks-registered'));
    assert.deepEqual(
      own.map(({ finding }) => finding?.code),
      ['item/in-the-future'],
    );
  });
});

describe('a step that waits for another one', () => {
  const order = (chain: Readonly<Record<string, readonly string[]>>): string[] => {
    const items = Object.entries(chain).map(
      ([id, [status, ...after]]) => `${id}: { status: ${status}, dependsOn: [${after.join(', ')}] }`,
    );
    return stepsOf(rows(`diagnose: { ${items.join(', ')} }`))
      .filter(({ kind, items: [id] }) => kind === 'open' && id !== undefined && id in chain)
      .map(({ key }) => key.replace('item/', ''));
  };

  it('comes after it, however little there is to do', () => {
    assert.deepEqual(
      order({
        'workflow-scoped': ['in-progress', 'owners-named'],
        'owners-named': ['unmet', 'risks-registered'],
        'risks-registered': ['unmet'],
      }),
      ['risks-registered', 'owners-named', 'workflow-scoped'],
    );
  });

  it('is there once where they wait for each other', () => {
    const found = order({
      'owners-named': ['unmet', 'risks-registered'],
      'risks-registered': ['unmet', 'owners-named'],
    });
    assert.deepEqual([...found].sort(), ['owners-named', 'risks-registered']);
  });
});
