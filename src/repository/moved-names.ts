/** What a manifest has to call the files that it names, after files, folders or itself were moved. */
import { type FileReference, isLink, renamings } from '../core/service';
import type { Files } from './files';
import { Listings } from './listings';
import { filesBefore, type Move, movedPath } from './moves';
import { baseName, isForeign, isInside, joinPath, parentOf, pathBelow, relativePath, slashed } from './paths';
import { allCandidatePaths, type Located, locateFile } from './places';
import type { Standing } from './root';

/** What was moved, and a manifest that may name it. */
interface MovedAround {
  readonly references: readonly FileReference[];
  /** Where the manifest stood, and where it stands now. */
  readonly before: Standing;
  readonly after: Standing;
  readonly moves: readonly Move[];
  /** The file system as it is now. */
  readonly files: Files;
}

type Found = Extract<Located, { readonly path: string }>;

/** Looks a name up; undefined where it leads to nothing that counts. */
type LookUp = (name: string) => Promise<Found | undefined>;

/**
 * By how a manifest writes it: how it has to name what it named before the moves. The new name is written in the same
 * form, and was looked up: it leads to the same file. What leads there as it is, or cannot be named, is not among them.
 * Rejects where it cannot be told.
 */
export async function movedNames(around: MovedAround): Promise<ReadonlyMap<string, string>> {
  const { references, before, after, moves, files } = around;
  const texts = [...new Set(references.map(({ file }) => file))].filter(
    (text) => !isLink(text) && isConcerned(text, around),
  );
  const names = new Map<string, string>();
  if (texts.length === 0) return names;
  const was = lookUpIn(before, filesBefore(files, moves));
  const is = lookUpIn(after, files);
  for (const text of texts) {
    const found = await was(text);
    const name = found && (await nameNow(text, found, { ...around, is }));
    if (name !== undefined) names.set(text, name);
  }
  return names;
}

/** Whether moves may have changed where a name leads: most of a large manifest is not looked up. */
function isConcerned(text: string, { before, after, moves }: MovedAround): boolean {
  if (before.folder !== after.folder || before.root !== after.root) return true;
  const ends = moves.flatMap(({ from, to }) => [from, to]).map(loose);
  return allCandidatePaths(text, before).some((path) => ends.some((end) => isInside(end, loose(path))));
}

/** Names that differ in their case or Unicode form may be meant for each other. */
function loose(path: string): string {
  return path.normalize().toLowerCase();
}

function lookUpIn(standing: Standing, files: Files): LookUp {
  const search = { ...standing, files, listings: new Listings(files) };
  return async (name) => {
    const found = await locateFile(name, search);
    return 'path' in found ? found : undefined;
  };
}

/** The name that a text has to say now; undefined where it is right as it is, or there is none. */
async function nameNow(
  text: string,
  found: Found,
  around: MovedAround & { readonly is: LookUp },
): Promise<string | undefined> {
  const target = movedPath(found.path, around.moves);
  const isRight = async (name: string): Promise<boolean> => {
    const next = await around.is(name);
    return (
      next !== undefined &&
      next.path.normalize() === target.normalize() &&
      next.place === found.place &&
      (next.spelling === undefined || next.spelling.differs === found.spelling?.differs)
    );
  };
  if (await isRight(text)) return undefined;
  for (const to of namesFor(target, found, around)) {
    for (const name of renamings(text, found, to)) if (await isRight(name)) return name;
  }
  return undefined;
}

/** The ways to name a path, that which is most like the old name first. */
function namesFor(target: string, { name, path }: Found, around: MovedAround): string[] {
  const { before, after } = around;
  const plain = slashed(name);
  const fromFolder = relativePath(after.folder, target);
  const fromRoot = pathBelow(after.root, target);
  const ways = [`${plain.startsWith('./') && !fromFolder.startsWith('.') ? './' : ''}${fromFolder}`];
  if (isInside(after.root, target)) {
    const isFromFolder = loose(joinPath(before.folder, plain)) === loose(path);
    if (!isFromFolder && fromRoot !== '') ways.unshift(fromRoot);
    if (plain.startsWith('/')) ways.unshift(`/${fromRoot}`);
    else ways.push(`/${fromRoot}`);
  }
  if (isForeign(plain) || (plain.startsWith('/') && isInside(loose(before.root), loose(plain))))
    ways.unshift(target);
  return [
    ...new Set([...oneNameChanged(name, path, around.moves), ...ways.map((way) => inStyle(way, name))]),
  ];
}

/** With the separators of a name, and a slash at its end where it has one there. */
function inStyle(way: string, name: string): string {
  const ended = /[\\/]$/.test(name) && !way.endsWith('/') ? `${way}/` : way;
  return name.includes('\\') && !name.includes('/') ? ended.replaceAll('/', '\\') : ended;
}

/** Where a folder or file on a path has another name and is where it was: the name with this one part changed. */
function oneNameChanged(name: string, path: string, moves: readonly Move[]): string[] {
  return moves.flatMap(({ from, to }) => {
    if (parentOf(from) !== parentOf(to) || !isInside(loose(from), loose(path))) return [];
    const below = path.split('/').length - from.split('/').length;
    const parts = name.split(/([\\/]+)/);
    // The separators are among them, and perhaps nothing behind the last one.
    const at = parts.length - (parts.at(-1) === '' ? 3 : 1) - 2 * below;
    if (loose(parts[at] ?? '') !== loose(baseName(from))) return [];
    parts[at] = baseName(to);
    return [parts.join('')];
  });
}
