import type { Unreadable } from './parsed';
import type { SyntaxProblem } from './problem';

/** A text with the place blanked that kept the parser from reading what follows it; offsets stay true. */
export interface Recovered {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  /** What was blanked, or cannot be relied on. */
  readonly unreadable: readonly Unreadable[];
  /** What is to be read as if it stood there too, by its offset. */
  readonly closings?: Closings;
}

/** Brackets that are missing in a text, by the offset where they would stand. */
export type Closings = ReadonlyMap<number, string>;
