/** All changes of all pairs, each as a manifest and files that no longer agree. */
import { contractPairs } from './contracts';
import { documentPairs } from './documents';
import { repositoryPairs } from './repository';
import { resultPairs } from './results';
import { type Change, type Pair, textOf, withValue } from './seeding';

/** One change of one value, and what must be found. */
export interface Seed {
  readonly pair: Pair;
  readonly change: Change;
  readonly becomes: string | number | boolean;
}

export const pairs: readonly Pair[] = [
  ...resultPairs,
  ...documentPairs,
  ...contractPairs,
  ...repositoryPairs,
];

export const seeds: readonly Seed[] = pairs.flatMap((pair) =>
  pair.changes.flatMap((change) => change.becomes.map((becomes) => ({ pair, change, becomes }))),
);

/** The manifest and the files after a change, and the file that it is about. */
export function sown({ pair, change, becomes }: Seed): { text: string; files: Pair['files']; file: string } {
  const { manifest, files } = pair;
  const isInManifest = change.in === 'manifest';
  const text = textOf(isInManifest ? withValue(manifest, change.value, becomes) : manifest);
  const file = isInManifest ? (change.file ?? Object.keys(files)[0] ?? '') : change.in;
  if (isInManifest) return { text, files, file };
  const before = files[file] ?? '';
  if (before.split(change.value).length !== 2)
    throw new Error(`${pair.name}: "${change.value}" does not stand there once`);
  return { text, files: { ...files, [file]: before.replace(change.value, () => String(becomes)) }, file };
}
