import type { Finding } from '../base/finding';
import type { Path } from '../base/path';
import type { Stage } from '../base/stages';
import type { ItemId } from '../schema/generated/catalogue';

/** One thing to be done, whatever it breaks and however often it is told. */
export interface NextStep {
  /** Tells it from the others, and stays the same while the text around it changes. */
  readonly key: string;
  /** What is so, as a heading, and what would help, where there is more to be said. */
  readonly what: string;
  readonly how: string;
  /** The finding that tells it; absent where it is open work, where only a claim tells it, or where it is hidden. */
  readonly finding?: Finding;
  /** The other places that have the same cause, such as the same id that nobody knows, or the same fact that is missing. */
  readonly same: readonly { readonly path: Path; readonly finding?: Finding }[];
  /** What else is told with it: other causes, each with fixes of its own. */
  readonly besides?: readonly Finding[];
  readonly path: Path;
  /** `error` and `warning`: something is wrong. `open`: work to be done. */
  readonly kind: 'error' | 'warning' | 'open';
  /** The items that it breaks, those of later gates as well; where it is open work, the item itself. */
  readonly items: readonly ItemId[];
  /** Who has to move: an owner's id, or a role in words. */
  readonly who: string;
  /** The items that have to be done first. */
  readonly after: readonly ItemId[];
  /** Set where it is wrong with the file as a whole, so that part of it may not be read. */
  readonly isOfFile?: true;
  /** Set where it is one of the few that a manifest begins with. */
  readonly isStart?: true;
  /** What it does to the gate that it keeps shut: it is step `step` of `of`, and the last one opens it. */
  readonly opens?: { readonly stage: Stage; readonly step: number; readonly of: number };
}
