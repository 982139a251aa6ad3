import { strict as assert } from 'node:assert';
import { bearingReferences, catalogue, standards } from '../../../../src/core/schema/catalogue';

describe('references of the catalogue', () => {
  it('point into the standards and laws that have a record, and into each of them', () => {
    const used = new Set(catalogue.flatMap(({ references }) => Object.keys(references)));
    assert.deepEqual([...used].sort(), Object.keys(standards).sort());
  });

  const item = catalogue.find(({ references }) => references.euAiAct && references.nistAiRmf10);
  const cases: [jurisdictions: string[], role: string | undefined, isLawShown: boolean][] = [
    [['EU'], 'deployer', true],
    [['US-CA', 'eu'], 'provider', true],
    [['EU'], undefined, false],
    [['EUR'], 'deployer', false],
    [['US-CA'], 'deployer', false],
    [[], 'deployer', false],
  ];
  for (const [jurisdictions, role, isLawShown] of cases)
    it(`of a law are ${isLawShown ? '' : 'not '}shown to ${role ?? 'nobody in particular'} in ${jurisdictions}`, () => {
      assert.ok(item);
      const names = bearingReferences(item, { jurisdictions, ...(role && { role }) }).map(([name]) => name);
      assert.equal(names.includes(standards.euAiAct.name), isLawShown);
      assert.ok(names.includes(standards.nistAiRmf10.name));
    });
});
