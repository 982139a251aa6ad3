import * as assert from 'node:assert/strict';
import { stillMeant } from '../../../src/panel/edits/moved';
import { readMessage } from '../../../src/panel/guard';
import type { ToHost } from '../../../src/panel/protocol/messages';
import { manifest, modelOf } from './manifests';

const one = { kind: 'set-owner', item: 'a', by: 'b' } as const;
const finding = { code: 'owner/unknown-id', path: ['data', 'erp', 0], index: 0, count: 1 };
const edit = (request: unknown) => ({ type: 'edit', id: 1, version: 2, edit: request });

describe('panel guard', () => {
  it('takes every message of the protocol', () => {
    const messages: ToHost[] = [
      { type: 'ready' },
      { type: 'undo' },
      { type: 'redo' },
      { type: 'reveal', place: { line: 0, character: 4 } },
      { type: 'open-evidence', item: 'owners-named', index: 0 },
      { type: 'open-place', place: { file: 'evals/summary.json', line: 13, column: 4 } },
      { type: 'pick-evidence', item: 'owners-named', isForForm: true },
      { type: 'pick-evidence', item: 'owners-named' },
      { type: 'create-evidence', item: 'owners-named' },
      { type: 'guidance', item: 'owners-named' },
      { type: 'past' },
      { type: 'shows', page: 'forecast' },
      { type: 'shows', page: 'calendar', day: '2027-01-06' },
      { type: 'shows', page: 'other' },
      { type: 'open-link', url: 'https://example.com' },
      { type: 'explain', code: 'yaml/syntax' },
      { type: 'export', format: 'html' },
      { type: 'open-text' },
      { type: 'edit', id: 1, version: 1, edit: { kind: 'set-stage', stage: 'design' } },
      { type: 'edit', id: 1, version: 1, edit: { kind: 'several', edits: Array(200).fill(one) } },
      { type: 'edit', id: 1, version: 1, edit: { kind: 'fix', finding, fix: 'change:a', also: [finding] } },
      { type: 'ask', ask: 'recordReview', finding },
      {
        type: 'edit',
        id: 1,
        version: 1,
        edit: { kind: 'remove-fact', section: 'data', entry: 'a', told: 2 },
      },
      { type: 'edit', id: 1, version: 1, edit: { kind: 'mark-met', item: 'a', by: 'b', on: '2026-10-01' } },
      {
        type: 'edit',
        id: 1,
        version: 1,
        edit: { kind: 'set-facts', section: 'data', entry: 'erp', values: { owner: null } },
      },
      {
        type: 'edit',
        id: 1,
        version: 1,
        edit: { kind: 'add-fact', section: 'data', entry: 'erp', values: { systemOfRecord: true, a: 1 } },
      },
      {
        type: 'edit',
        id: 1,
        version: 1,
        edit: { kind: 'add-owner', id: 'a', handle: '@a', roles: ['data'], item: 'owners-named' },
      },
      {
        type: 'edit',
        id: 1,
        version: 1,
        isTrial: true,
        edit: {
          kind: 'set-owner',
          item: 'a',
          by: 'b',
          adds: [{ id: 'b', handle: '@b', roles: [], name: 'B', deputy: 'c' }],
        },
      },
    ];
    for (const message of messages) assert.equal(readMessage(message), message, JSON.stringify(message));
  });

  it('refuses everything else', () => {
    const strangers: unknown[] = [
      undefined,
      null,
      'ready',
      42,
      [],
      {},
      { type: 'constructor' },
      { type: 'ready', more: 1 },
      { type: 'reveal', place: { line: -1, character: 0 } },
      { type: 'reveal', place: { line: 1.5, character: 0 } },
      { type: 'reveal' },
      { type: 'open-evidence', item: 'a', index: '0' },
      { type: 'open-place', place: { file: 'a', line: -1, column: 0 } },
      { type: 'open-place', place: { file: 'a', line: 0, column: 0, uri: 'file:///etc' } },
      { type: 'open-link', url: `https://${'x'.repeat(5_000)}` },
      { type: 'export', format: 'pdf' },
      { type: 'shows' },
      { type: 'shows', page: 'next' },
      { type: 'shows', page: 'calendar', day: 7 },
      { type: 'shows', page: 'calendar', day: '2'.repeat(50) },
      { type: 'ask', ask: 'workbench.action.quit', finding },
      { type: 'ask', ask: 'suppress', finding },
      { type: 'ask', ask: 'recordReview', finding: { ...finding, path: ['data', {}] } },
      edit({ kind: 'fix', finding: { ...finding, count: -1 }, fix: 'change:a' }),
      edit({ kind: 'fix', finding, fix: 'change:a', also: Array(1_001).fill(finding) }),
      edit(null),
      edit({ kind: 'toString' }),
      edit({ kind: 'set-stage', stage: 'done' }),
      edit({ kind: 'set-status', item: 'a', status: 'met' }),
      edit({ kind: 'waive', item: 'a', reason: 'r', approver: 'p' }),
      edit({ kind: 'mark-not-applicable', item: 'a', reason: 'x'.repeat(20_000) }),
      edit({ kind: 'set-facts', section: 'data', entry: 'e', values: { f: { a: 1 } } }),
      edit({ kind: 'set-facts', section: 'data', entry: 'e', values: { f: Number.NaN } }),
      edit({ kind: 'add-fact', section: 'data', entry: 'e', values: [] }),
      edit({ kind: 'add-owner', id: 'a', handle: '@a', roles: [1] }),
      edit({ kind: 'several', edits: [] }),
      edit({ kind: 'several', edits: Array(201).fill(one) }),
      edit({ kind: 'several', edits: { ...[one], length: 1 } }),
      edit({ kind: 'several', edits: [one], more: 1 }),
      edit({ kind: 'several', edits: [one, { ...one, by: 7 }] }),
      edit({ kind: 'several', edits: [one, { kind: 'set-stage', stage: 'design' }] }),
      edit({ kind: 'several', edits: [{ kind: 'several', edits: [one] }] }),
      edit({ kind: 'remove-evidence', item: 'a', index: 0, told: true }),
      { ...edit({ kind: 'record-review', item: 'a' }), id: -1 },
      { ...edit({ kind: 'record-review', item: 'a' }), isTrial: false },
      edit({ kind: 'set-owner', item: 'a', by: 'b', adds: {} }),
      edit({ kind: 'set-owner', item: 'a', by: 'b', adds: [{ id: 'b', handle: '@b' }] }),
      edit({
        kind: 'set-owner',
        item: 'a',
        by: 'b',
        adds: [{ id: 'b', handle: '@b', roles: [], item: 'x' }],
      }),
      { type: 'pick-evidence', item: 'a', mark: true },
    ];
    for (const message of strangers) assert.equal(readMessage(message), undefined, JSON.stringify(message));
  });
});

