import { strict as assert } from 'node:assert';
import { catalogue } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

/** `item: what shows it`, in the given stage. */
function signs(facts: string, stage = 'diagnose'): string[] {
  return reportOf(manifest(`${facts}\n`, stage))
    .findings.filter(({ code }) => code === 'gate/early-signal')
    .map(({ items, message }) => `${items.join()}: ${message.slice(0, message.lastIndexOf(': prepare'))}`)
    .sort();
}

const owners = 'owners: { a: { roles: [outcome, performance, approver] }, o: { outsideTeam: true } }\n';

const table: readonly [facts: string, ...signs: string[]][] = [
  [''],
  ['owners: { a: {} }', 'go-live-approved: No owner has the role "approver"'],
  ['risk: { tier: minimal }', 'legal-obligations-mapped: No jurisdiction is named'],
  ['risk: { tier: limited, jurisdictions: [EU] }'],
  [
    'risk: { tier: high, jurisdictions: [EU] }',
    'legal-obligations-mapped,human-oversight-designed,technical-file-current: The risk tier is high, and nobody has the role "overseer"',
  ],
  [
    'risk: { affectsPeople: true, jurisdictions: [US-CA] }',
    'impact-assessed,fairness-evaluated: The output informs decisions about people',
  ],
  [
    `${owners}data: { d: { owner: o, freshness: 1d, accessProvenOn: 2026-01-01 } }`,
    'data-contract-agreed: The owner of "d" is outside the team',
  ],
  ['data: { d: {} }', 'data-quality-baselined,data-health-reviewed: The freshness of "d" is not stated'],
  [
    'data: { d: { owner: a, freshness: 1d }, e: { owner: a } }\nowners: { a: { roles: [approver] } }',
    'data-quality-baselined,data-health-reviewed: The freshness of "e" is not stated',
  ],
  [
    'data: { d: { classification: personal, freshness: 1d }, e: { classification: special-category, freshness: 1d } }',
    'privacy-controls-designed: "d" is personal, and 1 more such place',
  ],
  [
    `${owners}data: { d: { owner: a, freshness: 1d, accessProvenOn: 2026-01-01, classification: personal, origin: user-writable } }`,
    'data-provenance-recorded: "d" is user-writable',
    'privacy-controls-designed: "d" is personal',
  ],
  [
    'integrations: { i: { direction: write, fallback: i2 }, i2: { direction: write } }',
    'integration-contracts-defined: "i" writes back, and 1 more such place',
  ],
  [
    'systems: { s: { access: read-write } }',
    'integration-contracts-defined: The workflow writes back to "s"',
  ],
  ['systems: { s: { access: read-write } }\nintegrations: { i: { system: s, direction: read } }'],
  ['models: { m: { provider: acme } }', 'third-parties-vetted: The name of the model "m" is undecided'],
  [
    'models: { m: { provider: acme, name: large } }',
    'changes-re-evaluated: The version of the model "m" is not pinned',
  ],
  [
    'agent: { tools: { look-up: { effect: read, approval: none }, refund: { effect: reversible } } }',
    'agent-boundaries-defined: The tool "refund" has no approval',
  ],
  [
    'agent: { tools: { send: { effect: irreversible, approval: above-limit, limit: 10 EUR } } }',
    'agent-boundaries-tested: What the tool "send" does cannot be undone, and no person approves each call',
  ],
  ['agent: { tools: { send: { effect: irreversible, approval: each } } }'],
  [
    'risk: { tier: limited, jurisdictions: [EU], roles: [provider], euAiAct: { class: high-risk } }',
    'conformity-completed: You are the provider of a system with a high-risk class',
  ],
  ['risk: { tier: limited, jurisdictions: [EU], roles: [deployer], euAiAct: { class: high-risk } }'],
  ['models: { m: { provider: in-house, name: own } }'],
];

describe('facts/early-signals', () => {
  for (const [facts, ...expected] of table) {
    it(facts.replaceAll('\n', ' ') || 'nothing', () => assert.deepEqual(signs(facts), expected));
  }

  it('looks outside the organisation', () => {
    const of = (workflow: string): string[] =>
      reportOf(`version: 1\nstage: diagnose\nworkflow: { name: a, ${workflow} }\n`)
        .findings.filter(({ items }) => items.includes('users-informed'))
        .map(({ message }) => message);
    assert.match(of('audience: external')[0] ?? '', /^Its audience is external: prepare "Notice to users"/);
    assert.match(of('users: [clerks, citizens]')[0] ?? '', /^Its users include "citizens"/);
    assert.deepEqual(of('users: [clerks], audience: internal'), []);
  });

  it('ends when the stage of the item begins', () => {
    const facts = 'risk: { tier: high, jurisdictions: [EU] }';
    assert.match(signs(facts, 'diagnose').join(), /^legal-obligations-mapped,/);
    assert.deepEqual(signs(facts, 'design'), ['technical-file-current: The risk tier is high']);
    assert.deepEqual(signs(facts, 'deploy'), []);
  });

  it('goes with the finding that tells of the same fact', () => {
    const { findings } = reportOf(manifest('data: { d: {} }\n'));
    const early = findings.flatMap((each) => (each.early === undefined ? [] : [[each.code, each.early]]));
    assert.deepEqual(early, [
      ['data/no-owner', ['data-contract-agreed', 'data-health-reviewed']],
      ['data/access-unproven', ['data-quality-baselined']],
      ['gate/early-signal', ['data-quality-baselined', 'data-health-reviewed']],
    ]);
  });

  it('ends when the item is satisfied', () => {
    const evidence =
      'checklist: { design: { legal-obligations-mapped: { status: met, evidence: [docs/register.md] } } }';
    assert.deepEqual(signs(`risk: { tier: minimal }\n${evidence}`), []);
  });

  it('only items that have a signal in the catalogue give one', () => {
    const everything = manifest(
      'risk: { tier: high, affectsPeople: true }\ndata: { d: { origin: scraped, classification: personal } }\nmodels: { m: { provider: acme } }\nsystems: { s: { access: write } }\nowners: { a: { outsideTeam: false } }\n',
    );
    const given = reportOf(everything).findings.flatMap(({ early = [] }) => early);
    assert.ok(new Set(given).size >= 12);
    for (const early of given) assert.ok(catalogue.find(({ id }) => id === early)?.earlySignal !== null);
  });
});
