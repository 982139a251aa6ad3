/** What makes the next version of the model of the one before it. */

/** What makes the next version of plain data: what differs once the places in the text are moved. */
export interface Change {
  readonly moved?: MovedLines;
  readonly difference?: Difference;
  /** What is new, each value once: a difference names them by index. */
  readonly values?: readonly unknown[];
}

/** Places in the text from a line of the earlier one on stand so many lines further down, or up. */
export interface MovedLines {
  readonly from: number;
  readonly by: number;
}

/**
 * Another value; or the keys of a map that differ, and those that are gone; or the elements of a list that differ, by
 * index, in a list that is laid of stretches of the earlier one (start and length) and new ones, where it is not as it was.
 */
export type Difference =
  | { readonly is: number }
  | { readonly keys: readonly (readonly [string, Difference])[]; readonly gone?: readonly string[] }
  | {
      readonly at: readonly (readonly [number, Difference])[];
      readonly runs?: readonly (readonly [number, number] | { readonly added: readonly number[] })[];
    };
