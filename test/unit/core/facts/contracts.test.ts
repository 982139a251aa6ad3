import { strict as assert } from 'node:assert';
import { contractSections } from '../../../../src/core/facts/evidence';
import { definitionAt, isFreeMap, schemaAt } from '../../../../src/core/schema/navigate';

describe('facts/evidence', () => {
  it('knows every section of the schema whose entries may name a document', () => {
    const sections = Object.keys(schemaAt([])?.properties ?? {}).filter(
      (section) =>
        isFreeMap(schemaAt([section])) &&
        Object.keys(schemaAt([section, 'x'])?.properties ?? {}).some(
          (key) => definitionAt([section, 'x', key]) === 'document',
        ),
    );
    assert.deepEqual([...contractSections], sections);
  });
});
