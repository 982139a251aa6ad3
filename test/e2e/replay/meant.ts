// The text that is meant, as it grows under the hands: what the same keys would write in an editor that only types.
import type { Place } from './protocol';
import type { Step } from './script';

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

  /** What a step of a script does to it. */
  apply(step: Step): void {
    if (step.do === 'type' || step.do === 'paste') this.write(step.text);
    if (step.do === 'enter') this.write(`\n${step.indent ?? ''}`);
    if (step.do === 'erase') this.before = this.before.join('\n').slice(0, -step.count).split('\n');
    if (step.do === 'go') this.go(step.line);
  }

  private write(text: string): void {
    this.before = (this.before.join('\n') + text).split('\n');
  }

  private go(to: number | undefined): void {
    const lines = this.text.split('\n');
    const line = to ?? lines.length - 1;
    this.before = lines.slice(0, line + 1);
    this.after = lines
      .slice(line + 1)
      .map((each) => `\n${each}`)
      .join('');
  }
}
