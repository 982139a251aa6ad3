import type * as vscode from 'vscode';
import type { ManifestDocument, Range } from '../../../core/service';
import { rangeOf } from '../../base/ranges';

type Placed = Pick<ManifestDocument, 'lines'>;

/** A span of a document's text as VS Code's; by the document's own lines, since the editor may have moved on. */
export function spanOf({ lines }: Placed, { start, end }: Range): vscode.Range {
  return rangeOf({ start: lines.positionAt(start), end: lines.positionAt(end) });
}

/** The offset of a position in a document's text. */
export function offsetOf({ lines }: Placed, position: vscode.Position): number {
  return lines.offsetAt(position);
}
