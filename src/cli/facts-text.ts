import {
  type FileReading,
  grouped,
  harmless,
  largest,
  oneLine,
  plural,
  type Testimony,
} from '../core/service';
import type { Layout } from './terminal';
import { columnsOf, wrap } from './terminal';

/** What was read where somebody asked. Paths are as they are shown. */
export interface Read {
  readonly readings: readonly FileReading[];
  readonly notRead: readonly { readonly path: string; readonly reason: string }[];
  /** How many files the readers have looked at; absent where one was named. */
  readonly looked?: number;
  readonly isWhole: boolean;
}

/** Each file with what it says, line by line. Nothing of a file is obeyed by the terminal. */
export function readText({ readings, notRead, looked }: Read, layout: Layout): string {
  const isNamed = looked === undefined;
  const files = readings.map((reading) => fileText(reading, layout));
  return [...files, ...(isNamed ? notRead.map((each) => notReadText(each, layout)) : [])].join('');
}

function fileText({ path, kind, role, testimony }: FileReading, layout: Layout): string {
  const { paint } = layout;
  const notes = [...(kind === undefined ? [] : [kind]), ...(role === 'product' ? [] : [`role ${role}`])];
  const head = `${paint('bold', harmless(path))}${notes.length === 0 ? '' : `  ${paint('dim', notes.join(', '))}`}`;
  if (testimony.length === 0) return `${head}\n  ${paint('dim', 'nothing is read from it')}\n\n`;
  const numbers = testimony.map(({ line }) => (line === undefined ? '' : String(line + 1)));
  const widths = {
    line: largest(numbers.map(({ length }) => length)),
    fact: largest(testimony.map(({ fact }) => fact.length)),
  };
  // As they stand in the file; what it says as a whole comes first.
  const ordered = [...testimony].sort((one, other) => (one.line ?? -1) - (other.line ?? -1));
  return `${head}\n${ordered.map((each) => factText(each, widths, layout)).join('')}\n`;
}

function factText(
  { line, fact, value, member }: Testimony,
  widths: { readonly line: number; readonly fact: number },
  { paint, width }: Layout,
): string {
  const number = (line === undefined ? '' : String(line + 1)).padStart(widths.line);
  const indent = 2 + widths.line + 2 + widths.fact + 2;
  const written = `${inWords(value)}${member === undefined ? '' : ` (in ${oneLine(member)})`}`;
  const isRoomy = width - indent >= 20;
  const lines = isRoomy ? wrap(written, width - indent) : [written];
  const [first = '', ...rest] = lines.map((each) => each.replaceAll(held, ' '));
  const colour = fact === 'unread' ? 'yellow' : 'cyan';
  const name = `${paint(colour, fact)}${' '.repeat(widths.fact - columnsOf(fact))}`;
  const more = rest.map((each) => `${' '.repeat(indent)}${each}\n`);
  return `${`  ${paint('dim', number)}  ${name}  ${first}`.trimEnd()}\n${more.join('')}`;
}

/** A blank at which no line is broken; in a value there is none, since `oneLine` makes others of them. */
const held = '\u00a0';

/** A value as people write it: `id: gpt-4o, pin: moving`, lists with commas, what is so by its name alone. Harmless. */
function inWords(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return oneLine(String(value));
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) => (each === true ? oneLine(key) : `${oneLine(key)}:${held}${nested(each)}`))
    .join(', ');
}

/** Longer values are broken between their words. */
const longestHeld = 12;

function nested(value: unknown): string {
  const all = inWords(value);
  // A comparison such as ">= 0.92" is read at one glance.
  const text = all.length <= longestHeld ? all.replaceAll(' ', held) : all;
  return typeof value === 'object' && value !== null && text.includes(', ') ? `(${text})` : text;
}

function notReadText({ path, reason }: Read['notRead'][number], { paint }: Layout): string {
  return `${paint('bold', harmless(path))}\n  ${paint('yellow', 'not read')}  ${oneLine(reason)}\n\n`;
}

/** Files that are not read and named at the end. */
const mostNamed = 10;

/** The last lines of what was asked of a folder; nothing for a file. */
export function summaryOf({ readings, notRead, looked, isWhole }: Read, { paint }: Layout): string {
  if (looked === undefined) return '';
  const count = readings.reduce((sum, { testimony }) => sum + testimony.length, 0);
  const said =
    count === 0
      ? `Nothing is said in the ${plural(looked, 'file')} that the readers look at.`
      : `${plural(count, 'fact')} in ${grouped(readings.length)} of the ${plural(looked, 'file')} that the readers look at.`;
  const lines = [paint('bold', said)];
  if (notRead.length > 0) {
    const named = notRead
      .slice(0, mostNamed)
      .map(({ path, reason }) => `  ${harmless(path)}  ${paint('dim', oneLine(reason))}`);
    const left = notRead.length - named.length;
    lines.push(`${paint('yellow', plural(notRead.length, 'file'))} not read:`, ...named);
    if (left > 0) lines.push(paint('dim', `  and ${grouped(left)} more`));
  }
  if (!isWhole) lines.push(paint('yellow', 'Not all files and folders could be looked at.'));
  return `${lines.join('\n')}\n`;
}
