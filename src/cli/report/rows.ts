/** Rows of manifests in the order of their places, made by this thread or by several. */
import type { Row } from '../../portfolio/row';
import type { ManifestPlace } from '../checked';
import type { RowMaker } from '../io';

/**
 * So many are handed to a thread at once, at least and at most: those of one repository together, since whoever has read
 * what it says knows that for all of them.
 */
const atOnce = { least: 16, most: 64 } as const;
/** So much is under way for each thread: one that has a slow manifest holds up the others late. */
const ahead = 3;

/** Several threads begin to be worth it. */
export const fewest = 64;

/** A place, and the repository that it is in. */
export interface Rooted extends ManifestPlace {
  readonly root: string;
}

/** Places that are handed over together. */
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
 * The rows of all places, in their order. The makers take turns; no more rows wait for those before them than a few for each
 * maker, whoever reads them slowly.
 */
export async function* rowsInOrder(
  places: readonly Rooted[],
  makers: readonly RowMaker[],
): AsyncGenerator<Row> {
  const batches = batchesOf(places);
  const underWay: Promise<readonly Row[]>[] = [];
  for (let begun = 0; ; ) {
    while (underWay.length < ahead * makers.length) {
      const maker = makers[begun++ % makers.length];
      const batch = batches.next();
      if (maker === undefined || batch.done === true) break;
      const asked = maker.rows(batch.value);
      // It is waited for in its turn; until then nobody is told that it failed.
      asked.catch(() => undefined);
      underWay.push(asked);
    }
    const first = underWay.shift();
    if (first === undefined) return;
    yield* await first;
  }
}
