import type { Range } from '../base/range';
import { lineEnd, lineStart } from './lines';

/** A bracket of flow style that is never closed, and where reading closes it. */
export interface OpenBracket {
  readonly at: number;
  readonly mark: '{' | '[';
  /** Behind the last value that can belong to it. */
  readonly end: number;
  /** What stands at that place once it is closed: the bracket, with a comma where another entry follows. */
  readonly closing: string;
  /** Whether the text shows that it ends there. Else everything from the bracket on may belong elsewhere. */
  readonly sure: boolean;
}

/** The brackets of a span of flow style that have no other end. */
interface Unmatched {
  /** Opened and never closed, in the order in which they have to be. */
  readonly open: readonly OpenBracket[];
  /** Where a bracket stands that closes nothing. */
  readonly strays: readonly number[];
  /** Where the outermost bracket is closed; where reading ended, if it is not. */
  readonly end: number;
}

/** A span of flow style. */
export interface FlowRegion extends Range {
  /** Whether it stands in block style, which has the lines that are indented deeper, and no others. */
  readonly inBlock: boolean;
}

interface Opened {
  readonly at: number;
  readonly mark: '{' | '[';
  /** Of the line that it stands on. */
  readonly indent: number;
  /** Of the lines that stand in it, as the first of them has it; undefined where it has none so far. */
  inner?: number;
}

