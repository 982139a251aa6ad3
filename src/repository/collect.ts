/**
 * What the repository says of the files that a manifest names. The one place that asks; the evaluation is handed the
 * answers as plain data.
 */
import {
  type FileFact,
  type FileReference,
  grouped,
  hasHeadings,
  headingOf,
  isBlank,
  isLink,
  isUnchangedTemplate,
  missingHeading,
  type NoProof,
  type RepositoryFacts,
  readingsOf,
  type Unchecked,
} from '../core/service';
import { askedOnce } from './asked-once';
import { type ContentMemory, type LoadReaders, readCitedFile, unreadFor } from './cited-file';
import { decodeText } from './decode';
import { uncheckedBy } from './faults';
import type { Files } from './files';
import type { FileFinder } from './find-file';
import { beginningIn, beginningOf, folderFact } from './folder-content';
import { hashesOf } from './hashes';
import { Ignored } from './ignored';
import { Listings } from './listings';
import { baseName, isInside, pathBelow, plainPath, relativePath, slashed } from './paths';
import { allCandidatePaths, type Located, locateFile, mostOfPath } from './places';
import type { Standing } from './root';
import { isToldUntracked, type Sharing, whyUnshared } from './who-has';

/** Where a manifest stands (see `findRepository`), and how to look around there. */
export interface Surroundings extends Standing, Pick<Sharing, 'untracked'> {
  readonly files: Files;
  /** Says where a missing file is now. Without it, nothing is searched. */
  readonly finder?: FileFinder;
  /** The path of the manifest itself. */
  readonly manifest?: string;
  /** What git ignores, where it was asked before. */
  readonly ignored?: Ignored;
  /** What takes from files what they say. Without it, files are only looked for. */
  readonly readers?: LoadReaders;
  /** What they took from the same files before. */
  readonly memory?: ContentMemory | undefined;
}

/** Where one round of look-ups asks. */
type Around = Surroundings & {
  readonly listings: Listings;
  readonly ignored: Ignored;
};

/** A name to be looked up. */
interface Wanted {
  readonly spellings: readonly string[];
  /** Whether it is read what the file says. */
  readonly isRead: boolean;
  /** Whether its hash is worked out. */
  readonly isHashed: boolean;
}

/** Files that are looked up for one manifest; those beyond are not checked, and so prove nothing. */
const maxFiles = 2000;

/** Of those, files of which it is read what they say. */
const maxRead = 1000;

/** Files looked up at the same time. */
const concurrency = 16;

/** What is read of a document whose headings are looked for, in bytes; of a longer one none is said to be missing. */
const mostForHeadings = 1024 * 1024;

const tooMany: FileFact = {
  kind: 'not-checked',
  reason: `the manifest names more than ${grouped(maxFiles)} files`,
  advice: 'name the folder that holds them instead',
};

const tooLong: FileFact = {
  kind: 'not-checked',
  reason: `the path has more than ${grouped(mostOfPath.characters)} characters or ${mostOfPath.folders} folders`,
  advice: 'name a shorter path',
};

const noFacts: ReadonlyMap<string, FileFact> = new Map();

/**
 * Looks up every file that a manifest names, but for those of which `known` says something for certain. Never throws,
 * and leaves none out: what cannot be told is not checked.
 */
export async function collectFacts(
  references: readonly FileReference[],
  surroundings: () => Surroundings | Promise<Surroundings>,
  known = noFacts,
): Promise<RepositoryFacts> {
  const files = new Map<string, FileFact>();
  const tell = (names: readonly string[], fact: FileFact): void => {
    for (const name of names) files.set(name, fact);
  };
  const waiting: Wanted[] = [];
  const hashed = new Set(references.flatMap(({ file, isHashed }) => (isHashed === true ? [file] : [])));
  for (const [index, spellings] of spellingsIn(references).entries()) {
    const fact = spellings.map((name) => known.get(name)).find((each) => each !== undefined);
    const wanted: Wanted = {
      spellings,
      isRead: index < maxRead,
      isHashed: spellings.some((name) => hashed.has(name)),
    };
    if (index >= maxFiles) tell(spellings, tooMany);
    else if (fact === undefined || isToBeAskedAgain(fact, wanted)) waiting.push(wanted);
    else tell(spellings, fact);
  }
  if (waiting.length === 0) return { files: withPlainNames(files, known) };
  const around = await lookAround(surroundings);
  const work = async (): Promise<void> => {
    for (let wanted = waiting.pop(); wanted !== undefined; wanted = waiting.pop())
      tell(wanted.spellings, await lookUp(wanted, around));
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, work));
  const folder = 'reason' in around ? {} : { folder: pathBelow(around.root, around.folder) };
  return { files: withPlainNames(files, known), ...folder };
}

