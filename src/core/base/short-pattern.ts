/** Longer texts are no date, number, comment or line that someone wrote by hand. */
export const longestShort = 300;

/**
 * A pattern whose time may grow faster than the text that it is tried on. It is tried on short texts only; of a longer
 * one it says that it does not match. A test finds all patterns that need this, and fails on one that lacks it.
 */
export class ShortPattern {
  constructor(private readonly pattern: RegExp) {}

  /** The match in a short text. */
  exec(text: string): RegExpExecArray | null {
    if (text.length > longestShort) return null;
    this.pattern.lastIndex = 0;
    return this.pattern.exec(text);
  }

  /** Whether a short text matches. */
  test(text: string): boolean {
    return this.exec(text) !== null;
  }

  /** All matches in a short text; for a pattern with the flag `g`. */
  matchAll(text: string): RegExpExecArray[] {
    if (text.length > longestShort) return [];
    this.pattern.lastIndex = 0;
    return [...text.matchAll(this.pattern)];
  }
}
