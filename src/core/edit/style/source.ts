import { Lines } from '../../text/lines';
import { parse } from '../../text/parse';
import type { Parsed } from '../../text/parsed';
import type { MapNode, Node } from '../../text/tree';

/** One entry of a map or item of a list, as a stretch of text. */
export interface Slot {
  readonly step: string | number;
  readonly node: Node;
  /** Its key or dash; in a flow list the item itself, with its anchor or tag. */
  readonly start: number;
  /** Where its value can begin: after the colon or the dash. */
  readonly valueFrom: number;
  /** The end of its value, without what follows on that line. */
  readonly end: number;
}

/** A slot, and its place among those of its collection. */
export interface IndexedSlot {
  readonly slot: Slot;
  readonly index: number;
}

/** Why an edit cannot be made; thrown inside `edit/`, and turned into a result by `applyOperations`. */
export class RefusalError extends Error {}

/** One state of a text while it is edited: its values and its lines. */
export class Source {
  readonly text: string;
  readonly lines: Lines;
  /** What is written in each collection, once someone has asked: a thousand changes of one ask a thousand times. */
  readonly slots = new Map<Node, readonly Slot[]>();
  readonly slotsByStep = new Map<Node, ReadonlyMap<string | number, IndexedSlot>>();

  constructor(readonly parsed: Parsed) {
    this.text = parsed.text;
    this.lines = new Lines(parsed.text);
  }

  /** The next state of a text; what has not changed is not read again. */
  static of(text: string, previous: Parsed): Source {
    return new Source(parse(text, previous));
  }

  line(offset: number): number {
    return this.lines.positionAt(offset).line;
  }

  /** The first character of a line; on the first line the one after a byte order mark. */
  start(line: number): number {
    const offset = this.lines.offsetAt({ line, character: 0 });
    return offset === 0 && this.text.startsWith('\ufeff') ? 1 : offset;
  }

  /** The end of a line, before its line break. */
  end(line: number): number {
    return this.lines.offsetAt({ line, character: 0 }) + this.lines.lineText(line).length;
  }

  /** The start of the next line; the end of the text after the last one. */
  next(line: number): number {
    return this.lines.offsetAt({ line: line + 1, character: 0 });
  }

  column(offset: number): number {
    return offset - this.start(this.line(offset));
  }

  indent(line: number): number {
    return this.content(line).search(/[^ \t]|$/);
  }

  isBlank(line: number): boolean {
    return line < this.lines.count && this.content(line).trim() === '';
  }

  isComment(line: number): boolean {
    return this.content(line).trimStart().startsWith('#');
  }

  /** Whether nothing but spaces stands before `offset` on its line. */
  isFirstOnLine(offset: number): boolean {
    return this.text.slice(this.start(this.line(offset)), offset).trim() === '';
  }

  /** The line break that is used at a line: its own, that of the line above, or that of the text. */
  newline(line: number): string {
    for (let at = Math.min(line, this.lines.count - 1); at >= 0; at--) {
      const own = this.text.slice(this.end(at), this.next(at));
      if (own !== '') return own;
    }
    return this.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** Whether a value only repeats one that stands elsewhere. */
  isAlias(node: Node): boolean {
    return node.end > node.start && this.text[node.start] === '*';
  }

  /** Whether an entry of a map is written in it, rather than merged into it with `<<`. */
  isOwn(map: MapNode, keyStart: number): boolean {
    return !this.isAlias(map) && map.start <= keyStart && keyStart < map.end;
  }

  private content(line: number): string {
    return this.text.slice(this.start(line), this.end(line));
  }
}
