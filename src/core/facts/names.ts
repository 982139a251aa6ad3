/**
 * What someone means who names a file or a page. People paste what their tools give them: a Markdown link, a path with a
 * line or a heading, an address without its scheme. What stands there is taken first, as it is; other readings only
 * where that leads to nothing.
 */

import { trimmed, withoutInvisible, withoutUnseen, withPlainBlanks } from '../base/characters';
import { ShortPattern } from '../base/short-pattern';

/** What is amiss with how a name is written. */
export type Form = 'invisible-characters' | 'written-as-link';

/** One way to read a name. */
export interface Reading {
  /** The path of a file. */
  readonly name: string;
  /** Where in the file the proof stands, as it is written: `#heading`, `:12`. Empty where nothing is said. */
  readonly place: string;
  /** Undefined where it is written as it should be. */
  readonly form: Form | undefined;
}

/** An address in the web, and how it is written. */
export interface Address {
  readonly url: string;
  readonly form: Form | undefined;
}

/** No path is longer, and no expression here is tried on more. */
const longest = 2_000;

/** So many marks round a name are taken off, one after the other. */
const mostMarks = 8;

/** A path as nearly all are written: there is nothing to take off, and no address to find. It is asked for often. */
const plainFile = /^(?!www\.)[a-z\d](?:[\w./-]*[a-z\d])?$/i;

