import assert from 'node:assert/strict';
import { modelOf } from '../manifests';

const head =
  'version: 1\nstage: diagnose\nworkflow: { name: X }\nowners: { ann: { roles: [outcome] }, bob: {} }\n';
const met =
  'checklist:\n  diagnose:\n    workflow-scoped: { status: met, by: [ann, bob], on: 2026-10-01, evidence: [a.md] }\n';

describe('panel/model: the form of a step', () => {
  for (const [what, text, told, expected] of [
    ['the item that it stands in', head + met, /"by" must be a text/, { item: 'workflow-scoped' }],
    ['the date of going live', `${head}goLive: 2026-01-01\n`, /^Go-live was planned/, { form: 'go-live' }],
    ['the stage', head.replace('diagnose', 'pilot'), /"pilot" is not one of/, { form: 'stage' }],
    ['that of none', head.replace('version: 1', 'version: 2'), /"version" must be 1/, {}],
    [
      'that of none where there is no such item',
      `${head}checklist: { diagnose: { nope: {} } }\n`,
      /nope/,
      {},
    ],
  ] as const)
    it(`is that of ${what}`, () => {
      const step = modelOf(text).steps.find((each) => told.test(each.what));
      assert.ok(step !== undefined);
      const { item, form } = step;
      assert.deepEqual({ ...(item && { item }), ...(form && { form }) }, expected);
    });

  it('needs none where the only value that is read can be written at once', () => {
    const [step] = modelOf(head.replace('version: 1', 'version: 2')).steps;
    assert.deepEqual(
      step?.ways.map(({ title }) => title),
      ['Change to 1'],
    );
  });
});
