import type { Operation } from './operation';

/** What a fix does. Whoever decides something by a fix looks here, never at its title. */
export type FixKind =
  /** Puts the value that was plainly meant in the place of another one. */
  | 'change'
  /** Writes the same thing in a form that can be read. */
  | 'rewrite'
  /** Gives a key the name that was plainly meant. */
  | 'rename'
  /** Moves an entry to where it belongs. */
  | 'move'
  /** Adds what is missing. */
  | 'add'
  /** Takes something away. */
  | 'remove'
  /** Takes one of several answers that only the reader can choose between. */
  | 'choose'
  /** Opens an item again: its claim is given up. */
  | 'reopen'
  /** Sets the stage back to an earlier one. */
  | 'set-back'
  /** Moves a date. */
  | 'postpone'
  /** Says that something was done today. */
  | 'confirm';

/** A way to fix what a finding is about, as changes to the values of the manifest. */
export interface Fix {
  /** Tells it from the other fixes of its finding, and stays the same while the text around it changes. */
  readonly id: string;
  readonly kind: FixKind;
  /** For people alone. */
  readonly title: string;
  readonly operations: readonly Operation[];
  /** Whether it can be applied without anyone looking at it: it loses nothing and invents nothing. */
  readonly safe: boolean;
}

const givingUp: ReadonlySet<FixKind> = new Set(['reopen', 'set-back', 'postpone']);

/** Whether a fix takes back what was claimed or planned: nothing moves forward by it. */
export function givesUp({ kind }: Pick<Fix, 'kind'>): boolean {
  return givingUp.has(kind);
}

const plain: ReadonlySet<FixKind> = new Set(['change', 'rewrite', 'rename']);

/**
 * Whether a fix is the obvious one where it comes first: it is safe, or does what was plainly meant. Who is to be named
 * and what is to be given up, the reader decides.
 */
export function isObvious({ kind, safe }: Pick<Fix, 'kind' | 'safe'>): boolean {
  return safe || plain.has(kind);
}
