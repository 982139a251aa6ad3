import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isManifestPath } from '../../../src/core/base/manifest-files';
import { evaluate, type Finding, type ManifestDocument, readDocument } from '../../../src/core/service';
import { today } from './support';

/** Manifests that people might have: the samples, and the fixtures without faults. */
const samples: readonly string[] = [
  ...filesIn('test/workspaces').filter((file) => isManifestPath(file)),
  ...filesIn('test/fixtures/clean').filter((file) => file.endsWith('.yaml')),
].map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`);
}

/** Pieces that break YAML, or mean something in it. */
const odd: readonly string[] = [
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ':',
    ': ',
    '- ',
    '? ',
    '#',
    ',',
    '&a ',
    '*a',
    '*',
    '&',
    '!',
    '!!str ',
    '|',
    '>',
  ],
  ...[
    '%',
    '@',
    '`',
    '~',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\u0000',
    '\ufeff',
    '\ufffd',
    '\u2028',
    '\ud83d',
    '😀',
    '\\',
    '<<: ',
  ],
  ...[
    '---\n',
    '...\n',
    '<<<<<<< ours\n',
    '=======\n',
    '>>>>>>> theirs\n',
    '__proto__: ',
    'constructor: ',
    '  ',
    '99999999999999999999',
  ],
  ...[
    '2026-02-30',
    '.nan',
    '-.inf',
    '1e999',
    'null',
    'true',
    '0x1F',
    '99999999w',
    '!!binary x',
    '{a: {a: {a: ',
    '\n\n\n',
  ],
];

type Change = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, share: number): number => Math.floor(share * text.length);

/** One change of the kind that typing, merging and broken tools make. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...odd)).map(
    ([where, piece]): Change =>
      (text) => {
        const offset = at(text, where);
        return text.slice(0, offset) + piece + text.slice(offset);
      },
  ),
  fc.tuple(place, fc.nat(40)).map(
    ([where, count]): Change =>
      (text) => {
        const offset = at(text, where);
        return text.slice(0, offset) + text.slice(offset + count);
      },
  ),
  fc.tuple(place, place).map(
    ([one, other]): Change =>
      (text) => {
        const [first, second] = [at(text, Math.min(one, other)), at(text, Math.max(one, other))];
        return (
          text.slice(0, first) +
          text.charAt(second) +
          text.slice(first + 1, second) +
          text.charAt(first) +
          text.slice(second + 1)
        );
      },
  ),
  onLines((lines, index) => lines.splice(index, 1)),
  onLines((lines, index) => lines.splice(index, 0, lines[index] ?? '')),
  onLines((lines, index) => lines.splice(index, 2, lines[index + 1] ?? '', lines[index] ?? '')),
  onLines((lines, index) => lines.splice(index, 1, ` ${lines[index] ?? ''}`)),
  onLines((lines, index) => lines.splice(index, 1, (lines[index] ?? '').trimStart())),
  onLines((lines, index) => lines.splice(index, 1, `\t${lines[index] ?? ''}`)),
  onLines((lines, index) => lines.splice(index, 1, (lines[index] ?? '').replace(/: .*$/, ': [1, { a: b }]'))),
  onLines((lines, index) => lines.splice(index, 1, (lines[index] ?? '').replace(/: .*$/, ':'))),
  place.map(
    (where): Change =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
);

function onLines(edit: (lines: string[], index: number) => void): fc.Arbitrary<Change> {
  return place.map(
    (where): Change =>
      (text) => {
        const lines = text.split('\n');
        edit(lines, Math.floor(where * lines.length));
        return lines.join('\n');
      },
  );
}

const sample = fc.constantFrom(...samples);
const mutated = fc
  .tuple(sample, fc.array(change, { minLength: 1, maxLength: 5 }))
  .map(([text, changes]) => changes.reduce((result, each) => each(result), text));

/** A fixed seed; FUZZ=n looks n times as far from another one. */
const further = Number(process.env.FUZZ ?? 1);
const options = { seed: 20_261_122 + further, numRuns: 60 * further };

const findingsOf = (document: ManifestDocument): readonly Finding[] => evaluate(document, { today }).findings;

function assertInside(text: string, document: ManifestDocument, findings: readonly Finding[]): void {
  for (const { code, range, related } of findings) {
    for (const { start, end } of [range, ...related.map((each) => each.range)]) {
      const [from, to] = [document.lines.offsetAt(start), document.lines.offsetAt(end)];
      assert.ok(0 <= from && from <= to && to <= text.length, code);
      assert.deepEqual([document.lines.positionAt(from), document.lines.positionAt(to)], [start, end], code);
    }
  }
}

describe('any text', function () {
  this.timeout(120_000 * further);

  it('is checked without a fault of ours, and every range lies inside it', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const document = readDocument(text);
        const findings = findingsOf(document);
        assert.ok(findings.every(({ code }) => code !== 'internal/check-failed'));
        assert.ok(
          findings.every(
            ({ message }) => !/undefined|\[object|NaN/.test(message) || text.includes('undefined'),
          ),
        );
        assertInside(text, document, findings);
      }),
      options,
    );
  });

  it('has the same report each time', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        assert.deepEqual(evaluate(readDocument(text), { today }), evaluate(readDocument(text), { today }));
      }),
      { ...options, numRuns: 20 * further },
    );
  });

  it('has the same report, whatever version was read before it', () => {
    fc.assert(
      fc.property(sample, fc.array(change, { minLength: 1, maxLength: 6 }), (first, changes) => {
        let text = first;
        let document = readDocument(text);
        for (const each of changes) {
          text = each(text);
          document = readDocument(text, document);
          const fresh = readDocument(text);
          assert.deepEqual(document.parsed, fresh.parsed);
          assert.deepEqual(document.faults, fresh.faults);
        }
      }),
      { ...options, numRuns: 20 * further },
    );
  });

  it('has the same findings with CRLF as with LF', () => {
    const places = (text: string): string[] =>
      findingsOf(readDocument(text)).map(({ code, range }) => `${code} ${JSON.stringify(range)}`);
    for (const text of samples) assert.deepEqual(places(text.replaceAll('\n', '\r\n')), places(text));
  });

  it('of characters alone is read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.constantFrom(...odd, 'a', 'version: 1')),
        (text, pieces) => {
          const all = text + pieces.join('') + text;
          const document = readDocument(all);
          assertInside(all, document, findingsOf(document));
        },
      ),
      { ...options, numRuns: 150 * further },
    );
  });
});