describe('panel edits of a manifest that has moved on', () => {
  const seen = modelOf(manifest);

  it('mean the same by id', () => {
    const request = { kind: 'mark-not-applicable', item: 'risks-registered', reason: 'x' } as const;
    assert.equal(stillMeant(request, undefined, seen), true);
    const fact = {
      kind: 'set-facts',
      section: 'data',
      entry: 'erp-vendors',
      values: { owner: 'lena' },
    } as const;
    assert.equal(stillMeant(fact, undefined, seen), true);
  });

  it('mean the same by index only while the same thing stands there', () => {
    const request = { kind: 'remove-evidence', item: 'data-contract-agreed', index: 1 } as const;
    assert.equal(stillMeant(request, seen, modelOf(`# new\n${manifest}`)), true);
    assert.equal(
      stillMeant(request, seen, modelOf(manifest.replace('        - contracts/erp.yaml\n', ''))),
      false,
    );
    assert.equal(stillMeant(request, undefined, seen), false);
    const step = { kind: 'remove-fact', section: 'escalation', entry: '0' } as const;
    assert.equal(stillMeant(step, seen, modelOf(manifest.replace('hold }', 'wait }'))), false);
    assert.equal(stillMeant(step, seen, modelOf(manifest.replace('leave it }', 'wait }'))), true);
  });

  it('mean the same within an entry only while that is the same one', () => {
    const chained = manifest.replace('hold }', 'hold, then: [{ to: lena, within: 2h }] }');
    const before = modelOf(chained);
    const next = { kind: 'remove-fact', section: 'escalation.0.then', entry: '0' } as const;
    const another = {
      kind: 'add-fact',
      section: 'escalation.0.then',
      entry: '1',
      values: { to: 'lena' },
    } as const;
    for (const request of [next, another]) {
      assert.equal(stillMeant(request, before, modelOf(`# new\n${chained}`)), true);
      assert.equal(stillMeant(request, before, modelOf(chained.replace('hold,', 'wait,'))), false);
    }
    const metric = { kind: 'remove-fact', section: 'evaluations.a.metrics', entry: 'b' } as const;
    assert.equal(stillMeant(metric, undefined, before), true);
  });
});
