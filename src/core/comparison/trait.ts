/** What a report says, one thing at a time, so that two reports can be held against each other. */
import type { Path } from '../base/path';
import type { Stage } from '../base/stages';

export const traitKinds = ['stage', 'gate', 'item', 'waiver', 'claim', 'evidence', 'finding'] as const;
export type TraitKind = (typeof traitKinds)[number];

/** One thing that a report says. Two of the same kind and key are about the same. */
export interface Trait {
  readonly kind: TraitKind;
  readonly key: string;
  /** All of it that matters: another value is a difference. */
  readonly value: string;
  /** How good it is: more is better, and the same is neither. Absent where it is not a matter of good or bad. */
  readonly worth?: number;
  /** What it is about, and how that stands: `Design gate`, `not passed (3 of 12)`. */
  readonly about: string;
  readonly says: string;
  /** Why it stands so, as a sentence, where there is more to be said. */
  readonly why?: string;
  /** Where the manifest says it. */
  readonly path: Path;
  /** The stage whose gate it bears on. */
  readonly stage?: Stage;
  /** The files on which it rests, as the manifest names them or from the root of the repository. */
  readonly files: readonly string[];
  /** Set where it stands so only because something could not be looked at: nobody knows how it stands. */
  readonly isUnknown?: true;
  /** Of a gate: what keeps it shut. */
  readonly shutBy?: readonly string[];
  /** Of a finding: the stages whose gates it keeps shut, and the items that it bears on. */
  readonly shuts?: readonly Stage[];
  readonly items?: readonly string[];
  /** Set where it bears on no gate: to be told, and no reason to stop anyone. */
  readonly isMinor?: true;
  /** Until when it holds (ISO date), where it ends. */
  readonly until?: string;
}
