/** Changes of several items as one: all of them, or none. */
import { catalogueItem, isRefusal, type Operation, quoted } from '../../core/service';
import type { OneOfSeveral } from '../protocol/edits';
import type { EditContext, OperationsOrRefusal } from './context';
import { editItem } from './items';

/** The operations of all the changes, or why one of them cannot be made, with the item that it is about. */
export function editSeveral(edits: readonly OneOfSeveral[], context: EditContext): OperationsOrRefusal {
  const items = new Set(edits.map(({ item }) => item));
  // Each is made of what stands in the text: the second of one item would not know of the first.
  if (items.size < edits.length) return { refused: 'Each item can be changed once at a time.' };
  const all: Operation[] = [];
  for (const edit of edits) {
    const operations = editItem(edit, context);
    if (isRefusal(operations))
      return { refused: `Nothing was changed, because of ${nameOf(edit.item)}: ${operations.refused}` };
    all.push(...operations);
  }
  return all;
}

function nameOf(item: string): string {
  return quoted(catalogueItem(item)?.title ?? item);
}