/** An address as nearly all are written. */
const plainAddress = /^https?:\/\/[\w./?=&%#~+-]*[\w/]$/i;

/** Whether a text is written as nearly all are, so that it is plain at once what it names. */
export function isPlain(text: string): boolean {
  return plainFile.test(text) || plainAddress.test(text);
}

/** What follows an address in a list or a sentence. */
const pointAfter = /[,;]$/;

/** The address that a text stands for; undefined where it names a file. */
export function addressOf(text: string): Address | undefined {
  if (text.length > longest) return isAddress(text) ? { url: text, form: undefined } : undefined;
  if (plainFile.test(text)) return undefined;
  if (plainAddress.test(text)) return { url: text, form: undefined };
  // Joiners and variants of signs may belong within an address, but not round it.
  const own = withoutUnseen(trimmed(text));
  const url = own.replace(pointAfter, '');
  if (isAddress(url)) return { url, form: formOf({ text, own, url }) };
  for (const { text: inner, form } of [{ text, form: undefined }, ...bared(text)]) {
    if (isAddress(inner)) return { url: inner, form };
    const site = inner.replace(pointAfter, '');
    if (isSite(site)) return { url: `https://${site}`, form: form ?? 'written-as-link' };
  }
  return undefined;
}

function formOf({ text, own, url }: Readonly<Record<'text' | 'own' | 'url', string>>): Form | undefined {
  if (own !== text) return 'invisible-characters';
  return url === own ? undefined : 'written-as-link';
}

/** Whether a text begins with a scheme of more than one letter. That of files is a path, and `a.md:12` a line. */
function isAddress(text: string): boolean {
  const [scheme, rest] = split(text, text.indexOf(':'));
  if (!/^[a-z][a-z0-9+.-]+$/i.test(scheme.slice(0, 100)) || scheme.length > 100 || rest === '') return false;
  return scheme.toLowerCase() !== 'file' && !isLines(rest.slice(1));
}

const fileEndings = /\.(md|mdx|txt|json|ya?ml|html?|pdf|csv|xml|conf|ini|toml|[jt]sx?|py|sh|png|svg)$/i;

/** `www.example.com/permit`, and not the file `www.config.json`. */
function isSite(text: string): boolean {
  const [host = ''] = text.split(/[/?#:]/, 1);
  return /^www\.[^\s.]+(\.[^\s.]+)*\.[^\s.\d]{2,}$/i.test(host.slice(0, 260)) && !fileEndings.test(host);
}

/** The ways to read the name of a file, the one that stands there first. */
export function readingsOf(text: string): Reading[] {
  if (plainFile.test(text)) return [{ name: text, place: '', form: undefined }];
  const found = new Map<string, Reading>();
  const add = (reading: Reading): void => {
    const key = `${reading.name}\0${reading.place}`;
    if (reading.name !== '' && !found.has(key)) found.set(key, reading);
  };
  add({ name: text, place: '', form: undefined });
  if (text.length > longest) return [...found.values()];
  for (const { text: bare, form } of [{ text, form: undefined }, ...bared(text)]) {
    add({ name: bare, place: '', form });
    for (const each of withPlace(bare, form)) add(each);
  }
  for (const { name, place, form } of [...found.values()]) {
    const decoded = decodeName(name);
    if (decoded !== name) add({ name: decoded, place, form: form ?? 'written-as-link' });
  }
  return [...found.values()];
}

/** The file that a text names, without where in it the proof stands: what is not there can be looked at no further. */
export function fileNamed(text: string): string {
  return readingsOf(text).at(-1)?.name ?? text;
}

/** The name without the place in the file that follows it. */
function* withPlace(text: string, form: Form | undefined): Generator<Reading> {
  const [beforeHash, hash] = split(text, text.indexOf('#'));
  if (hash !== '') yield { name: beforeHash, place: hash, form };
  const [beforeLines, lines] = splitLines(text);
  if (lines !== '') yield { name: beforeLines, place: lines, form };
  const [beforeWords, place] = splitWords(text);
  if (beforeWords !== text) yield { name: beforeWords, place, form: form ?? 'written-as-link' };
  const [beforeQuery, query] = split(beforeHash, beforeHash.indexOf('?'));
  if (query !== '') yield { name: beforeQuery, place: hash, form: form ?? 'written-as-link' };
}

/** The text before an index, and that from it on; all of it and nothing where there is no such index. */
function split(text: string, at: number): [before: string, rest: string] {
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

const lineEnding = new ShortPattern(/[:\dL,-]*$/);

/** `a.md:12:3` → `a.md` and `:12:3`. */
function splitLines(text: string): [name: string, lines: string] {
  const at = text.length - (lineEnding.exec(text.slice(-30))?.[0].length ?? 0);
  const [name, tail] = split(text, text.indexOf(':', at));
  return isLines(tail.slice(1)) ? [name, tail] : [text, ''];
}

const wordsAtEnd = new ShortPattern(
  /(?:(?:,? \(?|, ?)(?:lines?|ln|l\.) ?(\d{1,9})(?: ?(?:-|–|to) ?(\d{1,9}))?\)?|\((\d{1,9})(?:, ?(\d{1,9}))?\)| ?:(\d{1,9}|)[: ]?(\d{1,9}|):?| (#\S+))$/i,
);

/** A place as words and other tools give it: `a.md, line 12` → `a.md` and `:12`; `a.md(12,3)`, `a.md:12:`, `a.md #roles`. */
function splitWords(text: string): [name: string, place: string] {
  const [whole = '', from, to, line, column, one, other, heading] = wordsAtEnd.exec(text.slice(-60)) ?? [];
  const [first, last] = [from ?? line ?? (one || other), to ?? column ?? (one && other)];
  const lines = first ? `:${first}${last ? `${to === undefined ? ':' : '-'}${last}` : ''}` : '';
  return [text.slice(0, text.length - whole.length), heading ?? lines];
}

/** `12`, `12:3`, `12-20`, `L12`: lines and columns of a file. */
function isLines(text: string): boolean {
  return /^L?\d{1,9}([:,-]L?\d{1,9}){0,3}$/.test(text.slice(0, 60)) && text.length <= 60;
}

/** A text with one mark after the other taken off: those that cannot be seen, then those that Markdown knows. */
function* bared(text: string): Generator<{ readonly text: string; readonly form: Form }> {
  const clean = withoutInvisible(text);
  const form: Form = clean === text ? 'written-as-link' : 'invisible-characters';
  if (clean !== text) yield { text: clean, form };
  let inner = clean;
  for (let left = mostMarks; left > 0; left--) {
    const next = withoutInvisible(withoutMark(inner) ?? inner);
    if (next === inner || next === '') break;
    inner = next;
    yield { text: inner, form };
  }
  const blank = withPlainBlanks(inner);
  if (blank !== inner) yield { text: blank, form: 'invisible-characters' };
}

const pairs: readonly (readonly [open: string, close: string])[] = [
  ['[[', ']]'],
  ['**', '**'],
  ['__', '__'],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['<', '>'],
  ['(', ')'],
  ['*', '*'],
  ['_', '_'],
];

/** The text in the outermost mark; undefined where there is none. */
function withoutMark(text: string): string | undefined {
  const link = text.lastIndexOf('](');
  if (/^!?\[/.test(text) && link !== -1 && text.endsWith(')')) return target(text.slice(link + 2, -1));
  const definition = text.indexOf(']: ');
  if (text.startsWith('[') && definition !== -1) return target(text.slice(definition + 3));
  const [, reference] = /^<a\s[^>]*href=["']([^"'>]*)["']/i.exec(text) ?? [];
  if (reference !== undefined) return reference;
  for (const [open, close] of pairs)
    if (text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close))
      return wikiTarget(text.slice(open.length, text.length - close.length), open);
  if (/^[-*+] /.test(text)) return text.slice(2);
  if (/^file:./i.test(text)) return pathOfFile(text);
  return /[,;.]$/.test(text) ? text.slice(0, -1) : undefined;
}

/** What a Markdown link leads to, without its title. */
function target(text: string): string {
  const [, path] = /^\s*(\S+)\s+["'(][^"')]*["')]\s*$/.exec(text) ?? [];
  return path ?? text;
}

/** `[[page|its name]]` leads to the page. */
function wikiTarget(text: string, open: string): string {
  return open === '[[' ? split(text, text.indexOf('|'))[0] : text;
}

/** `file:///work/a.md` → `/work/a.md`; `file:///C:/work/a.md` → `C:/work/a.md`; `file:docs/a.md` → `docs/a.md`. */
function pathOfFile(url: string): string {
  const path = url.replace(/^file:(?:\/\/)?/i, '').replace(/^localhost(?=\/)/i, '');
  return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

/** `docs/access%20test.md`, and blanks as a shell writes them. */
export function decodeName(name: string): string {
  const plain = name.replaceAll('\\ ', ' ').replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
