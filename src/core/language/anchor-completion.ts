import type { Path } from '../base/path';
import { ShortPattern } from '../base/short-pattern';
import { shorten } from '../base/shorten';
import type { ManifestDocument } from '../facts/document';
import { isFreeMap, schemaAt, typesOf } from '../schema/navigate';
import { has, refersTo } from '../schema/references';
import type { Anchor } from '../text/anchors';
import { lineStart } from '../text/lines';
import { type MapNode, type Node, nodeAt } from '../text/tree';
import { brief, ofAlias } from './anchors';
import { type Cursor, cursorAt } from './cursor';
import type { Completion, CompletionInput, Proposal } from './proposals';

/** A place at which an alias is begun, or may be. */
interface AliasPlace {
  /** Of the value that the alias would stand for, as far as it is known; for a merge, of the map that takes the keys. */
  readonly path: Path | undefined;
  readonly isMerge: boolean;
}

/**
 * What may be written after `*`, and after `<<: `: the anchors defined above, those that fit first. After `&` comes a
 * new name, so nothing is proposed. Undefined where neither is the case.
 */
export function completeAnchor(input: CompletionInput): Completion | undefined {
  const { document, offset } = input;
  const { text } = document;
  const before = text.slice(lineStart(text, offset), offset);
  const begun = begunAlias(before);
  const place = placeOf(document, offset, before.slice(0, before.length - begun.length));
  if (place === undefined || (begun === '' && !place.isMerge)) return undefined;
  const end = offset + (/^[^\s,[\]{}]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const isFree = /^[ \t]*(?:[\r\n,\]}#]|$)/.test(text.slice(end));
  const proposals = begun.startsWith('&') || !isFree ? [] : proposalsFor(place, input);
  return { start: offset - begun.length, end, proposals, closed: true };
}

/** The word before the caret, where it begins with the mark of an anchor or alias. */
function begunAlias(before: string): string {
  let start = before.length;
  while (start > 0 && !/[\s,[\]{}]/.test(before.charAt(start - 1))) start--;
  return /^[*&]/.test(before.charAt(start)) ? before.slice(start) : '';
}

/** So much of a line is looked at. */
const looked = 250;
const mergeBefore = new ShortPattern(/(?:^|[\s{,-])<<[ \t]*:[ \t]+(\[(?:[^\]]*,)?[ \t]*)?$/);
const keyBefore = new ShortPattern(/([^\s:,[{"']+)["']?[ \t]*:[ \t]+$/);
const valueBefore = new ShortPattern(/(?:^[ \t]*|:[ \t]+|[[,][ \t]*|-[ \t]+)$/);

/** The place of a value that begins right behind `before`, which is what stands before it on its line. */
function placeOf(document: ManifestDocument, offset: number, before: string): AliasPlace | undefined {
  const near = before.slice(-looked);
  const merged = mergeBefore.exec(near);
  if (merged?.[1] !== undefined)
    return /(?:^|\s)#/.test(before) ? undefined : { path: undefined, isMerge: true };
  // Most places are none of these: they are not looked at any further.
  if (!valueBefore.test(near)) return undefined;
  if (merged === null && !/^[*&]/.test(document.text.slice(lineStart(document.text, offset) + before.length)))
    return undefined;
  const cursor = cursorAt(document.text, offset);
  if (cursor === undefined || cursor.quote !== '') return undefined;
  const { path, kind, siblings, flow } = cursor;
  if (merged !== null) return { path: path.at(-1) === '<<' ? path.slice(0, -1) : undefined, isMerge: true };
  const last = path.at(-1);
  const key = keyBefore.exec(near)?.[1];
  // Within a text of several lines the same characters mean nothing.
  const isValue =
    key !== undefined
      ? last === key
      : before.trim() === ''
        ? kind === 'key' && siblings.length === 0
        : typeof last === 'number' && (flow || before.replace(/[\s-]/g, '') === '');
  return isValue ? { path, isMerge: false } : undefined;
}

function proposalsFor({ path, isMerge }: AliasPlace, { document, offset }: CompletionInput): Proposal[] {
  const latest = new Map<string, Anchor>();
  for (const anchor of document.parsed.repeats.anchors)
    if (anchor.mark.end < offset && !surrounds(anchor.value, offset)) latest.set(anchor.name, anchor);
  const all = [...latest.values()].filter(({ value }) => !isMerge || value.kind === 'map');
  const fits = ({ value }: Anchor): boolean =>
    path === undefined || (isMerge ? hasKeysOf(value, path) : fitsAt(value, path, document));
  return [...all.filter(fits), ...all.filter((anchor) => !fits(anchor))].map((anchor) => ({
    label: `*${anchor.name}`,
    kind: 'reference',
    detail: shorten(brief(anchor.value), 80),
    documentation: ofAlias(anchor, document),
    insert: `*${anchor.name}`,
  }));
}

/** A value cannot repeat itself. */
function surrounds({ kind, start, end }: Node, offset: number): boolean {
  return kind !== 'scalar' && start <= offset && offset <= end;
}

function hasKeysOf(value: Node, path: Path): boolean {
  const { properties } = schemaAt(path) ?? {};
  if (properties === undefined || value.kind !== 'map') return true;
  return value.entries.every(({ key }) => Object.hasOwn(properties, key));
}

/** Whether a value is of the kind that a place is for; for an id, whether there is one. */
function fitsAt(value: Node, path: Path, { manifest }: ManifestDocument): boolean {
  const schema = schemaAt(path);
  if (schema === undefined) return true;
  if (value.kind === 'list') return schema.type === 'array';
  if (value.kind === 'map')
    return (schema.properties !== undefined || isFreeMap(schema)) && hasKeysOf(value, path);
  const to = refersTo(path);
  const text = String(value.value);
  if (to !== undefined)
    return to.words.includes(text) || to.sections.some((each) => has(manifest, each, text));
  if (schema.enum !== undefined) return schema.enum.includes(text);
  const types = typesOf(schema);
  const type = typeof value.value === 'number' && !types.includes('number') ? 'integer' : typeof value.value;
  return types.includes(type);
}

/** A place among keys, with those that a merge brings in: they are there already, wherever they are written. */
export function withMergedKeys(cursor: Cursor, { document, offset }: CompletionInput): Cursor {
  const { merges } = document.parsed.repeats;
  if (cursor.kind !== 'key' || merges.length === 0) return cursor;
  const map = mapAround(document.parsed.root, cursor.path, offset);
  const merged = map?.entries.filter(({ keyStart }) => keyStart < map.start || keyStart >= map.end) ?? [];
  return { ...cursor, siblings: [...cursor.siblings, ...merged.map(({ key }) => key)] };
}

/** The map at a path, of whose lists the index is not sure: the item is the last that begins before the place. */
function mapAround(root: Node | undefined, path: Path, offset: number): MapNode | undefined {
  let node = root;
  for (const step of path) {
    node =
      node?.kind === 'list'
        ? node.items.filter(({ start }) => start <= offset).at(-1)
        : node && nodeAt(node, [step]);
  }
  return node?.kind === 'map' ? node : undefined;
}
