import type { PlainValue } from '../base/operation';
import type { Range } from '../base/range';
import type { Repeats } from './anchors';
import type { Conflict } from './conflicts';
import type { SyntaxProblem } from './problem';
import type { Node } from './tree';

/** A text as values with positions: all that could be read, and what could not. */
export interface Parsed {
  readonly text: string;
  /** Undefined when the text holds no value at all. */
  readonly root: Node | undefined;
  /** The same as plain values: maps have no prototype, so that no key is special. */
  readonly value: PlainValue | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly conflicts: readonly Conflict[];
  /** Spans of broken text, which nobody can read. */
  readonly unreadable: readonly Unreadable[];
  /** Spans that a limit kept from being read, though someone could. The nodes that they belong to are cut. */
  readonly beyond: readonly Range[];
  readonly repeats: Repeats;
  /** The top-level sections that the text was read by; absent where it had to be read as a whole. */
  readonly sections?: readonly Section[];
}

/** What was read of a text, or of one section of it; positions count from the start of that text. */
export interface ReadText {
  readonly root: Node | undefined;
  readonly value: PlainValue | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly unreadable: readonly Unreadable[];
  readonly beyond: readonly Range[];
  readonly repeats: Repeats;
}

/** A span that could not be read: what is missing or null there is not a fault of its own. */
export interface Unreadable extends Range {
  /** Where it was read after a fashion, but what stands in it may belong elsewhere: nothing is to be said of it. */
  readonly doubtful?: true;
}

/** Whether a span lies where what stands there may belong elsewhere. */
export function isDoubtful(unreadable: readonly Unreadable[], { start, end }: Range): boolean {
  return unreadable.some((each) => each.doubtful === true && each.start <= start && end <= each.end);
}

/** A top-level key with everything below it, read by itself. Nothing is repeated in it. Positions count from the start of the whole text. */
export interface Section extends ReadText {
  readonly text: string;
  readonly start: number;
}
