import type { ManifestDocument } from '../facts/document';
import { locate, nodeAt } from '../text/tree';
import type { Change } from './change';

/** The line on which a change stands in the manifest as it is, 0-based; undefined for a gate, and for what is not there. */
export function lineOfChange(
  { kind, after }: Change,
  document: ManifestDocument | undefined,
): number | undefined {
  if (kind === 'gate' || after === undefined || document === undefined) return undefined;
  const { text, lines, parsed } = document;
  if (kind !== 'finding' && nodeAt(parsed.root, after.path) === undefined) return undefined;
  return lines.positionAt(locate(text, parsed.root, after.path, 'key').start).line;
}
