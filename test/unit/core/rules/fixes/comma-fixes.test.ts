import { strict as assert } from 'node:assert';
import { applyEdits, applyOperations } from '../../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../../src/core/facts/document';
import { isRefusal } from '../../../../../src/core/service';
import { takesAtMost } from '../../../processor-time';
import { manifest, reportOf } from '../../support';

/** What an owner is after each fix of the first unknown key in it. */
function fixed(owner: string): string[] {
  const text = manifest(`owners: { p: ${owner} }\n`);
  const document = readDocument(text);
  const { fixes } =
    reportOf(text).findings.find(({ code }) => code === 'schema/unknown-key') ?? assert.fail();
  return fixes.map(({ operations }) => {
    const edits = applyOperations(document, operations);
    return isRefusal(edits) ? edits.refused : (/p: (.*) }\n$/.exec(applyEdits(text, edits))?.[1] ?? '');
  });
}

const owners: Readonly<Record<string, readonly string[]>> = {
  '{ name: Doe, John, roles: [outcome] }': ['{ name: "Doe, John", roles: [outcome] }'],
  '{ handle: a,b,c }': ['{ handle: "a,b,c" }'],
  // Nothing is lost where nobody knows what the rest belongs to.
  '{ name: "Doe", John }': [],
  '{ roles: [outcome], John }': [],
  '{ name: Doe, 2027 }': ['{ name: "Doe, 2027" }'],
  // A key of its own, and one with a colon.
  '{ John, name: Doe }': ['{ name: Doe }'],
  '{ name: Doe, John: , handle: a }': ['{ name: Doe, handle: a }'],
};

describe('what stands behind a comma in braces', () => {
  for (const [owner, after] of Object.entries(owners)) it(owner, () => assert.deepEqual(fixed(owner), after));

  it('is looked at in time that grows with the text', () => {
    const keys = Array.from({ length: 1_900 }, (_, index) => `key ${index}`).join(', ');
    takesAtMost(5_000, () => {
      assert.ok(reportOf(manifest(`owners: { p: { name: ${keys} } }\n`)).counts.error > 1_800);
    });
  });
});
