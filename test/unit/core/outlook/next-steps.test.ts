import assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { type NextStep, nextSteps, type Report, readDocument } from '../../../../src/core/service';
import { bytesOf } from '../../samples/doctor';
import { judge, readSample, type Sample, textOf } from '../../samples/sample';
import { manifest, reportOf } from '../support';

const owners = `owners:
  ann: { handle: "@ann", roles: [outcome, approver, overseer] }
  ben: { handle: "@ben", roles: [performance, oncall] }
`;

function stepsOf(rest: string, stage?: string): readonly NextStep[] {
  return nextSteps(reportOf(manifest(`${owners}${rest}`, stage))).steps;
}

/** Those that something is wrong with: what is, and for which items. */
function wrong(steps: readonly NextStep[]): (readonly [what: string, ...items: string[]])[] {
  return steps.filter(({ kind }) => kind !== 'open').map(({ what, items }) => [what, ...items] as const);
}

function openIn(stage: string, steps: readonly NextStep[]): string[] {
  return steps.filter(({ opens }) => opens?.stage === stage).map(({ key }) => key);
}

/** What a test looks at of a step. */
function inShort({ key, kind, opens }: NextStep): string {
  return `${key} ${kind}${opens === undefined ? '' : ` ${opens.stage} ${opens.step}/${opens.of}`}`;
}

/** Items of the first stage that nobody has said anything of: those that a manifest begins with, then the others. */
const start = [
  'workflow-scoped',
  'owners-named',
  'data-sources-inventoried',
  'risk-tier-assigned',
  'value-baseline-measured',
];
const diagnose = [
  ...start,
  'systems-inventoried',
  'data-access-proven',
  'data-use-permitted',
  'risks-registered',
];

