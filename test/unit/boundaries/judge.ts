import path from 'node:path';
import { permitted } from './permitted';
import type { Room } from './room';
import { syntaxOf } from './syntax';
import { rooms } from './table';

interface Import {
  /** As written. */
  readonly from: string;
  readonly kind: keyof Room;
  /** A file below src/, a package, or a file of data below the project. */
  readonly target: string;
}

/** A file below src/, read. */
export interface Reading {
  readonly file: string;
  readonly imports: readonly Import[];
  readonly uses: readonly string[];
}

/** Reads a file below src/; `known` are the files of TypeScript there. */
export function read(file: string, text: string, known: ReadonlySet<string>): Reading {
  if (!isRead(file)) return { file, imports: [], uses: [] };
  const { imports, uses } = syntaxOf(file, text);
  return { file, imports: imports.map((from) => importOf(file, from, known)), uses };
}

/** What is wrong with a file, in words. */
export function noticesIn({ file, imports, uses }: Reading): string[] {
  const inFile = `src/${file}`;
  if (isOther(file)) return [];
  if (!isRead(file)) return [`${inFile} is of a kind that is not read`];
  const notUsable = uses
    .filter((use) => !permitted[file]?.includes(use))
    .map((use) => `${inFile} has ${use}`);
  if (file.endsWith('.d.ts')) {
    const notListed = permitted[file] === undefined ? [`${inFile} is a declaration file not listed`] : [];
    return [...notListed, ...imports.map(({ from }) => `${inFile} imports ${from}`), ...notUsable];
  }
  const room = roomOf(file);
  if (room === undefined) return [`${inFile} is in no room`, ...notUsable];
  const notAllowed = imports.filter((each) => !isAllowed(room, each));
  return [...notAllowed.map(({ from }) => `${inFile} imports ${from}`), ...notUsable];
}

/** What the tables allow although nobody needs it. */
export function unusedAfter(readings: readonly Reading[]): string[] {
  const used = new Set(
    readings.flatMap(({ file, imports, uses }) => [
      roomOf(file) ?? '',
      ...imports.map(({ kind, target }) => `${roomOf(file)} > ${kind === 'rooms' ? roomOf(target) : target}`),
      ...uses.map((use) => `${file} has ${use}`),
    ]),
  );
  const allowed = [
    ...Object.entries(rooms).flatMap(([room, entry]) => [
      room,
      ...Object.values<readonly string[]>({ ...entry }).flatMap((all) =>
        all.map((each) => `${room} > ${each}`),
      ),
    ]),
    ...Object.entries(permitted).flatMap(([file, uses]) => uses.map((use) => `${file} has ${use}`)),
  ];
  return allowed.filter((each) => !used.has(each));
}

/** A way that leads back to where it has been, or undefined. */
export function cycleIn(next: Readonly<Record<string, readonly string[]>>): string | undefined {
  const done = new Set<string>();
  const visit = (place: string, way: readonly string[]): string | undefined => {
    if (way.includes(place)) return [...way, place].join(' > ');
    if (done.has(place)) return undefined;
    done.add(place);
    return firstOf(next[place] ?? [], (each) => visit(each, [...way, place]));
  };
  return firstOf(Object.keys(next), (place) => visit(place, []));
}

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined {
  for (const each of all) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The room of a file below src/: the file itself, or its folder. What the table does not name is in no room. */
function roomOf(file: string): string | undefined {
  return [file, path.posix.dirname(file)].find((each) => Object.hasOwn(rooms, each));
}

/** The only kinds of files with code: TypeScript that is bundled, and declarations. */
function isRead(file: string): boolean {
  return file.endsWith('.ts') && !/\.(?!d\.ts$)[^/]*\.ts$/.test(file);
}

function isOther(file: string): boolean {
  return /^panel\/client\/style\/[a-z]+\.css$|(?:^|\/)tsconfig\.json$/.test(file);
}

function importOf(file: string, from: string, known: ReadonlySet<string>): Import {
  if (!from.startsWith('.')) return { from, kind: 'packages', target: packageOf(from) };
  const base = path.posix.join('src', path.posix.dirname(file), from);
  const below = path.posix.relative('src', base);
  const target = [`${below}.ts`, `${below}/index.ts`].find((each) => known.has(each));
  return target === undefined ? { from, kind: 'data', target: base } : { from, kind: 'rooms', target };
}

/** `lit/directives/live.js` → `lit`. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return specifier.startsWith('@') ? `${first}/${second}` : first;
}

function isAllowed(room: string, { kind, target }: Import): boolean {
  if (kind !== 'rooms') return rooms[room]?.[kind]?.includes(target) === true;
  const other = roomOf(target);
  return other === room || (other !== undefined && rooms[room]?.rooms.includes(other) === true);
}
