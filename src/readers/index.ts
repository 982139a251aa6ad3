/**
 * The readers: from a file's text to what it says, as typed facts with their lines. Pure: no file system, no clock, no
 * network; nothing is thrown.
 */
import type { DocumentKind, FileReading, Said, Testimony } from '../core/service';
import { type DocumentSection, sectionOf } from './documents';
import type { DocumentReader, Read } from './reader';
import { type FileText, SourceFile } from './source/file';
import { documentKinds, repositoryKinds } from './table';

export type { DocumentSection } from './documents';
export type { FileText } from './source/file';
export { isLookedAt } from './table';

/** Beyond this a document is not read, in bytes, but for those of which only the directory or wanted lines are. */
export const mostOfDocument = 4 * 1024 * 1024;
/** Beyond this a file that nobody cites is not opened, in bytes: code and configuration are shorter. */
export const mostOfSource = 400 * 1024;

/** What a file says that a manifest cites: as a document, and as a part of the product. Never throws. */
export function readCited(file: FileText): FileReading {
  const source = new SourceFile(file);
  const document = readDocument(source);
  const ofRepository = repositoryTestimony(source, document.kind);
  const kind = document.kind ?? (ofRepository.some(isOfProduct) ? 'repository' : undefined);
  return readingOf(source, [...document.testimony, ...ofRepository], kind);
}

/** What a file says below one of its headings, which is named as a link does or by its words. Never throws. */
export function readSection(file: FileText, heading: string): DocumentSection | undefined {
  try {
    return sectionOf(new SourceFile(file), heading);
  } catch {
    return undefined;
  }
}

/** What a file says as a part of the product. Never throws. */
export function readSource(file: FileText): FileReading {
  const source = new SourceFile(file);
  return readingOf(source, repositoryTestimony(source, readDocument(source).kind));
}

/** Whether a fact stands only in what the product is made of: names of models stand in documents and results, too. */
function isOfProduct({ fact }: Testimony): boolean {
  return /^(?:(?:workflow|iac)\..+|alert|receiver|route|system|component|owner|updates|mcp-server)$/.test(
    fact,
  );
}

function readingOf(
  { path, role }: SourceFile,
  testimony: readonly Testimony[],
  kind?: DocumentKind,
): FileReading {
  return { path, role, testimony, ...(kind === undefined ? {} : { kind }) };
}

function readDocument(source: SourceFile): Pick<FileReading, 'kind' | 'testimony'> {
  const first = documentKinds.find((each) => each.comesFirst === true && knows(each, source));
  const known = documentKinds.filter((each) => each.isFallback !== true && knows(each, source));
  const [reader, another] = first === undefined ? known : [first];
  if (another !== undefined) return { testimony: [] };
  const chosen = reader ?? documentKinds.find((each) => each.isFallback === true && knows(each, source));
  if (chosen === undefined) return { testimony: [] };
  const read = readBy(chosen, source);
  return { kind: read.kind ?? chosen.kind, testimony: testimonyOf(chosen.name, read.said) };
}

/** Kinds of documents that programs write of a model: the models in them were tried or described there, and need not run. */
const ofOthers: ReadonlySet<DocumentKind> = new Set([
  'evaluation',
  'attack-test',
  'test-report',
  'scan',
  'bill-of-materials',
  'data-quality',
  'data-card',
  'model-card',
]);

function repositoryTestimony(source: SourceFile, kind: DocumentKind | undefined): Testimony[] {
  const all = repositoryKinds
    .filter(({ looksAt }) => looksAt(source.path))
    .flatMap((reader) => testimonyOf(reader.name, readBy(reader, source).said));
  return kind !== undefined && ofOthers.has(kind) ? all.filter(({ fact }) => !ofModels.test(fact)) : all;
}

const ofModels = /^(?:model|model-processing|model-catalogue|model-version|deployment-name)$/;

function testimonyOf(reader: string, said: readonly Said[]): Testimony[] {
  return said.map((each) => ({ ...each, reader }));
}

function knows({ knows: asked }: DocumentReader, source: SourceFile): boolean {
  try {
    return asked(source);
  } catch {
    return false;
  }
}

/** A reader that fails has a fault of its own, and proves nothing. */
function readBy(reader: { read(file: SourceFile): Read }, source: SourceFile): Read {
  try {
    return reader.read(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { said: [{ fact: 'unread', value: `the reader failed (${reason})` }] };
  }
}
