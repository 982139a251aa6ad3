import * as assert from 'node:assert/strict';
import type { Path } from '../../../../src/core/base/path';
import { sectionIds } from '../../../../src/core/domain/sections';
import {
  brokenBy,
  catalogue,
  catalogueItem,
  evaluate,
  itemRecord,
  noConfiguration,
  readDocument,
} from '../../../../src/core/service';
import { signOfEvidence, signOfItem } from '../../../../src/panel/client/base/words';
import { exportReport } from '../../../../src/panel/export/export';
import { factsOf } from '../../../../src/panel/item-facts';
import { panelModel } from '../../../../src/panel/model/model';
import { collectionAt, type FieldSpec, specOf } from '../../../../src/panel/model/sections';
import { places } from '../../core/schema/places';
import { exportedOf, manifest, modelOf } from '../manifests';

describe('panel model', () => {
  const model = modelOf(manifest);
  const item = (id: string) => {
    const found = model.items.find((each) => each.id === id);
    assert.ok(found, id);
    return found;
  };

  it('has a head', () => {
    const { name, summary, stage, today, owners, systems, editable, path } = model;
    assert.deepEqual(
      { name, summary, stage, today, systems, editable, path },
      {
        name: 'Invoice triage',
        summary: 'Codes invoices.',
        stage: 'design',
        today: '2026-11-20',
        systems: ['sap'],
        editable: true,
        path: 'ai-readiness.yaml',
      },
    );
    assert.deepEqual(owners[0], {
      id: 'priya',
      label: '@priya-n',
      roles: ['outcome', 'approver'],
      deputy: 'lena',
    });
  });

  it('knows what a configuration has for all manifests, apart from what is its own', () => {
    const document = readDocument('version: 1\nstage: diagnose\nowners: { ana: {} }\n');
    const configuration = {
      ...noConfiguration,
      waiverDays: 30,
      owners: { dpo: { value: { name: 'Dee' }, file: 'ai-readiness.config.yaml' } },
      systems: { erp: { value: {}, file: 'ai-readiness.config.yaml' } },
    };
    const report = evaluate(document, { today: '2026-11-20', configuration });
    const { owners, systems, waiverDays } = panelModel({ document, report }, { path: '', editable: true });
    assert.deepEqual(
      { owners, systems, waiverDays },
      {
        owners: [
          { id: 'ana', label: 'ana', roles: [] },
          { id: 'dpo', label: 'Dee', roles: [], isShared: true },
        ],
        systems: ['erp'],
        waiverDays: 30,
      },
    );
  });

  it('shows a gate that is claimed before it is passed', () => {
    assert.deepEqual(
      model.stages.map(({ id, gate, current, isClaimed = false }) => [id, gate, current, isClaimed]),
      [
        ['diagnose', 'not-passed', false, true],
        ['design', model.stages[1]?.errors ? 'blocked' : 'not-passed', true, false],
        ['deploy', 'not-begun', false, false],
        ['operate', 'not-begun', false, false],
      ],
    );
    assert.match(model.stages[0]?.purpose ?? '', /^Understand the workflow/);
    assert.ok((model.stages[0]?.pillars.length ?? 0) > 3);
  });

  it('lists what blocks the claimed stage and those before it, with who has to move', () => {
    const steps = model.steps.filter(({ opens }) => opens !== undefined);
    const of = (id: string) => steps.find(({ items: [first] }) => first === id)?.who;
    assert.equal(of('data-contract-agreed'), 'tomas', 'the one whom the item names');
    assert.equal(of('data-access-proven'), 'lena', 'the owner of the source');
    assert.equal(of('value-baseline-measured'), 'priya', 'who holds the role');
    assert.equal(of('threat-model-reviewed'), undefined, 'waived');
    assert.ok(steps.every(({ opens }) => opens?.stage === 'diagnose' || opens?.stage === 'design'));
    const broken = new Set(steps.flatMap(({ items }) => items));
    assert.deepEqual(
      model.blocking.items.filter((id) => !broken.has(id)),
      [],
      'no item blocks without a step',
    );
  });

  it('names a role in words where nobody holds it', () => {
    const bare = modelOf('version: 1\nstage: diagnose\nworkflow: { name: W }\n');
    const who = (id: string) => bare.steps.find(({ items: [first] }) => first === id)?.who;
    assert.equal(who('owners-named'), 'whoever owns the outcome');
    assert.equal(who('data-access-proven'), 'whoever owns the data');
  });

  it('lists an error in the facts as a step, at the item that rests on them', () => {
    const text = manifest.replace('owner: lena\n', 'owner: nobody\n');
    const step = modelOf(text).steps.find(({ what }) => /nobody/.test(what));
    assert.ok(step?.place);
    assert.ok(step.opens);
  });

  it('lists an error in a field at the item that rests on that field', () => {
    const text = `${manifest.replace('stage: design', 'stage: deploy')}controls: { logging: { retention: long } }\n`;
    const step = modelOf(text).steps.find(({ what }) => /"long"/.test(what));
    assert.deepEqual(step?.items, ['logging-enabled']);
  });

  it('begins with the facts that are to be stated before all else, until they are or more is claimed', () => {
    const bare = 'version: 1\nstage: diagnose\nworkflow: { name: W }\n';
    const begun = (text: string) => modelOf(text).steps.filter(({ isStart }) => isStart);
    const names = (text: string) => begun(text).map(({ items: [first] }) => first);
    const all = [
      'workflow-scoped',
      'owners-named',
      'data-sources-inventoried',
      'risk-tier-assigned',
      'value-baseline-measured',
    ];
    assert.deepEqual(names(bare), all);
    assert.equal(begun(bare)[1]?.how, 'Name who owns the outcome and who owns performance.');
    const { steps, verdict } = modelOf(bare);
    assert.deepEqual(
      steps.map(({ opens }) => opens?.step),
      steps.map((_, index) => index + 1),
    );
    assert.deepEqual(steps.slice(0, 5), begun(bare), 'they come first');
    assert.deepEqual(verdict.next, { words: 'Work on “Workflow scope”', step: 'item/workflow-scoped' });
    const owners = 'owners: { ann: { roles: [outcome, approver] }, bo: { roles: [performance] } }\n';
    assert.deepEqual(
      names(bare + owners),
      all.filter((id) => id !== 'owners-named'),
    );
    const stated = 'checklist: { diagnose: { owners-named: { status: met } } }\n';
    assert.ok(!names(bare + stated).includes('owners-named'), 'what is claimed is no longer to be begun');
    const more = 'checklist: { diagnose: { data-access-proven: { status: in-progress } } }\n';
    assert.deepEqual(names(bare + more), [], 'who is further on needs no start');
  });

  it('says of each item where it stands and what it needs', () => {
    const met = item('workflow-scoped');
    assert.equal(met.status, 'met');
    assert.equal(met.satisfied, true);
    assert.deepEqual(met.place, { line: 36, character: 4 });
    assert.equal(item('risks-registered').place, undefined);
    assert.equal(item('threat-model-reviewed').expiresInDays, 72);
    assert.equal(item('owners-named').canBeWaived, false);
    assert.equal(item('owners-named').notApplicableWhen, undefined);
    assert.equal(item('data-health-reviewed').reviewPeriod?.startsWith('every'), true);
  });

  it('shows evidence with its trouble', () => {
    const [file, link] = item('data-contract-agreed').evidence;
    assert.deepEqual(
      [file?.label, file?.kind, file?.state, file?.trouble],
      ['contracts/erp.yaml', 'file', 'holds', ''],
    );
    assert.deepEqual(
      [link?.label, link?.kind, link?.state, link?.trouble, link?.by],
      ['https://wiki.example.com/c', 'link', 'expired', 'It expired on 2026-11-01.', 'tomas'],
    );
  });

  it('says of evidence that could not be checked why, and does not take it for proof', () => {
    const denied = {
      kind: 'not-checked',
      reason: 'permission is denied',
      advice: 'make it readable',
    } as const;
    const exported = exportedOf(manifest, { files: new Map([['docs/process-map.md', denied]]) });
    const { model } = exported;
    const [scoped, agreed] = ['workflow-scoped', 'data-contract-agreed'].map((wanted) =>
      model.items.find(({ id }) => id === wanted),
    );
    const [file] = scoped?.evidence ?? [];
    assert.deepEqual(
      [scoped?.satisfied, file?.state, file?.trouble],
      [false, 'not-checked', 'It could not be checked: permission is denied.'],
    );
    assert.deepEqual(scoped && signOfItem(scoped).tone, 'warn');
    assert.deepEqual(file && signOfEvidence(file), { icon: 'question', word: file?.trouble, tone: 'warn' });
    const [unseen] = agreed?.evidence ?? [];
    assert.deepEqual([unseen?.state, unseen?.trouble], ['unknown', 'Nobody has looked for it.']);
    assert.ok(exportReport(exported, 'markdown').includes('it could not be checked: permission is denied'));
  });

  it('gives each item the facts it rests on, and only the fields that matter', () => {
    const [group] = factsOf(model, item('data-access-proven'));
    assert.equal(group?.section, 'data');
    assert.equal(group?.shape, 'map');
    assert.deepEqual(
      group?.fields.map(({ key, kind }) => [key, kind]),
      [
        ['system', 'system'],
        ['owner', 'owner'],
        ['accessProvenOn', 'date'],
      ],
    );
    assert.deepEqual(group?.entries[0]?.values, { system: 'sap', owner: 'lena' });
    assert.equal(group?.entries[0]?.place?.line, 24);
    const [permitted] = factsOf(model, item('data-use-permitted'));
    assert.equal(permitted?.entries[0]?.values['permitted.decision'], 'granted');
    assert.equal(
      permitted?.fields.find(({ key }) => key === 'permitted.decision')?.title,
      'Permitted use: decision',
    );
  });

  it('shows lists and the entries of lists', () => {
    const [owners] = factsOf(model, item('owners-named'));
    assert.deepEqual(owners?.entries[0]?.values.roles, ['outcome', 'approver']);
    assert.equal(owners?.fields.find(({ key }) => key === 'roles')?.list, true);
    const [steps] = factsOf(model, item('escalation-path-defined'));
    assert.deepEqual(
      steps?.entries.map(({ key, label }) => [key, label]),
      [
        ['0', 'Escalation path 1: confidence below 0.8'],
        ['1', 'Escalation path 2: SAP rejects it'],
      ],
    );
    const to = steps?.fields.find(({ key }) => key === 'to');
    assert.ok(
      to?.choices?.some(({ value }) => value === 'oncall') &&
        to.choices.some(({ value }) => value === 'lena'),
    );
  });

  it('has a form for a section that is not there yet', () => {
    const [oversight] = factsOf(model, item('human-oversight-designed'));
    assert.equal(oversight?.shape, 'single');
    assert.deepEqual(oversight?.entries, [{ key: '', label: 'Oversight', values: {}, findings: [] }]);
  });

  it('asks the pilot for the signals that matter', () => {
    const text = `${manifest}value: { signal: cost }\npilot: { results: { speed: 2 } }\n`;
    const asked = modelOf(text);
    const pilot = asked.items
      .filter(({ id }) => id === 'value-baseline-measured')
      .flatMap((each) => factsOf(asked, each))
      .find(({ section }) => section === 'pilot');
    assert.deepEqual(
      pilot?.fields.map(({ key }) => key),
      ['from', 'to', 'on', 'cases', 'results.speed', 'results.cost'],
    );
    assert.deepEqual(pilot?.entries[0]?.values, { 'results.speed': 2 });
  });

  it('puts findings at their items and counts them', () => {
    assert.ok(item('data-contract-agreed').findings.some(({ code }) => code === 'evidence/expired'));
    assert.ok(model.otherFindings.some(({ code }) => code === 'gate/stage-ahead'));
    assert.ok(model.counts.error > 0);
  });

  it('says which items can be said to be met with their facts, and what others lack', () => {
    const scoped = (volume: string) =>
      modelOf(
        `version: 1\nstage: diagnose\nworkflow: { name: a, trigger: b, endState: c, users: [d], outOfScope: [e]${volume} }\n`,
      ).items.find(({ id }) => id === 'workflow-scoped');
    assert.deepEqual(
      [scoped(', volumePerMonth: 9')?.isReady, scoped(', volumePerMonth: 9')?.missingFacts],
      [true, undefined],
    );
    assert.deepEqual([scoped('')?.isReady, scoped('')?.missingFacts], [undefined, 'workflow.volumePerMonth']);
  });

  it('says which edition added an item', () => {
    const items = modelOf(
      'version: 1\nstage: diagnose\nworkflow: { name: a }\nagent: { maxSteps: 3 }\n',
    ).items;
    const since = (item: string) => items.find(({ id }) => id === item)?.since;
    assert.deepEqual([since('agent-boundaries-defined'), since('workflow-scoped')], ['2026.2', undefined]);
  });

  it('lists early signals from the first day', () => {
    const early = modelOf(manifest.replace('stage: design', 'stage: diagnose')).earlySignals;
    assert.ok(early.some(({ item: id }) => id === 'integration-contracts-defined'));
  });

  it('cuts what nobody wrote to be read', () => {
    const huge = modelOf(`version: 1\nstage: design\nworkflow: { name: "${'x'.repeat(50_000)}" }\n`);
    assert.ok(huge.name.length < 1_100);
  });

  it('knows when the text is broken, and where', () => {
    assert.equal(brokenBy(readDocument(manifest)), undefined);
    const broken = brokenBy(readDocument(`${manifest}\nx-a: [1,\nb: {`));
    assert.ok(broken);
    assert.ok(broken.place.line > 50);
  });
});

