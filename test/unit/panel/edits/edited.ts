import * as assert from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/base/refusal';
import { applyEdits, applyOperations } from '../../../../src/core/edit/apply/apply';
import { readDocument } from '../../../../src/core/service';
import { operationsFor } from '../../../../src/panel/edits/edits';
import { readMessage } from '../../../../src/panel/guard';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import { manifest, today } from '../manifests';

/** The text after an edit, as a person would see it in the diff. */
export function edited(request: EditRequest, text = manifest): string {
  assert.ok(readMessage({ type: 'edit', id: 1, version: 1, edit: request }), 'the guard lets it in');
  const document = readDocument(text);
  const operations = operationsFor(request, document, { today });
  assert.ok(!isRefusal(operations), JSON.stringify(operations));
  const result = applyOperations(document, operations);
  assert.ok(!isRefusal(result), JSON.stringify(result));
  return applyEdits(text, result);
}
