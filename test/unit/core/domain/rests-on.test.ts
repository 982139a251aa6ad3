import { strict as assert } from 'node:assert';
import { itemRestingOn } from '../../../../src/core/domain/rests-on';
import { catalogue, type Stage } from '../../../../src/core/service';
import { manifest, reportOf } from '../support';

const table: readonly [path: string, item: string | undefined, stage?: Stage][] = [
  ['owners', 'owners-named'],
  ['owners.a.deputy', 'owners-named'],
  ['data.a', 'data-sources-inventoried'],
  ['data.a.owner', 'data-sources-inventoried'],
  ['data.owner', 'data-sources-inventoried'],
  ['data.a.permitted.by', 'data-use-permitted'],
  ['data.a.permitted', 'data-use-permitted'],
  ['data.a.contract', 'data-contract-agreed', 'design'],
  ['integrations.i.auth', 'integration-contracts-defined'],
  ['models.m.region', 'third-parties-vetted'],
  ['controls', 'rollback-rehearsed'],
  ['controls.stop.by', 'stop-control-tested'],
  ['controls.logging.retention', 'logging-enabled', 'deploy'],
  ['signals.s.alertTestedOn', 'monitoring-plan-defined'],
  ['signals.s.alertTestedOn', 'monitoring-live', 'deploy'],
  ['signals.s.action', 'performance-reviewed', 'operate'],
  ['controls.stop.by', undefined, 'diagnose'],
  ['checklist.design.threat-model-reviewed.by', undefined],
  ['goLive', undefined],
];

describe('itemRestingOn', () => {
  for (const [path, item, stage] of table) {
    it(`${path}${stage === undefined ? '' : `, in ${stage}`}: ${item ?? 'none'}`, () => {
      const among = catalogue.filter((each) => stage === undefined || each.stage === stage);
      assert.equal(
        itemRestingOn(
          path.split('.'),
          among.map(({ id }) => id),
        ),
        item,
      );
    });
  }

  it('says which item an unknown owner bears on', () => {
    const facts = `owners: { a: {} }
data: { d: { owner: x1, permitted: { by: x2 } } }
oversight: { overseer: x3 }
controls: { stop: { by: x4 } }
checklist: { deploy: { stop-control-tested: { by: x5 } } }
`;
    const found = reportOf(manifest(facts, 'operate')).findings.filter(
      ({ code }) => code === 'owner/unknown-id',
    );
    assert.deepEqual(
      found.map(({ items }) => items.join()),
      [
        'data-sources-inventoried',
        'data-use-permitted',
        'human-oversight-designed',
        'stop-control-tested',
        'stop-control-tested',
      ],
    );
  });
});
