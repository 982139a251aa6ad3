/** Makes something of manifests in this thread. */
import { Histories, isOfCited } from '../repository';
import type { ManifestPlace } from './checked';
import { checkingOf } from './checking';
import type { Io, Kept, KeptResults, Maker } from './io';
import type { Checking } from './load';

/** So many manifests are looked at with one memory of what is around them, and the rest of their repository. */
const remembered = 64;

/** What is known around a manifest. */
export type Around = Checking & { readonly histories: Histories };

/** Makes something of one manifest. */
type MakeOne<T> = (place: ManifestPlace, around: Around) => Promise<T>;

type Asked = Parameters<typeof checkingOf>[0];

/**
 * What is known of a repository is kept while its manifests come, and forgotten with it: many repositories take no more
 * memory than the largest.
 */
export class LocalMaker<T> implements Maker<T> {
  private checking: Promise<Around> | undefined;
  private root: string | undefined;
  private seen = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly kept: KeptResults<T> | undefined;

  /** `checking`: what is known already, in a run of a few. `kept`: what came of them in the last run, in one of many. */
  constructor(
    private readonly makeOne: MakeOne<T>,
    private readonly asked: Asked,
    private readonly io: Io,
    {
      checking,
      kept,
    }: { readonly checking?: Checking | undefined; readonly kept?: KeptResults<T> | undefined },
  ) {
    this.kept = kept;
    if (checking !== undefined) this.checking = Promise.resolve(this.withHistories(checking));
  }

  /** One manifest after the other, whoever asks meanwhile: what is remembered is that of one repository. */
  of(places: readonly ManifestPlace[]): Promise<readonly T[]> {
    const made = this.turn.then(async () => {
      const all: T[] = [];
      for (const place of places) all.push((await this.kept?.next(place)) ?? (await this.made(place)));
      return all;
    });
    this.turn = made.catch(() => undefined);
    return made;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.forget();
    this.kept?.close();
  }

  private async made(place: ManifestPlace): Promise<T> {
    const made = await this.makeOne(place, await this.around(place));
    this.kept?.keep(place, made);
    return made;
  }

  /** What is known around a manifest: all of it, as long as they are of one repository. */
  private async around(place: ManifestPlace): Promise<Around> {
    this.checking ??= this.fresh();
    const { standingOf } = await this.checking;
    // Where it cannot be told, that is said by whoever needs it.
    const root = await standingOf(place.path).then(
      (standing) => standing.root,
      () => '',
    );
    if (root !== this.root && this.seen >= remembered) {
      await this.forget();
      this.checking = this.fresh();
    }
    this.root = root;
    this.seen++;
    return this.checking;
  }

  /** What was read of repositories is kept for the next run. */
  private async forget(): Promise<void> {
    (await this.checking?.catch(() => undefined))?.keep();
    this.checking = undefined;
    this.seen = 0;
  }

  private async fresh(): Promise<Around> {
    const { io, asked } = this;
    const keptReadings = (root: string): Kept | undefined => withoutCited(io.keptReadings?.(root));
    return this.withHistories(await checkingOf(asked, { ...io, keptReadings }));
  }

  private withHistories(checking: Checking): Around {
    return { ...checking, histories: new Histories(this.io.git, this.io.files) };
  }
}

/**
 * The evidence of thousands of manifests would have to be held until the end of the run. And of thousands of small
 * repositories, what is read is read sooner than what was kept of it.
 */
function withoutCited(kept: Kept | undefined): Kept | undefined {
  if (kept === undefined) return undefined;
  return {
    worthFrom,
    unchanged: (file, stamp) => (isOfCited(file) ? undefined : kept.unchanged(file, stamp)),
    same: (file, bytes) => (isOfCited(file) ? undefined : kept.same(file, bytes)),
    keep(file, looked, found) {
      if (!isOfCited(file)) kept.keep(file, looked, found);
    },
    save: () => kept.save(),
  };
}

/** So many files at which readers look. */
const worthFrom = 16;
