/** What the claims of an item rest on: evidence, what was read in it, and what the repository says. */
import type { FilePlace } from './basics';

/** A document or a link that an item rests on, and what it is worth. */
export interface ProofView {
  readonly label: string;
  readonly kind: 'file' | 'link';
  readonly state:
    | 'holds'
    | 'unknown'
    | 'not-checked'
    | 'missing'
    | 'empty'
    | 'outside'
    | 'unchanged-template'
    | 'expired'
    | 'in-the-future'
    | 'unread'
    | 'not-a-link'
    | 'weak'
    | 'does-not-count';
  /** The state in words, empty when it holds. */
  readonly trouble: string;
  /** Whether it was read, and shows more than words do. */
  readonly isChecked?: true;
  /** Where a link leads to: its host; absent for what is no link. */
  readonly host?: string;
  /** What it says of the item, what is wrong first; absent where nothing was read that bears on it. */
  readonly says?: Pick<ClaimView, 'verdict' | 'reason' | 'place'>;
  /** What was read in it; absent where nobody has looked. */
  readonly read?: ReadView;
}

/** What was read in a file. */
export interface ReadView {
  /** What it is, in words: `a data contract`; empty where nobody knows. */
  readonly kind: string;
  /** Why it was not read, in words that follow "because"; empty where it was. */
  readonly unread: string;
  readonly facts: readonly { readonly text: string; readonly place?: FilePlace }[];
  /** How many more facts there are. */
  readonly more: number;
}

/** Something that the manifest says, held against the repository. */
export interface ClaimView {
  readonly verdict: 'confirmed' | 'contradicted' | 'cannot-tell';
  /** What it is about, with the path in the manifest: `models › coder › version`; empty where it is the item itself. */
  readonly about: string;
  readonly reason: string;
  /** The place that decides, with what it is called; absent where there is none. */
  readonly place?: FilePlace & { readonly label: string };
}

/** A piece of evidence that an item cites. */
export interface EvidenceView extends ProofView {
  /** Its index in the item's evidence list. */
  readonly index: number;
  readonly on?: string;
  readonly by?: string;
  readonly expires?: string;
}
