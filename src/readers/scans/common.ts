/** What the readers of scans and bills of materials have in common. */
import { isDate, type Said, type TestimonyPlace } from '../../core/service';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath, type JsonValue } from '../source/json';

/** A value with the path that leads to it. */
export interface Located {
  readonly value: JsonValue;
  readonly path: JsonPath;
}

/** Where the value at a path of a JSON file stands. */
export function placeAt(file: SourceFile, path: JsonPath): TestimonyPlace {
  return file.placeOf(file.json?.offsetOf(path));
}

/** Where the key of a list or map stands: what it holds may begin on the next line. */
export function placeOfKey(file: SourceFile, path: JsonPath): TestimonyPlace {
  return file.placeOf(file.json?.keyOffsetOf(path));
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The value under a key of a map; undefined where there is none. */
export function keyOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The entries of the list under a key, with their paths; none where there is no list. */
export function entriesAt({ value, path }: Located, key: string): Located[] {
  const list = keyOf(value, key);
  return isJsonList(list) ? list.map((entry, index) => ({ value: entry, path: [...path, key, index] })) : [];
}

/** The day that a time names, as it is written; undefined where it names none. */
export function dayIn(value: JsonValue | undefined): string | undefined {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(textOf(value) ?? '')?.[1];
  return day !== undefined && isDate(day) ? day : undefined;
}

/** A path as it may be shown: of an absolute one, which tells of somebody's machine, only the last part. */
export function shownPath(written: string): string {
  const path = decoded(written).replaceAll('\\', '/');
  const isAbsolute = /^(?:[a-z][a-z+.-]*:)?\/|^[a-z]:|^~/i.test(path) && !/^https?:/i.test(path);
  return isAbsolute ? (path.split('/').filter(Boolean).at(-1) ?? path) : path.replace(/^(?:\.\/)+/, '');
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** No more places of what was found than these are said. */
export const mostPlaces = 20;

export type SeverityName = keyof Extract<Said, { readonly fact: 'scan.bySeverity' }>['value'];

/** The worst one first. */
const severityOrder: readonly SeverityName[] = ['critical', 'high', 'medium', 'low', 'unknown'];

/** How many there are of each severity, and where the first of the worst stands; nothing where there is none. */
export function bySeverity(
  file: SourceFile,
  found: readonly { readonly severity: SeverityName; readonly path: JsonPath; readonly count?: number }[],
): Said[] {
  const value: { -readonly [Each in SeverityName]?: number } = {};
  for (const { severity, count = 1 } of found) value[severity] = (value[severity] ?? 0) + count;
  const worst = severityOrder.find((severity) => value[severity] !== undefined);
  const first = found.find(({ severity }) => severity === worst);
  if (first === undefined) return [];
  return [{ fact: 'scan.bySeverity', value, ...placeAt(file, first.path) }];
}

/** The severity that a word names. */
export function severityOf(word: JsonValue | undefined): SeverityName {
  const name = textOf(word)?.toLowerCase();
  if (name === 'moderate') return 'medium';
  return severityOrder.find((severity) => severity === name) ?? 'unknown';
}
