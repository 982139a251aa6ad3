import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { isList, isMap } from '../../text/plain';
import { isEntry, isKnownKey, rankOf } from '../style/order';
import { isPlainSafe, literalBlock, quoteAt, renderText } from '../style/scalar';
import type { Slot } from '../style/slots';
import { RefusalError } from '../style/source';
import { placeAt, type Style } from '../style/style';

/** A value as text: what stands after the colon or dash, and the whole lines below it. */
export interface Rendered {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Up to so many characters a small map may take in braces where its author has no habit yet. */
const flowWidth = 100;

/** Writes values in the hand of a text's author. */
export class Renderer {
  constructor(private readonly style: Style) {}

  /** A value in `{ }`, `[ ]` or as a scalar, on one line. */
  flow(value: PlainValue, path: Path): string {
    if (isList(value)) {
      const items = value.map((each, index) => this.flow(each, [...path, index]));
      return this.wrapped('[', items, ']', this.style.padding(path, 'list'));
    }
    if (isMap(value)) {
      const entries = ordered(value, path).map(([key, each]) => this.flowEntry(key, each, path));
      return this.wrapped('{', entries, '}', this.style.padding(path, 'map'));
    }
    return this.scalar(value, path, true);
  }

  /** An entry of a flow map. */
  flowEntry(key: string, value: PlainValue, parent: Path, siblings: readonly Slot[] = []): string {
    return `${this.key(key, parent, siblings)}: ${this.flow(value, [...parent, key])}`;
  }

  private wrapped(open: string, parts: readonly string[], close: string, padding: string): string {
    return parts.length === 0 ? open + close : `${open}${padding}${parts.join(', ')}${padding}${close}`;
  }

  /** A scalar on one line. */
  scalar(value: PlainValue, path: Path, flow: boolean): string {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new RefusalError(`${value} cannot be written as a number.`);
    if (typeof value !== 'string') return String(value);
    return renderText(value, this.style.quote(path), placeAt(path, flow), this.style.neededQuote);
  }

  /** A key, quoted where it must be or where all its siblings are. */
  key(key: string, parent: Path, siblings: readonly Slot[]): string {
    const quotes = new Set(siblings.map(({ start }) => quoteAt(this.style.source.text, start)));
    const [own] = quotes;
    const quote = quotes.size === 1 && own !== undefined ? own : this.style.keyQuote;
    if (quote !== 'plain') return renderText(key, quote, { flow: true });
    // The format's own `on` stays as it is: no reader of manifests takes it for a truth value.
    if (isKnownKey(parent, key)) return key;
    const isDate = /^\d{4}-/.test(key);
    return isPlainSafe(key, { flow: true }) && !isDate ? key : renderText(key, 'double', { flow: true });
  }

  /** An entry of a block map in a column, as whole lines. */
  entry(
    key: string,
    value: PlainValue,
    parent: Path,
    at: { column: number; siblings: readonly Slot[] },
  ): string[] {
    const path = [...parent, key];
    const name = this.key(key, parent, at.siblings);
    const { head, lines } = this.value(value, path, at.column, at.siblings);
    const gap = head === '' ? '' : ' '.repeat(this.alignment(name.length, at));
    return [`${' '.repeat(at.column)}${name}:${gap}${head}`, ...lines];
  }

  /** An item of a block list whose dash stands in a column, as whole lines; `gap` is what follows the dash. */
  item(value: PlainValue, path: Path, column: number, gap = ' '): string[] {
    const { head, lines } = this.itemValue(value, path, column, gap.length);
    return [`${' '.repeat(column)}-${gap}${head}`, ...lines];
  }

  /** The value of a list item: a map begins right after the dash. */
  itemValue(value: PlainValue, path: Path, column: number, gap = 1): Rendered {
    const isBlock = (isMap(value) || isList(value)) && !this.prefersFlow(value, path);
    if (!isBlock) return this.value(value, path, column, []);
    const lines = this.collection(value, path, column + 1 + gap);
    return { head: (lines[0] ?? '').trimStart(), lines: lines.slice(1) };
  }

  /** The value of an entry whose key stands in a column. */
  value(value: PlainValue, path: Path, column: number, siblings: readonly Slot[]): Rendered {
    if (isList(value) || isMap(value)) {
      if (this.prefersFlow(value, path)) return { head: this.flow(value, path), lines: [] };
      const step = this.style.step(siblings);
      const below = column + (isList(value) ? this.style.dashStep(path, step) : step);
      return { head: '', lines: this.collection(value, path, below) };
    }
    const block = typeof value === 'string' && value.includes('\n') ? literalBlock(value) : undefined;
    if (block === undefined) return { head: this.scalar(value, path, false), lines: [] };
    const indent = ' '.repeat(column + this.style.step(siblings));
    return { head: block.header, lines: block.lines.map((line) => (line === '' ? '' : indent + line)) };
  }

  private collection(value: PlainValue, path: Path, column: number): string[] {
    if (isList(value)) return value.flatMap((each, index) => this.item(each, [...path, index], column));
    return ordered(isMap(value) ? value : {}, path).flatMap(([key, each]) =>
      this.entry(key, each, path, { column, siblings: [] }),
    );
  }

  /**
   * Whether a collection is written in brackets: as its peers are. Without peers: sections and entries as blocks,
   * short lists of words in brackets, small maps in braces where the author uses braces at all.
   */
  prefersFlow(value: PlainValue, path: Path): boolean {
    const kind = isList(value) ? 'list' : 'map';
    const parts = isList(value) ? value : Object.values(isMap(value) ? value : {});
    if (parts.length === 0) return true;
    const peers = this.style.flowOfPeers(path, kind);
    if (peers !== undefined) return peers;
    if (parts.some((each) => isMap(each) || (isList(each) && each.some((one) => isMap(one) || isList(one)))))
      return false;
    if (kind === 'list') return this.prefersFlowList(path);
    const isSmall = path.length > 1 && (path[0] !== 'checklist' || path.length > 3);
    const isLeaf = isSmall && (!isEntry(path) || typeof path.at(-1) === 'number');
    return isLeaf && this.style.uses('map', true) && this.flow(value, path).length <= flowWidth;
  }

  private prefersFlowList(path: Path): boolean {
    if (path.at(-1) === 'evidence') return false;
    return this.style.uses('list', true) || !this.style.uses('list', false);
  }

  /** The spaces after the colon: enough to keep values in one column where all siblings have theirs in it. */
  private alignment(
    length: number,
    { column, siblings }: { column: number; siblings: readonly Slot[] },
  ): number {
    const { source } = this.style;
    const inline = siblings.filter(
      ({ start, node }) => node.end > node.start && source.line(start) === source.line(node.start),
    );
    const columns = new Set(inline.map(({ node }) => source.column(node.start)));
    const [aligned] = columns;
    const isPadded = inline.some(({ valueFrom, node }) => node.start - valueFrom > 1);
    if (inline.length < 2 || columns.size > 1 || !isPadded || aligned === undefined) return 1;
    return Math.max(1, aligned - column - length - 1);
  }
}

/** The entries of a new map in the order of the format. */
function ordered(map: Readonly<Record<string, PlainValue>>, path: Path): [string, PlainValue][] {
  const rank = (key: string): number => rankOf(path, key) ?? Number.POSITIVE_INFINITY;
  return Object.entries(map).sort(([one], [other]) =>
    rank(one) === rank(other) ? 0 : rank(one) < rank(other) ? -1 : 1,
  );
}
