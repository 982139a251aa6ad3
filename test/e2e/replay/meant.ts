// The text that is meant, as it grows under the hands: what the same keys would write in an editor that only types.
import type { Place } from './protocol';

export class Meant {
  private before: string[] = [''];
  /** What stands behind the caret: the rest of its line and all lines below. */
  private after = '';

  /** Up to the caret, line by line; the last one is the caret's. */
  get head(): readonly string[] {
    return this.before;
  }

  get tail(): string {
    return this.after;
  }

  get text(): string {
    return this.before.join('\n') + this.after;
  }

  get caret(): Place {
    return { line: this.before.length - 1, character: this.line.length };
  }

  /** The caret's line, up to the caret. */
  get line(): string {
    return this.before.at(-1) ?? '';
  }

  /** Writes a text, which may have several lines. */
  write(text: string): void {
    this.before = (this.before.join('\n') + text).split('\n');
  }

  erase(count: number): void {
    this.before = this.before.join('\n').slice(0, -count).split('\n');
  }

  /** Goes to the end of a line, counted from 0. */
  go(line: number): void {
    const lines = this.text.split('\n');
    this.before = lines.slice(0, line + 1);
    this.after = lines
      .slice(line + 1)
      .map((each) => `\n${each}`)
      .join('');
  }
}
