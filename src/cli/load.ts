import {
  type EvaluationInput,
  evaluate,
  grouped,
  type Law,
  type ManifestDocument,
  readDocument,
} from '../core/service';
import { decodeText, type Governing, inputFor, type Looking } from '../repository';
import type { Checked, ManifestPlace } from './checked';

/** Beyond this nothing is even read; far below it the engine says that a manifest is too large. */
export const maxBytes = 32 * 1024 * 1024;

/** What stays the same for all manifests of one run. */
export interface Checking extends Looking {
  readonly today: string;
  /** Keeps what was read for the next run. */
  readonly keep: () => void;
  /** Laws and standards, where something is to be said of them. */
  readonly lawFor: (document: ManifestDocument) => Promise<Law | undefined>;
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
  const report = evaluate(document, await inputOf(document, place, checking));
  return { path: place.shown, place, document, report };
}

/** What a manifest is evaluated with: what is known of the files around it, the day, and laws where they matter. */
export async function inputOf(
  document: ManifestDocument,
  { path }: Pick<ManifestPlace, 'path'>,
  checking: Checking,
): Promise<EvaluationInput> {
  const law = await checking.lawFor(document);
  return { ...(law && { law }), today: checking.today, ...(await inputFor(document, path, checking)) };
}

/** The configurations that hold for a manifest. Throws where it cannot be told which they are. */
export async function governingOf(
  { path }: Pick<ManifestPlace, 'path'>,
  { configurations, standingOf }: Checking,
): Promise<Governing> {
  return configurations.of(path, await standingOf(path));
}
