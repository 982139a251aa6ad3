import type { Path } from '../base/path';
import type { Range } from '../base/range';
import type { ManifestDocument } from '../facts/document';
import { claims, evidenceEntries, isLink } from '../facts/evidence';
import { addressOf } from '../facts/names';
import { documentsIn } from '../schema/documents';
import { nodeAt } from '../text/tree';

/** A piece of evidence or a contract that can be opened. */
interface DocumentLink {
  readonly range: Range;
  readonly file?: string;
  readonly url?: string;
}

/** Evidence and contracts as links; only https addresses are. */
export function documentLinks({ manifest, parsed, text }: ManifestDocument): DocumentLink[] {
  const found: DocumentLink[] = [];
  const add = (path: Path, target: { file?: string | undefined; url?: string | undefined }): void => {
    const node = nodeAt(parsed.root, path);
    if (node?.kind !== 'scalar') return;
    const isQuoted = /["']/.test(text.charAt(node.start));
    const range = isQuoted
      ? { start: node.start + 1, end: node.end - 1 }
      : { start: node.start, end: node.end };
    if (target.file !== undefined) found.push({ range, file: target.file });
    else if (target.url !== undefined) {
      const { url } = addressOf(target.url) ?? { url: target.url };
      if (/^https:\/\/[^\s/]/i.test(url)) found.push({ range, url });
    }
  };
  for (const { path, item } of claims(manifest)) {
    for (const { path: at, file, url } of evidenceEntries(item.evidence, [...path, 'evidence'])) {
      const isMap = nodeAt(parsed.root, at)?.kind === 'map';
      if (url !== undefined) add(isMap ? [...at, 'url'] : at, { url });
      if (file !== undefined) add(isMap ? [...at, 'file'] : at, { file });
    }
  }
  for (const { document, path } of documentsIn(manifest))
    add(path, isLink(document) ? { url: document } : { file: document });
  return found;
}
