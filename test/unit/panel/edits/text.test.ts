import * as assert from 'node:assert/strict';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import { manifest, today } from '../manifests';
import { styles } from '../styles';
import { edited } from './edited';

/** `text` with one piece of it replaced, which is there exactly once. */
function replaced(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `${JSON.stringify(from)} is there once`);
  return text.replace(from, () => to);
}

describe('panel edits in the text', () => {
  it('write a new item where a person would', () => {
    assert.equal(
      edited({
        kind: 'mark-met',
        item: 'risks-registered',
        by: 'lena',
        on: '2026-11-19',
        evidence: 'docs/r.md',
      }),
      replaced(
        manifest,
        '      reason: Mandated by the board.\n',
        `      reason: Mandated by the board.
    risks-registered:
      status: met
      by: lena
      on: 2026-11-19
      evidence: [docs/r.md]
`,
      ),
    );
  });

  it('turn a waiver into what was done', () => {
    assert.equal(
      edited({
        kind: 'mark-met',
        item: 'threat-model-reviewed',
        by: 'lena',
        on: today,
        evidence: 'https://a.example/t',
      }),
      replaced(
        manifest,
        `      status: waived
      reason: The security team reviews in January.
      approver: priya
      expires: 2027-01-31
`,
        `      status: met
      by: lena
      on: 2026-11-20
      evidence:
        - { url: "https://a.example/t", on: 2026-11-20 }
`,
      ),
    );
  });

  it('keep a comment behind the status', () => {
    assert.equal(
      edited({ kind: 'set-status', item: 'workflow-scoped', status: 'in-progress', by: 'lena' }),
      replaced(
        manifest,
        `      status: met # agreed in the kick-off
      by: priya
      on: 2026-09-10
`,
        `      status: in-progress # agreed in the kick-off
      by: lena
`,
      ),
    );
  });

  it('keep flow maps and Windows line endings', () => {
    const text = styles.windows ?? '';
    assert.equal(
      edited({ kind: 'mark-met', item: 'owners-named', by: 'priya', on: today, evidence: 'docs/o.md' }, text),
      replaced(
        text,
        "{status: waived, reason: 'x', approver: priya, expires: 2026-12-01}",
        "{status: met, by: priya, on: '2026-11-20', evidence: [docs/o.md]}",
      ),
    );
  });

  it('append evidence in the style of the list', () => {
    assert.equal(
      edited({ kind: 'add-link', item: 'data-contract-agreed', url: 'https://a.example/t' }),
      replaced(
        manifest,
        'by: tomas, expires: 2026-11-01 }\n',
        'by: tomas, expires: 2026-11-01 }\n        - { url: "https://a.example/t", on: 2026-11-20 }\n',
      ),
    );
    assert.equal(
      edited({ kind: 'add-file', item: 'workflow-scoped', file: 'docs/x.md' }),
      replaced(manifest, '[docs/process-map.md]', '[docs/process-map.md, docs/x.md]'),
    );
    assert.equal(
      edited({ kind: 'remove-evidence', item: 'workflow-scoped', index: 0, told: 1 }),
      replaced(manifest, '      evidence: [docs/process-map.md]\n', ''),
    );
  });

  it('change facts in place, and quote what needs it', () => {
    assert.equal(
      edited({
        kind: 'set-facts',
        section: 'data',
        entry: 'erp-vendors',
        values: { 'permitted.on': '2026-09-01' },
      }),
      replaced(manifest, '{ decision: granted }', '{ decision: granted, on: 2026-09-01 }'),
    );
    assert.equal(
      edited({ kind: 'set-facts', section: 'owners', entry: 'lena', values: { name: 'Lena: "the" #1' } }),
      replaced(manifest, '{ handle: "@lena-b",', `{ handle: "@lena-b", name: 'Lena: "the" #1',`),
    );
    assert.equal(
      edited({ kind: 'set-facts', section: 'risk', entry: '', values: { jurisdictions: ['EU', 'US-CA'] } }),
      replaced(manifest, 'jurisdictions: [EU]', 'jurisdictions: [EU, US-CA]'),
    );
  });

  it('add an owner and give them an item in one go', () => {
    const request: EditRequest = {
      kind: 'add-owner',
      id: 'noor',
      handle: '@noor',
      roles: ['data'],
      item: 'workflow-scoped',
    };
    const added = replaced(
      manifest,
      '  lena: { handle: "@lena-b", roles: [overseer] }\n',
      '  lena: { handle: "@lena-b", roles: [overseer] }\n  noor: { handle: "@noor", roles: [data] }\n',
    );
    assert.equal(edited(request), replaced(added, '      by: priya\n      on', '      by: noor\n      on'));
  });

  it('add a section in its place', () => {
    assert.equal(
      edited({
        kind: 'add-fact',
        section: 'signals',
        entry: 'cost',
        values: { owner: 'lena', threshold: '<= 2.00' },
      }),
      replaced(
        manifest,
        'escalation:\n',
        'signals:\n  cost:\n    threshold: "<= 2.00"\n    owner: lena\n\nescalation:\n',
      ),
    );
  });

  it('begin in a manifest that has next to nothing', () => {
    assert.equal(
      edited(
        { kind: 'add-owner', id: 'noor', handle: '@noor', roles: ['outcome'], item: 'owners-named' },
        styles.minimal,
      ),
      `${styles.minimal}
owners:
  noor:
    handle: "@noor"
    roles: [outcome]
checklist:
  diagnose:
    owners-named:
      status: unmet
      by: noor`,
    );
  });
});
