/** Files and folders that were renamed or moved, and how things were before. */
import { isSameName } from '../core/service';
import type { Files, FolderEntry, Links } from './files';
import { baseName, isInside, joinPath, parentOf, pathBelow } from './paths';

/** A file or folder that is somewhere else now. Absolute paths, without `.` and `..`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Moves that were made one after the other, each with where it began and where it has ended. */
export function asOne(moves: readonly Move[]): Move[] {
  let all: Move[] = [];
  for (const move of moves) {
    const from = movedPath(move.from, all.map(reversed));
    all = [...all.map((each) => ({ ...each, to: movedPath(each.to, [move]) })), { from, to: move.to }];
  }
  return all;
}

/** The way back. */
export function reversed({ from, to }: Move): Move {
  return { from: to, to: from };
}

/** Where what was at a path is now: at that path, unless it has moved, alone or with a folder. */
export function movedPath(path: string, moves: readonly Move[]): string {
  const move = moveOf(path, moves, 'from');
  return move === undefined ? path : joinPath(move.to, pathBelow(move.from.normalize(), path.normalize()));
}

/** The move that a path was part of, that of the innermost folder; a name in another Unicode form is the same. */
function moveOf(path: string, moves: readonly Move[], side: keyof Move): Move | undefined {
  return moves
    .filter((move) => isInside(move[side].normalize(), path.normalize()))
    .sort((one, other) => other[side].length - one[side].length)[0];
}

/** A file system as it was before files and folders in it were moved. */
export function filesBefore(files: Files, moves: readonly Move[]): Files {
  /** Where what was at a path is now; undefined where nothing was, since it has only come by a move. */
  const now = (path: string): string | undefined => {
    const at = movedPath(path, moves);
    return moveOf(at, moves, 'to') === moveOf(path, moves, 'from') ? at : undefined;
  };
  return {
    ...files,
    ...(files.links && { links: linksBefore(files.links, { now, moves }) }),
    async stat(path) {
      const at = now(path);
      return at === undefined ? undefined : files.stat(at);
    },
    read: (path, limit) => files.read(now(path) ?? path, limit),
    list: (folder) => listBefore(folder, { files, now, moves }),
  };
}

interface Now {
  readonly now: (path: string) => string | undefined;
  readonly moves: readonly Move[];
}

async function listBefore(
  folder: string,
  { files, now, moves }: Now & { readonly files: Files },
): Promise<readonly FolderEntry[]> {
  const at = now(folder);
  const entries = at === undefined ? [] : await files.list(at);
  const come = moves.filter(({ to }) => parentOf(to) === at).map(({ to }) => baseName(to));
  const gone = moves.filter(({ from }) => parentOf(from) === folder);
  const back = gone.map(async ({ from, to }) => {
    const entry = (await files.list(parentOf(to))).find(({ name }) => isSameName(name, baseName(to)));
    return entry === undefined ? [] : [{ ...entry, name: baseName(from) }];
  });
  const stayed = entries.filter(({ name }) => !come.some((each) => isSameName(name, each)));
  return [...stayed, ...(await Promise.all(back)).flat()];
}

/** Links are followed to where they led: what they lead to may go by another name now. */
function linksBefore(links: Links, { now, moves }: Now): Links {
  const realPlace = async (path: string): Promise<string> =>
    joinPath((await links.realPath(parentOf(path))) ?? parentOf(path), baseName(path));
  let known: Promise<readonly Move[]> | undefined;
  const backwards = (): Promise<readonly Move[]> => {
    known ??= Promise.all(
      moves.map(async ({ from, to }) => ({
        from: await realPlace(to),
        to: await realPlace(from),
      })),
    );
    return known;
  };
  return {
    async realPath(path) {
      const at = now(path);
      const real = at === undefined ? undefined : await links.realPath(at);
      return real === undefined ? undefined : movedPath(real, await backwards());
    },
    async target(path) {
      const at = now(path);
      return at === undefined ? undefined : links.target(at);
    },
  };
}
