import { isAlias, isScalar, isSeq, isMap as isYamlMap, type Pair, type Node as YamlNode } from 'yaml';
import { bareMap } from '../base/bare-map';
import type { PlainValue } from '../base/operation';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { grouped } from '../base/words';
import { AnchorReader, type Repeats } from './anchors';
import { isFull, type Limits, limits } from './limits';
import { lineEnd, lineStart } from './lines';
import { isMisreadScalar, numberParts, spanOf } from './misread';
import { isList, isMap, type PlainMap } from './plain';
import type { SyntaxProblem } from './problem';
import type { Entry, Node, ScalarNode, ScalarValue } from './tree';

type Converted = readonly [node: Node, value: PlainValue];

/** What an anchor names, how large it is, and the aliases that repeat it. */
interface Anchored {
  readonly converted: Converted;
  readonly size: number;
  readonly height: number;
  readonly aliases: Range[];
}

/** What is said of a value that is not read, in a manifest and in any other file. */
type TooLarge = Required<Pick<SyntaxProblem, 'message' | 'why'>>;

/** Turns the parser's nodes into ours, and into plain values, in one walk of bounded size and depth. */
export class Converter {
  /** What each name means at the place that is read; nothing yet within the value that is being named. */
  private readonly anchors = new Map<string, Anchored | undefined>();
  private readonly reader: AnchorReader;
  private readonly problems: SyntaxProblem[];
  private readonly beyond: Range[];
  private size = 0;
  private height = 0;
  private refused = false;

  constructor(
    private readonly text: string,
    { problems, beyond }: { readonly problems: SyntaxProblem[]; readonly beyond: Range[] },
    private readonly most: Limits = limits,
  ) {
    this.problems = problems;
    this.beyond = beyond;
    this.reader = new AnchorReader(text);
  }

  /** The anchors and merges of what has been read. */
  repeats(): Repeats {
    return this.reader.repeats();
  }

  convert(node: YamlNode | null | undefined, depth: number, emptyAt = 0): Converted {
    this.size++;
    if (depth > this.height) this.height = depth;
    if (node === null || node === undefined) return nothing(emptyAt);
    const span = spanOf(node);
    const start = span[0];
    // A bracket that is missing at the end of the text is read as if it stood behind it.
    const end = Math.min(span[1], this.text.length);
    if (depth > limits.depth)
      return this.refuse(
        {
          message: `Nested more than ${limits.depth} levels deep: this was not read.`,
          why: `it is nested more than ${limits.depth} levels deep`,
        },
        start,
        end,
      );
    if (this.size > this.most.nodes) {
      const most = grouped(this.most.nodes);
      const message = `The manifest has more than ${most} values: what follows was not read.`;
      return this.refuse({ message, why: `it has more than ${most} values` }, start, end);
    }
    if (isAlias(node)) return this.alias(node.source, depth, start, end);
    const sizeBefore = this.size;
    const heightBefore = this.height;
    this.height = depth;
    // The parser has told of an anchor without a name already.
    const anchor = (node as { anchor?: string }).anchor || undefined;
    if (anchor !== undefined) this.anchors.set(anchor, undefined);
    const converted = this.collectionOrScalar(node, depth, start, end);
    if (anchor !== undefined) {
      const size = this.size - sizeBefore + 1;
      const aliases = this.reader.add(anchor, converted[0]);
      this.anchors.set(anchor, { converted, size, height: this.height - depth, aliases });
    }
    if (heightBefore > this.height) this.height = heightBefore;
    return converted;
  }

  private collectionOrScalar(node: YamlNode, depth: number, start: number, end: number): Converted {
    if (isYamlMap(node))
      return this.map(node.items as Pair<YamlNode, YamlNode | null>[], node.flow === true, depth, start, end);
    if (isSeq(node)) {
      const items: Node[] = [];
      const values: PlainValue[] = [];
      const all = node.items as (YamlNode | null)[];
      for (const item of this.bounded(all, (each) => each, end)) {
        const [itemNode, value] = this.convert(item, depth + 1, end);
        items.push(itemNode);
        values.push(value);
      }
      return [
        { kind: 'list', flow: node.flow === true, start, end, items, ...cutOff(all, this.most) },
        values,
      ];
    }
    const value = scalarValue(isScalar(node) ? node.value : null);
    const written = isScalar(node) && isMisreadScalar(node) ? { written: node.source } : {};
    return [{ kind: 'scalar', value, start, end, ...written }, value];
  }

