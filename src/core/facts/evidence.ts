import type { Path } from '../base/path';
import { stages } from '../base/stages';
import { documentsIn, type NamedDocument } from '../schema/documents';
import type { Evidence, Item, Manifest } from '../schema/generated/manifest-file';
import { addressTrouble } from './address';
import type { MissingHeading } from './headings';
import type { History, Untold } from './history';
import { type Address, addressOf, type Form, isPlain } from './names';
import { type NoProof, noProofInWords } from './no-proof';
import { contentHash, templateHash } from './template';
import type { FileReading } from './testimony';

/** What the repository says of one path that a manifest names. Collected outside, handed in as plain data. */
export type FileFact =
  | {
      readonly kind: 'file';
      readonly size: number;
      readonly unchangedTemplate?: boolean;
      readonly spelling?: Spelling;
      /** Set where git does not track it yet, and it counts all the same while one is still writing. */
      readonly isUntracked?: true;
      /** A heading that the path names, and the document lacks. */
      readonly missingHeading?: MissingHeading;
      /** What the file says; absent where it was not read. */
      readonly reading?: FileReading;
      /**
       * Its SHA-256 where a manifest states one: as it is here, and as it would be with the line ends of other systems. None
       * of what is too large to be read.
       */
      readonly hashes?: readonly string[];
    }
  | {
      readonly kind: 'folder';
      readonly spelling?: Spelling;
      /** Whether there is nothing in it that would count by itself: at most empty files, manifests and unfilled templates. */
      readonly isEmpty?: boolean;
      readonly isUntracked?: true;
    }
  | {
      readonly kind: 'missing' /** Where a file of that name is now, from the manifest's folder. */;
      readonly movedTo?: string;
    }
  | { readonly kind: 'outside' }
  | { readonly kind: 'does-not-count'; readonly why: NoProof }
  | ({ readonly kind: 'not-checked' } & Unchecked);

/** Where what is written is not quite the path of what is there. */
export interface Spelling {
  readonly differs: Form | 'other-case' | 'other-form';
  /** How the manifest would plainly name it, with the heading or line that it names. */
  readonly name: string;
}

/** Why a file could not be looked at: a fault or a limit, which proves nothing either way. */
export interface Unchecked {
  /** In plain words that follow "it could not be checked": "permission is denied". */
  readonly reason: string;
  /** What to do about it, in words that follow a colon. */
  readonly advice: string;
}

/** What is known of the repository around a manifest. A path that is not in it was not asked for: unknown. */
export interface RepositoryFacts {
  readonly files: ReadonlyMap<string, FileFact>;
  /** The folder of the manifest, from the root of the repository; absent where nobody has looked. */
  readonly folder?: string;
  /** What the files say at which readers look, cited or not; absent where nobody has looked around. */
  readonly index?: RepositoryIndex;
  /** What git keeps of what the manifest claims, or why it cannot tell; absent where nobody asked, and where there is no git. */
  readonly history?: History | Untold;
}

/** What the files of a repository say that nobody has to cite: code, configuration, infrastructure, pipelines. */
export interface RepositoryIndex {
  /** Each file once, with its path from the root of the repository. */
  readonly readings: readonly FileReading[];
  /** The folder of the manifest, from the root; empty at the root. */
  readonly folder: string;
  /** Folders that have a manifest of their own, from the root: what is in them is theirs. */
  readonly others: readonly string[];
  /** Whether every file was looked at: where not, nothing is said to be absent. */
  readonly isWhole: boolean;
  /** Keeps what is worked out of all that alone, for whoever evaluates more than once with the same index. */
  readonly workedOut?: Map<string, unknown>;
}

/**
 * What the evaluation knows of the repository. `taken-to-hold` says on purpose that files are not looked for, and
 * that each of them counts as there: for previews and tests, never for what someone relies on.
 */
export type Repository = RepositoryFacts | 'taken-to-hold';

export const noRepositoryFacts: RepositoryFacts = { files: new Map() };

const takenToHold: FileFact = { kind: 'file', size: 1 };

/** What is known of a file; undefined where nobody has looked. */
export function factOf(repository: Repository, file: string): FileFact | undefined {
  return repository === 'taken-to-hold' ? takenToHold : repository.files.get(file);
}

/** What was read of a file that a manifest names; undefined where nothing was. */
export function readingOf(repository: Repository, file: string | undefined): FileReading | undefined {
  const fact = file === undefined ? undefined : factOf(repository, file);
  return fact?.kind === 'file' ? fact.reading : undefined;
}