/** The field of the form that changes what is at a path of the schema. */
function fieldAt(path: Path): FieldSpec | undefined {
  const steps = path.map((step) => (step === '*' ? 'x' : step));
  for (let length = steps.length - 1; length > 0; length--) {
    const collection = collectionAt(steps.slice(0, length).join('.'));
    if (collection === undefined) continue;
    const isEntry = collection.shape !== 'single' && path.length > 2;
    const keys = steps.slice(isEntry && /^(?:x|\d+)$/.test(String(steps[length])) ? length + 1 : length);
    return specOf(collection, keys.filter((key) => typeof key === 'string').join('.'));
  }
  return undefined;
}
describe('panel evaluations', () => {
  const text =
    'version: 1\nstage: deploy\nworkflow: { name: X }\nevaluations:\n  gate:\n    item: evaluation-passed\n    metrics: { accuracy: { threshold: ">= 0.92", value: 0.95 }, recall: { threshold: "> 0" } }\n    data: { cases: 400 }\n    result: { file: "https://evals.example.com/1" }\n';
  const model = modelOf(text);
  const found = model.items.find(({ id }) => id === 'evaluation-passed');

  it('have a line for what came out of each metric', () => {
    const group = model.facts.evaluations;
    assert.deepEqual(group?.entries[0]?.computed, [
      'accuracy: 0.95, which meets ">= 0.92"; as a share of 400 cases, 92.4 % to 96.7 % (Wilson, 95 %)',
    ]);
  });

  it('are evidence of their item', () => {
    assert.deepEqual(found?.evidencedBy, [
      {
        host: 'evals.example.com',
        label: 'https://evals.example.com/1',
        kind: 'link',
        state: 'weak',
        trouble: 'It is weak: a link is not opened: name a file, or cite it with `on` and `by`.',
      },
    ]);
  });
});

