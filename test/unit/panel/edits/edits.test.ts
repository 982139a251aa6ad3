import * as assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { noConfiguration, plusDays, readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import type { FactValue } from '../../../../src/panel/protocol/facts';
import { manifest, today } from '../manifests';

const of = (request: EditRequest, text = manifest) => operationsFor(request, readDocument(text), { today });

function refused(request: EditRequest, words: RegExp, text = manifest): void {
  const result = of(request, text);
  assert.ok(isRefusal(result), `${JSON.stringify(result)} is no refusal`);
  assert.match(result.refused, words);
}

const item = (stage: string, id: string, ...more: (string | number)[]) => ['checklist', stage, id, ...more];

describe('panel edits: items', () => {
  it('write an item that is not there as a whole, in the order of the format', () => {
    const met = {
      kind: 'mark-met',
      item: 'risks-registered',
      by: 'lena',
      on: '2026-11-19',
      evidence: 'docs/r.md',
    } as const;
    assert.deepEqual(of(met), [
      {
        kind: 'set',
        path: item('diagnose', 'risks-registered'),
        value: { status: 'met', by: 'lena', on: '2026-11-19', evidence: ['docs/r.md'] },
      },
    ]);
  });

  it('mark a waived item met, without what the waiver needed', () => {
    const met = {
      kind: 'mark-met',
      item: 'threat-model-reviewed',
      by: 'lena',
      on: today,
      evidence: 'https://a.example/t',
    } as const;
    const path = item('design', 'threat-model-reviewed');
    assert.deepEqual(of(met), [
      { kind: 'remove', path: [...path, 'reason'] },
      { kind: 'remove', path: [...path, 'approver'] },
      { kind: 'remove', path: [...path, 'expires'] },
      { kind: 'set', path: [...path, 'status'], value: 'met' },
      { kind: 'set', path: [...path, 'by'], value: 'lena' },
      { kind: 'set', path: [...path, 'on'], value: today },
      { kind: 'set', path: [...path, 'evidence'], value: [{ url: 'https://a.example/t', on: today }] },
    ]);
  });

  it('append evidence, and only what is not listed', () => {
    const path = item('design', 'data-contract-agreed', 'evidence', 2);
    assert.deepEqual(of({ kind: 'add-file', item: 'data-contract-agreed', file: 'docs/x.md' }), [
      { kind: 'set', path, value: 'docs/x.md' },
    ]);
    refused({ kind: 'add-file', item: 'data-contract-agreed', file: 'contracts/erp.yaml' }, /already listed/);
    refused(
      { kind: 'add-link', item: 'data-contract-agreed', url: 'https://wiki.example.com/c' },
      /already listed/,
    );
    const met = {
      kind: 'mark-met',
      item: 'workflow-scoped',
      by: 'priya',
      on: '2026-09-10',
      evidence: 'docs/process-map.md',
    } as const;
    assert.deepEqual(of(met), []);
  });

  it('begin an item with its first evidence', () => {
    const url = 'https://wiki.example.com/x';
    assert.deepEqual(of({ kind: 'add-link', item: 'impact-assessed', url, expires: '2027-01-01' }), [
      {
        kind: 'set',
        path: item('design', 'impact-assessed'),
        value: { status: 'in-progress', evidence: [{ url, on: today, expires: '2027-01-01' }] },
      },
    ]);
  });

  it('refuse to mark met what has no owner or lies ahead', () => {
    const met = { kind: 'mark-met', item: 'risks-registered', by: 'lena', on: today } as const;
    refused({ ...met, by: 'nobody', evidence: 'a.md' }, /not one of the owners/);
    refused({ ...met, by: 'constructor', evidence: 'a.md' }, /not one of the owners/);
    refused({ ...met, on: '2026-12-01', evidence: 'a.md' }, /in the future/);
    refused({ ...met, on: '2026-02-30', evidence: 'a.md' }, /not a valid date/);
    refused({ ...met, evidence: 'http://a.example' }, /not secure/);
    refused({ ...met, evidence: 'javascript:alert(1)' }, /not a path/);
  });

  it('reopen', () => {
    const path = item('diagnose', 'workflow-scoped');
    assert.deepEqual(of({ kind: 'set-status', item: 'workflow-scoped', status: 'in-progress', by: 'lena' }), [
      { kind: 'remove', path: [...path, 'on'] },
      { kind: 'set', path: [...path, 'status'], value: 'in-progress' },
      { kind: 'set', path: [...path, 'by'], value: 'lena' },
    ]);
    const other = item('diagnose', 'first-workflow-justified');
    assert.deepEqual(of({ kind: 'set-status', item: 'first-workflow-justified', status: 'unmet' }), [
      { kind: 'remove', path: [...other, 'reason'] },
      { kind: 'set', path: [...other, 'status'], value: 'unmet' },
    ]);
  });

  it('waive with a reason, an approver and an end within 90 days', () => {
    const waive = {
      kind: 'waive',
      item: 'risks-registered',
      reason: ' Later,\n by then. ',
      approver: 'priya',
      expires: '2027-02-18',
    } as const;
    assert.deepEqual(of(waive), [
      {
        kind: 'set',
        path: item('diagnose', 'risks-registered'),
        value: { status: 'waived', reason: 'Later,\n by then.', approver: 'priya', expires: '2027-02-18' },
      },
    ]);
    refused({ ...waive, expires: '2027-02-19' }, /90 days at most, so until 2027-02-18/);
    refused({ ...waive, expires: '2026-11-19' }, /has passed/);
    refused({ ...waive, expires: '2026-10-01' }, /has passed/);
    refused({ ...waive, expires: 'soon' }, /not a valid date/);
    refused({ ...waive, approver: 'tomas' }, /owns performance/);
    refused({ ...waive, approver: 'nobody' }, /not one of the owners/);
    refused({ ...waive, reason: ' \n ' }, /reason is empty/);
    refused({ ...waive, item: 'owners-named' }, /cannot be waived/);
  });

  it('renew a dated waiver from today', () => {
    const text = manifest.replace('status: waived\n', 'status: waived\n      on: 2026-09-01\n');
    const waive = {
      kind: 'waive',
      item: 'threat-model-reviewed',
      reason: 'The security team reviews in January.',
      approver: 'priya',
      expires: '2027-02-10',
    } as const;
    const path = item('design', 'threat-model-reviewed');
    assert.deepEqual(of(waive, text), [
      { kind: 'set', path: [...path, 'on'], value: today },
      { kind: 'set', path: [...path, 'expires'], value: '2027-02-10' },
    ]);
  });

  it('say that an item does not apply, where it may not', () => {
    const path = item('design', 'third-parties-vetted');
    const text = manifest.replace('threat-model-reviewed', 'third-parties-vetted');
    refused({ kind: 'mark-not-applicable', item: 'owners-named', reason: 'x' }, /always applies/);
    assert.deepEqual(
      of({ kind: 'mark-not-applicable', item: 'third-parties-vetted', reason: 'No input.' }, text),
      [
        { kind: 'remove', path: [...path, 'approver'] },
        { kind: 'remove', path: [...path, 'expires'] },
        { kind: 'set', path: [...path, 'status'], value: 'not-applicable' },
        { kind: 'set', path: [...path, 'reason'], value: 'No input.' },
      ],
    );
  });

  it('name who does it', () => {
    const path = item('diagnose', 'risks-registered');
    assert.deepEqual(of({ kind: 'set-owner', item: 'risks-registered', by: 'lena' }), [
      { kind: 'set', path, value: { status: 'unmet', by: 'lena' } },
    ]);
    assert.deepEqual(of({ kind: 'set-owner', item: 'workflow-scoped', by: 'priya' }), []);
    assert.deepEqual(of({ kind: 'set-owner', item: 'workflow-scoped', by: '' }), [
      { kind: 'remove', path: item('diagnose', 'workflow-scoped', 'by') },
    ]);
  });

  it('record a review of what is met', () => {
    assert.deepEqual(of({ kind: 'record-review', item: 'workflow-scoped' }), [
      { kind: 'set', path: item('diagnose', 'workflow-scoped', 'on'), value: today },
    ]);
    assert.deepEqual(of({ kind: 'record-review', item: 'workflow-scoped', on: '2026-11-20' }), [
      { kind: 'set', path: item('diagnose', 'workflow-scoped', 'on'), value: '2026-11-20' },
    ]);
    refused({ kind: 'record-review', item: 'workflow-scoped', on: '2027-11-20' }, /in the future/);
    refused({ kind: 'record-review', item: 'workflow-scoped', on: '2020-01-01' }, /already/);
    refused({ kind: 'record-review', item: 'risks-registered' }, /met/);
  });

  it('take evidence away, and the list with its last entry', () => {
    assert.deepEqual(of({ kind: 'remove-evidence', item: 'data-contract-agreed', index: 0 }), [
      { kind: 'remove', path: item('design', 'data-contract-agreed', 'evidence', 0) },
    ]);
    assert.deepEqual(of({ kind: 'remove-evidence', item: 'workflow-scoped', index: 0, told: 1 }), [
      { kind: 'remove', path: item('diagnose', 'workflow-scoped', 'evidence') },
    ]);
    refused({ kind: 'remove-evidence', item: 'workflow-scoped', index: 7 }, /no longer there/);
  });

  it('refuse what is no item, stands elsewhere, or cannot be read', () => {
    refused({ kind: 'set-status', item: 'constructor', status: 'unmet' }, /not an item/);
    const moved = manifest.replace('  design:\n', '  design:\n    risks-registered: { status: unmet }\n');
    refused({ kind: 'set-status', item: 'risks-registered', status: 'unmet' }, /move it there first/, moved);
    refused(
      { kind: 'set-status', item: 'risks-registered', status: 'unmet' },
      /until line \d+ is fixed/,
      `${manifest}\na: [`,
    );
  });
});

describe('panel edits: facts', () => {
  const set = (field: string, value: FactValue | null): EditRequest => ({
    kind: 'set-facts',
    section: 'data',
    entry: 'erp-vendors',
    values: { [field]: value },
  });
  const path = (...more: (string | number)[]) => ['data', 'erp-vendors', ...more];

  it('set a field, nested ones too', () => {
    assert.deepEqual(of(set('owner', 'priya')), [{ kind: 'set', path: path('owner'), value: 'priya' }]);
    assert.deepEqual(of(set('owner', 'lena')), []);
    assert.deepEqual(of(set('systemOfRecord', 'true')), [
      { kind: 'set', path: path('systemOfRecord'), value: true },
    ]);
    assert.deepEqual(of(set('permitted.on', '2026-09-01')), [
      { kind: 'set', path: path('permitted', 'on'), value: '2026-09-01' },
    ]);
    assert.deepEqual(of(set('usedFor', ['input', 'retrieval'])), [
      { kind: 'set', path: path('usedFor'), value: ['input', 'retrieval'] },
    ]);
  });

  it('take a field away, with a group that it leaves empty', () => {
    assert.deepEqual(of(set('owner', null)), [{ kind: 'remove', path: path('owner') }]);
    assert.deepEqual(of(set('owner', '')), [{ kind: 'remove', path: path('owner') }]);
    assert.deepEqual(of(set('permitted.decision', null)), [{ kind: 'remove', path: path('permitted') }]);
    assert.deepEqual(of(set('freshness', null)), []);
    refused({ kind: 'set-facts', section: 'workflow', entry: '', values: { name: null } }, /needs a name/);
  });

  it('refuse values that are none', () => {
    refused(set('owner', 'nobody'), /not one of the owners/);
    refused(set('system', 'oracle'), /not among the systems/);
    refused(set('classification', 'secret'), /is one of public, internal/);
    refused(set('freshness', 'daily'), /not a duration/);
    refused(
      { kind: 'set-facts', section: 'systems', entry: 'sap', values: { changeLeadTime: 'long' } },
      /not a number of working days: .* such as 5d or 3w/,
    );
    refused(set('accessProvenOn', '2026-13-01'), /not a valid date/);
    refused(set('usedFor', ['fun']), /not one of input/);
    refused(set('contract', 'a\u0000b'), /cannot hold/);
    refused(set('nothing', 'x'), /no such field/);
    refused(
      { kind: 'set-facts', section: 'data', entry: 'gone', values: { owner: 'lena' } },
      /no longer there/,
    );
    refused(
      { kind: 'set-facts', section: 'checklist', entry: '', values: { diagnose: 'x' } },
      /no such section/,
    );
    refused({ kind: 'set-facts', section: 'oversight', entry: '', values: { reviewRate: 2 } }, /1 or less/);
    refused(
      { kind: 'set-facts', section: 'adoption', entry: '', values: { population: 1.5 } },
      /whole number/,
    );
  });

  it('set steps of the escalation', () => {
    const step = { kind: 'set-facts', section: 'escalation', entry: '1', values: { to: 'lena' } } as const;
    assert.deepEqual(of(step), [{ kind: 'set', path: ['escalation', 1, 'to'], value: 'lena' }]);
    assert.deepEqual(of({ ...step, values: { to: 'legal' } }), [
      { kind: 'set', path: ['escalation', 1, 'to'], value: 'legal' },
    ]);
    refused({ ...step, values: { to: 'nobody' } }, /not one of the owners/);
    refused({ ...step, entry: '2' }, /no longer there/);
    refused({ ...step, entry: 'x' }, /no longer there/);
  });

  it('add entries', () => {
    const source = {
      kind: 'add-fact',
      section: 'data',
      entry: 'crm',
      values: { freshness: '1h', system: 'sap', 'permitted.decision': 'pending', origin: '' },
    } as const;
    assert.deepEqual(of(source), [
      {
        kind: 'set',
        path: ['data', 'crm'],
        value: { system: 'sap', freshness: '1h', permitted: { decision: 'pending' } },
      },
    ]);
    assert.deepEqual(
      of({ kind: 'add-fact', section: 'escalation', entry: '', values: { when: 'x', to: 'lena' } }),
      [{ kind: 'set', path: ['escalation', 2], value: { when: 'x', to: 'lena' } }],
    );
    assert.deepEqual(
      of({ kind: 'add-fact', section: 'signals', entry: 'cost', values: { threshold: '<= 2.00' } }),
      [{ kind: 'set', path: ['signals', 'cost'], value: { threshold: '<= 2.00' } }],
    );
    refused({ ...source, entry: 'ERP vendors' }, /cannot be an id/);
    refused({ ...source, entry: 'erp-vendors' }, /already exists/);
    refused({ ...source, values: {} }, /at least one field/);
    refused({ ...source, values: { system: 'oracle' } }, /not among the systems/);
  });

  const evaluated = `${manifest}evaluations:
  release-gate: { metrics: { accuracy: { threshold: ">= 0.9", cases: 400 } } }
agent: { tools: { post: { effect: read } } }
`;

  it('change what is within an entry', () => {
    const metrics = 'evaluations.release-gate.metrics';
    const set = { kind: 'set-facts', section: metrics, entry: 'accuracy' } as const;
    assert.deepEqual(of({ ...set, values: { cases: 500 } }, evaluated), [
      { kind: 'set', path: ['evaluations', 'release-gate', 'metrics', 'accuracy', 'cases'], value: 500 },
    ]);
    refused({ ...set, values: { threshold: '' } }, /^A metric needs a threshold\.$/, evaluated);
    const add = {
      kind: 'add-fact',
      section: metrics,
      entry: 'recall',
      values: { threshold: '>= 0.8' },
    } as const;
    assert.deepEqual(of(add, evaluated), [
      {
        kind: 'set',
        path: ['evaluations', 'release-gate', 'metrics', 'recall'],
        value: { threshold: '>= 0.8' },
      },
    ]);
    refused({ ...add, values: { slice: 'foreign' } }, /^A metric needs a threshold\.$/, evaluated);
    refused({ ...add, section: 'evaluations.gone.metrics' }, /^"gone" is no longer there\.$/, evaluated);
    refused({ ...add, section: 'agent.constructor' }, /no such section/, evaluated);
    assert.deepEqual(
      of({ kind: 'add-fact', section: 'escalation.0.then', entry: '0', values: { to: 'lena' } }, evaluated),
      [{ kind: 'set', path: ['escalation', 0, 'then'], value: [{ to: 'lena' }] }],
    );
    assert.deepEqual(
      of({ kind: 'add-fact', section: 'agent.servers', entry: 'erp', values: { version: '1.4.2' } }),
      [{ kind: 'set', path: ['agent', 'servers', 'erp'], value: { version: '1.4.2' } }],
    );
  });

  it('take only ids that are there, also several of them', () => {
    const text = `${evaluated}models: { coder: { name: large } }\n`;
    const receives = (...ids: string[]): EditRequest => ({
      kind: 'set-facts',
      section: 'models',
      entry: 'coder',
      values: { receives: ids },
    });
    assert.deepEqual(of(receives('erp-vendors'), text), [
      { kind: 'set', path: ['models', 'coder', 'receives'], value: ['erp-vendors'] },
    ]);
    refused(receives('erp-vendors', 'nothing'), /^"nothing" is not among the data: add it first\.$/, text);
    const judged = { kind: 'set-facts', section: 'evaluations', entry: 'release-gate' } as const;
    assert.deepEqual(of({ ...judged, values: { 'evaluated.models': ['coder'] } }, text), [
      { kind: 'set', path: ['evaluations', 'release-gate', 'evaluated', 'models'], value: ['coder'] },
    ]);
    refused({ ...judged, values: { 'evaluated.models': ['large'] } }, /add it first/, text);
  });

  it('need the entry that they are within, and keep what is there', () => {
    const cost = { kind: 'add-fact', section: 'cost', entry: '', values: { perCase: 0.04 } } as const;
    assert.deepEqual(of(cost), [{ kind: 'set', path: ['cost'], value: { perCase: 0.04 } }]);
    refused(cost, /already exists/, `${manifest}cost: { perCase: 1 }\n`);
    refused({ ...cost, section: 'agent.nothing' }, /no such section/);
    refused({ ...cost, values: { nothing: 1 } }, /no such field/);
    const tool = {
      kind: 'add-fact',
      section: 'agent.tools',
      entry: 'Not an id',
      values: { effect: 'read' },
    } as const;
    refused(tool, /cannot be an id/, evaluated);
    refused({ ...tool, entry: 'post' }, /already exists/, evaluated);
    refused(
      { kind: 'set-facts', section: 'agent.tools', entry: 'gone', values: { effect: 'read' } },
      /no longer there/,
      evaluated,
    );
    assert.deepEqual(of({ kind: 'remove-fact', section: 'agent.servers', entry: 'gone' }, evaluated), {
      refused: '"gone" is no longer there.',
    });
  });

  it('give a new entry a place for what it must have', () => {
    const add = {
      kind: 'add-fact',
      section: 'evaluations',
      entry: 'second',
      values: { item: 'evaluation-passed' },
    } as const;
    assert.deepEqual(of(add, evaluated), [
      {
        kind: 'set',
        path: ['evaluations', 'second'],
        value: { item: 'evaluation-passed', metrics: {} },
      },
    ]);
    assert.deepEqual(
      of({ kind: 'remove-fact', section: 'evaluations.release-gate.metrics', entry: 'accuracy' }, evaluated),
      [{ kind: 'set', path: ['evaluations', 'release-gate', 'metrics'], value: {} }],
    );
    assert.deepEqual(of({ kind: 'remove-fact', section: 'agent.tools', entry: 'post' }, evaluated), [
      { kind: 'remove', path: ['agent', 'tools'] },
    ]);
  });

  it('take entries away', () => {
    assert.deepEqual(of({ kind: 'remove-fact', section: 'escalation', entry: '0' }), [
      { kind: 'remove', path: ['escalation', 0] },
    ]);
    assert.deepEqual(of({ kind: 'remove-fact', section: 'data', entry: 'erp-vendors' }), [
      { kind: 'remove', path: ['data'] },
    ]);
    refused({ kind: 'remove-fact', section: 'workflow', entry: '' }, /without its workflow/);
  });

  it('add an owner, who may take on an item', () => {
    const owner = { kind: 'add-owner', id: 'noor', handle: '@noor', roles: ['data'] } as const;
    const added = { kind: 'set', path: ['owners', 'noor'], value: { handle: '@noor', roles: ['data'] } };
    assert.deepEqual(of(owner), [added]);
    assert.deepEqual(of({ ...owner, item: 'workflow-scoped' }), [
      added,
      { kind: 'set', path: item('diagnose', 'workflow-scoped', 'by'), value: 'noor' },
    ]);
    refused({ ...owner, id: 'lena' }, /already/);
    refused({ ...owner, roles: ['boss'] }, /not one of the roles/);
    refused({ ...owner, handle: ' ' }, /empty/);
  });

  it('move the stage', () => {
    assert.deepEqual(of({ kind: 'set-stage', stage: 'deploy' }), [
      { kind: 'set', path: ['stage'], value: 'deploy' },
    ]);
    assert.deepEqual(of({ kind: 'set-stage', stage: 'design' }), []);
  });
});

describe('panel edits with a configuration of the repository', () => {
  const document = readDocument('version: 1\nstage: diagnose\nowners: { ana: {} }\n');
  const configuration = {
    ...noConfiguration,
    waiverDays: 30,
    owners: { dpo: { value: { roles: ['approver' as const] }, file: 'ai-readiness.config.yaml' } },
  };
  const item = 'systems-inventoried';
  const given = { today, configuration };

  it('take owners that it shares, which are not copied', () => {
    const request = { kind: 'set-owner', item, by: 'dpo' } as const;
    const operations = operationsFor(request, document, given);
    assert.deepEqual(JSON.stringify(operations).match(/dpo/g)?.length, 1);
    assert.ok(isRefusal(operationsFor(request, document, { today })));
  });

  it('leave nothing of another status that would be taken for something said of the new one', () => {
    const dated = (said: string) =>
      readDocument(
        `version: 1\nstage: diagnose\nowners: { ana: {} }\nchecklist: { diagnose: { ${item}: { ${said} } } }\n`,
      );
    const removed = (said: string, request: Parameters<typeof operationsFor>[0]): unknown[] => {
      const operations = operationsFor(request, dated(said), given);
      assert.ok(!isRefusal(operations), JSON.stringify(operations));
      return operations.flatMap((each) => (each.kind === 'remove' ? [each.path.at(-1)] : []));
    };
    const expires = plusDays(today, 20) ?? '';
    const waive = { kind: 'waive', item, reason: 'It can wait.', approver: 'dpo', expires } as const;
    const reopen = { kind: 'set-status', item, status: 'unmet' } as const;
    // The time of a waiver is counted from its date, which is not that of the work.
    assert.deepEqual(removed('status: in-progress, on: 2026-01-10, note: x', waive), ['on']);
    assert.deepEqual(removed('status: in-progress, on: 2026-01-10, note: x', reopen), []);
    assert.deepEqual(removed('status: not-applicable, on: 2026-01-10, reason: x, note: y', reopen), [
      'on',
      'reason',
    ]);
  });

  it('keep to the days of a waiver', () => {
    const waive = (expires: string) =>
      operationsFor(
        { kind: 'waive', item, reason: 'It can wait.', approver: 'dpo', expires },
        document,
        given,
      );
    assert.ok(!isRefusal(waive(plusDays(today, 30) ?? '')));
    const refused = waive(plusDays(today, 31) ?? '');
    assert.match(isRefusal(refused) ? refused.refused : '', /30 days at most/);
  });
});
