import * as assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { evaluate } from '../../../../src/core/evaluate/evaluate';
import type { Repository } from '../../../../src/core/facts/evidence';
import { readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import { doubtOf } from '../../../../src/panel/model/doubt';
import type { Doubt, EditRequest } from '../../../../src/panel/protocol/edits';
import { manifest, today } from '../manifests';

/** What is doubted of an edit before it is made. */
function doubtAbout(
  request: EditRequest & { readonly item: string },
  text = manifest,
  repository: Repository = 'taken-to-hold',
): Doubt | undefined {
  const document = readDocument(text);
  const operations = operationsFor(request, document, { today });
  assert.ok(!isRefusal(operations), JSON.stringify(operations));
  const edits = applyOperations(document, operations);
  assert.ok(!isRefusal(edits));
  const after = readDocument(applyEdits(text, edits));
  return doubtOf(
    request.item,
    evaluate(document, { today, repository }),
    evaluate(after, { today, repository }),
  );
}

const met = (item: string, evidence?: string) =>
  ({
    kind: 'mark-met',
    item,
    by: 'priya',
    on: today,
    ...(evidence === undefined ? {} : { evidence }),
  }) as const;

const files = (kind: 'missing' | 'folder'): Repository => ({ files: new Map([['docs/r.md', { kind }]]) });
const gate = 'The Diagnose gate will not pass because of it.';

describe('what is doubted before an item is said to be met', () => {
  const doubts: readonly [string, Doubt | undefined, ...Parameters<typeof doubtAbout>][] = [
    ['nothing where it would hold', undefined, met('risks-registered', 'docs/r.md')],
    [
      'a file that is not there',
      { left: ['docs/r.md: There is no such file.'], so: gate },
      met('risks-registered', 'docs/r.md'),
      manifest,
      files('missing'),
    ],
    [
      'that there is no evidence',
      {
        left: ['"risks-registered" is marked as met, but lists no evidence. What counts: risk register.'],
        so: gate,
      },
      met('risks-registered'),
    ],
    [
      'what says otherwise among the facts, once',
      {
        left: [
          'The facts say otherwise: no owner has the role "outcome".',
          'Missing in the facts: an owner with the role "outcome".',
        ],
        so: gate,
      },
      met('owners-named', 'docs/r.md'),
      manifest.replace('outcome, ', ''),
    ],
    [
      'evidence that no longer counts and a fact that is missing, where it counts all the same',
      {
        left: [
          'https://wiki.example.com/c: It expired on 2026-11-01.',
          'Missing in the facts: data.erp-vendors.contract.',
        ],
        so: 'No gate waits for this, but those who read it will ask.',
      },
      met('data-contract-agreed'),
    ],
  ];
  for (const [name, expected, ...about] of doubts)
    it(`is ${name}`, () => assert.deepEqual(doubtAbout(...about), expected));

  it('is little of much', () => {
    const many = Array.from({ length: 9 }, (_, at) => `docs/${at}.md`);
    const evidence = `evidence: [${many.join(', ')}]`;
    const text = manifest.replace('evidence: [docs/process-map.md]', evidence);
    const missing = { files: new Map(many.map((name) => [name, { kind: 'missing' as const }])) };
    const doubt = doubtAbout(met('workflow-scoped'), text, missing);
    assert.deepEqual(doubt?.left.slice(5), ['docs/5.md: There is no such file.', 'And 4 more.']);
  });
});
