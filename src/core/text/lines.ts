import type { Position, Range } from '../base/range';
import { isWithinUnits } from '../base/shorten';

/** Converts offsets to 0-based positions and back. Lines end in LF, CRLF or a lone CR. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.starts.push(at + 1);
    }
  }

  /** How many lines there are; a text that ends with a line break has an empty last line. */
  get count(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: bounded - (this.starts[low] ?? 0) };
  }

  offsetAt(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    return Math.min(start + position.character, this.starts[position.line + 1] ?? this.text.length);
  }

  /** The text of a line without its line break; empty past the end. */
  lineText(line: number): string {
    const start = this.starts[line];
    if (start === undefined) return '';
    const next = this.starts[line + 1];
    if (next === undefined) return this.text.slice(start);
    return this.text.slice(start, this.text.startsWith('\r\n', next - 2) ? next - 2 : next - 1);
  }
}

/** A range as an editor can show it: neither end within a character of two units, nor between CR and LF. */
export function wholeCharacters(text: string, { start, end }: Range): Range {
  return {
    start: isWithinUnits(text, start) ? start - 1 : start,
    end: isWithinUnits(text, end) ? end + 1 : end,
  };
}

/** The offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === 10 || code === 13) return at;
  }
  return 0;
}

/** The offset at which the line of `offset` ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  for (let at = offset; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

/** With each lone CR as LF: it is a line break, in YAML and in editors, but `yaml` knows LF and CRLF only. Offsets stay true. */
export function withKnownBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