  /** Of the entries of one map or list as many as are read; the rest is reported. */
  private bounded<T>(all: readonly T[], nodeOf: (entry: T) => YamlNode | null, end: number): readonly T[] {
    const first = all[this.most.entries];
    if (first === undefined) return all;
    const node = nodeOf(first);
    const start = node === null ? end : spanOf(node)[0];
    const message = `A map or list has more than ${grouped(this.most.entries)} entries: those from here on were not read.`;
    const why = `a map or list in it has more than ${grouped(this.most.entries)} entries`;
    const range = { start, end: Math.min(end, lineEnd(this.text, start)) };
    this.report({ code: 'yaml/too-large', message, range, why });
    this.beyond.push({ start, end });
    return all.slice(0, this.most.entries);
  }

  private map(
    pairs: Pair<YamlNode, YamlNode | null>[],
    flow: boolean,
    depth: number,
    start: number,
    end: number,
  ): Converted {
    const entries: Entry[] = [];
    const values: PlainMap = bareMap();
    const merged: Converted[] = [];
    const shadowed: Entry[] = [];
    const all = this.bounded(pairs, ({ key }) => key, end);
    for (let index = 0; index < all.length; index++) {
      const pair = all[index] as Pair<YamlNode, YamlNode | null>;
      const [keyStart, keyEnd] = pair.key ? spanOf(pair.key) : [start, start];
      const key = this.keyOf(pair.key);
      const parts = flow ? numberParts(this.text, all, index) : [];
      const [node, value] =
        parts.length > 0
          ? this.splitNumber(spanOf(pair.value as YamlNode)[0], parts.at(-1))
          : this.convert(pair.value, depth + 1, keyEnd);
      index += parts.length;
      if (key === undefined) {
        this.badKey(keyStart, keyEnd);
        continue;
      }
      if (key === '<<' && (node.kind !== 'scalar' || isAlias(pair.value))) {
        merged.push([node, value]);
        this.reader.addMerge({ key: { start: keyStart, end: keyEnd }, value: node });
        continue;
      }
      const misread = isScalar(pair.key) && isMisreadScalar(pair.key) ? { misread: true as const } : {};
      const entry: Entry = { key, keyStart, keyEnd, ...misread, value: node };
      if (!(key in values)) entries.push(entry);
      else {
        const before = entries.findIndex((each) => each.key === key);
        this.duplicate(entry, entries[before]);
        shadowed.push(...entries.slice(before, before + 1));
        entries[before] = entry;
      }
      values[key] = value;
    }
    for (const [node, value] of merged) this.merge(node, value, entries, values);
    const isCut = merged.some(([node]) => isCutMerge(node));
    const map: Node = {
      kind: 'map',
      flow,
      start,
      end,
      entries,
      ...cutOff(pairs, this.most),
      ...(isCut && { cut: true }),
    };
    return [shadowed.length === 0 ? map : { ...map, shadowed }, values];
  }

  /** A number that YAML has split at its commas: it is read as the text that stands there. */
  private splitNumber(start: number, last: YamlNode | undefined): Converted {
    const end = last === undefined ? start : spanOf(last)[1];
    const written = this.text.slice(start, end);
    return [{ kind: 'scalar', value: written, start, end, written }, written];
  }

  /** `<<: *defaults`: the keys of the other map that this one does not have. */
  private merge(node: Node, value: PlainValue, entries: Entry[], values: PlainMap): void {
    if (node.kind === 'list' && isList(value))
      for (const [index, item] of node.items.entries())
        this.merge(item, value[index] ?? null, entries, values);
    if (node.kind !== 'map' || !isMap(value)) return;
    for (const entry of node.entries) {
      if (entry.key in values) continue;
      entries.push(entry);
      values[entry.key] = value[entry.key] ?? null;
    }
  }

