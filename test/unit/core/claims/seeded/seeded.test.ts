import assert from 'node:assert/strict';
import { lineOf, lineWith, look, type Pair, textOf } from './seeding';
import { pairs, type Seed, seeds, sown } from './seeds';

interface Wanted {
  readonly code: string;
  readonly line: number;
  /** `file:line`; the file alone where the whole of it is meant. */
  readonly at: string;
}

/** What a change makes of a pair, and what is to be seen then. */
function planted({ pair, change, becomes }: Seed): { text: string; files: Pair['files']; wanted: Wanted } {
  const isInManifest = change.in === 'manifest';
  const { text, files, file } = sown({ pair, change, becomes });
  const before = pair.files[file] ?? '';
  const after = files[file] ?? '';
  const shown = change.shows ?? (isInManifest ? change.against : undefined);
  const lineInFile =
    shown === 'whole'
      ? undefined
      : shown === undefined
        ? lineWith(before, change.value)
        : lineWith(after, shown);
  return {
    text,
    files,
    wanted: {
      code: change.gives ?? 'evidence/contradicted',
      line: lineOf(text, change.marks ?? (isInManifest ? change.value : change.against)),
      at: lineInFile === undefined ? file : `${file}:${lineInFile}`,
    },
  };
}

/** What was found instead of what was to be found; undefined where it is just that. */
function missed(seed: Seed): string | undefined {
  const { text, files, wanted } = planted(seed);
  const found = look(text, { ...seed.pair, files });
  const [only, ...others] = found;
  const isFile = (file: string | undefined, line: number | undefined): boolean =>
    wanted.at === `${file}:${line}` || wanted.at === (file ?? wanted.at);
  if (
    only !== undefined &&
    others.length === 0 &&
    only.code === wanted.code &&
    only.line === wanted.line &&
    isFile(only.file, only.fileLine)
  )
    return undefined;
  const seen = found.map(
    ({ code, line, file, fileLine, message }) => `${code} line ${line} @ ${file}:${fileLine} ${message}`,
  );
  return `${seed.pair.name}: ${seed.change.value} → ${seed.becomes}: wanted ${wanted.code} line ${wanted.line} @ ${wanted.at}, found ${seen.join(' | ') || 'nothing'}`;
}

describe('contradictions that were planted', () => {
  for (const pair of pairs)
    describe(pair.name, () => {
      it('has none before', () => {
        assert.deepEqual(look(textOf(pair.manifest), pair), []);
      });

      const own = seeds.filter((seed) => seed.pair === pair);
      it(`shows all of ${own.length}, each on its lines`, () => {
        assert.deepEqual(
          own.flatMap((seed) => missed(seed) ?? []),
          [],
        );
      });
    });

  it('are more than a thousand', () => {
    assert.ok(seeds.length > 1000, `there are only ${seeds.length}`);
  });
});
