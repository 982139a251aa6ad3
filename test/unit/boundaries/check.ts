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
  readonly names: ReadonlySet<string>;
}

/** A file below src/, read. */
export interface Reading {
  readonly file: string;
  readonly imports: readonly Import[];
  /** The names that it exports. */
  readonly exports: readonly string[];
  readonly uses: readonly string[];
}

/** Reads a file below src/; `known` are the files of TypeScript there. */
export function read(file: string, text: string, known: ReadonlySet<string>): Reading {
  return isRead(file) ? readCode(file, text, known) : { file, imports: [], exports: [], uses: [] };
}

/** Reads a file of TypeScript anywhere in the project; its path is from src/. */
export function readCode(file: string, text: string, known: ReadonlySet<string>): Reading {
  const { imports, exports, uses } = syntaxOf(file, text);
  const all = [...imports].map(([from, names]) => ({ from, names, ...targetOf(file, from, known) }));
  return { file, imports: all, exports, uses };
}

/** What a file violates, in words. */
export function violationsIn(reading: Reading): string[] {
  return violationsOf(reading).map((each) => `src/${reading.file} ${each}`);
}

function violationsOf({ file, imports, uses }: Reading): string[] {
  if (isOther(file)) return [];
  if (!isRead(file)) return ['is of a kind that is not read'];
  const notUsable = uses.filter((use) => !permitted[file]?.includes(use)).map((use) => `has ${use}`);
  if (file.endsWith('.d.ts')) {
    const notListed = permitted[file] === undefined ? ['is a declaration file not listed'] : [];
    return [...notListed, ...imports.map(({ from }) => `imports ${from}`), ...notUsable];
  }
  const room = roomOf(file);
  if (room === undefined) return ['is in no room', ...notUsable];
  const notAllowed = imports.filter((each) => !isAllowed(room, each));
  return [...notAllowed.map(({ from }) => `imports ${from}`), ...notUsable];
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

/** What a file exports although none of the others imports it. */
export function unusedExports(file: string, readings: readonly Reading[]): string[] {
  const imported = new Set(
    readings.flatMap(({ imports }) =>
      imports.filter(({ target }) => target === file).flatMap(({ names }) => [...names]),
    ),
  );
  return readings
    .filter((reading) => reading.file === file)
    .flatMap(({ exports }) => exports.filter((name) => !imported.has(name)));
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

function targetOf(file: string, from: string, known: ReadonlySet<string>): Pick<Import, 'kind' | 'target'> {
  if (!from.startsWith('.')) return { kind: 'packages', target: packageOf(from) };
  const base = path.posix.join('src', path.posix.dirname(file), from);
  const below = path.posix.relative('src', base);
  const target = [`${below}.ts`, `${below}/index.ts`].find((each) => known.has(each));
  return target === undefined ? { kind: 'data', target: base } : { kind: 'rooms', target };
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
