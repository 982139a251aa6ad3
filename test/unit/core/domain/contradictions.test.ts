import { strict as assert } from 'node:assert';
import { contradictionsOf } from '../../../../src/core/domain/contradictions';
import { factsOf } from '../../../../src/core/facts/context';
import { catalogue, readDocument } from '../../../../src/core/service';
import { manifest, today } from '../support';

/** What the facts say against an item that is marked as met, by the facts. */
const whenMet: readonly [id: string, facts: string, ...against: string[]][] = [
  ['owners-named', 'owners: { a: { roles: [outcome] } }', 'no owner has the role "performance"'],
  ['owners-named', 'owners: { a: { roles: [outcome, performance] } }'],
  ['risk-tier-assigned', 'risk: { tier: high }', 'the risk section has no role'],
  ['risk-tier-assigned', 'risk: { tier: high, role: both }'],
  [
    'value-baseline-measured',
    'value: { target: { value: 1 } }',
    'the value section has no baseline value or target date',
  ],
  ['systems-inventoried', '', 'no system is listed'],
  ['systems-inventoried', 'systems: { sap: {}, crm: { owner: a } }', '"sap" has no owner'],
  ['data-sources-inventoried', 'data: { a: { system: s, owner: o, classification: public, freshness: 1d } }'],
  ['data-sources-inventoried', 'data: { a: { system: s } }', '"a" has no owner, classification or freshness'],
  [
    'data-access-proven',
    'data: { a: { accessProvenOn: 2026-11-24 }, b: { accessProvenOn: 2026-11-22 } }',
    '"a" has no accessProvenOn in the past',
  ],
  [
    'data-use-permitted',
    'data: { a: { permitted: { decision: pending } }, b: {} }',
    '"a" has the decision "pending"',
  ],
  [
    'integration-contracts-defined',
    'integrations: { i: { direction: read, contract: c, timeout: 1s, retry: 0 } }',
    '"i" has no fallback',
  ],
  ['data-contract-agreed', 'data: { a: {} }', '"a" has no owner to accept a contract'],
  ['human-oversight-designed', 'risk: { tier: high }\noversight: { mode: none }', 'oversight.mode is "none"'],
  ['human-oversight-designed', 'risk: { tier: limited }\noversight: { mode: none }'],
  ['escalation-path-defined', 'escalation: []', 'escalation has no path'],
  [
    'escalation-path-defined',
    'owners: { a: {} }\nescalation: [{ to: b, within: 1h }]',
    '"b" leads to nobody',
    'path 1 has no safe default',
  ],
  ['escalation-path-defined', ''],
  [
    'third-parties-vetted',
    'models: { m: { provider: acme, version: latest }, n: { provider: internal } }',
    '"m" has no pinned version',
  ],
  [
    'third-parties-vetted',
    'models: { a: { provider: openai, name: gpt-4o }, b: { provider: openai, name: gpt-4o-2024-08-06 }, c: { provider: google, name: gemini-2.5-pro } }',
    '"a" has no pinned version',
  ],
  [
    'integration-contracts-defined',
    'integrations: { i: { side: provider, direction: read, contract: c }, j: { side: provider } }',
    '"j" has no direction or contract',
  ],
  [
    'evaluation-passed',
    'release: { version: "2" }\nevaluations: { e: { item: evaluation-passed, criteria: { fixedOn: 2026-10-02 }, metrics: { m: { threshold: "> 1", value: 1 } }, evaluated: { release: "1" }, result: { on: 2026-10-01 } } }',
    '"m" is 1, which misses "> 1"',
    'the criteria of "e" were fixed on 2026-10-02, after the result of 2026-10-01 was known',
    '"e" judged the release "1", and "2" is what runs',
  ],
  [
    'fairness-evaluated',
    'evaluations: { e: { item: evaluation-passed, metrics: { m: { threshold: "> 1", value: 1 } } } }',
  ],
  [
    'adversarial-tests-passed',
    'evaluations: { e: { item: adversarial-tests-passed, metrics: { m: { threshold: "<= 0", value: 1 } } } }',
    '"m" is 1, which misses "<= 0"',
  ],
  ['monitoring-plan-defined', '', 'no signal is listed'],
  [
    'monitoring-plan-defined',
    'signals: { s: { threshold: high, owner: a } }',
    '"s" has no action',
    '"s" has a threshold that cannot be read ("high")',
  ],
  [
    'rollback-rehearsed',
    'controls: { rollback: { rehearsedOn: 2026-11-24 } }',
    'controls.rollback has no rehearsedOn in the past',
  ],
  [
    'stop-control-tested',
    'controls: { stop: { testedOn: 2026-10-01 } }',
    'controls.stop names nobody who can halt it',
  ],
  [
    'logging-enabled',
    'risk: { tier: high }\ncontrols: { logging: { retention: 25w } }',
    'logs are kept for less than six months',
  ],
  ['logging-enabled', 'controls: { logging: { retention: 1d } }'],
  ['monitoring-live', 'signals: { s: {} }', '"s" has no alertTestedOn in the past'],
  ['capability-retained', 'owners: { a: {} }', 'only one owner is named'],
];

