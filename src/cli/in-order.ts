/** What is made of manifests in the order of their places, by this thread or by several. */
import type { ManifestPlace } from './checked';
import type { Io, Maker } from './io';
import type { Checking } from './load';
import type { Made, Setups } from './outcome';

/**
 * So many are handed to a thread at once, at least and at most: those of one repository together, since whoever has read
 * what it says knows that for all of them.
 */
const atOnce = { least: 8, most: 64 } as const;
/** So much is under way for each thread: one that has a slow manifest holds up the others late. */
const ahead = 2;

/** Several threads begin to be worth it: so many manifests are a run of many. */
export const many = 64;

/** A maker for each thread where there is enough to do; else `local` alone. */
export function makersFor<K extends keyof Made>(
  setup: Setups[K],
  { manifests, jobs }: { readonly manifests: number; readonly jobs: number | undefined },
  { threads }: Pick<Io, 'threads'>,
  local: () => Maker<Made[K]>,
): readonly Maker<Made[K]>[] {
  const wanted = Math.min(jobs ?? threads?.count ?? 1, Math.ceil(manifests / many));
  if (threads === undefined || wanted < 2) return [local()];
  return Array.from({ length: wanted }, (_, part) => threads.open({ ...setup, part: { part, of: wanted } }));
}

/** A place, and the repository that it is in. */
export interface Rooted extends ManifestPlace {
  readonly root: string;
}

/** Places with the repositories that they are in. */
export function rooted(
  places: readonly ManifestPlace[],
  { standingOf }: Pick<Checking, 'standingOf'>,
): Promise<readonly Rooted[]> {
  return Promise.all(
    places.map(async (place) => {
      // Where it cannot be told, that is said of the manifest.
      const standing = await standingOf(place.path).catch(() => undefined);
      return { ...place, root: standing?.root ?? '' };
    }),
  );
}

/** Places that are handed over together to one of several threads. */
export function* batchesOf(places: readonly Rooted[]): Generator<readonly Rooted[]> {
  let batch: Rooted[] = [];
  for (const place of places) {
    const isOther = place.root !== batch.at(-1)?.root;
    if (batch.length >= atOnce.most || (isOther && batch.length >= atOnce.least)) {
      yield batch;
      batch = [];
    }
    batch.push(place);
  }
  if (batch.length > 0) yield batch;
}

/**
 * What is made of all places, in their order. The makers take turns; no more waits for what is before it than a little for
 * each maker, whoever takes it slowly.
 */
export async function* madeInOrder<T>(
  places: readonly Rooted[],
  makers: readonly Maker<T>[],
): AsyncGenerator<T> {
  // What this thread makes is there at once.
  const batches = makers.length === 1 ? places.map((place) => [place]).values() : batchesOf(places);
  const underWay: Promise<readonly T[]>[] = [];
  for (let begun = 0; ; ) {
    while (underWay.length < ahead * makers.length) {
      const maker = makers[begun++ % makers.length];
      const batch = batches.next();
      if (maker === undefined || batch.done === true) break;
      const asked = maker.of(batch.value);
      // It is waited for in its turn; until then nobody is told that it failed.
      asked.catch(() => undefined);
      underWay.push(asked);
    }
    const first = underWay.shift();
    if (first === undefined) return;
    yield* await first;
  }
}
