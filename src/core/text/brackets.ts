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
}

const openingOf = new Map<string, '{' | '['>([
  ['}', '{'],
  [']', '['],
]);
const doubleQuoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/y;
const singleQuoted = /'[^']*(?:''[^']*)*'?/y;
/** Words up to what separates values; of several words only the first can be a quote, a tag or an anchor. */
const plain = /[^\s,[\]{}]+(?:[ \t]+(?![#])[^\s,[\]{}]+)*/y;

/** The brackets that are opened within a span of flow style and never closed, in the order in which they have to be. */
export function openBrackets(text: string, region: FlowRegion): OpenBracket[] {
  return new BracketReader(text, region).read();
}

/** Walks through flow style once. Where lines are indented, their columns tell which of several brackets is open. */
class BracketReader {
  private readonly stack: Opened[] = [];
  private readonly found: OpenBracket[] = [];
  /** The end of the last value, and whether a comma stands behind it. */
  private valueEnd: number;
  private hasComma = false;
  /** Whether lines are indented deeper than the bracket that they stand in; unknown on the first one. */
  private isIndented: boolean | undefined;
  /** Of the line at hand. */
  private indent: number;
  private isNewLine = false;
  private at: number;

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

  read(): OpenBracket[] {
    while (this.at < this.region.end) this.token(this.text.charAt(this.at));
    while (this.stack.length > 0) this.leaveOpen(this.isIndented === true);
    return this.found;
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
      this.at = this.region.end;
      return;
    }
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
    if (this.stack.length === 0) this.at = this.region.end;
    if (!this.hasComma) this.valueEnd = this.at;
  }

  /** A closing bracket closes the nearest of its kind; those of the other kind in between are open. */
  private close(mark: '{' | '['): void {
    if (!this.stack.some((each) => each.mark === mark)) return;
    while (this.stack.at(-1)?.mark !== mark) this.leaveOpen(true);
    this.stack.pop();
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
