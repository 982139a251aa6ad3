import { configName, type ManifestDocument, readingsOf, wrongConfigName } from '../core/service';
import {
  askedOnce,
  candidatePaths,
  isInside,
  joinPath,
  once,
  parentOf,
  pathBelow,
  type Standing,
  wayTo,
} from '../repository';
import { changedSince } from './changed';
import type { Io } from './io';
import type { Checking } from './load';

/** Whether a manifest is to be checked: asked with its path, all links followed, and what stands in it. */
type IsAffected = (path: string, document: ManifestDocument) => Promise<boolean>;

/**
 * Whether a manifest, a configuration that holds for it, or a file that it names has changed since a revision. Throws
 * CannotRun where git cannot tell.
 */
export function affectedSince(
  revision: string,
  { standingOf, configurations }: Pick<Checking, 'standingOf' | 'configurations'>,
  io: Pick<Io, 'git' | 'files'>,
): IsAffected {
  const changedIn = once(async (root: string) => new Changed(await changedSince(revision, root, io)));
  const files = askedOnce(io.files);
  return async (path, document) => {
    const standing = await standingOf(path);
    const { root } = standing;
    const changed = await changedIn(root);
    const hasChanged = async (each: string): Promise<boolean> => {
      if (changed.has(pathBelow(root, each))) return true;
      // Where one of the links on the way has changed, or what they lead to, what is named has not.
      const { links, end } = await wayTo(each, root, files).catch(() => noWay);
      const real = end ?? (await files.links?.realPath(each).catch(() => undefined));
      const way = real !== undefined && isInside(root, real) ? [...links, real] : links;
      return way.some((at) => changed.has(pathBelow(root, at)));
    };
    const { found } = await configurations.of(path, standing);
    const laws = found.flatMap(({ overlay }) => overlay?.path ?? []);
    const cited = document.files.flatMap(({ file }) => pathsOf(file, standing));
    for (const each of new Set([path, ...configurationsOver(standing), ...laws, ...cited]))
      if (await hasChanged(each)) return true;
    return false;
  };
}

/** Of a path of which nobody can tell where it leads. */
const noWay: Awaited<ReturnType<typeof wayTo>> = { links: [], end: undefined };

/** Wherever a configuration may hold for what stands there, whether or not there is one: one that is gone held before. */
function configurationsOver({ folder, root }: Standing): string[] {
  const paths: string[] = [];
  for (let at = folder; isInside(root, at); at = parentOf(at)) {
    paths.push(joinPath(at, configName), joinPath(at, wrongConfigName));
    if (at === root) break;
  }
  return paths;
}

/** Wherever a name may lead to, whether or not anything is there: what is gone has changed as well. */
function pathsOf(file: string, standing: Standing): string[] {
  return readingsOf(file).flatMap(({ name }) => candidatePaths(name, standing));
}

/**
 * Changed files, and the folders that they are in: a manifest may cite a folder. Of a submodule git names the folder alone,
 * and of a link to a folder the link: what is below has changed with it.
 */
class Changed {
  private readonly paths = new Set<string>();
  private readonly files = new Set<string>();

  constructor(files: ReadonlySet<string>) {
    for (const file of files) {
      const parts = partsOf(file);
      this.files.add(parts.join('/'));
      for (let length = parts.length; length > 0; length--) {
        const path = parts.slice(0, length).join('/');
        // Its parents are there already.
        if (this.paths.has(path)) break;
        this.paths.add(path);
      }
    }
  }

  /** Whether a file, or one in a folder, has changed. The root as a whole is cited by nobody who means a change. */
  has(path: string): boolean {
    const parts = partsOf(path);
    if (this.paths.has(parts.join('/'))) return true;
    return parts.some((_, length) => this.files.has(parts.slice(0, length).join('/')));
  }
}

/** Git ends the name of a repository in it that it does not track with a slash. */
function partsOf(path: string): string[] {
  return path.normalize('NFC').replace(/\/$/, '').split('/');
}
