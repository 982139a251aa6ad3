/** Documents of which a part is read, so that they may be larger than others. */
import type { FileText } from './source/file';
import { withWantedLines } from './source/jsonl';
import { garakLog, openaiEvalsLog } from './source/logs';
import { isZip } from './source/zip';

const megabyte = 1024 * 1024;

/** Beyond this a document is not read, in bytes, but for those of which only the directory or wanted lines are. */
const mostOfDocument = 4 * megabyte;
/** The same for the logs of which a part is read. */
const mostOfLog = 50 * megabyte;

/** How many bytes of a document show what it is. */
export const showsWhatItIs = 100_000;

const logs = [garakLog, openaiEvalsLog];

/** How much of a document is read, in bytes, by how it begins; one that is larger is not. */
export function mostOf(path: string, beginning: string, bytes: Uint8Array): number {
  const isLog = isZip(bytes) ? /\.eval$/i.test(path) : logs.some(({ begins }) => begins.test(beginning));
  return isLog ? mostOfLog : mostOfDocument;
}

/** A file as it is read: of a large one, the text of what anybody looks at there. */
export function fileOf(path: string, bytes: Uint8Array, decode: (bytes: Uint8Array) => string): FileText {
  if (bytes.length <= mostOfDocument) return { path, bytes, text: decode(bytes) };
  const beginning = decode(bytes.subarray(0, showsWhatItIs));
  const log = logs.find(({ begins }) => begins.test(beginning));
  // What is in a zip is read from its bytes.
  const text = log === undefined ? beginning : withWantedLines(bytes, { decode, isWanted: log.isWanted });
  return { path, bytes, text };
}
