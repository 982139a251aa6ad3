import * as assert from 'node:assert/strict';
import { sectionIds } from '../../../../src/core/domain/sections';
import { catalogue, itemRecord } from '../../../../src/core/service';
import { type Collection, collectionAt, nestedIn, specsOf } from '../../../../src/panel/model/sections';

/** Every field of a collection and of those within it, with the section's name left out. */
function fieldsOf(collection: Collection): string[] {
  const own = specsOf(collection).map(({ key }) => key);
  const inner = nestedIn(collection, collection.shape === 'list' ? '0' : 'x').flatMap((nested) =>
    fieldsOf(nested).map(() => String(nested.path.at(-1))),
  );
  return [...own, ...inner];
}

describe('the forms of the panel', () => {
  it('reach every fact of the format through some item', () => {
    const unreached = sectionIds.flatMap((section) => {
      const collection = collectionAt(section);
      assert.ok(collection, section);
      const uses = catalogue.flatMap(({ id }) =>
        itemRecord(id).restsOn.filter((use) => use.section === section),
      );
      if (uses.some(({ fields }) => fields === undefined)) return [];
      const reached = new Set<string>(uses.flatMap(({ fields }): readonly string[] => fields ?? []));
      return fieldsOf(collection)
        .filter((field) => !reached.has(field))
        .map((field) => `${section}.${field}`);
    });
    assert.deepEqual([...new Set(unreached)], []);
  });
});