/** Whether a file or folder is there, and holds nothing that anyone could read. */
export function isEmpty(fact: FileFact): boolean {
  return fact.kind === 'file' ? fact.size === 0 : fact.kind === 'folder' && fact.isEmpty === true;
}

const notLookedFor: Unchecked = { reason: 'nobody has looked for it', advice: 'check again' };

/** Why nothing can be said of a file; undefined where something can. */
export function uncheckedOf(fact: FileFact | undefined): Unchecked | undefined {
  if (fact === undefined) return notLookedFor;
  return fact.kind === 'not-checked' ? fact : undefined;
}

/** A piece of evidence, whichever way it is written. */
export interface EvidenceEntry {
  readonly path: Path;
  readonly file?: string;
  readonly url?: string;
  /** What it names in another repository, which is not looked up here; there is no `file` then. */
  readonly elsewhere?: string;
  /** The commit of that repository under which it stands. */
  readonly commit?: string;
  readonly on?: string;
  readonly by?: string;
  readonly acceptedOn?: string;
  readonly expires?: string;
}

/** What a piece of evidence names, as it is written. */
export function nameOf({ url, file, elsewhere }: EvidenceEntry): string | undefined {
  return url ?? file ?? elsewhere;
}

/** Whether a text names a link rather than a file, however it is written; see `names.ts`. */
export function isLink(text: string): boolean {
  return addressOf(text) !== undefined;
}

/** Whether a prompt stands behind a link that may lead to another text tomorrow; one that names the commit does not. */
export function isMovingLink(text: string): boolean {
  return isLink(text) && !/[/@=][0-9a-f]{40}(?![0-9a-f])/i.test(text);
}

/** The address that a piece of evidence names, however it is written; undefined where it names a file. */
export function linkOf(entry: Pick<EvidenceEntry, 'url' | 'file'>): Address | undefined {
  if (isPlain(entry.url ?? entry.file ?? '')) return addressNamed(entry);
  const known = links.get(entry);
  if (known !== undefined) return known.link;
  const link = addressNamed(entry);
  links.set(entry, { link });
  return link;
}

/** Of names that take long; asked by every rule that looks at evidence. */
const links = new WeakMap<object, { readonly link: Address | undefined }>();

function addressNamed({ url, file }: Pick<EvidenceEntry, 'url' | 'file'>): Address | undefined {
  if (url !== undefined) return addressOf(url) ?? { url, form: undefined };
  return file === undefined ? undefined : addressOf(file);
}

/** Why what is named proves nothing to anyone else, in words that follow a colon; undefined where it may. */
export function noProofOf(
  entry: Pick<EvidenceEntry, 'url' | 'file'>,
  repository: Repository,
): string | undefined {
  const link = linkOf(entry);
  if (link !== undefined) return addressTrouble(link.url);
  const fact = entry.file === undefined ? undefined : factOf(repository, entry.file);
  return fact?.kind === 'does-not-count' ? noProofInWords[fact.why] : undefined;
}

/** Whether what is named is not committed, and no more is wrong with it; whether it counts all the same. */
export function uncommittedOf(
  entry: Pick<EvidenceEntry, 'url' | 'file'>,
  repository: Repository,
): 'counts' | 'does-not-count' | undefined {
  if (entry.file === undefined || linkOf(entry) !== undefined) return undefined;
  const fact = factOf(repository, entry.file);
  if (fact?.kind === 'does-not-count')
    return fact.why === 'untracked' || fact.why === 'all-untracked' ? 'does-not-count' : undefined;
  if (fact === undefined || (fact.kind !== 'file' && fact.kind !== 'folder')) return undefined;
  return fact.isUntracked === true ? 'counts' : undefined;
}

/** How a name that is not quite that of what is there should be written; undefined where it is as it should be. */
export function spellingOf(
  entry: Pick<EvidenceEntry, 'url' | 'file'>,
  repository: Repository,
): Spelling | undefined {
  const link = linkOf(entry);
  if (link !== undefined) return link.form && { differs: link.form, name: link.url };
  const fact = entry.file === undefined ? undefined : factOf(repository, entry.file);
  return fact?.kind === 'file' || fact?.kind === 'folder' ? fact.spelling : undefined;
}

