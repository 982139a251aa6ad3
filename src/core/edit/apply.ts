import type { ManifestDocument } from '../document';
import type { Operation } from './operations';
import { Session } from './session';
import { Refused } from './source';
import type { TextEdit } from './text-edit';

export { applyEdits, type TextEdit } from './text-edit';

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
