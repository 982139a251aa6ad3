import assert from 'node:assert/strict';
import { documentsIn } from '../../../../src/core/schema/documents';
import { readDocument } from '../../../../src/core/service';
import { manifest } from '../support';

describe('schema/documents', () => {
  // The noun stands in sentences such as `The declaration "infra/main.bicep" does not exist`.
  const nouns: readonly [text: string, nouns: readonly string[]][] = [
    ['systems: { a: { declaredIn: a.tf } }', ['declaration']],
    ['models: { a: { declaredIn: [a.tf, b.tf] } }', ['file of the declaration', 'file of the declaration']],
    [
      'release: { declaredIn: a.yml, deployedBy: b.yml, prompts: [c.md] }',
      ['prompt', 'deployment', 'declaration'],
    ],
    ['data: { a: { contract: a.yaml } }', ['data contract']],
    ['evaluations: { a: { result: { file: a.json } } }', ['file of the result']],
  ];
  for (const [text, words] of nouns)
    it(text, () => {
      const found = documentsIn(readDocument(manifest(`${text}\n`)).manifest);
      assert.deepEqual(found.map(({ noun }) => noun).sort(), [...words].sort());
    });
});
