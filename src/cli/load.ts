import {
  type EvaluationInput,
  evaluate,
  grouped,
  type Law,
  type ManifestDocument,
  type RepositoryIndex,
  readDocument,
} from '../core/service';
import {
  baseName,
  type Configurations,
  collectFacts,
  decodeText,
  type FileFinder,
  type Files,
  type Governing,
  type Ignored,
  type RepositoryIndex as Indexed,
  indexFor,
  type LoadReaders,
  pathBelow,
  type ReadingMemory,
  type Standing,
  type Surroundings,
} from '../repository';
import type { Checked, ManifestPlace } from './checked';

/** Beyond this nothing is even read; far below it the engine says that a manifest is too large. */
export const maxBytes = 32 * 1024 * 1024;

/** What stays the same for all manifests of one run. */
export interface Checking {
  readonly files: Files;
  readonly finder: FileFinder;
  readonly ignored: Ignored;
  readonly today: string;
  readonly configurations: Configurations;
  readonly readers: LoadReaders;
  /** What a repository says, read once. */
  readonly indexOf: (root: string) => Promise<Indexed>;
  /** What was read in a repository in earlier runs. */
  readonly memoryOf: (root: string) => Promise<ReadingMemory | undefined>;
  /** Keeps what was read for the next run. */
  readonly keep: () => void;
  /** Laws and standards, where something is to be said of them. */
  readonly lawFor: (document: ManifestDocument) => Promise<Law | undefined>;
  /** Where the manifest at a path stands. Rejects where it cannot be told. */
  readonly standingOf: (path: string) => Promise<Standing>;
}

/** Reads and evaluates one manifest. Throws where the file cannot be read. */
export async function checkManifest(place: ManifestPlace, checking: Checking): Promise<Checked>;
/** The same; undefined where it is not to be checked by what stands in it. */
export async function checkManifest(
  place: ManifestPlace,
  checking: Checking,
  isWanted: IsWanted | undefined,
): Promise<Checked | undefined>;
export async function checkManifest(
  place: ManifestPlace,
  checking: Checking,
  isWanted?: IsWanted,
): Promise<Checked | undefined> {
  const { files } = checking;
  const stat = await files.stat(place.path);
  // It was one when it was found. Whoever reads a pipe may wait forever.
  if (stat !== undefined && stat.kind !== 'file') throw new Error('it is no longer a file');
  if (stat !== undefined && stat.size > maxBytes)
    throw new Error(`it has ${grouped(Math.round(stat.size / 1_000_000))} MB`);
  const document = readDocument(decodeText(await files.read(place.path)));
  if (isWanted !== undefined && !(await isWanted(place.path, document))) return undefined;
  return checkDocument(document, place, checking);
}

type IsWanted = (path: string, document: ManifestDocument) => Promise<boolean>;

/** Evaluates what a manifest holds, wherever it came from. */
export async function checkBytes(
  bytes: Uint8Array,
  place: ManifestPlace,
  checking: Checking,
): Promise<Checked> {
  return checkDocument(readDocument(decodeText(bytes)), place, checking);
}

async function checkDocument(
  document: ManifestDocument,
  place: ManifestPlace,
  checking: Checking,
): Promise<Checked> {
  const report = evaluate(document, await inputFor(document, place, checking));
  return { path: place.shown, place, document, report };
}

/** What a manifest is evaluated with: what is known of the files around it, and the day. */
export async function inputFor(
  document: ManifestDocument,
  place: Pick<ManifestPlace, 'path'>,
  checking: Checking,
): Promise<EvaluationInput> {
  const cited = await collectFacts(document.files, () => surroundingsOf(place, checking));
  const index = await indexOf(place, checking).catch(() => undefined);
  const repository = { ...cited, ...(index && { index, folder: index.folder }) };
  // Where it cannot be told which one holds, that was said already.
  const governing = await governingOf(place, checking).catch(() => undefined);
  const law = await checking.lawFor(document);
  return {
    ...(law && { law }),
    today: checking.today,
    repository,
    ...(governing && { configuration: governing.configuration }),
    fileName: baseName(place.path),
  };
}

/** What the repository around a manifest says. Throws where it cannot be told which one that is. */
async function indexOf(
  { path }: Pick<ManifestPlace, 'path'>,
  { standingOf, indexOf: of }: Checking,
): Promise<RepositoryIndex> {
  const { root, folder } = await standingOf(path);
  return indexFor(pathBelow(root, folder), await of(root));
}

/** The configurations that hold for a manifest. Throws where it cannot be told which they are. */
export async function governingOf(
  { path }: Pick<ManifestPlace, 'path'>,
  { configurations, standingOf }: Checking,
): Promise<Governing> {
  return configurations.of(path, await standingOf(path));
}

async function surroundingsOf(
  { path }: Pick<ManifestPlace, 'path'>,
  { files, finder, ignored, readers, memoryOf, standingOf }: Checking,
): Promise<Surroundings> {
  const standing = await standingOf(path);
  const memory = await memoryOf(standing.root);
  return { ...standing, files, finder, ignored, readers, memory, manifest: path };
}
