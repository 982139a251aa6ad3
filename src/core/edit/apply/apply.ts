import type { Operation } from '../../base/operation';
import type { Refusal } from '../../base/refusal';
import type { TextEdit } from '../../base/text-edit';
import type { ManifestDocument } from '../../facts/document';
import { RefusalError } from '../style/source';
import { EditSession } from './session';

export { applyEdits, type TextEdit } from '../../base/text-edit';

/**
 * The smallest change of a manifest's text that makes these changes of its values, one after the other: edits in the
 * order of the text, without overlap; none where the text says it all already. What it returns is proven: the changed
 * text was read again, and says what was meant, and nothing else than before.
 */
export function applyOperations(
  document: ManifestDocument,
  operations: readonly Operation[],
): readonly TextEdit[] | Refusal {
  try {
    const session = new EditSession(document.parsed);
    session.applyAll(operations);
    return session.edits;
  } catch (error) {
    if (error instanceof RefusalError) return { refused: error.message };
    throw error;
  }
}
