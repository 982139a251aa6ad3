import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Testimony } from '../../../src/core/service';
import { readCited } from '../../../src/readers';
import { decodeText } from '../../../src/repository';

/**
 * Each folder of test/fixtures/readers has files as they stand in repositories, and an `expected.json`: for each file
 * all that is read from it, no more and no less. The path from the folder is the path in the repository. Lines are
 * 1-based there, as people count them; null where the file as a whole says it.
 */
interface Expected {
  readonly file: string;
  /** What kind of document it is; absent where nobody knows, or its name alone says that it is no document. */
  readonly kind?: string;
  /** What the fixture is there for: the trap that is not to be fallen into. */
  readonly why?: string;
  readonly facts: readonly ExpectedFact[];
}

interface ExpectedFact {
  readonly line: number | null;
  readonly fact: string;
  readonly value: unknown;
}

const fixtures = path.resolve('test/fixtures/readers');

describe('what readers see', () => {
  for (const folder of readdirSync(fixtures)) {
    const expected: readonly Expected[] = JSON.parse(
      readFileSync(path.join(fixtures, folder, 'expected.json'), 'utf8'),
    );
    describe(folder, () => {
      for (const { file, kind, why, facts } of expected)
        it(why === undefined ? file : `${file}: ${why}`, () => {
          const bytes = readFileSync(path.join(fixtures, folder, file));
          const reading = readCited({ path: file, bytes, text: decodeText(bytes) });
          const isOfProduct = kind === undefined && reading.kind === 'repository';
          assert.deepEqual(
            { kind: isOfProduct ? undefined : reading.kind, facts: reading.testimony.map(plain) },
            { kind, facts },
          );
        });

      it('has no file that nobody speaks of', () => {
        const named = new Set(expected.map(({ file }) => file));
        const left = filesBelow(path.join(fixtures, folder)).filter((file) => !named.has(file));
        assert.deepEqual(left, ['expected.json']);
      });
    });
  }
});

function plain({ line, fact, value }: Testimony): ExpectedFact {
  return { line: line === undefined ? null : line + 1, fact, value };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}
