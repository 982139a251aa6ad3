/**
 * Pairs of a manifest and files that agree, and changes of one value by one step. What a change must lead to follows
 * from the texts alone: the line that differs, and the line of the value that it no longer agrees with.
 */
import {
  evaluate,
  type FileFact,
  type FileReading,
  type ManifestDocument,
  type Report,
  readDocument,
} from '../../../../../src/core/service';
import { readCited, readSource } from '../../../../../src/readers';
import { decodeText } from '../../../../../src/repository';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value, and what it becomes, one after the other. */
export interface Change {
  /** `manifest`, or the path of the file. */
  readonly in: string;
  /** In the manifest: the path of the value, with dots. In a file: a text that stands there once. */
  readonly value: string;
  readonly becomes: readonly (string | number | boolean)[];
  /** What it no longer agrees with: in the manifest a path, in the file a text on that line; `whole` where it is none. */
  readonly against: string;
  /** The path in the manifest that is marked, where that is not the value itself or `against`. */
  readonly marks?: string;
  /** A text on the line of the file that is shown, where that is neither the changed line nor `against`. */
  readonly shows?: string;
  /** The file that is shown, where there are several and the change is in the manifest. */
  readonly file?: string;
  readonly gives?: Outcome;
}

export type Outcome =
  | 'evidence/contradicted'
  | 'evidence/does-not-count'
  | 'repository/differs'
  | 'repository/model-undeclared';

export interface Pair {
  readonly name: string;
  readonly manifest: { readonly [key: string]: Json };
  readonly files: Readonly<Record<string, string>>;
  /** Whether the files are what the product is made of, and are looked at without being cited. */
  readonly isProduct?: true;
  /** How the bytes of a file are made of its text, where they are not the text. */
  readonly pack?: (text: string) => Uint8Array;
  readonly changes: readonly Change[];
}

/** What is found: the code, the line in the manifest, the file and its line, both counted from 1. */
export interface Seen {
  readonly code: string;
  readonly line: number;
  readonly file?: string;
  readonly fileLine?: number;
  readonly message: string;
}

const today = '2026-11-22';

export function textOf(manifest: Pair['manifest']): string {
  return JSON.stringify(
    { version: 1, workflow: { name: 'Invoices' }, stage: 'design', ...manifest },
    null,
    2,
  );
}

/** Most changes are in a file, and leave the manifest as it was. */
const documents = new Map<string, ManifestDocument>();

function documentOf(text: string): ManifestDocument {
  const known = documents.get(text) ?? readDocument(text);
  documents.set(text, known);
  return known;
}

/** What is said of a manifest among files that are read as they would be. */
export function judged(
  text: string,
  { files, pack, isProduct }: Pick<Pair, 'files' | 'pack' | 'isProduct'>,
): Report {
  const document = documentOf(text);
  const read = (path: string, by: typeof readCited): FileReading => {
    const bytes = pack?.(files[path] ?? '') ?? new TextEncoder().encode(files[path] ?? '');
    return by({ path, bytes, text: decodeText(bytes) });
  };
  const facts = new Map<string, FileFact>(
    document.files.map(({ file }) => {
      const [path = ''] = file.split('#');
      const isThere = Object.hasOwn(files, path);
      return [
        file,
        isThere ? { kind: 'file', size: 9, reading: read(path, readCited) } : { kind: 'missing' },
      ];
    }),
  );
  const readings = isProduct === true ? Object.keys(files).map((path) => read(path, readSource)) : [];
  const index = { readings, folder: '', others: [], isWhole: true };
  return evaluate(document, { today, repository: { files: facts, ...(isProduct && { index }) } });
}

/** All that is found of claims and standings. */
export function look(text: string, pair: Pick<Pair, 'files' | 'pack' | 'isProduct'>): Seen[] {
  const report = judged(text, pair);
  const lines = text.split('\n');
  return report.findings
    .filter(({ code }) => outcomes.test(code))
    .map(({ code, range, related, message }) => {
      const [place] = related ?? [];
      const shown =
        place?.file === undefined ? {} : { file: place.file, fileLine: place.range.start.line + 1 };
      return { code, line: Math.min(range.start.line, lines.length) + 1, ...shown, message };
    });
}

const outcomes =
  /^(?:evidence\/(?:contradicted|does-not-count|unfilled)|repository\/.*|evaluation\/(?:metric-not-found|ambiguous-metric)|internal\/.*)$/;

/** The line of a value in the text of a manifest, counted from 1. */
export function lineOf(text: string, path: string): number {
  const lines = text.split('\n');
  let at = 0;
  let depth = 1;
  for (const key of path.split('.')) {
    const indent = '  '.repeat(depth);
    if (/^\d+$/.test(key)) {
      let left = Number(key);
      do at += 1;
      while (
        !(
          lines[at]?.startsWith(indent) === true &&
          !/^\s*[\]}]/.test(lines[at] ?? '') &&
          lines[at]?.[indent.length] !== ' ' &&
          left-- === 0
        )
      );
    } else
      do at += 1;
      while (lines[at] !== undefined && lines[at]?.startsWith(`${indent}${JSON.stringify(key)}:`) !== true);
    depth += 1;
  }
  if (lines[at] === undefined) throw new Error(`nothing is at ${path}`);
  return at + 1;
}

/** A manifest with another value at a path. */
export function withValue(
  manifest: Pair['manifest'],
  path: string,
  value: string | number | boolean,
): Pair['manifest'] {
  const put = (from: Json, keys: readonly string[]): Json => {
    const [key, ...rest] = keys;
    if (key === undefined) return value;
    if (Array.isArray(from))
      return from.map((each: Json, index) => (index === Number(key) ? put(each, rest) : each));
    if (typeof from !== 'object' || from === null || !(key in from)) throw new Error(`nothing is at ${path}`);
    return { ...from, [key]: put((from as Record<string, Json>)[key] ?? null, rest) };
  };
  return put(manifest, path.split('.')) as Pair['manifest'];
}

/** The line on which a text stands, counted from 1. */
export function lineWith(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at === -1) throw new Error(`"${wanted}" does not stand there`);
  return text.slice(0, at).split('\n').length;
}

/** Numbers just below one, and further down. */
export function below(value: number): string[] {
  return [0.0001, 0.0005, 0.001, 0.004, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3].map((step) =>
    String(Number((value - step).toFixed(4))),
  );
}

/** Numbers just above one, and further up. */
export function above(value: number): string[] {
  return [0.0001, 0.001, 0.01, 0.02, 0.05, 0.1, 0.2].map((step) => String(Number((value + step).toFixed(4))));
}

/** Days around one, none of them nearer than two. */
export function otherDays(day: string, ...steps: readonly number[]): string[] {
  const from = Date.parse(`${day}T00:00:00Z`);
  return steps.map((step) => new Date(from + step * 86_400_000).toISOString().slice(0, 10));
}
