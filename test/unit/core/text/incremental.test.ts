import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { evaluate, type ManifestDocument, readDocument } from '../../../../src/core/service';

const today = '2026-11-22';
const samples = globSync('test/{workspaces,fixtures/edit}/**/*.{yaml,yml}')
  .filter((file) => /ai-readiness|fixtures/.test(file))
  .map((file) => readFileSync(file, 'utf8'));

/** Everything that is said of a version, and where each value of it stands. */
function said(document: ManifestDocument): unknown {
  const { parsed, faults, manifest } = document;
  const { root, value, problems, unreadable } = parsed;
  const { findings, gates, items } = evaluate(document, { today });
  return JSON.parse(
    JSON.stringify({ root, value, problems, unreadable, faults, manifest, findings, gates, items }),
  );
}

const odd = [
  '',
  '  ow',
  '    ow',
  'int',
  'stage: nope',
  '  - "',
  'users: [a, b',
  '# note',
  '\t',
  'x: &a 1',
  'y: *a',
  '---',
];

/** One line put in, taken out, doubled or swapped for another; `where` and `what` are taken as far as they reach. */
function typed(text: string, [kind, where, what]: [number, number, number]): string {
  const lines = text.split('\n');
  const at = where % lines.length;
  if (kind === 0) lines.splice(at, 0, odd[what % odd.length] ?? '');
  else if (kind === 1) lines.splice(at, 1);
  else if (kind === 2) lines.splice(at, 0, lines[what % lines.length] ?? '');
  else lines[at] = `${lines[at] ?? ''}${'x: '.charAt(what % 3)}`;
  return lines.join('\n');
}

describe('a version that is read after another one', () => {
  it('is read as if it were the first', () => {
    const step = fc.tuple(fc.nat(3), fc.nat(400), fc.nat(400)) as fc.Arbitrary<[number, number, number]>;
    const runs = Number(process.env.FUZZ ?? 1) * 40;
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(step, { minLength: 1, maxLength: 5 }),
        (sample, steps) => {
          let last = readDocument(sample);
          for (const each of steps) {
            const text = typed(last.text, each);
            // Also with findings of the version before it: nothing that is shared may have been changed.
            evaluate(last, { today });
            const next = readDocument(text, last);
            assert.deepEqual(said(next), said(readDocument(text)));
            last = next;
          }
        },
      ),
      { seed: 20_261_122, numRuns: runs },
    );
  });

  it('takes over the sections whose text is the same', () => {
    const text = 'version: 1\nstage: design\nrisk: { tier: high }\n';
    const first = readDocument(text);
    const next = readDocument(text.replace('design', 'deploy'), first);
    assert.equal(next.parsed.sections?.[2]?.value, first.parsed.sections?.[2]?.value);
    assert.notEqual(next.parsed.sections?.[1]?.value, first.parsed.sections?.[1]?.value);
  });
});
