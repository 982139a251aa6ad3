/** Reads a file that somebody names: as a whole, as it was at one moment, or not at all. */
import { type FileReading, grouped } from '../core/service';
import type * as Readers from '../readers';
import { decodeText } from './decode';
import type { Files } from './files';
import type { ReadingMemory } from './index-repository';

/** The readers, loaded when the first file is to be read. */
export type LoadReaders = () => Promise<
  Pick<typeof Readers, 'readCited' | 'hasFailed' | 'mostOf' | 'fileOf' | 'showsWhatItIs'>
>;

/** A file that is there. */
interface CitedFile {
  readonly path: string;
  /** From the root of the repository, as it is shown. */
  readonly shown: string;
  readonly size: number;
  /** The heading that is named. */
  readonly heading?: string | undefined;
}

/** How it is read. */
interface Means {
  readonly files: Files;
  readonly readers: LoadReaders;
  /** What was read before of files with the same content. */
  readonly memory?: ContentMemory | undefined;
}

/** What is remembered of files that are opened each time. */
export type ContentMemory = Pick<ReadingMemory, 'same' | 'keep'>;

/** What was read of a file. */
interface CitedReading {
  readonly reading: FileReading;
  /** All of it, or its beginning where it is too large to be read. */
  readonly bytes: Uint8Array;
  /** Why it is not read, where it is too large. */
  readonly tooLarge?: string;
}

/** What a file says. Throws where a fault kept it from being read. */
export async function readCitedFile(file: CitedFile, means: Means): Promise<CitedReading> {
  const readers = await means.readers();
  const { shown, heading } = file;
  const read = await bytesOf(file, means, readers);
  if ('most' in read) {
    const tooLarge = tooLargeInWords(file.size, read.most);
    return { reading: unreadFor(shown, tooLarge), bytes: read.beginning, tooLarge };
  }
  const { bytes } = read;
  const name = nameOfCited(shown, heading);
  const known = means.memory?.same(name, bytes);
  if (known !== undefined && 'reading' in known) return { reading: known.reading, bytes };
  const reading = readers.readCited(readers.fileOf(shown, bytes, decodeText), heading);
  if (readers.hasFailed(reading)) throw new Error(`reading ${shown} failed`);
  means.memory?.keep(name, { reading }, { bytes });
  return { reading, bytes };
}

/** Between a path and a heading: no path has it. */
const separator = '\0';

/** What is remembered of a cited file goes by this: it says more than it does to an index, and below a heading less. */
function nameOfCited(path: string, heading = ''): string {
  return `${path}${separator}${heading}`;
}

/** Whether something is remembered of a cited file: whether it is cited in the next run as well, nobody knows. */
export function isOfCited(name: string): boolean {
  return name.includes(separator);
}

/** What is said of a file that is not read, for a reason in words that follow "not read, because". */
export function unreadFor(path: string, reason: string): FileReading {
  return { path, role: 'product', testimony: [{ reader: 'file', fact: 'unread', value: reason }] };
}

function tooLargeInWords(size: number, most: number): string {
  return `it has ${megabytes(size)} MB, and files of its kind are read up to ${megabytes(most)} MB`;
}

/** Rounded up, so that what is a little too large does not seem to have just as much as is read. */
function megabytes(bytes: number): string {
  return grouped(Math.ceil((bytes / 1024 / 1024) * 10) / 10);
}

/** The bytes of a file, or its beginning where it is larger than what is read of its kind. */
async function bytesOf(
  { path, shown, size }: CitedFile,
  { files }: Means,
  { mostOf, showsWhatItIs }: Awaited<ReturnType<LoadReaders>>,
): Promise<{ readonly bytes: Uint8Array } | { readonly beginning: Uint8Array; readonly most: number }> {
  if (size > mostOf(shown, '', new Uint8Array())) {
    const beginning = await files.read(path, showsWhatItIs);
    const most = mostOf(shown, decodeText(beginning, 'beginning'), beginning);
    if (size > most) return { beginning, most };
  }
  return { bytes: await readSteady(path, size, files) };
}

/** How often a file is read that changes meanwhile. */
const attempts = 3;

/** All bytes of a file, as they were at one moment: half of the old text with half of the new one says what neither does. */
async function readSteady(path: string, size: number, files: Files): Promise<Uint8Array> {
  for (let attempt = 0, expected = size; attempt < attempts; attempt++) {
    const before = await files.stamp?.(path);
    const bytes = await files.read(path);
    const after = await files.stamp?.(path);
    if (bytes.length === (after?.size ?? expected) && before?.stamp === after?.stamp) return bytes;
    expected = bytes.length;
  }
  throw new Error('it changes while it is read');
}
