import assert from 'node:assert/strict';
import { repositoryClaims } from '../../../../../src/core/claims/repository';
import type { Claim } from '../../../../../src/core/facts/claim';
import { factsOf } from '../../../../../src/core/facts/context';
import type { FileFact } from '../../../../../src/core/facts/evidence';
import type {
  DocumentKind,
  FileReading,
  FileRole,
  Said,
  TestimonyName,
  TestimonyValues,
} from '../../../../../src/core/facts/testimony';
import type { Manifest } from '../../../../../src/core/schema/generated/manifest-file';

/** What a reader would say, on a line that is counted from 1 as in the tests' expectations. */
export function say<Name extends TestimonyName>(fact: Name, value: TestimonyValues[Name], line = 1): Said {
  const said = { fact, value, line: line - 1 };
  // The name and the value of a fact belong together by the types of the parameters.
  return said as unknown as Said;
}

export interface File {
  readonly path: string;
  readonly role?: FileRole;
  readonly kind?: DocumentKind;
  readonly says: readonly Said[];
}

export function file(path: string, ...says: readonly Said[]): File {
  return { path, says };
}

export interface Case {
  readonly manifest: Manifest;
  readonly files: readonly File[];
  /** Files that are not there. */
  readonly missing?: readonly string[];
  readonly folder?: string;
  readonly others?: readonly string[];
  readonly isWhole?: boolean;
}

export function readingOf({ path, role = 'product', kind, says }: File): FileReading {
  const testimony = says.map((each) => ({ ...each, reader: 'test' }));
  return { path, role, ...(kind === undefined ? {} : { kind }), testimony };
}

/** Every claim; the manifest may name each of the files, with and without a place in it. */
export function claimsOf({
  manifest,
  files,
  missing = [],
  folder = '',
  others = [],
  isWhole = true,
}: Case): Claim[] {
  const readings = files.map(readingOf);
  const facts = new Map<string, FileFact>(missing.map((path) => [path, { kind: 'missing' }]));
  for (const name of namesIn(manifest)) {
    const reading = readings.find(
      ({ path }) => path === [folder, name.replace(/#.*/, '')].filter((each) => each !== '').join('/'),
    );
    if (reading !== undefined) facts.set(name, { kind: 'file', size: 1, reading });
  }
  const index = { readings, folder, others, isWhole };
  return repositoryClaims(factsOf(manifest, '2026-11-22', { repository: { files: facts, index } }));
}

/** Every text of a manifest: some of them name files. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

/** `path verdict (code, severity, for items): reason @ file:line`. */
export function inShort({ path, verdict, reason, places, code, severity, items }: Claim): string {
  const weight = [code, severity, ...(items ?? [])].filter((each) => each !== undefined);
  const where = places.map(({ file: name, line }) => (line === undefined ? name : `${name}:${line + 1}`));
  const finding = weight.length === 0 ? '' : ` (${weight.join(', ')})`;
  return `${path.join('.')} ${verdict}${finding}: ${reason}${where.length === 0 ? '' : ` @ ${where.join(' ')}`}`;
}

/** Claims below a path, and no other ones. */
export function expectClaims(given: Case, ...expected: readonly string[]): void {
  assert.deepEqual(claimsOf(given).map(inShort), expected);
}