/** What the facts say against an item that is marked as not applicable. */
const whenNotApplicable: readonly [id: string, facts: string, ...against: string[]][] = [
  ['data-access-proven', 'data: { a: { classification: public } }'],
  ['data-access-proven', 'data: { a: { classification: internal } }', 'the source "a" is used'],
  ['data-use-permitted', 'data: { a: { classification: internal }, b: {} }', '"a" is internal'],
  ['data-use-permitted', 'data: { a: { personal: true }, b: { specialCategory: false } }', '"a" is personal'],
  ['integration-contracts-defined', 'integrations: { i: {} }', '"i" is an integration'],
  ['data-contract-agreed', 'data: { a: { maxAge: 1h } }', '"a" may be at most 1h old, so it changes'],
  [
    'data-contract-agreed',
    'owners: { o: { outsideTeam: true } }\ndata: { a: { owner: o } }',
    'the owner of "a" is outside the team',
  ],
  ['data-provenance-recorded', 'data: { a: { usedFor: [input, retrieval] } }', '"a" is used for retrieval'],
  ['data-provenance-recorded', 'data: { a: { usedFor: [input] }, b: {} }'],
  [
    'privacy-controls-designed',
    'data: { a: { classification: special-category } }',
    '"a" is special-category',
  ],
  ['impact-assessed', 'risk: { affectsPeople: true }', 'risk.affectsPeople is true'],
  ['impact-assessed', 'risk: { affectsPeople: false }'],
  ['human-oversight-designed', 'integrations: { i: { direction: read-write } }', '"i" writes back'],
  ['third-parties-vetted', 'models: { m: { provider: Self-Hosted }, n: {} }'],
  ['third-parties-vetted', 'data: { a: { origin: third-party } }', '"a" comes from a third party'],
  ['adoption-plan-agreed', 'adoption: { population: 24 }', 'adoption.population is 24'],
  ['adversarial-tests-passed', 'workflow: { name: a, audience: public }', 'its audience is public'],
  ['consumption-limited', 'models: { m: { provider: acme } }', 'the model "m" is from acme'],
  ['rollout-staged', 'adoption: { population: 1 }'],
  ['rollout-staged', 'adoption: { population: 2 }', 'adoption.population is 2'],
  ['rollback-rehearsed', 'integrations: { i: { direction: write } }', '"i" writes back'],
  ['users-informed', 'workflow: { name: a, users: [clerks, customers] }', 'its users include "customers"'],
  ['technical-file-current', 'risk: { tier: limited }', 'risk.tier is "limited"'],
  ['technical-file-current', ''],
];

function against(id: string, status: string, facts: string): string[] {
  const item = catalogue.find((each) => each.id === id);
  assert.ok(item !== undefined, id);
  const base = facts.includes('workflow:') ? 'version: 1\nstage: diagnose\n' : manifest('');
  const document = readDocument(`${base}${facts}\n`);
  assert.deepEqual(document.faults, [], facts);
  return contradictionsOf(item, status, factsOf(document.manifest, today)).map(({ message }) => message);
}

describe('facts/contradictions', () => {
  for (const [id, facts, ...expected] of whenMet) {
    it(`${id} is met, with ${facts || 'nothing'}`, () =>
      assert.deepEqual(against(id, 'met', facts), expected));
  }
  for (const [id, facts, ...expected] of whenNotApplicable) {
    it(`${id} does not apply, with ${facts || 'nothing'}`, () =>
      assert.deepEqual(against(id, 'not-applicable', facts), expected));
  }

  it('an item that is open contradicts nothing', () => {
    for (const status of ['unmet', 'in-progress', 'waived'])
      assert.deepEqual(against('owners-named', status, ''), []);
  });

  it('a bare manifest contradicts no item that is marked as not applicable', () => {
    for (const { id } of catalogue) assert.deepEqual(against(id, 'not-applicable', ''), [], id);
  });
});