describe('panel sections', () => {
  it('names only items and fields that there are', () => {
    for (const { id } of catalogue) {
      for (const { section, fields } of itemRecord(id).restsOn) {
        assert.ok(sectionIds.includes(section));
        for (const field of fields ?? [])
          assert.ok(fieldAt([section, ...field.split('.')]), `${id}: ${field}`);
      }
    }
  });

  it('offers ids for every field that refers to something', () => {
    const kinds = places.flatMap((place) => {
      if (place.target === 'key' || place.path[0] === 'checklist') return [];
      const spec = fieldAt(place.path);
      const name = place.path.join('.');
      assert.deepEqual(spec?.refersTo, { sections: place.sections, words: place.words }, name);
      return [`${name} ${spec?.kind}${spec?.list ? 's' : ''}`];
    });
    assert.deepEqual(kinds, [
      'owners.*.deputy owner',
      'systems.*.owner owner',
      'data.*.system system',
      'data.*.owner owner',
      'data.*.permitted.by owner',
      'integrations.*.system system',
      'integrations.*.fallback choice',
      'integrations.*.owner owner',
      'models.*.receives.0 choices',
      'evaluations.*.criteria.by owner',
      'evaluations.*.evaluated.models.0 choices',
      'evaluations.*.result.by owner',
      'agent.tools.*.integration choice',
      'value.signal signal',
      'adoption.signal signal',
      'signals.*.owner owner',
      'oversight.overseer owner',
      'escalation.0.to choice',
      'escalation.0.then.0.to choice',
      'controls.stop.by owner',
    ]);
  });

  it('are found by their names, and nothing else is', () => {
    const shapes = [
      'data',
      'agent',
      'agent.tools',
      'evaluations.release-gate.metrics',
      'escalation',
      'escalation.0.then',
      'evaluations.release-gate',
      'pilot.results',
      'data.x.permitted',
      'workflow.users',
      'checklist',
      'checklist.diagnose',
      '__proto__',
      'agent.__proto__',
      'agent.constructor.tools',
      '',
    ].map((name) => collectionAt(name)?.shape);
    assert.deepEqual(shapes.slice(0, 6), ['map', 'single', 'map', 'map', 'list', 'list']);
    assert.ok(shapes.slice(6).every((shape) => shape === undefined));
  });

  it('knows no field that is a group, and none of the prototype', () => {
    const data = collectionAt('data');
    assert.ok(data);
    assert.equal(specOf(data, 'permitted'), undefined);
    assert.equal(specOf(data, '__proto__'), undefined);
    assert.equal(specOf(data, 'constructor.name'), undefined);
    assert.equal(catalogueItem('constructor'), undefined);
  });
});
