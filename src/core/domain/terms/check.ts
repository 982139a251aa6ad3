import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import { entries, type Facts, mayBeThere } from '../../facts/context';
import type { EntryOf, FactPath, MapSectionId } from '../../schema/sections';

/** A fact of the manifest that shows something, in words, and where it stands. */
interface Sign {
  readonly message: string;
  readonly path: FactPath;
  /** Set where a finding at that place says the same, so that nobody need say it at the item as well. */
  readonly isTold?: true;
}

/** What is the case, whatever the words: signs of one kind at one place say the same. */
type SignKind =
  | 'affects-people'
  | 'has-open-tool'
  | 'has-outside-user'
  | 'is-high-risk-provider'
  | 'is-irreversible'
  | 'is-outside-team'
  | 'is-personal'
  | 'is-team-only'
  | 'is-undecided'
  | 'no-approver'
  | 'no-freshness'
  | 'no-jurisdiction'
  | 'no-owner'
  | 'no-sample'
  | 'not-internal'
  | 'not-pinned'
  | 'tier-high'
  | 'tier-high-unseen'
  | 'writes-back';

/** A sign of what items of later stages run into: several of them may show the same. */
export interface EarlySign extends Sign {
  readonly kind: SignKind;
  /** What it says as well, so that nobody need say it beside it. */
  readonly includes?: SignKind;
}

/** What the facts show; nothing where they are silent. */
export type Check<S extends Sign = Sign> = (facts: Facts) => S[];

/** A fact that is asked for. */
export interface AskedFact {
  /** What it is called: `workflow.trigger`, `data.erp-vendors.owner`, `a data source`. */
  readonly name: string;
  readonly path: Path;
  readonly isThere: boolean;
}

export type Asks = (facts: Facts) => AskedFact[];

/** Stands where a check would stand if the format had a fact to check. */
export interface NoFact {
  /** Why no fact can show it. */
  readonly noFact: string;
}

export const sign = (message: string, ...path: FactPath): Sign => ({ message, path });

export const early = (kind: SignKind, message: string, ...path: FactPath): EarlySign => ({
  kind,
  message,
  path,
});

/** Everything that several checks find. */
export const all =
  <S extends Sign>(...checks: Check<S>[]): Check<S> =>
  (facts) =>
    checks.flatMap((check) => check(facts));

type Maps = { readonly [S in MapSectionId]?: Readonly<Record<string, EntryOf<S>>> };

/** One sign for each entry of a section that lacks what an item says of all of them. */
export function each<S extends MapSectionId>(
  section: S,
  lacks: (entry: EntryOf<S>, facts: Facts) => string | undefined,
): Check {
  return (facts) => {
    const sections: Maps = facts.manifest;
    return entries(sections[section]).flatMap(([id, entry]) => {
      const what = lacks(entry, facts);
      return what === undefined ? [] : [sign(`${quoted(id)} ${what}`, section, id)];
    });
  };
}

/** One sign where a section has no entry at all. */
export const ifEmpty =
  (section: MapSectionId, noun: string): Check =>
  ({ manifest }) =>
    entries<unknown>(manifest[section]).length > 0 ? [] : [sign(`no ${noun} is listed`, section)];

/** `has no owner or freshness`, or undefined where nothing is missing. */
export function missing(parts: Readonly<Record<string, unknown>>): string | undefined {
  const names = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []));
  return names.length === 0 ? undefined : `has no ${enumerated(names, 'or')}`;
}

/** What a check finds in the facts that could be read; nothing where there is no check. */
export function signsOf<S extends Sign>(check: Check<S> | NoFact | undefined, facts: Facts): S[] {
  return typeof check === 'function' ? check(facts).filter(({ path }) => !mayBeThere(facts, path)) : [];
}
