import type { Path } from './path';

/** A plain value to be written into a manifest. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** One change to the values of a manifest; `edit/apply.ts` turns it into the smallest change of its text. */
export type Operation =
  /** Sets the value at `path`, adding the maps on the way that are not there. Appends where the last step is a list's length. */
  | { readonly kind: 'set'; readonly path: Path; readonly value: PlainValue }
  /**
   * Takes away the entry or list item at `path`, with its own comments. A list or map that is left empty goes with its
   * key where it is a field or a stage of the checklist; a section or a named entry stays as `{}` or `[]`.
   */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Gives the key at `path` another name. */
  | { readonly kind: 'rename-key'; readonly path: Path; readonly key: string }
  /** Moves the entry at `path`, with its comments, into the map at `to`, under the same key. */
  | { readonly kind: 'move'; readonly path: Path; readonly to: Path }
  /**
   * Takes away one of several entries with the same key, which no path can tell apart: the one whose key begins at
   * `keyStart`.
   */
  | { readonly kind: 'remove-duplicate'; readonly path: Path; readonly keyStart: number }
  /** Replaces a span of the text as it is. For what is no value: conflict markers, broken YAML. */
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly text: string };

/** Whether an operation counts on offsets, so that it holds only on the text that it was made for. */
export function isPositional({ kind }: Operation): boolean {
  return kind === 'text' || kind === 'remove-duplicate';
}
