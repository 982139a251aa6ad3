/** A row of a report for each manifest. */
import { problemRow, type Row } from '../portfolio/row';
import { rowOf } from '../portfolio/row-of';
import { relativePath } from '../repository';
import { CannotRun, reasonOf } from './faults';
import type { Io, Maker } from './io';
import { checkManifest } from './load';
import { LocalMaker } from './local-maker';
import type { Setups } from './outcome';

export function rowMaker(setup: Setups['rows'], io: Io): Maker<Row> {
  return new LocalMaker(
    async (place, checking) => {
      const path = place.shown;
      try {
        const { root } = await checking.standingOf(place.path);
        const { document, report } = await checkManifest(place, checking);
        return rowOf({ path, root: relativePath(io.cwd, root), document, report });
      } catch (error) {
        if (error instanceof CannotRun) throw error;
        return problemRow({ path, today: setup.today }, reasonOf(error));
      }
    },
    setup,
    io,
    {},
  );
}
