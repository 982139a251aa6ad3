import type { Range } from '../base/range';
import type { Node } from './tree';

/** A name that is given to a value, and the places that repeat the value by it. */
export interface Anchor {
  readonly name: string;
  /** `&name`. */
  readonly mark: Range;
  /** The value, where it is written. */
  readonly value: Node;
  /** `*name`, at each place that means this anchor: a later one of the same name has places of its own. */
  readonly aliases: readonly Range[];
}

/** `<<`, which brings the keys of other maps into the one that it stands in. */
export interface Merge {
  readonly key: Range;
  /** What it merges; an alias where that is written elsewhere. */
  readonly value: Node;
}

/** What of a text repeats what stands elsewhere in it. */
export interface Repeats {
  /** In the order of the text. */
  readonly anchors: readonly Anchor[];
  readonly merges: readonly Merge[];
}

export const noRepeats: Repeats = { anchors: [], merges: [] };

/** Collects the anchors of a text while its values are read, each before what is written after it. */
export class AnchorReader {
  private readonly anchors: Anchor[] = [];
  private readonly merges: Merge[] = [];

  constructor(private readonly text: string) {}

  /** Notes an anchor whose value has been read, and gives the list of its aliases, to be filled. */
  add(name: string, value: Node): Range[] {
    const aliases: Range[] = [];
    this.anchors.push({ name, mark: this.markOf(name, value.start), value, aliases });
    return aliases;
  }

  addMerge(merge: Merge): void {
    this.merges.push(merge);
  }

  repeats(): Repeats {
    if (this.anchors.length === 0 && this.merges.length === 0) return noRepeats;
    return {
      anchors: this.anchors.sort((one, other) => one.mark.start - other.mark.start),
      merges: this.merges.sort((one, other) => one.key.start - other.key.start),
    };
  }

  /** Where the name stands; before the value there may be a tag, comments and empty lines. */
  private markOf(name: string, valueStart: number): Range {
    const mark = `&${name}`;
    let at = this.text.lastIndexOf(mark, valueStart);
    // A comment between the two may have the same words in it.
    for (let tries = 0; at > 0 && tries < 5 && this.isInComment(at); tries++)
      at = this.text.lastIndexOf(mark, at - 1);
    return at === -1 ? { start: valueStart, end: valueStart } : { start: at, end: at + mark.length };
  }

  private isInComment(at: number): boolean {
    const line = this.text.slice(this.text.lastIndexOf('\n', at - 1) + 1, at);
    return line.trimStart().startsWith('#') || / #/.test(line.slice(-200));
  }
}
