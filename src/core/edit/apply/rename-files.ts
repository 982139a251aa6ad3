import type { Operation } from '../../base/operation';
import type { Path } from '../../base/path';
import { applyEdits, type TextEdit } from '../../base/text-edit';
import type { ManifestDocument } from '../../facts/document';
import { parse } from '../../text/parse';
import { isEqual } from '../../text/plain';
import { type Node, nodeAt, pathAt } from '../../text/tree';
import { isPlainSafe, quoteAt } from '../style/scalar';
import { endOf } from '../style/slots';
import { RefusalError, Source } from '../style/source';
import { placeAt } from '../style/style';
import { withValues } from '../write/change-value';
import { isInFlow, ValueWriter } from '../write/set';

/** One place of the text that names a file, and every value that it stands for: anchors stand for several. */
interface Naming {
  readonly node: Node;
  readonly from: string;
  readonly to: string;
  readonly paths: readonly Path[];
}

/**
 * The operations that give files other names wherever a manifest names them: by how it writes them, what it is to write
 * instead. Nothing but these characters changes, and nothing else in the manifest comes to mean something else. A name
 * of which that cannot be said, because an alias uses it for another purpose, stays.
 */
export function renameFiles(document: ManifestDocument, names: ReadonlyMap<string, string>): Operation[] {
  const all = namingsOf(document, names);
  const editor = new NameEditor(document);
  let kept = editor.edits(all);
  if (kept === undefined) {
    const good: Naming[] = [];
    for (const each of all) if (editor.edits([...good, each]) !== undefined) good.push(each);
    kept = editor.edits(good) ?? [];
  }
  // From the end of the text to its beginning, so that none moves the next one.
  return kept.map((edit) => ({ kind: 'text' as const, ...edit })).reverse();
}

function namingsOf({ text, parsed, files }: ManifestDocument, names: ReadonlyMap<string, string>): Naming[] {
  const { root } = parsed;
  const byPlace = new Map<number, Naming>();
  for (const { file, path } of files) {
    const to = names.get(file);
    const at = nodeAt(root, path)?.kind === 'map' ? [...path, 'file'] : path;
    const named = nodeAt(root, at);
    if (to === undefined || to === file || named === undefined) continue;
    // What an alias repeats stands, and changes, where its anchor is.
    const own = pathAt(root, writtenAt(text, named));
    const node = nodeAt(root, own);
    if (node?.kind !== 'scalar' || (node.written ?? String(node.value)) !== file) continue;
    const paths = byPlace.get(node.start)?.paths ?? [own];
    byPlace.set(node.start, { node, from: file, to, paths: [...paths, at] });
  }
  return [...byPlace.values()].sort((one, other) => one.node.start - other.node.start);
}

const propsAfter = /^(?:\s+|![^\s]*(?=\s))*/;

/** Where a value begins in the text: that of an alias behind the last anchor of its name. */
function writtenAt(text: string, { start, end }: Node): number {
  if (text.charAt(start) !== '*') return start;
  const anchor = `&${text.slice(start + 1, end).trimEnd()}`;
  const at = text.lastIndexOf(anchor, start) + anchor.length;
  return at + (propsAfter.exec(text.slice(at, at + 100))?.[0].length ?? 0);
}

/** Changes names in one version of a text, and makes sure of what comes out. */
class NameEditor {
  private readonly source: Source;
  private readonly writer: ValueWriter;

  constructor(document: ManifestDocument) {
    this.source = new Source(document.parsed);
    this.writer = new ValueWriter(this.source);
  }

  /** The edits for these names in the order of the text; undefined where the text would come to say something else. */
  edits(namings: readonly Naming[]): TextEdit[] | undefined {
    const { text, parsed } = this.source;
    const edits: TextEdit[] = [];
    for (const naming of namings) {
      const edit = this.edit(naming);
      if (edit === undefined) return undefined;
      edits.push(...edit);
    }
    const wanted = namings.flatMap(({ paths, to }) => paths.map((path) => ({ path, value: to })));
    const after = parse(applyEdits(text, edits), parsed);
    const isMeant = isEqual(after.value, withValues(parsed.value ?? null, wanted));
    return isMeant && after.problems.length <= parsed.problems.length ? edits : undefined;
  }

  private edit({ node, from, to, paths }: Naming): readonly TextEdit[] | undefined {
    const { text, parsed } = this.source;
    const [own = []] = paths;
    const at = text.slice(node.start, endOf(this.source, node)).indexOf(from);
    const quote = quoteAt(text, node.start);
    const place = placeAt(own, isInFlow(this.source, parsed.root ?? node, own));
    const isSafe =
      quote === 'plain'
        ? isPlainSafe(to, place) ||
          (!isPlainSafe(from, place) && signsOf(to).every((sign) => from.includes(sign)))
        : !/["'\\\n]/.test(to);
    if (at !== -1 && isSafe)
      return [{ start: node.start + at, end: node.start + at + from.length, text: to }];
    try {
      return this.writer.set(own, to);
    } catch (error) {
      if (error instanceof RefusalError) return undefined;
      throw error;
    }
  }
}

/** What may mean something in YAML. */
function signsOf(text: string): string[] {
  return text.match(/[^\p{L}\p{N}./_-]/gu) ?? [];
}
