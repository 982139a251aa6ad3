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
    return text.length > longestShort ? null : this.pattern.exec(text);
  }

  /** Whether a short text matches. */
  test(text: string): boolean {
    return text.length <= longestShort && this.pattern.test(text);
  }

  /** All matches in a short text; for a pattern with the flag `g`. */
  matchAll(text: string): RegExpExecArray[] {
    return text.length > longestShort ? [] : [...text.matchAll(this.pattern)];
  }
}