const openingOf = new Map<string, '{' | '['>([
  ['}', '{'],
  [']', '['],
]);
const doubleQuoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/y;
const singleQuoted = /'[^']*(?:''[^']*)*'?/y;
/** White space and comments. */
const gap = /(?:\s|(?<=\s)#.*)*/y;
/** Words up to what separates values; of several words only the first can be a quote, a tag or an anchor. */
const plain = /[^\s,[\]{}]+(?:[ \t]+(?![#])[^\s,[\]{}]+)*/y;

/** The brackets within a span of flow style that are never closed, or close nothing. */
export function unmatchedBrackets(text: string, region: FlowRegion): Unmatched {
  return new BracketReader(text, region).read();
}

/** Walks through flow style once. Where lines are indented, their columns tell which of several brackets is open. */
class BracketReader {
  private readonly stack: Opened[] = [];
  private readonly found: OpenBracket[] = [];
  private readonly strays: number[] = [];
  /** The end of the last value, and whether a comma stands behind it. */
  private valueEnd: number;
  private hasComma = false;
  /** Whether lines are indented deeper than the bracket that they stand in; unknown on the first one. */
  private isIndented: boolean | undefined;
  /** Of the line at hand. */
  private indent: number;
  private isNewLine = false;
  private at: number;
  private end: number | undefined;

  constructor(
    private readonly text: string,
    private readonly region: FlowRegion,
  ) {
    this.at = region.start;
    this.valueEnd = region.start;
    const line = text.slice(lineStart(text, region.start), region.start);
    const start = /^[\s-]*/.exec(line)?.[0].length ?? 0;
    // Behind a dash, or alone on its line, a bracket is itself what the lines below may stand under.
    const alone = line.includes('-') ? line.lastIndexOf('-') : start - 1;
    this.indent = region.inBlock && start === line.length ? alone : start;
    if (region.inBlock) this.isIndented = true;
  }

  read(): Unmatched {
    while (this.at < this.region.end) this.token(this.text.charAt(this.at));
    while (this.stack.length > 0) this.leaveOpen(this.isIndented === true);
    return { open: this.found, strays: this.strays, end: this.end ?? this.at };
  }

  private token(character: string): void {
    if (/\s/.test(character)) {
      if (character === '\n') this.isNewLine = true;
      this.at++;
    } else if (character === '#' && /[\s,[\]{}]/.test(this.text.charAt(this.at - 1)))
      this.at = lineEnd(this.text, this.at);
    else {
      if (this.isNewLine) this.startLine(character);
      // It may stand on a line that belongs to none of the brackets.
      if (this.at < this.region.end) this.value(character);
    }
  }

  /** What stands no deeper than the line of a bracket does not stand in it, nor does a closing one in front of it. */
  private startLine(first: string): void {
    this.isNewLine = false;
    this.indent = this.at - lineStart(this.text, this.at);
    const [outer] = this.stack;
    const isClosing = openingOf.has(first);
    if (!isClosing) this.isIndented ??= outer !== undefined && this.indent > outer.indent;
    if (this.isIndented !== true) return;
    const before = this.found.length;
    for (let top = this.stack.at(-1); top !== undefined; top = this.stack.at(-1)) {
      if (top === outer && !this.region.inBlock) break;
      if (isClosing ? top.indent <= this.indent : top.indent < this.indent) break;
      this.leaveOpen(true);
    }
    if (this.stack.length === 0) {
      this.end = this.at;
      this.at = this.region.end;
      return;
    }
    const top = this.stack.at(-1);
    if (top !== undefined && !isClosing) top.inner ??= this.indent;
    const last = this.found.at(-1);
    if (last === undefined || this.found.length === before) return;
    if (!isClosing && first !== ',' && !this.hasComma)
      this.found[this.found.length - 1] = { ...last, closing: `${last.closing},` };
  }

  private value(character: string): void {
    const opening = openingOf.get(character);
    if (character === '{' || character === '[')
      this.stack.push({ at: this.at, mark: character, indent: this.indent });
    else if (opening !== undefined) this.close(opening);
    this.at += this.lengthOf(character);
    this.hasComma = character === ',';
    if (this.stack.length === 0) {
      this.end = this.at;
      this.at = this.region.end;
    }
    if (!this.hasComma) this.valueEnd = this.end ?? this.at;
  }

  /** A closing bracket closes the nearest of its kind; those of the other kind in between are open. */
  private close(mark: '{' | '['): void {
    const isStray =
      !this.stack.some((each) => each.mark === mark) ||
      this.isInside() ||
      (this.isLast(mark) && this.goesOn());
    if (isStray) {
      this.strays.push(this.at);
      return;
    }
    while (this.stack.at(-1)?.mark !== mark) this.leaveOpen(true);
    this.stack.pop();
  }

  /** Whether the next line shows that the innermost bracket is not closed yet: it has more of it, or its end. */
  private isInside(): boolean {
    const top = this.stack.at(-1);
    if (top?.inner === undefined || top.inner <= top.indent) return false;
    const at = this.next(1);
    if (!/[\n\r]/.test(this.text.slice(this.at, at))) return false;
    const column = at - lineStart(this.text, at);
    return openingOf.get(this.text.charAt(at)) === top.mark ? column === top.indent : column === top.inner;
  }

  /** Where the next value, sign or bracket begins behind the one at hand; with `commas`, behind so many of those. */
  private next(commas = 0): number {
    gap.lastIndex = this.at + 1;
    const at = gap.test(this.text) ? gap.lastIndex : this.at + 1;
    if (commas === 0 || this.text.charAt(at) !== ',') return Math.min(at, this.region.end);
    gap.lastIndex = at + 1;
    return Math.min(gap.test(this.text) ? gap.lastIndex : at + 1, this.region.end);
  }

  /** Whether a closing bracket would close the outermost one. */
  private isLast(mark: '{' | '['): boolean {
    return (
      this.stack.every((each, index) => index === 0 || each.mark !== mark) && this.stack[0]?.mark === mark
    );
  }

  /** Whether flow style goes on behind the bracket at hand: with a comma, or with lines that are indented deeper. */
  private goesOn(): boolean {
    const at = this.next();
    if (at >= this.region.end) return false;
    if (this.text.charAt(at) === ',') return true;
    const line = lineStart(this.text, at);
    return line > this.at && at - line > (this.stack[0]?.indent ?? 0);
  }

  private lengthOf(first: string): number {
    if (/[,:[\]{}]/.test(first)) return 1;
    const pattern = first === '"' ? doubleQuoted : first === "'" ? singleQuoted : plain;
    pattern.lastIndex = this.at;
    const written = pattern.exec(this.text)?.[0] ?? first;
    if (pattern !== plain) return written.length;
    const end = /^[&!]/.test(written) ? /[ \t]|$/.exec(written)?.index : /:(?=[ \t]|$)/.exec(written)?.index;
    return end === undefined || end === 0 ? written.length : end;
  }

  private leaveOpen(sure: boolean): void {
    const top = this.stack.pop();
    if (top === undefined) return;
    const { at, mark } = top;
    this.found.push({ at, mark, end: this.valueEnd, closing: mark === '{' ? '}' : ']', sure });
  }
}
