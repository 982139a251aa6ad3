import { strict as assert } from 'node:assert';
import { applyEdits, applyOperations } from '../../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../../src/core/facts/document';
import { isRefusal } from '../../../../../src/core/service';
import { manifest, reportOf } from '../../support';

/** A text after the first fix of its first finding about the form of an id. */
function renamed(rest: string): string {
  const document = readDocument(manifest(rest));
  const [fix] =
    reportOf(document.text).findings.find(({ code }) => code === 'schema/bad-format')?.fixes ?? [];
  const edits = applyOperations(document, fix?.operations ?? assert.fail('no fix'));
  return isRefusal(edits) ? edits.refused : applyEdits(document.text, edits);
}

const texts: readonly [about: string, before: string, after: string][] = [
  [
    'an owner, also where it refers to itself',
    'owners:\n  "Anna B.": { roles: [outcome], deputy: "Anna B." } # c\nsystems: { s: { owner: Anna B. } }\nescalation: [{ when: x, to: Anna B. }]\n',
    'owners:\n  "anna-b": { roles: [outcome], deputy: "anna-b" } # c\nsystems: { s: { owner: anna-b } }\nescalation: [{ when: x, to: anna-b }]\n',
  ],
  [
    'a signal, also where it is a key',
    'signals: { My_Signal: {} }\nvalue: { signal: My_Signal }\npilot: { results: { My_Signal: 3 } }\n',
    'signals: { my-signal: {} }\nvalue: { signal: my-signal }\npilot: { results: { my-signal: 3 } }\n',
  ],
  [
    'a system, and not what is called the same',
    'systems: { ERP: {} }\nowners: { ERP: {} }\ndata: { d: { system: ERP, owner: ERP } }\n',
    'systems: { erp: {} }\nowners: { ERP: {} }\ndata: { d: { system: erp, owner: ERP } }\n',
  ],
];

describe('the fix of an id', () => {
  for (const [about, before, after] of texts)
    it(`renames ${about}, wherever it is referred to`, () => assert.equal(renamed(before), manifest(after)));
});
