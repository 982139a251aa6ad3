import { strict as assert } from 'node:assert';
import { catalogueItem, type ItemReport } from '../../../../src/core/service';
import { reportOf } from '../support';

/** Facts that prove it wrong that an item is met, and the findings that say the same: their codes and places. */
const rows: readonly [id: string, facts: string, ...tellers: string[]][] = [
  [
    'owners-named',
    'owners: { a: {} }',
    'owner/role-missing owners outcome',
    'owner/role-missing owners performance',
  ],
  ['data-sources-inventoried', 'data: { a: {} }', 'data/no-owner data.a', 'data/no-system-of-record data.a'],
  [
    'data-access-proven',
    'data: { a: {}, b: { accessProvenOn: 2027-01-01 } }',
    'data/access-unproven data.a',
    'data/access-unproven data.b.accessProvenOn',
  ],
  [
    'data-use-permitted',
    'data: { a: { permitted: { decision: denied } }, b: { permitted: { decision: granted, on: 2027-01-01 } } }',
    'data/not-permitted data.a.permitted.decision',
    'data/not-permitted data.b.permitted.on',
  ],
  ['data-contract-agreed', 'data: { a: { contract: c.yaml } }', 'data/no-owner data.a'],
  ['integration-contracts-defined', 'integrations: { i: {} }', 'integration/fallback-missing integrations.i'],
  [
    'monitoring-plan-defined',
    'signals: { s: {}, t: { threshold: high, owner: a, action: b } }',
    'signal/no-threshold signals.s',
    'signal/no-owner signals.s',
    'signal/unreadable-threshold signals.t.threshold',
  ],
  [
    'monitoring-live',
    'signals: { s: {}, t: { alertTestedOn: 2027-01-01 } }',
    'signal/alert-untested signals.s',
    'signal/alert-untested signals.t.alertTestedOn',
  ],
  [
    'logging-enabled',
    'risk: { tier: high }\ncontrols: { logging: { retention: 25w } }',
    'controls/logs-too-short controls.logging.retention',
  ],
  ['rollback-rehearsed', 'controls: {}', 'controls/rollback-unrehearsed controls.rollback'],
  [
    'rollback-rehearsed',
    'controls: { rollback: { rehearsedOn: 2027-01-01 } }',
    'controls/rollback-unrehearsed controls.rollback.rehearsedOn',
  ],
  ['stop-control-tested', 'controls: { stop: { by: a } }', 'controls/stop-untested controls.stop'],
  [
    'stop-control-tested',
    'controls: { stop: { by: a, testedOn: 2027-01-01 } }',
    'controls/stop-untested controls.stop.testedOn',
  ],
  [
    'human-oversight-designed',
    'risk: { tier: high }\noversight: { mode: none }',
    'oversight/missing oversight.mode',
  ],
  [
    'human-oversight-designed',
    'oversight: { mode: sample, reviewRate: 1, minutesPerReview: 60, hoursPerWeek: 1 }',
    'oversight/infeasible oversight.hoursPerWeek',
  ],
  [
    'escalation-path-defined',
    'owners: { a: {} }\nescalation: [{ when: late, to: b }]',
    'escalation/unknown-target escalation.0.to',
    'escalation/dead-end escalation.0.when',
  ],
  [
    'third-parties-vetted',
    'models: { a: { provider: acme }, b: { provider: openai, name: gpt-4o }, c: { provider: acme, name: x, version: latest } }',
    'model/floating-version models.a',
    'model/floating-version models.b.name',
    'model/floating-version models.c.version',
  ],
  [
    'agent-boundaries-defined',
    'agent: { tools: { t: { effect: reversible, approval: above-limit } }, servers: { s: {}, r: { version: latest } } }',
    'agent/no-limit agent.tools.t.approval',
    'agent/server-unpinned agent.servers.s',
    'agent/server-unpinned agent.servers.r.version',
  ],
  [
    'value-baseline-measured',
    'value: { target: { value: 1, by: 2027-01-01 } }',
    'value/baseline-missing value',
  ],
  [
    'value-baseline-measured',
    'value: { baseline: { from: 2026-01-01 } }',
    'value/baseline-missing value.baseline',
  ],
  [
    'value-baseline-measured',
    'value: { baseline: { value: 1, from: 2026-03-01, to: 2026-02-01 }, target: { value: 1, by: 2027-01-01 } }',
    'value/dates-reversed value.baseline.to',
  ],
  [
    'value-baseline-measured',
    'value: { baseline: { value: 1, from: 2027-03-01, to: 2027-04-01 }, target: { value: 1, by: 2028-01-01 } }',
    'value/in-the-future value.baseline.from',
  ],
  [
    'value-baseline-measured',
    'value: { baseline: { value: 1, from: 2026-01-01, to: 2026-02-01 }, target: { value: 1, by: 2025-01-01 } }',
    'value/dates-reversed value.target.by',
  ],
  [
    'evaluation-passed',
    'release: { version: "2" }\nevaluations: { e: { item: evaluation-passed, criteria: { fixedOn: 2026-10-02 }, metrics: { m: { threshold: "> 1", value: 1 } }, evaluated: { release: "1" }, result: { on: 2026-10-01 } } }',
    'evaluation/below-threshold evaluations.e.metrics.m.value',
    'evaluation/criteria-after-result evaluations.e.criteria.fixedOn',
    'evaluation/other-release evaluations.e.evaluated.release',
  ],
];

function tellersOf({ contradictions }: ItemReport) {
  return contradictions.flatMap((each) => each.parts ?? [each]).flatMap(({ toldBy }) => toldBy ?? []);
}

describe('what proves a claim wrong names the finding that says the same', () => {
  for (const [id, facts, ...expected] of rows)
    it(`${id}, with ${facts}`, () => {
      const stage = catalogueItem(id)?.stage;
      const workflow = 'workflow: { name: a, volumePerMonth: 1000 }';
      const claim = `checklist: { ${stage}: { ${id}: { status: met, by: a, on: 2026-10-01, evidence: [a.md] } } }`;
      const report = reportOf(`version: 1\nstage: deploy\n${workflow}\n${facts}\n${claim}\n`);
      const item = report.items.find((each) => each.id === id);
      assert.ok(item !== undefined);
      const tellers = tellersOf(item);
      assert.deepEqual(
        tellers.map(({ code, path, of }) =>
          [code, path.join('.'), ...(of === undefined ? [] : [of])].join(' '),
        ),
        expected,
      );
      for (const { code, path, of } of tellers) {
        const found = report.findings.filter(
          (finding) =>
            finding.code === code &&
            finding.path.join('.') === path.join('.') &&
            (of === undefined || finding.cause?.of === of),
        );
        assert.equal(found.length, 1, `${code} at ${path.join('.')}`);
      }
    });
});
