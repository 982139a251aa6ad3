import { strict as assert } from 'node:assert';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../../src/core/base/finding';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { evaluate } from '../../../../src/core/evaluate/evaluate';
import { type ManifestDocument, readDocument } from '../../../../src/core/facts/document';
import type { FileFact } from '../../../../src/core/facts/evidence';
import type { EvaluationInput } from '../../../../src/core/facts/report';

/** Each folder and file is named after a code: `area/problem.yaml` or `area/problem-variant.yaml`. */
const folder = 'test/fixtures/fixes';
const fixtures = globSync(`${folder}/*/*.yaml`)
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.fixed.yaml'))
  .sort();

const files: readonly (readonly [string, FileFact])[] = [
  ['docs/moved.md', { kind: 'missing', movedTo: 'docs/new/moved.md' }],
  ['docs/gone.md', { kind: 'missing' }],
  ['docs/there.md', { kind: 'file', size: 100 }],
  ['../outside.md', { kind: 'outside' }],
];
const input: EvaluationInput = { today: '2026-11-22', repository: { files: new Map(files) } };

const findingsOf = (document: ManifestDocument, code: string): Finding[] =>
  evaluate(document, input).findings.filter((finding) => finding.code === code);

/** The code that a fixture is named after. */
function codeOf(file: string, document: ManifestDocument): string {
  const name = `${path.basename(path.dirname(file))}/${path.basename(file, '.yaml')}`;
  const codes = evaluate(document, input).findings.map(({ code }) => code);
  return codes.find((code) => name === code || name.startsWith(`${code}-`)) ?? name;
}

function applied(document: ManifestDocument, finding: Finding): string {
  const [fix] = finding.fixes;
  assert.ok(fix !== undefined, `${finding.code} has no fix`);
  const result = applyOperations(document, fix.operations);
  assert.ok(!isRefusal(result), `${fix.title}: ${JSON.stringify(result)}`);
  return applyEdits(document.text, result);
}

describe('fixes', () => {
  for (const file of fixtures) {
    const text = readFileSync(file, 'utf8');
    const document = readDocument(text);
    const code = codeOf(file, document);

    it(`fixes ${path.basename(file, '.yaml')} (${code}) as a careful person would`, () => {
      const [finding] = findingsOf(document, code);
      assert.ok(finding !== undefined, `there is no ${code} to fix`);
      const fixed = applied(document, finding);
      const twin = file.replace(/\.yaml$/, '.fixed.yaml');
      assert.ok(existsSync(twin), `${twin} is missing`);
      assert.equal(fixed, readFileSync(twin, 'utf8'));
    });

    it(`leaves nothing of ${code} in ${path.basename(file, '.yaml')}`, () => {
      let current = document;
      let before = findingsOf(current, code);
      while (before.length > 0) {
        current = readDocument(applied(current, before[0] as Finding));
        const after = findingsOf(current, code);
        assert.ok(after.length < before.length, `${code} is still there`);
        before = after;
      }
    });

    it(`can apply every other fix of ${path.basename(file, '.yaml')}`, () => {
      for (const finding of evaluate(document, input).findings) {
        for (const { title, operations } of finding.fixes) {
          const result = applyOperations(document, operations);
          // What stands within a merge conflict waits until that is resolved.
          if (isRefusal(result) && /fix the text first/.test(result.refused)) continue;
          assert.ok(!isRefusal(result), `${finding.code}: ${title}: ${JSON.stringify(result)}`);
          assert.ok(result.length > 0, `${finding.code}: ${title} changes nothing`);
        }
      }
    });
  }
});
