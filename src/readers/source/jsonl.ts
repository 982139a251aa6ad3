/** JSON line by line, as logs are written: a line that is broken does not spoil the rest, and the last one may be cut off. */
import { isJsonMap, type JsonValue, readJson } from './json';

export interface JsonLine {
  readonly value: { readonly [key: string]: JsonValue };
  /** 0-based. */
  readonly line: number;
}

export interface JsonLines {
  readonly entries: readonly JsonLine[];
  /** How many lines are no map, the last one left out. */
  readonly broken: number;
  /** Whether the last line is not whole. */
  readonly isCutOff: boolean;
}

/** A line that is longer holds texts and no result. */
const longestLine = 1_000_000;

/**
 * The text of a long file with its lines at their places: those that nobody wants are left empty. The last one stays as
 * it is, for it shows whether the file is whole.
 */
export function withWantedLines(
  bytes: Uint8Array,
  how: {
    readonly decode: (bytes: Uint8Array) => string;
    readonly isWanted: (line: string) => boolean;
  },
): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, at);
    const end = found === -1 ? bytes.length : found;
    const line = end - at > longestLine ? '' : how.decode(bytes.subarray(at, end));
    lines.push(end + 1 >= bytes.length || how.isWanted(line) ? line : '');
    at = end + 1;
  }
  return lines.join('\n');
}

const lineFeed = 0x0a;

/** The value of the first line of a log, where it has a word in it; undefined where that is none. */
export function firstOfLog(text: string, word: string): JsonValue | undefined {
  const first = /^\s*(\{[^\n\r]{0,100000})/.exec(text)?.[1];
  return first?.includes(word) === true ? readJson(first)?.value : undefined;
}

/** Reads the lines that are wanted; others are not even parsed. */
export function readJsonLines(lines: readonly string[], isWanted: (line: string) => boolean): JsonLines {
  const entries: JsonLine[] = [];
  let broken = 0;
  let last = lines.length - 1;
  while (last >= 0 && lines[last]?.trim() === '') last--;
  for (const [line, text] of lines.entries()) {
    const mayBeCut = line === last && !text.trimEnd().endsWith('}');
    if (mayBeCut) return { entries, broken, isCutOff: true };
    if (text.trim() === '' || text.length > longestLine || !isWanted(text)) continue;
    // Thousands of failures to parse a line take long.
    const value = isMapLike(text.trim()) ? readJson(text)?.value : undefined;
    if (isJsonMap(value)) entries.push({ value, line });
    else if (line === last) return { entries, broken, isCutOff: true };
    else broken++;
  }
  return { entries, broken, isCutOff: false };
}

function isMapLike(line: string): boolean {
  return /^\uFEFF?\s*\{/.test(line) && line.endsWith('}');
}
