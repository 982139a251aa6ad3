import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { catalogue, readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import { readMessage } from '../../../../src/panel/guard';
import type { EditRequest, OneOfSeveral } from '../../../../src/panel/protocol/edits';
import { manifest, today } from '../manifests';
import { styles } from '../styles';
import { edited } from './edited';

const of = (request: EditRequest, text = manifest) => operationsFor(request, readDocument(text), { today });

/** The text after an edit; nothing where it is refused, by what it asks for or by what stands there. */
function textAfter(text: string, request: EditRequest): string | undefined {
  assert.ok(readMessage({ type: 'edit', id: 1, version: 1, edit: request }), 'the guard lets it in');
  const document = readDocument(text);
  const operations = operationsFor(request, document, { today });
  const result = isRefusal(operations) ? operations : applyOperations(document, operations);
  return isRefusal(result) ? undefined : applyEdits(text, result);
}

const owner = fc.constantFrom('priya', 'lena', 'tomas');
const reason = fc.constantFrom('Agreed.', 'It: is #1', 'Two\nlines', 'null', 'x'.repeat(300));
const change = fc.oneof(
  fc.record({ kind: fc.constant('set-owner' as const), by: owner }),
  fc.record({
    kind: fc.constant('set-status' as const),
    status: fc.constantFrom('unmet' as const, 'in-progress' as const),
  }),
  fc.record({ kind: fc.constant('mark-met' as const), by: owner, on: fc.constant('2026-10-01') }),
  fc.record({ kind: fc.constant('mark-not-applicable' as const), reason }),
  fc.record({
    kind: fc.constant('waive' as const),
    reason,
    approver: fc.constantFrom('priya', 'lena'),
    expires: fc.constantFrom('2026-12-24', '2027-01-15'),
  }),
);
const items = fc.uniqueArray(
  fc.constantFrom(
    'workflow-scoped',
    'risks-registered',
    'owners-named',
    'impact-assessed',
    'data-contract-agreed',
    'threat-model-reviewed',
    'first-workflow-justified',
    ...catalogue.slice(0, 4).map(({ id }) => id),
    ...catalogue.slice(-4).map(({ id }) => id),
  ),
  { minLength: 1, maxLength: 8 },
);

const seed = Number(process.env.PROPERTY_SEED ?? 20261126);
const runs = Number(process.env.PROPERTY_RUNS ?? 25);

describe('several panel edits at once', () => {
  for (const [name, text] of Object.entries(styles)) {
    it(`are the single ones one after another, or nothing: ${name}`, () => {
      let made = 0;
      fc.assert(
        fc.property(items, change, (chosen, what) => {
          const edits = chosen.map((item): OneOfSeveral => ({ ...what, item }));
          const alone = edits.reduce<string | undefined>(
            (before, each) => (before === undefined ? undefined : textAfter(before, each)),
            text,
          );
          const together = textAfter(text, { kind: 'several', edits });
          assert.equal(together, alone);
          if (together !== undefined) made += 1;
        }),
        { numRuns: runs, seed },
      );
      assert.ok(made > 0 || name === 'odd', 'some of them can be made');
    });
  }

  it('give one reason, one approver and one end to several waivers', () => {
    const end = { reason: 'The review is in January.', approver: 'priya', expires: '2027-01-20' };
    const edits = ['risks-registered', 'data-contract-agreed'].map(
      (item) => ({ kind: 'waive', item, ...end }) as const,
    );
    const text = edited({ kind: 'several', edits });
    assert.equal(text.split('reason: The review is in January.').length, 3);
    assert.equal(text.split('expires: 2027-01-20').length, 3);
  });

  it('move the end of waivers, and leave their reasons alone', () => {
    const edits = [
      { kind: 'waive', item: 'threat-model-reviewed', approver: 'priya', expires: '2027-02-10' } as const,
    ];
    assert.equal(
      edited({ kind: 'several', edits }),
      manifest.replace('expires: 2027-01-31', 'expires: 2027-02-10'),
    );
  });

  it('are refused as a whole, with the item that cannot be changed', () => {
    const edits = ['risks-registered', 'owners-named'].map(
      (item) =>
        ({ kind: 'waive', item, reason: 'It is late.', approver: 'priya', expires: '2026-12-31' }) as const,
    );
    const refused = of({ kind: 'several', edits });
    assert.ok(isRefusal(refused));
    assert.match(refused.refused, /^Nothing was changed, because of "[^"]+": This item cannot be waived/);
    const stranger = of({
      kind: 'several',
      edits: [{ kind: 'set-owner', item: 'no-such-item', by: 'priya' }],
    });
    assert.ok(isRefusal(stranger));
    assert.match(stranger.refused, /"no-such-item" is not an item of the checklist/);
  });

  it('change each item once', () => {
    const one = { kind: 'set-owner', item: 'impact-assessed', by: 'lena' } as const;
    assert.deepEqual(of({ kind: 'several', edits: [one, { ...one, by: 'priya' }] }), {
      refused: 'Each item can be changed once at a time.',
    });
  });
});

describe('panel edits that take away what something rests on', () => {
  it('ask where others refer to an entry, and say where', () => {
    const asked = of({ kind: 'remove-fact', section: 'systems', entry: 'sap' });
    const line = manifest.split('\n').indexOf('    system: sap');
    const words = '"sap" is referred to by one other place, which would then name nothing.';
    assert.deepEqual(asked, {
      refused: words,
      asks: {
        words,
        places: [{ label: 'data › erp-vendors › system', place: { line, character: 4 } }],
        more: 0,
        told: 1,
      },
    });
    assert.deepEqual(of({ kind: 'remove-fact', section: 'systems', entry: 'sap', told: 1 }), [
      { kind: 'remove', path: ['systems'] },
    ]);
  });

  it('ask again where more has come to refer to it than the user was told of', () => {
    const more = manifest.replace(
      '  # The vendors.\n',
      '  # The vendors.\n  others: { system: sap, owner: lena }\n',
    );
    const asked = of({ kind: 'remove-fact', section: 'systems', entry: 'sap', told: 1 }, more);
    assert.ok(isRefusal(asked) && 'asks' in asked);
    assert.equal(asked.asks.told, 2);
  });

  it('name the first of many places', () => {
    const many = Array.from({ length: 30 }, (_, at) => `  d${at}: { system: sap, owner: lena }\n`).join('');
    const asked = of(
      { kind: 'remove-fact', section: 'systems', entry: 'sap' },
      manifest.replace('  # The vendors.\n', many),
    );
    assert.ok(isRefusal(asked) && 'asks' in asked);
    assert.deepEqual([asked.asks.places.length, asked.asks.more, asked.asks.told], [20, 11, 31]);
  });

  it('ask before the only evidence of an item that is said to be met goes', () => {
    const last = { kind: 'remove-evidence', item: 'workflow-scoped', index: 0 } as const;
    const asked = of(last);
    assert.ok(isRefusal(asked) && 'asks' in asked);
    assert.match(asked.refused, /^It is the only evidence of "[^"]+", which is said to be met/);
    const two = manifest.replace('[docs/process-map.md]', '[docs/process-map.md, docs/b.md]');
    assert.ok(!isRefusal(of(last, two)));
    assert.ok(!isRefusal(of(last, manifest.replace('status: met # agreed', 'status: unmet # agreed'))));
  });
});
