import type { Trait, TraitKind } from './trait';

/** What is changed, in this order. */
export const changeCauses = ['edition', 'day', 'files', 'manifest'] as const;
type ChangeCause = (typeof changeCauses)[number];

/** Whether something is better or worse than before; `other` where it is neither. */
export type Turn = 'better' | 'worse' | 'other';

/** One difference. */
export interface Change {
  readonly kind: TraitKind;
  readonly key: string;
  /** How it was and how it is; absent where a report does not have it. */
  readonly before?: Trait;
  readonly after?: Trait;
  /** What it comes of; several where one changed it and another changed it again. */
  readonly causes: readonly ChangeCause[];
  readonly turn: Turn;
  /** The same from the new day on, so that neither the day nor the edition has a part in it: what the change itself does. */
  readonly own: Turn | undefined;
  /** The files that differ and on which it rests, where it comes of files. */
  readonly files: readonly string[];
  /** The change that says it already, by kind and key: an item that is lost with its evidence. */
  readonly within?: string;
}
