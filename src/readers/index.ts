/**
 * The readers: from a file's text to what it says, as typed facts with their lines. Pure: no file system, no clock, no
 * network; nothing is thrown.
 */
import type { DocumentKind, FileReading, Said, Testimony } from '../core/service';
import { type DocumentSection, proseName, sectionOf } from './documents';

import type { DocumentReader, Read } from './reader';
import { settingsOf } from './settings';
import { distinct, sayingOf } from './source/distinct';
import { type FileText, SourceFile } from './source/file';
import { documentKinds, isVendored, repositoryKinds } from './table';

export type { DocumentSection } from './documents';
export { fileOf, mostOf, showsWhatItIs } from './large';
export type { FileText } from './source/file';
export { isLookedAt, isVendored } from './table';

/** Beyond this a file that nobody cites is not opened, in bytes: code and configuration are shorter. */
export const mostOfSource = 400 * 1024;

/**
 * What a file says that a manifest cites: as a document, and as a part of the product. Of a document in words of which a
 * heading is cited, only what stands there counts; where it has no such heading, all of it. Never throws.
 */
export function readCited(file: FileText, heading?: string): FileReading {
  const source = new SourceFile(file);
  const document = readDocument(source);
  const ofRepository = repositoryTestimony(source, () => document.kind);
  const kind = document.kind ?? (ofRepository.some(isOfProduct) ? 'repository' : undefined);
  const whole = readingOf(source, [...document.testimony, ...ofRepository], kind);
  const section = heading === undefined || !document.isInWords ? undefined : sectionIn(source, heading);
  const { sketch } = document;
  return {
    ...(section === undefined ? whole : partOf(whole, section)),
    ...(section !== undefined || sketch === undefined ? {} : { sketch }),
    ...settingsOf(source, heading),
  };
}

/** What a document says in one of its sections. What it is a form of, it is as a whole. */
function partOf(whole: FileReading, { first, end, words, said, kind }: DocumentSection): FileReading {
  const ofWhole = whole.testimony.filter(
    ({ fact, value, reader, line }) =>
      (fact === 'document.template' && value.state === 'untouched') ||
      ((reader !== proseName || fact === 'document.promptsLeft') &&
        line !== undefined &&
        line >= first &&
        line < end),
  );
  const own = said.filter(({ fact }) => fact !== 'document.words' && fact !== 'document.template');
  const counted: Said = { fact: 'document.words', value: words, line: first };
  return {
    ...whole,
    kind: whole.kind === 'form' ? 'form' : kind,
    testimony: [...testimonyOf(proseName, [counted, ...own]), ...ofWhole],
  };
}

/** Whether a reader failed on a file, so that nobody knows what it says. */
export function hasFailed({ testimony }: Pick<FileReading, 'testimony'>): boolean {
  return testimony.some(({ fact, value }) => fact === 'unread' && isFault(value));
}

/** What a file says below one of its headings, which is named as a link does or by its words. Never throws. */
export function readSection(file: FileText, heading: string): DocumentSection | undefined {
  return sectionIn(new SourceFile(file), heading);
}

function sectionIn(source: SourceFile, heading: string): DocumentSection | undefined {
  try {
    return sectionOf(source, heading);
  } catch {
    return undefined;
  }
}

/** What a file says as a part of the product. Never throws. */
export function readSource(file: FileText): FileReading {
  const source = new SourceFile(file);
  const said = isVendored(source.path) ? [] : repositoryTestimony(source, () => kindOf(source));
  return readingOf(source, said);
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

function readDocument(
  source: SourceFile,
): Pick<FileReading, 'kind' | 'testimony' | 'sketch'> & { readonly isInWords: boolean } {
  const chosen = readerOf(source);
  if (chosen === undefined) return { testimony: [], isInWords: false };
  const read = readBy(chosen, source);
  return {
    kind: read.kind ?? chosen.kind,
    testimony: testimonyOf(chosen.name, read.said),
    isInWords: chosen.name === proseName,
    ...(read.sketch === undefined ? {} : { sketch: read.sketch }),
  };
}

/** The one reader of documents that knows a file; undefined where none does, or two. */
function readerOf(source: SourceFile): DocumentReader | undefined {
  const first = documentKinds.find((each) => each.comesFirst === true && knows(each, source));
  if (first !== undefined) return first;
  const [reader, another] = documentKinds.filter((each) => each.isFallback !== true && knows(each, source));
  if (another !== undefined) return undefined;
  return reader ?? documentKinds.find((each) => each.isFallback === true && knows(each, source));
}

/** What a document is, by whoever knows it. */
function kindOf(source: SourceFile): DocumentKind | undefined {
  const chosen = readerOf(source);
  return chosen && (readBy(chosen, source).kind ?? chosen.kind);
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

/** No program writes such a file as its result. */
const code = /\.(?:[cm]?[jt]sx?|pyi?|java|kts?|go|rb|rs|cs|php|scala|swift|tf|bicep)$/i;

/** What the document is, is asked only where that matters. */
function repositoryTestimony(source: SourceFile, kindOf: () => DocumentKind | undefined): Testimony[] {
  // What two readers say of the same place is said once, by the first of them.
  const all = distinct(
    repositoryKinds
      .filter(({ looksAt }) => looksAt(source.path))
      .flatMap((reader) => testimonyOf(reader.name, readBy(reader, source).said)),
    sayingOf,
  );
  if (code.test(source.name) || !all.some(({ fact }) => ofModels.test(fact))) return all;
  const kind = kindOf();
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
    return { said: [{ fact: 'unread', value: `${failed} (${reason})` }] };
  }
}

const failed = 'the reader failed';

function isFault(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(failed);
}