  /** The text of a key, which may be an alias of one; undefined where it is no text. */
  private keyOf(key: YamlNode | null): string | undefined {
    if (isAlias(key)) {
      const [node] = this.alias(key.source, 0, ...spanOf(key));
      return node.kind === 'scalar' ? String(node.value ?? '') : undefined;
    }
    if (key !== null && !isScalar(key)) return undefined;
    // An anchor on a key names that text.
    if (key?.anchor !== undefined) this.convert(key, 0);
    return keyText(key);
  }

  private badKey(start: number, end: number): void {
    const line = lineStart(this.text, start);
    // The parser has told of it already where it stumbled over it.
    if (this.problems.some(({ range }) => line <= range.start && range.start <= end)) return;
    const last = Math.min(end, lineEnd(this.text, start));
    this.report({ code: 'yaml/syntax', message: 'A key must be a plain word.', range: { start, end: last } });
  }

  private duplicate(entry: Entry, before: Entry | undefined): void {
    if (before === undefined || isFull(this.problems)) return;
    this.problems.push({
      code: 'yaml/duplicate-key',
      message: `${quoted(entry.key)} appears a second time here, and only the last one counts: merge the two, or delete one.`,
      range: { start: entry.keyStart, end: entry.keyEnd },
      related: {
        message: `${quoted(entry.key)} first appears here`,
        range: { start: before.keyStart, end: before.keyEnd },
      },
    });
  }

  private alias(name: string, depth: number, start: number, end: number): Converted {
    // The parser has told of an alias without a name already.
    if (name === '') return nothing(start);
    const target = this.anchors.get(name);
    if (target === undefined && this.anchors.has(name)) {
      const message = `*${shorten(name)} stands within the value that &${shorten(name)} names: a value cannot repeat itself.`;
      this.report({ code: 'yaml/unresolved-alias', message, range: { start, end } });
      return nothing(start);
    }
    if (target === undefined) {
      const message = `*${shorten(name)} refers to an anchor that does not exist: write &${shorten(name)} before the value it should repeat, above this line.`;
      this.report({ code: 'yaml/unresolved-alias', message, range: { start, end } });
      return nothing(start);
    }
    target.aliases.push({ start, end });
    // What does not fit takes no room from what follows.
    const isTooMuch = this.size + target.size > this.most.nodes;
    if (!isTooMuch) this.size += target.size;
    if (isTooMuch || depth + target.height > limits.depth) {
      return this.refuse(
        {
          message: `Expanding *${shorten(name)} here makes the manifest larger than ${grouped(this.most.nodes)} values or deeper than ${limits.depth} levels, so it was not read.`,
          why: `its aliases make it larger than ${grouped(this.most.nodes)} values or deeper than ${limits.depth} levels`,
        },
        start,
        end,
      );
    }
    const [node, value] = target.converted;
    return [{ ...node, start, end }, value];
  }

  private refuse({ message, why }: TooLarge, start: number, end: number): Converted {
    // An alias bomb is refused at each of its thousand places, and reported once.
    if (!this.refused) this.report({ code: 'yaml/too-large', message, range: { start, end }, why });
    this.refused = true;
    this.beyond.push({ start, end });
    return [{ kind: 'scalar', value: null, start, end: start, cut: true }, null];
  }

  private report(problem: SyntaxProblem): void {
    if (!isFull(this.problems)) this.problems.push(problem);
  }
}

/** What a map or list says of entries beyond those that are read. */
function cutOff(all: readonly unknown[], { entries }: Limits): { readonly cut?: true } {
  return all.length > entries ? { cut: true } : {};
}

/** Whether what is merged into a map was itself not read to its end. */
function isCutMerge(node: Node): boolean {
  return node.cut === true || (node.kind === 'list' && node.items.some((item) => item.cut === true));
}

function nothing(at: number): Converted {
  const node: ScalarNode = { kind: 'scalar', value: null, start: at, end: at };
  return [node, null];
}

/** A key as it is written, where it is not a text: `007` and `1e3` are ids like any other. */
function keyText(key: YamlNode | null): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function scalarValue(value: unknown): ScalarValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    default:
      return null;
  }
}
