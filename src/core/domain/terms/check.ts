import type { Cause } from '../../base/cause';
import type { FindingCode } from '../../base/finding-code';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { enumerated } from '../../base/words';
import { entries, type Facts, mayBeThere } from '../../facts/context';
import type { Teller } from '../../facts/report';
import { nounOf } from '../../schema/navigate';
import type { EntryOf, FactPath, MapSectionId } from '../../schema/sections';

/** A fact of the manifest that shows something, in words, and where it stands. */
interface Sign {
  readonly message: string;
  readonly path: FactPath;
  /** Set where a finding says the same as an error, so that nobody need say it at the item as well. */
  readonly isTold?: true;
  /** The finding that says the same, where there is one. */
  readonly toldBy?: Teller;
  /** What it comes of, where others may come of the same. */
  readonly cause?: Cause;
  /** The same apart, where it says several things at once. */
  readonly parts?: readonly Sign[];
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

/** A fact that is asked for: stated, or missing. */
export type AskedFact = 'stated' | MissingFact;

interface MissingFact {
  /** What it is called: `workflow.trigger`, `data.erp-vendors.owner`, `a data source`. */
  readonly name: string;
  readonly path: Path;
}

export type Asks = (facts: Facts) => AskedFact[];

/** Stands where a check would stand if the format had a fact to check. */
export interface NoFact {
  /** Why no fact can show it. */
  readonly noFact: string;
}

export const sign = (message: string, ...path: FactPath): Sign => ({ message, path });

/** A sign that a finding tells as well: one with that code, at the same place or at another one. */
export const toldBy = (
  code: FindingCode,
  from: Sign,
  { path = from.path, of }: Partial<Teller> = {},
): Sign => ({
  ...from,
  toldBy: { code, path, ...(of === undefined ? {} : { of }) },
});

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

/** What something lacks. */
interface Lack {
  /** In words that follow its name: `has no owner`. */
  readonly what: string;
  /** The fact that is missing, where that is what it says. */
  readonly fact?: string;
  /** The finding that says the same, and where below the entry it stands; at the entry itself where nothing is said. */
  readonly code?: FindingCode;
  readonly at?: Path;
  /** The same apart, where it says several things at once. */
  readonly parts?: readonly Lack[];
}

/** One sign for each entry of a section that lacks what an item says of all of them. */
export function each<S extends MapSectionId>(
  section: S,
  lacks: (entry: EntryOf<S>, facts: Facts) => Lack | string | undefined,
): Check {
  return (facts) => {
    const sections: Maps = facts.manifest;
    return entries(sections[section]).flatMap(([id, entry]) => {
      const lack = lacks(entry, facts);
      if (lack === undefined) return [];
      const about = { name: quoted(id), id, nouns: `${nounOf(section)}s` };
      return [lacking(about, typeof lack === 'string' ? { what: lack } : lack, section, id)];
    });
  };
}

/** What lacks something, by name; by id and by what several of it are called, where there may be several. */
interface Lacking {
  readonly name: string;
  readonly id?: string;
  readonly nouns?: string;
}

/** A sign that something lacks what it should have. */
export function lacking(about: Lacking, lack: Lack, ...path: FactPath): Sign {
  const { what, fact, code, at = [], parts } = lack;
  const { name, id, nouns } = about;
  return {
    ...sign(`${name} ${what}`, ...path),
    ...(code === undefined ? {} : { toldBy: { code, path: [...path, ...at] } }),
    ...(fact === undefined || id === undefined || nouns === undefined
      ? {}
      : { cause: { of: fact, several: `${nouns} have no ${fact}`, name: id } }),
    ...(parts === undefined ? {} : { parts: parts.map((part) => lacking(about, part, ...path)) }),
  };
}

/** One sign where a section has no entry at all. */
export const ifEmpty =
  (section: MapSectionId, noun: string): Check =>
  ({ manifest }) =>
    entries<unknown>(manifest[section]).length > 0 ? [] : [sign(`no ${noun} is listed`, section)];

/** What findings say of facts that are missing: their codes, or the codes with the place below the entry. */
type Tellers = Readonly<Record<string, FindingCode | Pick<Lack, 'code' | 'at'>>>;

/** `has no owner or freshness`, or undefined where nothing is missing. */
export function missing(facts: Readonly<Record<string, unknown>>, tellers: Tellers = {}): Lack | undefined {
  const lacks = Object.entries(facts).flatMap(([fact, value]): Lack[] => {
    if (value !== undefined) return [];
    const teller = tellers[fact];
    return [{ what: `has no ${fact}`, fact, ...(typeof teller === 'string' ? { code: teller } : teller) }];
  });
  const [only, ...others] = lacks;
  if (others.length === 0) return only;
  const names = lacks.flatMap(({ fact }) => fact ?? []);
  return { what: `has no ${enumerated(names, 'or')}`, parts: lacks };
}

/** What a check finds in the facts that could be read; nothing where there is no check. */
export function signsOf<S extends Sign>(check: Check<S> | NoFact | undefined, facts: Facts): S[] {
  return typeof check === 'function' ? check(facts).filter(({ path }) => !mayBeThere(facts, path)) : [];
}