describe('what to do next', () => {
  it('is all of the first gate where nothing is said', () => {
    const { steps, more } = nextSteps(reportOf(manifest('')));
    assert.deepEqual(
      steps.map(inShort),
      diagnose.map((id, index) => `item/${id} open diagnose ${index + 1}/9`),
    );
    assert.equal(more, 0);
  });

  it('is that of the first gate as well where no stage is claimed', () => {
    const report = reportOf('version: 1\nworkflow: { name: Invoice triage }\n');
    assert.equal(report.stage, undefined);
    const { steps } = nextSteps(report);
    assert.deepEqual(
      openIn('diagnose', steps),
      diagnose.map((id) => `item/${id}`),
    );
    const [first] = steps.flatMap(({ opens }) => opens ?? []);
    assert.equal(first?.stage, 'diagnose');
  });

  it('begins with the facts that checks need, until they are stated or more is claimed', () => {
    const begun = (facts: string) => stepsOf(facts).filter(({ isStart }) => isStart);
    const ids = (facts: string) => begun(facts).map(({ items: [first] }) => first);
    const left = start.filter((id) => id !== 'owners-named');
    assert.deepEqual(ids(''), left, 'the owners are stated');
    assert.match(begun('')[1]?.how ?? '', /^List the data/);
    const claimed = (item: string, status: string) =>
      `checklist: { diagnose: { ${item}: { status: ${status} } } }\n`;
    assert.deepEqual(ids(claimed('workflow-scoped', 'in-progress')), left, 'what is begun is not done');
    assert.deepEqual(ids(claimed('data-access-proven', 'in-progress')), []);
  });

  it('says what is wrong first, and of what is begun with what is told of it already', () => {
    const steps = stepsOf('checklist: { diagnose: { workflow-scopd: { status: met } } }\n');
    assert.ok(steps[0]?.finding);
    const scope = steps.find(({ key }) => key === 'item/workflow-scoped');
    assert.equal(scope?.isStart, undefined);
    assert.equal(steps.find(({ key }) => key === 'item/risk-tier-assigned')?.isStart, true);
  });

  it('is nothing of a gate that comes later than the claimed stage', () => {
    const stages = new Set(stepsOf('', 'design').map(({ opens }) => opens?.stage));
    assert.deepEqual([...stages], ['diagnose', 'design']);
  });

  describe('is one cause once', () => {
    it('where three items name the same, and it breaks those that are not satisfied', () => {
      const steps = stepsOf(`systems:
  erp: { owner: ann, access: read, environment: production, changeLeadTime: 5d }
checklist:
  diagnose:
    systems-inventoried: { status: met, by: gone, on: 2026-11-01, evidence: [docs/a.md] }
    risks-registered: { status: met, by: gone }
    risk-tier-assigned: { status: in-progress, by: gone }
`);
      const [unknown, ...others] = steps.filter(({ finding }) => finding?.code === 'owner/unknown-id');
      assert.deepEqual(others, []);
      assert.equal(unknown?.key, 'owner/unknown-id/"gone"');
      assert.deepEqual([...(unknown?.items ?? [])].sort(), ['risk-tier-assigned', 'risks-registered']);
      assert.equal(unknown?.same.length, 2);
    });

    it('where an owner that nobody knows stands in three sections', () => {
      const steps = stepsOf(`systems:
  erp: { owner: gone, access: read, environment: production, changeLeadTime: 5d }
  crm: { owner: gone, access: read, environment: production, changeLeadTime: 5d }
data:
  orders: { system: erp, owner: gone, classification: internal, usedFor: [input] }
`);
      assert.deepEqual(wrong(steps), [
        ['"gone" is not under "owners"', 'systems-inventoried', 'data-sources-inventoried'],
      ]);
      assert.equal(steps[0]?.opens?.step, 1);
    });

    it('but two owners that nobody knows are two', () => {
      const steps = stepsOf(`systems:
  erp: { owner: gone, access: read, environment: production, changeLeadTime: 5d }
  crm: { owner: left, access: read, environment: production, changeLeadTime: 5d }
`);
      assert.deepEqual(
        wrong(steps).map(([what]) => what),
        ['"gone" is not under "owners"', '"left" is not under "owners"'],
      );
    });

    it('where the facts prove a claim wrong and a finding tells them too', () => {
      const steps = stepsOf(
        `systems:
  erp: { owner: ann, access: read, environment: production, changeLeadTime: 5d }
data:
  orders: { system: erp, classification: internal, freshness: 1h, usedFor: [input] }
checklist:
  diagnose:
    data-sources-inventoried: { status: met, by: ben, on: 2026-11-01, evidence: [docs/a.md] }
`,
        'design',
      );
      const own = steps.filter(({ items }) => items.includes('data-sources-inventoried'));
      assert.deepEqual(
        own.map(({ key, finding, path }) => [key, finding?.code, path.join('.')]),
        [['data/no-owner/"owner"', 'data/no-owner', 'data.orders']],
      );
      assert.ok(!steps.some(({ finding }) => finding?.code === 'item/contradicted'));
    });

    it('where nothing else than the claim tells it', () => {
      const steps = stepsOf(`systems:
  erp: { access: read, environment: production, changeLeadTime: 5d }
checklist:
  diagnose:
    systems-inventoried: { status: met, by: ben, on: 2026-11-01, evidence: [docs/a.md] }
`);
      const [first] = steps;
      assert.deepEqual(first, {
        key: 'systems/"owner"',
        what: '"erp" has no owner',
        how: '',
        same: [],
        path: ['systems', 'erp'],
        kind: 'error',
        items: ['systems-inventoried'],
        who: 'ben',
        after: [],
        opens: { stage: 'diagnose', step: 1, of: 9 },
      });
    });
  });

  it('is in order: the gates in turn, what is obvious first, what is estimated short before long, what waits last', () => {
    const steps = stepsOf(
      `systems:
  erp: { owner: ann, access: read, environment: production, changeLeadTime: 5d }
  crm: { owner: gone, access: reed, environment: production, changeLeadTime: 5d }
checklist:
  diagnose:
    workflow-scoped: { status: in-progress, by: ben, estimate: { low: 1d, likely: 2w, high: 4w } }
    risks-registered: { status: in-progress, by: ben, estimate: { low: 1d, likely: 3d, high: 4d } }
    owners-named: { status: unmet, by: ben, estimate: { low: 1d, likely: 1d, high: 4d }, dependsOn: [risks-registered] }
    risk-tier-assigned: { status: in-progress, by: ben }
    data-access-proven: { status: met, by: ben, on: 2026-11-01 }
`,
      'design',
    );
    const own = steps.filter(({ opens }) => opens?.stage === 'diagnose');
    assert.deepEqual(own.map(inShort), [
      'schema/not-one-of/systems.crm.access error diagnose 1/11',
      'owner/unknown-id/"gone" error diagnose 2/11',
      'item/met-without-evidence/checklist.diagnose.data-access-proven.status error diagnose 3/11',
      'item/systems-inventoried open diagnose 4/11',
      'item/risks-registered open diagnose 5/11',
      'item/workflow-scoped open diagnose 6/11',
      'item/risk-tier-assigned open diagnose 7/11',
      'item/value-baseline-measured open diagnose 8/11',
      'item/data-sources-inventoried open diagnose 9/11',
      'item/data-use-permitted open diagnose 10/11',
      'item/owners-named open diagnose 11/11',
    ]);
    assert.deepEqual(own.at(-1)?.after, ['risks-registered']);
    assert.deepEqual(
      steps.slice(own.length).map(({ opens }) => opens?.stage),
      Array(11).fill('design'),
    );
  });

  it('says what is so, and apart from it what would help', () => {
    const steps = stepsOf(`systems:
  crm: { owner: gone, access: reed, environment: production, changeLeadTime: 5d }
`);
    assert.deepEqual(
      steps.slice(0, 2).map(({ what, how }) => [what, how]),
      [
        ['"access": "reed" is not one of read, write, read-write', 'Did you mean "read"?'],
        ['"gone" is not under "owners"', 'Known owners: ann, ben.'],
      ],
    );
  });

  it('waits for nothing that is there already', () => {
    const steps = stepsOf(`checklist:
  diagnose:
    owners-named: { status: unmet, dependsOn: [owners-named, risks-registered, no-such-item] }
    risks-registered: { status: not-applicable, reason: There is none. }
`);
    const afters = steps.filter(({ after }) => after.length > 0).map(({ key, after }) => [key, ...after]);
    assert.deepEqual(afters, [['item/owners-named', 'risks-registered']]);
  });

  it('tells a hundred, and how many more there are', () => {
    const systems = Array.from(
      { length: 120 },
      (_, index) =>
        `  s${index}: { owner: nobody-${index}, access: read, environment: production, changeLeadTime: 5d }\n`,
    );
    const { steps, more } = nextSteps(reportOf(manifest(`${owners}systems:\n${systems.join('')}`)));
    assert.equal(steps.length, 100);
    assert.equal(more, 120 + 9 - 100);
  });

  describe('of the samples', () => {
    const all = readSample();
    const manifests = [...all.keys()].filter((name) => /(?:^|\/)ai-readiness\.ya?ml$/.test(name));

    for (const name of manifests)
      it(`${name}: nothing twice, each gate counted through, the last one opens it, all else after`, async () => {
        const report = await judge(all, name);
        const { steps } = nextSteps(report);
        assert.equal(new Set(steps.map(({ key }) => key)).size, steps.length);
        const shut = [...new Set(steps.flatMap(({ opens }) => opens?.stage ?? []))];
        for (const stage of shut) {
          assert.notEqual(report.gates[stage].state, 'passed');
          const own = steps.flatMap(({ opens }) => (opens?.stage === stage ? [opens] : []));
          assert.deepEqual(
            own,
            own.map((_, index) => ({ stage, step: index + 1, of: own.length })),
          );
        }
        const firstOther = steps.findIndex(({ opens }) => opens === undefined);
        if (firstOther !== -1) assert.ok(steps.slice(firstOther).every(({ opens }) => opens === undefined));
        for (const { items, opens, kind, what } of steps) {
          assert.notEqual(what, '');
          if (kind === 'open') assert.equal(items.length, 1);
          if (kind === 'warning') assert.equal(opens, undefined);
        }
      });

    for (const name of manifests)
      it(`${name}: a step that is taken by its first fix is gone`, async () => {
        for (const step of nextSteps(await judge(all, name)).steps) {
          const [fix] = step.finding?.fixes ?? [];
          if (fix === undefined) continue;
          const after = await judge(taken(all, name, step), name);
          const left = nextSteps(after).steps.map(({ key }) => key);
          assert.ok(!left.includes(step.key), `${step.key} by "${fix.title}"`);
        }
      });

    it('open the first gate where each is taken: an owner is chosen, a file found again', async () => {
      const name = 'invoice-triage/ai-readiness.yaml';
      const report = await judge(all, name);
      assert.equal(report.gates.diagnose.state, 'blocked');
      const first = nextSteps(report).steps.filter(({ opens }) => opens?.stage === 'diagnose');
      assert.deepEqual(
        first.map(({ what, finding }) => [what, finding?.fixes[0]?.title]),
        [
          [
            '"docs/ap-risk-register.md" does not exist in this repository',
            'Change to "docs/governance/ap-risk-register.md"',
          ],
          ['The data source "cost-centres" has no owner', 'Name "priya" as its owner'],
        ],
      );
      let sample = all;
      const states: string[] = [];
      for (const step of first) {
        sample = taken(sample, name, step);
        states.push((await judge(sample, name)).gates.diagnose.state);
      }
      assert.deepEqual(states, ['blocked', 'passed']);
    });

    it('are none where every gate is passed and nothing is wrong', async () => {
      const report = await judge(all, 'returns-desk/ai-readiness.yaml');
      const passed = Object.fromEntries(
        Object.entries(report.gates).map(([stage, gate]) => [
          stage,
          { ...gate, state: 'passed', blockers: [] },
        ]),
      ) as unknown as Report['gates'];
      const hints = report.findings.filter(({ severity }) => severity === 'hint');
      assert.deepEqual(nextSteps({ ...report, stage: 'operate', gates: passed, findings: hints }), {
        steps: [],
        more: 0,
        withoutSteps: [],
      });
    });
  });
});

/** A sample whose manifest has taken a step by its first fix. */
function taken(sample: Sample, name: string, { key, finding }: NextStep): Sample {
  const [fix] = finding?.fixes ?? [];
  assert.ok(fix, key);
  const document = readDocument(textOf(sample, name));
  const edits = applyOperations(document, fix.operations);
  assert.ok(!isRefusal(edits), key);
  return new Map([...sample, [name, bytesOf(applyEdits(document.text, edits))]]);
}
