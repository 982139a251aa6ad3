/** The typed facts of a manifest as forms: groups of entries, their values and their fields. */
import type { Place } from './basics';
import type { FindingRef, FindingView } from './findings';
import type { ClaimView } from './proof';

/** So many characters of a text are changed in the panel; a longer one is shown cut, and kept as it is. */
export const longestText = 4_000;

/** The section under which plans are changed: the entry is an item, or nothing for that of the whole workflow. */
export const planSection = 'plan';

export type Scalar = string | number | boolean;

/** The value of a field. A list stands as it is: in its order, with its doubles, with numbers among its texts. */
export type FactValue = Scalar | readonly Scalar[];

/** Facts of the manifest that an item rests on: a section, or some of its fields. */
export interface FactUse {
  readonly section: string;
  readonly fields?: readonly string[];
}

/** Typed facts that items rest on: a section, or a map or list within an entry of one. */
export interface FactGroup {
  /** Where it stands: `data`, `signals`, `evaluations.release-gate.metrics`, … */
  readonly section: string;
  readonly title: string;
  /** Whether entries have ids (a map), stand in a list, or the section is a single entry. */
  readonly shape: 'map' | 'list' | 'single';
  readonly entries: readonly FactEntry[];
  /** The fields of one entry, in the order of the form. */
  readonly fields: readonly FactField[];
}

export interface FactEntry {
  /** The id, the index as text, or the empty text for a single entry. */
  readonly key: string;
  readonly label: string;
  /** Values by field key; nested keys joined by a dot. */
  readonly values: Readonly<Record<string, FactValue>>;
  /** The fields that are changed in the text only: what stands there is longer than a field takes, or of another form. */
  readonly inTextOnly?: readonly string[];
  /** What the repository says of its values, by field key; under the empty key what it says of the entry as a whole. */
  readonly marks?: Readonly<Record<string, MarkView>>;
  /** What follows from its values, a line each. */
  readonly computed?: readonly string[];
  readonly findings: readonly FindingView[];
  /** The entries within it: the metrics of an evaluation, the tools of an agent. */
  readonly nested?: readonly FactGroup[];
  readonly place?: Place;
}

/** What the repository says of a value. */
export interface MarkView extends Pick<ClaimView, 'verdict' | 'reason' | 'place'> {
  /** How what stands there can be taken over, where it is one value. */
  readonly take?: { readonly title: string; readonly finding: FindingRef; readonly fix: string };
}

export interface FactField {
  /** Nested keys joined by a dot: `permitted.decision`. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly kind:
    | 'text'
    /** Sentences, perhaps on several lines. */
    | 'prose'
    | 'number'
    | 'boolean'
    | 'date'
    | 'duration'
    | 'working-time'
    | 'choice'
    | 'owner'
    | 'system'
    | 'signal'
    /** An item of the checklist. */
    | 'item';
  readonly choices?: readonly { readonly value: string; readonly description?: string }[];
  /** Holds several values of that kind. */
  readonly list?: true;
}