/** The entries of an evidence list; `path` leads to the list. */
export function evidenceEntries(evidence: readonly Evidence[] | undefined, path: Path): EvidenceEntry[] {
  const entries: EvidenceEntry[] = [];
  // forEach passes over the holes that ill-formed entries have left.
  evidence?.forEach((each, index) => {
    const at = [...path, index];
    if (typeof each === 'string')
      entries.push({ path: at, ...(isLink(each) ? { url: each } : { file: each }) });
    else entries.push({ path: at, ...entryOf(each) });
  });
  return entries;
}

/** A document that a fact names, as the evidence that it is; none where no document is named. */
export function documentEvidence(document: string | undefined, path: Path): EvidenceEntry[] {
  if (document === undefined || document === '') return [];
  return [{ path, ...(isLink(document) ? { url: document } : { file: document }) }];
}

/** A file of another repository is none of this one, whatever is here under the same path. */
function entryOf(written: Exclude<Evidence, string>): Omit<EvidenceEntry, 'path'> {
  const { repository, file, ...rest } = written;
  if (file === undefined) return rest;
  return repository === undefined || isLink(file)
    ? { ...rest, file }
    : { ...rest, elsewhere: `${repository}/${file}` };
}

/** A file that a manifest names, and where. */
export interface FileReference {
  readonly file: string;
  readonly path: Path;
  /** Set where the manifest states its hash. */
  readonly isHashed?: true;
}

/** What a manifest says of one item of its checklist, known to the catalogue or not. */
interface Claim {
  readonly id: string;
  readonly path: Path;
  readonly item: Item;
}

/** Every claim of a manifest's checklist, by stage. */
export function claims(manifest: Manifest): Claim[] {
  return stages.flatMap((stage) =>
    Object.entries(manifest.checklist?.[stage] ?? {}).map(([id, item]) => ({
      id,
      path: ['checklist', stage, id],
      item,
    })),
  );
}

/** Every file of the repository that a manifest names: evidence, contracts, results, prompts. */
export function fileReferences(manifest: Manifest): FileReference[] {
  const found: FileReference[] = [];
  for (const { path, item } of claims(manifest)) {
    const list = evidenceEntries(item.evidence, [...path, 'evidence']);
    for (const { file, path: at } of list) if (file !== undefined) found.push({ file, path: at });
  }
  for (const { file, path } of documentFiles(documentsIn(manifest)))
    found.push({ file, path, ...(isHashed(manifest, path) ? { isHashed: true } : {}) });
  return found;
}

/** Whether a manifest states the hash of the file that it names at a path. */
function isHashed({ evaluations }: Manifest, [section, id, group, key]: Path): boolean {
  return (
    section === 'evaluations' &&
    group === 'data' &&
    key === 'file' &&
    evaluations?.[String(id)]?.data?.sha256 !== undefined
  );
}

/**
 * The files that stand where a list of evidence should be: a name, or several, or one entry without its list. They are
 * no evidence yet, but what is there is to be known before anyone makes a list of them.
 */
export function unlistedFiles(value: unknown): FileReference[] {
  return stages.flatMap((stage) =>
    Object.entries(recordOf(recordOf(recordOf(value).checklist)[stage])).flatMap(([id, item]) => {
      const { evidence } = recordOf(item);
      const name = typeof evidence === 'string' ? evidence : recordOf(evidence).file;
      if (typeof name !== 'string' || name.length > longestUnlisted) return [];
      const names = [name.trim(), ...name.split(/[\s,;]+/).filter((each) => /[/.]/.test(each))];
      const files = new Set(names.filter((each) => each !== '' && !isLink(each)));
      return [...files].map((file) => ({ file, path: ['checklist', stage, id, 'evidence'] }));
    }),
  );
}

/** Nobody writes more names into one value. In characters. */
const longestUnlisted = 2_000;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** A file that is named outside of the evidence, with what it is. */
export interface DocumentFile extends FileReference, Pick<NamedDocument, 'noun'> {}

/** Those of the documents outside of the evidence that are files. */
export function documentFiles(documents: readonly NamedDocument[]): DocumentFile[] {
  return documents.flatMap(({ document, path, noun }) =>
    isLink(document) ? [] : [{ file: document, path, noun }],
  );
}

/** Whether the text of an evidence file is still the template it was made from; see `template.ts`. */
export function isUnchangedTemplate(text: string): boolean {
  const hash = templateHash(text);
  return hash !== undefined && hash === contentHash(text);
}