/**
 * A fault may be gone the next moment, a file that was one too many may be among the first now, and the hash of another may
 * not have been asked for before.
 */
function isToBeAskedAgain(fact: FileFact, { isRead, isHashed }: Wanted): boolean {
  if (fact.kind === 'not-checked') return true;
  if (isHashed && isRead && fact.kind === 'file' && fact.hashes === undefined) return true;
  const [first] = (fact.kind === 'file' && fact.reading?.testimony) || [];
  return isRead && first?.fact === 'unread' && first.value === tooManyToRead;
}

/** With what is known of a file by its plain name as well, so that a fix which writes that can be shown to be safe. */
function withPlainNames(
  files: ReadonlyMap<string, FileFact>,
  known: ReadonlyMap<string, FileFact>,
): ReadonlyMap<string, FileFact> {
  const all = new Map(files);
  for (const fact of files.values()) {
    if ((fact.kind !== 'file' && fact.kind !== 'folder') || fact.spelling === undefined) continue;
    const { spelling, ...plain } = fact;
    if (!all.has(spelling.name)) all.set(spelling.name, known.get(spelling.name) ?? plain);
  }
  return all;
}

/** The facts of files at which nobody can look. */
export function uncheckedFacts(references: readonly FileReference[], why: Unchecked): RepositoryFacts {
  const fact: FileFact = { kind: 'not-checked', ...why };
  return { files: new Map(namesIn(references).map((name) => [name, fact])) };
}

function namesIn(references: readonly FileReference[]): string[] {
  return [...new Set(references.map(({ file }) => file).filter((file) => !isLink(file)))];
}

/** The files that are named, each with all the ways in which its path is written: they count once towards the limit. */
function spellingsIn(references: readonly FileReference[]): string[][] {
  const byPath = new Map<string, string[]>();
  for (const name of namesIn(references)) {
    const path = plainPath(name);
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [name]);
    else known.push(name);
  }
  return [...byPath.values()];
}

async function lookAround(
  surroundings: () => Surroundings | Promise<Surroundings>,
): Promise<Around | Unchecked> {
  try {
    const around = await surroundings();
    const files = askedOnce(around.files);
    return { ...around, files, listings: new Listings(files), ignored: around.ignored ?? new Ignored(files) };
  } catch (error) {
    return uncheckedBy(error);
  }
}

async function lookUp(wanted: Wanted, around: Around | Unchecked): Promise<FileFact> {
  if ('reason' in around) return { kind: 'not-checked', ...around };
  try {
    return await factOf(wanted, around);
  } catch (error) {
    return { kind: 'not-checked', ...uncheckedBy(error) };
  }
}

async function factOf(wanted: Wanted, around: Around): Promise<FileFact> {
  const {
    spellings: [name = ''],
  } = wanted;
  const found = await locateFile(name, around);
  if ('path' in found) {
    const why = await noProofOf(found, around);
    if (why !== undefined) return { kind: 'does-not-count', why };
  }
  switch (found.kind) {
    case 'missing':
      return (await leftOutOf(name, around)) ?? missing(name, around);
    case 'outside':
      return { kind: 'outside' };
    case 'no-file':
      return { kind: 'does-not-count', why: 'no-file' };
    case 'too-long':
      return tooLong;
    case 'folder':
      return noted(await folderFactOf(found, around), found, around);
    case 'file':
      return noted(await fileFact(found, wanted, around), found, around);
  }
}

/** With what is to be told of a file that counts all the same. */
async function noted(fact: FileFact, { path, kind }: Found, around: Around): Promise<FileFact> {
  if (fact.kind !== 'file' && fact.kind !== 'folder') return fact;
  return (await isToldUntracked(path, kind, around)) ? { ...fact, isUntracked: true } : fact;
}

type Found = Extract<Located, { readonly path: string }>;

function spelled({ spelling }: Found): Pick<Found, 'spelling'> {
  return spelling === undefined ? {} : { spelling };
}

