// Manifests that typing, merging and broken tools might leave behind, made from a number.
import { readdirSync, readFileSync } from 'node:fs';
import { isManifestPath } from '../../src/core/service';

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, all: readonly T[]): T {
  const chosen = all[Math.floor(random() * all.length)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** A copy of a list in which some entries stand in the place of others. */
export function spliced<T>(list: readonly T[], at: number, gone: number, ...come: readonly T[]): T[] {
  return [...list.slice(0, at), ...come, ...list.slice(at + gone)];
}

let read: readonly string[] | undefined;

/** The sample manifests, and the fixtures without faults; read once, for a million inputs. */
export function samples(): readonly string[] {
  read ??= readSamples();
  return read;
}

function readSamples(): readonly string[] {
  const under = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .sort();
  return [
    ...under('test/workspaces').filter((file) => isManifestPath(file)),
    ...under('test/fixtures/clean').filter((file) => file.endsWith('.yaml')),
  ].map((file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}

/** Pieces that break YAML, or mean something in it. */
const pieces = [
  ...['"', "'", '[', ']', '{', '}', ':', ': ', '- ', '? ', '#', ',', '&a ', '*a', '!', '!!str ', '|', '>'],
  ...['%', '@', '`', '~', '\t', '\n', '\r', '\u0000', '\ufeff', '\u2028', '\ud83d', '😀', '\\', '<<: '],
  ...[
    '__proto__: ',
    'constructor: ',
    '5 constructor',
    '.inf',
    '  ',
    '99999999999999999999',
    '2026-02-30',
    '.nan',
    '1e999',
    'null',
  ],
  ...['true', '0x1F', '99999999w', '{a: {a: ', '\n\n\n', 'ё', '"\n', ' #', '- - - '],
];

/** Those that end a document or begin a conflict: they speak of the whole file. */
const wholesale = ['---\n', '...\n', '<<<<<<< ours\n', '=======\n', '>>>>>>> theirs\n', '\n--- x\n'];

/** One change of a text; `isLocal` leaves out what speaks of the whole file. */
export function change(text: string, random: Random, isLocal = false): string {
  const at = Math.floor(random() * (text.length + 1));
  const lines = text.split('\n');
  const line = Math.floor(random() * lines.length);
  const content = lines[line] ?? '';
  const withLine = (...instead: string[]): string => spliced(lines, line, 1, ...instead).join('\n');
  const kinds: readonly (() => string)[] = [
    () => text.slice(0, at) + pick(random, isLocal ? pieces : [...pieces, ...wholesale]) + text.slice(at),
    () => text.slice(0, at) + text.slice(at + Math.floor(random() * 40)),
    () => withLine(),
    () => withLine(content, content),
    () => withLine(` ${content}`),
    () => withLine(`\t${content}`),
    () => withLine(content.trimStart()),
    () => withLine(content.replace(/: .*$/, ':')),
    () => withLine(content.replace(/: .*$/, ': [1, { a: b }]')),
    () => withLine(content.replace(/[\w-]+/, (word) => word.slice(1) + word.slice(0, 1))),
    () => (isLocal ? withLine(`${content} # x`) : text.slice(0, at)),
  ];
  return pick(random, kinds)();
}
