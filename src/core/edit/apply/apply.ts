import type { Operation } from '../../base/operation';
import type { TextEdit } from '../../base/text-edit';
import type { ManifestDocument } from '../../facts/document';
import { Refused } from '../style/source';
import { Session } from './session';

export { applyEdits, type TextEdit } from '../../base/text-edit';

export type EditResult =
  /** Edits in the order of the text, without overlap; none where the text says it all already. */
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /** Why it cannot be done safely, in a sentence for the reader. */
  | { readonly ok: false; readonly reason: string };

/**
 * The smallest change of a manifest's text that makes these changes of its values, one after the other. What it
 * returns is proven: the changed text was read again, and says what was meant, and nothing else than before.
 */
export function applyOperations(document: ManifestDocument, operations: readonly Operation[]): EditResult {
  try {
    const session = new Session(document.parsed);
    for (const operation of operations) session.apply(operation);
    return { ok: true, edits: session.edits };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.message };
    throw error;
  }
}
