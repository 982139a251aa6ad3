/** A walk over the words of Terraform or Bicep: what stands here, and what is stepped over. */

import type { Token } from './code-tokens';

/** So deep may blocks, objects, lists and conditions be nested. */
const deepest = 64;

/** Thrown within a statement that cannot be read, and caught where statements are: never seen outside. */
export class Unreadable extends Error {}

const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
export const closing: ReadonlySet<string> = new Set([')', ']', '}']);
export class CodeCursor {
  protected at = 0;
  private depth = 0;

  constructor(
    protected readonly text: string,
    protected readonly tokens: readonly Token[],
  ) {}

  protected get token(): Token {
    // The last one is the end of the text, and nobody goes behind it.
    return this.tokens[this.at] ?? { kind: 'end', start: this.text.length, end: this.text.length };
  }

  protected peek(ahead: number): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  protected isMark(text: string): boolean {
    const { token } = this;
    return token.kind === 'mark' && token.text === text;
  }

  protected isName(text: string): boolean {
    const { token } = this;
    return token.kind === 'name' && token.text === text;
  }

  protected take(mark: string): void {
    if (!this.isMark(mark)) throw new Unreadable();
    this.at++;
  }

  protected skipBreaks(): void {
    while (this.token.kind === 'break') this.at++;
  }

  /** Where the last word that was read ends. */
  protected get behind(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  protected nested<T>(work: () => T): T {
    if (++this.depth > deepest) throw new Unreadable();
    try {
      return work();
    } finally {
      this.depth--;
    }
  }

  protected span(start: number): { readonly start: number; readonly end: number; readonly text: string } {
    const end = Math.max(start, this.behind);
    return { start, end, text: this.text.slice(start, end) };
  }

  protected isOpening(): boolean {
    const { token } = this;
    return token.kind === 'mark' && opening.has(token.text);
  }

  /** Behind the bracket that closes the one here. */
  protected skipBrackets(): void {
    let open = 0;
    do {
      const { token } = this;
      if (token.kind === 'end' || token.kind === 'bad') throw new Unreadable();
      if (token.kind === 'mark' && opening.has(token.text)) open++;
      else if (token.kind === 'mark' && closing.has(token.text)) open--;
      this.at++;
    } while (open > 0);
  }

  /** What stands between commas or line breaks, as far as a bracket that closes it. */
  protected separated<T>(close: string, read: () => T): T[] {
    const all: T[] = [];
    this.skipBreaks();
    while (!this.isMark(close)) {
      all.push(read());
      const isBreak = this.token.kind === 'break';
      this.skipBreaks();
      if (this.isMark(',')) {
        this.at++;
        this.skipBreaks();
      } else if (!isBreak && !this.isMark(close)) throw new Unreadable();
    }
    this.at++;
    return all;
  }
}

export function isMarkToken(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text;
}
