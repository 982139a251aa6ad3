/** What is proposed for a manifest: entries that the repository itself speaks of, each with the place where it does. */
import type { PlainValue } from '../base/operation';
import type { Path } from '../base/path';
import type { FileRole, Said } from '../facts/testimony';

/** The sections for which a repository has something to say, in the order of the manifest. */
export const proposedSections = [
  'owners',
  'systems',
  'data',
  'integrations',
  'models',
  'release',
  'evaluations',
  'agent',
  'signals',
  'controls',
] as const;
export type ProposedSection = (typeof proposedSections)[number];

/** Where the repository says something. */
export interface Source {
  /** From the root of the repository. */
  readonly file: string;
  /** 1-based, as people count; absent where the file as a whole says it. */
  readonly line?: number;
}

/** One key of a proposed entry. */
export interface Field {
  readonly key: string;
  readonly value: PlainValue;
  /** Where it stands; absent for what only points there. */
  readonly from?: Source;
  /** What more is to be known of it, in a few words that stand in its comment. */
  readonly note?: string;
}

export interface ProposedEntry {
  readonly section: ProposedSection;
  /** Of the entry in the manifest. */
  readonly path: Path;
  /** What is shown of it in a list. */
  readonly label: string;
  /** The place that decides. */
  readonly source: Source;
  readonly fields: readonly Field[];
  /** What is to be known of the entry as a whole, in a few words that stand in its comment. */
  readonly note?: string;
  /** Set where it is no fact about production: what is to be asked before it is one. */
  readonly question?: string;
}

/** A place as people write it: `infra/main.bicep:13`. */
export function inWords({ file, line }: Source): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** Where something was said, the file as a whole where nothing in it was; `own` is the line of what decides, 1-based, where it has one of its own. */
export function sourceOf(
  { file, said }: { readonly file: string; readonly said: Pick<Said, 'line'> | undefined },
  own?: number,
): Source {
  const line = own ?? (said?.line === undefined ? undefined : said.line + 1);
  return line === undefined ? { file } : { file, line };
}

/** Whether a key or a name says that something is for the product itself. */
export function isOfProduct(role: FileRole | undefined): boolean {
  return role === undefined || role === 'product';
}
