/** Makes rows in this thread. */

import { problemRow, type Row } from '../portfolio/row';
import { rowOf } from '../portfolio/row-of';
import { Histories, isOfCited, relativePath } from '../repository';
import type { ManifestPlace } from './checked';
import { checkingOf } from './checking';
import { CannotRun, reasonOf } from './faults';
import type { Io, Kept, RowMaker, RowSetup } from './io';
import { type Checking, checkManifest } from './load';

/** So many manifests are looked at with one memory of what is around them, and the rest of their repository. */
const remembered = 64;

/**
 * What is known of a repository is kept while its manifests come, and forgotten with it: many repositories take no more
 * memory than the largest.
 */
export class LocalMaker implements RowMaker {
  private checking: Promise<Checking> | undefined;
  private root: string | undefined;
  private seen = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly setup: RowSetup,
    private readonly io: Io,
  ) {}

  /** One manifest after the other, whoever asks meanwhile: what is remembered is that of one repository. */
  rows(places: readonly ManifestPlace[]): Promise<readonly Row[]> {
    const made = this.turn.then(async () => {
      const rows: Row[] = [];
      for (const place of places) rows.push(await this.row(place));
      return rows;
    });
    this.turn = made.catch(() => undefined);
    return made;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.forget();
  }

  private async row(place: ManifestPlace): Promise<Row> {
    const { today } = this.setup;
    const path = place.shown;
    try {
      const { checking, root } = await this.around(place);
      const { document, report } = await checkManifest(place, checking);
      return rowOf({ path, root: relativePath(this.io.cwd, root), document, report });
    } catch (error) {
      if (error instanceof CannotRun) throw error;
      return problemRow({ path, today }, reasonOf(error));
    }
  }

  /** What is known around a manifest: all of it, as long as they are of one repository. */
  private async around(
    place: ManifestPlace,
  ): Promise<{ readonly checking: Checking; readonly root: string }> {
    this.checking ??= this.fresh();
    const { root } = await (await this.checking).standingOf(place.path);
    if (root !== this.root && this.seen >= remembered) {
      await this.forget();
      this.checking = this.fresh();
    }
    this.root = root;
    this.seen++;
    return { checking: await this.checking, root };
  }

  /** What was read of repositories is kept for the next run. */
  private async forget(): Promise<void> {
    (await this.checking?.catch(() => undefined))?.keep();
    this.checking = undefined;
    this.seen = 0;
  }

  private async fresh(): Promise<Checking> {
    const { io, setup } = this;
    const keptReadings = (root: string): Kept | undefined => withoutCited(io.keptReadings?.(root));
    const checking = await checkingOf(setup, { ...io, keptReadings });
    return { ...checking, histories: new Histories(io.git, io.files) };
  }
}

/** The evidence of thousands of manifests would have to be held until the end of the run. */
function withoutCited(kept: Kept | undefined): Kept | undefined {
  return (
    kept && {
      unchanged: (file, stamp) => (isOfCited(file) ? undefined : kept.unchanged(file, stamp)),
      same: (file, bytes) => (isOfCited(file) ? undefined : kept.same(file, bytes)),
      keep: (file, looked, found) => (isOfCited(file) ? undefined : kept.keep(file, looked, found)),
      save: () => kept.save(),
    }
  );
}
