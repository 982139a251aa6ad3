import type { ManifestDocument } from '../document';
import type { Operation } from './operations';
import type { TextEdit } from './text-edit';

export { applyEdits, type TextEdit } from './text-edit';

export type EditResult =
  /** Edits in the order of the text, without overlap; none where the text says it all already. */
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /** Why it cannot be done safely, in a sentence for the reader. */
  | { readonly ok: false; readonly reason: string };

/** The smallest change of a manifest's text that makes these changes of its values. */
export function applyOperations(document: ManifestDocument, operations: readonly Operation[]): EditResult {
  return operations.length === 0 && document.text === ''
    ? { ok: true, edits: [] }
    : { ok: false, reason: 'Not made yet.' };
}
