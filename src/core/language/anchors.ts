import { code, joined, type Markdown, md, paragraphs } from '../base/markdown';
import type { Range } from '../base/range';
import type { Refusal } from '../base/refusal';
import { quoted, shorten } from '../base/shorten';
import type { TextEdit } from '../base/text-edit';
import { atMost, plural } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import type { Anchor, Merge, Repeats } from '../text/anchors';
import type { Node } from '../text/tree';

/** A place where an anchor has its name, or where an alias repeats it. */
export interface Named {
  readonly anchor: Anchor;
  readonly role: 'anchor' | 'alias';
  /** The name with its `&` or `*`. */
  readonly range: Range;
}

/** The anchor or the alias at an offset. */
export function namedAt({ parsed }: ManifestDocument, offset: number): Named | undefined {
  for (const anchor of parsed.repeats.anchors) {
    if (covers(anchor.mark, offset)) return { anchor, role: 'anchor', range: anchor.mark };
    const range = anchor.aliases.find((each) => covers(each, offset));
    if (range !== undefined) return { anchor, role: 'alias', range };
  }
  return undefined;
}

/** The `<<` at an offset. */
export function mergeAt({ parsed }: ManifestDocument, offset: number): Merge | undefined {
  return parsed.repeats.merges.find(({ key }) => covers(key, offset));
}

/** The anchors that a merge names, in the order in which they count. */
export function mergedAnchors({ parsed }: ManifestDocument, { value }: Merge): Anchor[] {
  const within = ({ start, end }: Range): boolean => value.start <= start && end <= value.end;
  return parsed.repeats.anchors
    .flatMap((anchor) => anchor.aliases.filter(within).map(({ start }) => ({ anchor, start })))
    .sort((one, other) => one.start - other.start)
    .map(({ anchor }) => anchor);
}

/** The anchors that aliases mean, by where the aliases begin; listed once for a text. */
const byAlias = new WeakMap<Repeats, ReadonlyMap<number, Anchor>>();

/** The anchor that the alias at `start` means; undefined where none begins there. */
export function anchorOf({ parsed: { repeats } }: ManifestDocument, start: number): Anchor | undefined {
  let known = byAlias.get(repeats);
  if (known === undefined) {
    known = new Map(repeats.anchors.flatMap((each) => each.aliases.map((alias) => [alias.start, each])));
    byAlias.set(repeats, known);
  }
  return known.get(start);
}

function covers({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** What an alias stands for, and where that is written. */
export function ofAlias({ name, mark, value }: Anchor, { lines }: ManifestDocument): Markdown {
  const line = lines.positionAt(mark.start).line + 1;
  const alias = code(`*${shorten(name)}`);
  return md`${alias} stands for ${code(shorten(brief(value), 200))}, from line ${String(line)}.`;
}

/** How many places repeat the value of an anchor, and where they are. */
export function ofAnchor({ name, aliases }: Anchor, { lines }: ManifestDocument): Markdown {
  const mark = code(`&${shorten(name)}`);
  const where = [...new Set(aliases.map(({ start }) => String(lines.positionAt(start).line + 1)))];
  if (aliases.length === 0) return md`${mark} names this value, but nothing uses it.`;
  const noun = where.length === 1 ? 'line' : 'lines';
  return md`${mark} names this value, which is used in ${plural(aliases.length, 'place')}: ${noun} ${atMost(where)}.`;
}

/** Which keys a merge brings in. */
export function ofMerge(merge: Merge, document: ManifestDocument): Markdown {
  const names = mergedAnchors(document, merge).map(({ name }) => code(`*${shorten(name)}`));
  const from = names.length === 0 ? md`the map that follows` : joined(names, ', ');
  const keys = keysOf(merge.value).map((key) => shorten(key));
  const some = keys.length === 0 ? '' : `: ${atMost(keys)}`;
  return paragraphs([
    md`Takes over the keys of ${from}${some}.`,
    'A key that is written here itself wins, and of several maps the first.',
  ]);
}

function keysOf(node: Node): string[] {
  if (node.kind === 'list') return [...new Set(node.items.flatMap(keysOf))];
  return node.kind === 'map' ? node.entries.map(({ key }) => key) : [];
}

/** A value on one line, its depths and its ends left out. */
export function brief(node: Node, depth = 0): string {
  if (node.kind === 'scalar') return shorten(node.written ?? String(node.value), 80);
  const [open, close] = node.kind === 'map' ? ['{ ', ' }'] : ['[', ']'];
  const all: readonly string[] =
    depth === 2
      ? ['…']
      : node.kind === 'map'
        ? node.entries.slice(0, 8).map(({ key, value }) => `${shorten(key)}: ${brief(value, depth + 1)}`)
        : node.items.slice(0, 8).map((item) => brief(item, depth + 1));
  return `${open}${all.join(', ')}${close}`;
}

/** Whether an anchor may be given that name. YAML allows more, which is hard to read and to type. */
function isAnchorName(name: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(name) && name.length <= 100;
}

/** The edits that give an anchor, and the aliases that mean it, another name. */
export function renameAnchor(
  document: ManifestDocument,
  { anchor }: Named,
  wanted: string,
): readonly TextEdit[] | Refusal {
  const name = wanted.replace(/^[&*]/, '');
  const refuse = (refused: string): Refusal => ({ refused });
  if (!isAnchorName(name))
    return refuse(
      'The name of an anchor is made of letters, digits, hyphens and underscores, such as "lead".',
    );
  const { anchors } = document.parsed.repeats;
  // What either of the two would mean depends on their order: nobody reads that.
  if (name !== anchor.name && anchors.some((each) => each.name === name))
    return refuse(`There is an anchor ${quoted(`&${name}`)} already.`);
  if (isHiddenFrom(document, anchor.name))
    return refuse(
      `Some of the text cannot be read, and names ${quoted(`*${anchor.name}`)}: fix that first, so that no place is missed.`,
    );
  return [anchor.mark, ...anchor.aliases]
    .map(({ start, end }) => ({ start: start + 1, end, text: name }))
    .sort((one, other) => one.start - other.start);
}

/** Whether text that was not read has a name of this kind in it. */
function isHiddenFrom({ text, parsed }: ManifestDocument, name: string): boolean {
  const known = new Set(
    parsed.repeats.anchors.flatMap(({ mark, aliases }) => [mark, ...aliases].map(({ start }) => start)),
  );
  const spans = [...parsed.unreadable, ...parsed.conflicts.map(({ whole }) => whole)];
  return spans.some(({ start, end }) => {
    for (const mark of ['*', '&']) {
      const word = mark + name;
      for (let at = text.indexOf(word, start); at !== -1 && at < end; at = text.indexOf(word, at + 1))
        if (!known.has(at) && !/^[^\s,[\]{}]/.test(text.slice(at + word.length))) return true;
    }
    return false;
  });
}
