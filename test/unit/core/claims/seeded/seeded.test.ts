import assert from 'node:assert/strict';
import { contractPairs } from './contracts';
import { documentPairs } from './documents';
import { repositoryPairs } from './repository';
import { resultPairs } from './results';
import { type Change, lineOf, lineWith, look, type Pair, textOf, withValue } from './seeding';

/** One change of one value, and what must be found. */
interface Seed {
  readonly pair: Pair;
  readonly change: Change;
  readonly becomes: string | number | boolean;
}

interface Wanted {
  readonly code: string;
  readonly line: number;
  /** `file:line`; the file alone where the whole of it is meant. */
  readonly at: string;
}

const pairs: readonly Pair[] = [...resultPairs, ...documentPairs, ...contractPairs, ...repositoryPairs];

const seeds: readonly Seed[] = pairs.flatMap((pair) =>
  pair.changes.flatMap((change) => change.becomes.map((becomes) => ({ pair, change, becomes }))),
);

/** What a change makes of a pair, and what is to be seen then. */
function planted({ pair, change, becomes }: Seed): { text: string; files: Pair['files']; wanted: Wanted } {
  const { manifest, files } = pair;
  const isInManifest = change.in === 'manifest';
  const changed = isInManifest ? withValue(manifest, change.value, becomes) : manifest;
  const text = textOf(changed);
  const file = isInManifest ? (change.file ?? Object.keys(files)[0] ?? '') : change.in;
  const before = files[file] ?? '';
  const after = isInManifest ? before : before.replace(change.value, () => String(becomes));
  if (!isInManifest && before.split(change.value).length !== 2)
    throw new Error(`${pair.name}: "${change.value}" does not stand there once`);
  const shown = change.shows ?? (isInManifest ? change.against : undefined);
  const lineInFile =
    shown === 'whole'
      ? undefined
      : shown === undefined
        ? lineWith(before, change.value)
        : lineWith(after, shown);
  return {
    text,
    files: { ...files, [file]: after },
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
