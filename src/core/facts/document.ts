import type { FindingCode } from '../base/finding-code';
import type { Position } from '../base/range';
import type { Manifest } from '../schema/generated/manifest-file';
import { type SchemaFault, validate } from '../schema/validate';
import { Lines } from '../text/lines';
import { parse } from '../text/parse';
import type { Parsed } from '../text/parsed';
import { asWritten } from './as-written';
import { type FileReference, fileReferences, unlistedFiles } from './evidence';

/** One version of a manifest's text, read once: everything that can be known from the text alone. */
export interface ManifestDocument {
  readonly text: string;
  readonly lines: Lines;
  readonly parsed: Parsed;
  readonly faults: readonly SchemaFault[];
  /** The facts that follow the schema. */
  readonly manifest: Manifest;
  /** The files of the repository that it names, to be looked up before it is evaluated. */
  readonly files: readonly FileReference[];
}

/**
 * Reads a text. Never throws; what cannot be read becomes problems and faults. With the document of an earlier version
 * only the sections that have changed are parsed.
 */
export function readDocument(text: string, previous?: ManifestDocument): ManifestDocument {
  const parsed = parse(text, previous?.parsed);
  const { value, faults: misread } = asWritten(text, parsed.root, parsed.value);
  const { faults: broken, manifest } = validate(value);
  // One fault is reported for a place: what is no date needs no quotes.
  const told = new Set(broken.map(({ path, target }) => JSON.stringify([target, ...path])));
  const faults = [
    ...broken,
    ...misread.filter(({ path, target }) => !told.has(JSON.stringify([target, ...path]))),
  ];
  const files = [...fileReferences(manifest), ...(broken.length === 0 ? [] : unlistedFiles(value))];
  return { text, lines: new Lines(text), parsed, faults, manifest, files };
}

/** Whether the text could be read as a whole; otherwise what stands in parts of it is not known. */
export function isReadable({ parsed }: ManifestDocument): boolean {
  return parsed.unreadable.length === 0 && parsed.conflicts.length === 0;
}

const breaking: ReadonlySet<FindingCode> = new Set(['yaml/syntax', 'yaml/merge-conflict', 'yaml/too-large']);

/** What makes a text unreadable, if anything: the first such problem, and where it is. */
export function brokenBy({
  parsed,
  lines,
}: ManifestDocument): { readonly message: string; readonly place: Position } | undefined {
  const [first] = parsed.problems
    .filter(({ code }) => breaking.has(code))
    .sort((one, other) => one.range.start - other.range.start);
  return first && { message: first.message, place: lines.positionAt(first.range.start) };
}

/** Why nothing follows from what a manifest says, in words that begin with "it"; undefined where it can be read. */
export function whyNotRead(document: ManifestDocument): string | undefined {
  const broken = brokenBy(document);
  if (broken !== undefined) return `it cannot be read as a whole (line ${broken.place.line + 1})`;
  const isNoMap = document.faults.some(({ code, path }) => code === 'schema/wrong-type' && path.length === 0);
  return isNoMap ? 'it is not a map of keys and values' : undefined;
}