/** Why what is there proves nothing to anyone else; undefined where it may. */
async function noProofOf({ path, kind, id }: Found, around: Around): Promise<NoProof | undefined> {
  const { files, folder, manifest, root } = around;
  const realOf = async (at: string): Promise<string> => (await files.links?.realPath(at)) ?? at;
  const real = await realOf(path);
  const realRoot = await realOf(root);
  if (isOfVersionControl(path, root) || isOfVersionControl(real, realRoot)) return 'version-control';
  if (manifest !== undefined && real === (await realOf(manifest))) return 'manifest';
  if (manifest !== undefined && id !== undefined && id === (await files.stat(manifest))?.id)
    return 'manifest';
  if (kind === 'folder' && isInside(real, await realOf(folder))) return 'around-manifest';
  return whyUnshared(path, kind, around);
}

const versionControl: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj']);

function isOfVersionControl(path: string, root: string): boolean {
  const names = path.slice(root.length).toLowerCase().split('/');
  return names.some((name) => versionControl.has(name));
}

async function folderFactOf(found: Found, around: Around): Promise<FileFact> {
  const fact = await folderFact(found.path, around);
  return fact.kind === 'folder' ? { ...fact, ...spelled(found) } : fact;
}

type FileOf = Extract<FileFact, { readonly kind: 'file' }>;

async function fileFact(found: Found, { isRead, isHashed }: Wanted, around: Around): Promise<FileFact> {
  const { readers, files, root, memory } = around;
  const file = { path: found.path, size: found.size, shown: pathBelow(root, found.path) };
  if (readers === undefined || !isRead) {
    const fact = await factIn(found, await beginningOf(found.path, around), { files });
    return readers === undefined || fact.size === 0
      ? fact
      : { ...fact, reading: unreadFor(file.shown, tooManyToRead) };
  }
  const { reading, bytes, tooLarge } = await readCitedFile(
    { ...file, heading: headingOf(found.place) },
    { files, readers, memory },
  );
  const hashes = isHashed ? { hashes: tooLarge === undefined ? hashesOf(bytes) : [] } : {};
  const fact = await factIn(found, beginningIn(bytes), { files, bytes });
  return fact.size === 0 ? { ...fact, ...hashes } : { ...fact, reading, ...hashes };
}

const tooManyToRead = `the manifest names more than ${grouped(maxRead)} files`;

/** What is known of a file without what it says, by the text with which it begins. */
async function factIn(
  found: Found,
  text: string,
  content: { readonly files: Files; readonly bytes?: Uint8Array },
): Promise<FileOf> {
  const { size } = found;
  if (isBlank(text)) return { kind: 'file', size: 0, ...spelled(found) };
  const template = isUnchangedTemplate(text) ? { unchangedTemplate: true } : {};
  return { kind: 'file', size, ...template, ...spelled(found), ...(await headingFact(found, content)) };
}

/** Whether a document has the heading that its name speaks of. */
async function headingFact(
  { path, place, size }: Found,
  { files, bytes }: { readonly files: Files; readonly bytes?: Uint8Array },
): Promise<Pick<FileOf, 'missingHeading'>> {
  const heading = hasHeadings(path) ? headingOf(place) : undefined;
  if (heading === undefined || size > mostForHeadings) return {};
  const text = decodeText(bytes ?? (await files.read(path, mostForHeadings)));
  const missing = missingHeading(text, heading);
  return missing === undefined ? {} : { missingHeading: missing };
}

const leftOut = {
  sparse: {
    reason: 'this sparse checkout leaves out the place where it would be',
    advice: 'take it in with "git sparse-checkout add", or check where all files are',
  },
  submodule: {
    reason: 'it is in a submodule that is not checked out here',
    advice: 'run "git submodule update --init"; in CI, have the checkout fetch submodules',
  },
} satisfies Record<string, Unchecked>;

/** What is not there and is not missing either: git keeps it out of this work tree. */
async function leftOutOf(file: string, around: Around): Promise<FileFact | undefined> {
  for (const path of allCandidatePaths(file, around)) {
    const why = await around.ignored.whyLeftOut(path, around.root);
    if (why !== undefined) return { kind: 'not-checked', ...leftOut[why] };
  }
  return undefined;
}

async function missing(file: string, { finder, root, folder }: Surroundings): Promise<FileFact> {
  // Where it is now is a hint: that it is missing is known without.
  const { name: meant, place } = readingsOf(file).at(-1) ?? { name: file, place: '' };
  const found = await finder?.only(root, baseName(slashed(meant))).catch(() => undefined);
  return found === undefined
    ? { kind: 'missing' }
    : { kind: 'missing', movedTo: `${relativePath(folder, found)}${place}` };
}
