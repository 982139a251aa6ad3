/** Rows of manifests in the order of their places, made by this thread or by several. */
import type { Row } from '../../portfolio/row';
import type { ManifestPlace } from '../checked';
import type { RowMaker } from '../io';

/** So many are handed to a thread at once: enough that asking costs nothing, and few enough that all have work. */
const atOnce = 16;
/** So much is under way for each thread: one that has a slow manifest holds up the others late. */
const ahead = 4;

/** Several threads begin to be worth it. */
export const fewest = 64;

/**
 * The rows of all places, in their order. The makers take turns; no more rows wait for those before them than a few for each
 * maker, whoever reads them slowly.
 */
export async function* rowsInOrder(
  places: readonly ManifestPlace[],
  makers: readonly RowMaker[],
): AsyncGenerator<Row> {
  const underWay: Promise<readonly Row[]>[] = [];
  let next = 0;
  for (let begun = 0; next < places.length || underWay.length > 0; ) {
    while (next < places.length && underWay.length < ahead * makers.length) {
      const maker = makers[begun++ % makers.length];
      if (maker === undefined) return;
      const asked = maker.rows(places.slice(next, next + atOnce));
      // It is waited for in its turn; until then nobody is told that it failed.
      asked.catch(() => undefined);
      underWay.push(asked);
      next += atOnce;
    }
    yield* (await underWay.shift()) ?? [];
  }
}
