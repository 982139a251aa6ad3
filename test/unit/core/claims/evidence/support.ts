import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  evaluate,
  type FileFact,
  type Manifest,
  type Report,
  readDocument,
} from '../../../../../src/core/service';
import { readCited } from '../../../../../src/readers';
import { decodeText } from '../../../../../src/repository';
import { hashesOf } from '../../../../../src/repository/hashes';

/** What is to be concluded of a file: the verdict, the line that shows it (null: the file as a whole). */
export type Expected = readonly [
  verdict: 'confirmed' | 'contradicted' | 'cannot tell' | 'counts' | 'weak' | 'does not count' | 'nothing',
  line?: number | null,
];

/** Files by their path: a text, or the path of a fixture of the readers behind `@`. */
export type Files = Readonly<Record<string, string>>;

export const people: NonNullable<Manifest['owners']> = {
  priya: { handle: '@priya-n', name: 'Priya Nair', roles: ['outcome'] },
  tomas: { handle: '@tomas-k', name: 'Tomas Kern', roles: ['performance'] },
};

const stages = ['diagnose', 'design', 'deploy', 'operate'] as const;

/** A manifest that says of an item that it is met, with one document for it. */
export function met(item: string, file: string, more: object = {}): Manifest {
  const text = JSON.stringify({
    checklist: Object.fromEntries(
      stages.map((stage) => [stage, { [item]: { status: 'met', evidence: [file], ...more } }]),
    ),
  });
  return JSON.parse(text);
}

function bytesOf(content: string): Uint8Array {
  return content.startsWith('@')
    ? readFileSync(`test/fixtures/readers/${content.slice(1)}`)
    : new TextEncoder().encode(content);
}

export function reportOf(manifest: Manifest, files: Files, today = '2026-11-22'): Report {
  const document = readDocument(
    JSON.stringify({ version: 1, workflow: { name: 'x' }, ...manifest }, null, 2),
  );
  const facts = new Map<string, FileFact>(
    document.files.map(({ file, isHashed }) => {
      const content = files[file];
      if (content === undefined) return [file, { kind: 'missing' }];
      const bytes = bytesOf(content);
      const reading = readCited({ path: file, bytes, text: decodeText(bytes) });
      const hashes = isHashed === true ? { hashes: hashesOf(bytes) } : {};
      return [file, { kind: 'file', size: bytes.length, reading, ...hashes }];
    }),
  );
  return evaluate(document, { today, repository: { files: facts } });
}

/** What is concluded at some places of a manifest, by the paths of claims; the worst of it. */
export function concluded(report: Report, file: string, below: string): Expected {
  const claims = report.claims.filter(
    ({ path, places }) =>
      `${path.join('.')}.`.startsWith(`${below}.`) && places.some((each) => each.file === file),
  );
  for (const verdict of ['contradicted', 'confirmed', 'cannot-tell'] as const) {
    const claim = claims.find((each) => each.verdict === verdict);
    const place = claim?.places.find((each) => each.file === file);
    if (claim === undefined || place === undefined) continue;
    return [
      verdict === 'cannot-tell' ? 'cannot tell' : verdict,
      place.line === undefined ? null : place.line + 1,
    ];
  }
  return ['nothing'];
}

/** What a file is worth for an item, with the line that says why not more. */
export function worth(report: Report, file: string, item: string): Expected {
  const all = report.items
    .filter(({ id }) => id === item)
    .flatMap((each) => [...each.evidence, ...each.evidencedBy]);
  const entry = all.find((each) => each.file === file);
  if (entry === undefined) return ['nothing'];
  const line = entry.place?.line;
  const at: [] | [number | null] = entry.place === undefined ? [] : [line === undefined ? null : line + 1];
  if (entry.state === 'holds') return ['counts'];
  return entry.state === 'weak' ? ['weak', ...at] : ['does not count', ...at];
}

export function expectEqual(found: Expected, wanted: Expected, report: Report): void {
  const said = report.claims.map(({ path, verdict, reason }) => `${path.join('.')} ${verdict}: ${reason}`);
  assert.deepEqual(found, wanted, said.join('\n'));
}
