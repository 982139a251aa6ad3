import { strict as assert } from 'node:assert';
import { moversOf, whoOfSeveral } from '../../../../src/core/domain/movers';
import { evaluate, type ItemId, moverOf, noConfiguration, readDocument } from '../../../../src/core/service';
import { manifest, reportOf, today } from '../support';

const team = `owners:
  olive: { roles: [outcome] }
  percy: { roles: [performance, oncall] }
  data: { roles: [data] }
  a: { name: A }
  b: { name: B }
`;

/** Who has to move, by the facts besides the team. */
const table: readonly [id: ItemId, facts: string, mover: string][] = [
  ['workflow-scoped', '', 'olive'],
  ['evaluation-passed', '', 'percy'],
  ['privacy-controls-designed', '', 'olive'],
  ['threat-model-reviewed', '', 'percy'],
  ['incident-runbook-ready', '', 'percy'],
  ['data-access-proven', '', 'data'],
  ['data-access-proven', 'data: { d: { owner: a, accessProvenOn: 2026-01-01 }, e: { owner: b } }', 'b'],
  ['data-access-proven', 'data: { d: { owner: a, accessProvenOn: 2026-01-01 }, e: {} }', 'a'],
  ['data-health-reviewed', 'data: { d: {}, e: { owner: b } }', 'b'],
  ['systems-inventoried', 'systems: { s: { owner: a, name: S, access: read }, t: { owner: b } }', 'b'],
  ['integration-tested', 'integrations: { i: { owner: a, status: live }, j: { owner: b } }', 'b'],
  ['workflow-embedded', 'systems: { s: { owner: a } }\nintegrations: { i: { system: s } }', 'a'],
  ['monitoring-live', 'signals: { s: { owner: a } }', 'a'],
  ['value-realised', 'value: { signal: s }\nsignals: { s: { owner: a } }', 'a'],
  ['human-oversight-designed', 'oversight: { overseer: a }', 'a'],
  ['human-oversight-designed', '', 'percy'],
  ['stop-control-tested', 'controls: { stop: { by: a } }', 'a'],
];

describe('moverOf', () => {
  const read = (facts: string) => reportOf(manifest(facts));

  for (const [id, facts, mover] of table) {
    it(`${id}, with ${facts.replaceAll('\n', ' ') || 'nothing'}: ${mover}`, () =>
      assert.equal(moverOf({ id }, read(`${team}${facts}\n`)), mover));
  }

  it('names whom the item names before all others', () =>
    assert.equal(moverOf({ id: 'workflow-scoped', by: 'percy' }, read(team)), 'percy'));

  it('names the first by id of several, in whatever order they are written', () => {
    for (const owners of [
      'zoe: { roles: [legal] }, abe: { roles: [legal] }',
      'abe: { roles: [legal] }, zoe: { roles: [legal] }',
    ])
      assert.equal(moverOf({ id: 'third-parties-vetted' }, read(`owners: { ${owners} }\n`)), 'abe');
  });

  it('names whoever has the fewest other roles of several, whatever their ids are', () => {
    for (const id of ['abe', 'zoe'])
      assert.equal(
        moverOf(
          { id: 'third-parties-vetted' },
          read(`owners: { ${id}: { roles: [legal] }, kim: { roles: [legal, data, security] } }\n`),
        ),
        id,
      );
  });

  it('names the same one, whatever else the manifest says of those who do the same', () => {
    const owners = 'owners: { abe: { roles: [legal] }, zoe: { roles: [legal] } }\n';
    for (const facts of [
      '',
      'systems: { erp: { owner: abe } }\n',
      'checklist: { diagnose: { risks-registered: { status: met, by: abe, on: 2026-10-01 } } }\n',
    ])
      assert.equal(moverOf({ id: 'third-parties-vetted' }, read(`${owners}${facts}`)), 'abe');
  });

  it('takes those who do the same for one person, in whose hands it is', () => {
    const of = (facts: string, id: ItemId = 'third-parties-vetted') => moversOf({ id }, read(facts));
    const [both, other] = [
      'owners: { abe: { roles: [legal] }, zoe: { roles: [legal] }, kim: { roles: [legal, data] } }\n',
      'owners: { abe: { roles: [legal] }, kim: { roles: [legal, data] } }\n',
    ].map((owners) => of(owners));
    assert.deepEqual([both?.map(whoOfSeveral), other], [[['abe', 'zoe']], ['abe']]);
    assert.equal(whoOfSeveral('abe'), undefined);
  });

  it('names the first by handle of those who do the same', () => {
    const owners = 'abe: { handle: "@z", roles: [legal] }, zoe: { handle: "@a", roles: [legal] }';
    assert.equal(moverOf({ id: 'third-parties-vetted' }, read(`owners: { ${owners} }\n`)), 'zoe');
  });

  it('names nobody who is not there', () => {
    assert.equal(moverOf({ id: 'workflow-scoped', by: 'wanda' }, read(team)), 'olive');
    assert.equal(
      moverOf({ id: 'data-sources-inventoried' }, read(`${team}data: { d: { owner: wanda } }\n`)),
      'data',
    );
  });

  it('names a role in words where nobody has it', () => {
    assert.equal(
      moverOf({ id: 'third-parties-vetted' }, read('')),
      'whoever is responsible for legal duties',
    );
    assert.equal(moverOf({ id: 'risks-registered' }, read('')), 'whoever approves');
  });

  it('names owners that the configuration shares, after those of the manifest', () => {
    const file = 'ai-readiness.config.yaml';
    const configuration = {
      ...noConfiguration,
      owners: {
        dpo: { value: { roles: ['legal' as const] }, file },
        pia: { value: { roles: ['outcome' as const] }, file },
      },
      systems: { erp: { value: { owner: 'dpo' }, file }, other: { value: { owner: 'pia' }, file } },
    };
    const mover = (id: ItemId, facts: string): string =>
      moverOf({ id }, evaluate(readDocument(manifest(facts)), { today, configuration }));
    assert.equal(mover('third-parties-vetted', ''), 'dpo');
    assert.equal(mover('workflow-scoped', ''), 'pia');
    assert.equal(mover('workflow-scoped', team), 'olive');
    assert.equal(mover('workflow-embedded', 'integrations: { i: { system: erp } }'), 'dpo');
    // A shared system that the manifest says nothing of points to nobody.
    assert.equal(mover('systems-inventoried', team), 'percy');
  });
});
