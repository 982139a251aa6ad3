/**
 * The one place that makes Markdown. What a template says is Markdown; what is put into it is text, and shows as it is
 * written, unless it was made here as well. So no text of a manifest can be a picture, a link, HTML or an icon.
 */
import { oneLine } from './harmless';

/** A piece of Markdown that was made here; there is no other way to have one. */
class Made {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

export type { Made as Markdown };

type Piece = string | number | Made;

/** A template of Markdown: texts that are put into it are escaped. */
export function md(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Made {
  return new Made(
    strings.map((text, at) => text + (at < pieces.length ? rendered(pieces[at] ?? '') : '')).join(''),
  );
}

function rendered(piece: Piece): string {
  return piece instanceof Made ? piece.text : escaped(String(piece));
}

/** Markdown of our own: of the schema, the catalogue and the guidance. Never a text of a manifest or a file name. */
export function ownMarkdown(text: string): Made {
  return new Made(text);
}

/** Nothing: pieces that are empty are left out where pieces are put together. */
export const noMarkdown = new Made('');

/** Pieces one after another, with a text of our own between them. */
export function joined(pieces: readonly Piece[], between: ' ' | ' · ' | ', ' | '; ' | ' or '): Made {
  return together(pieces, between);
}

/** Pieces as lines of one paragraph. */
export function brokenLines(pieces: readonly Piece[]): Made {
  return together(pieces, '  \n');
}

export function paragraphs(pieces: readonly Piece[]): Made {
  return together(pieces, '\n\n');
}

export function bullets(pieces: readonly Piece[]): Made {
  return new Made(
    present(pieces)
      .join('\n')
      .replace(/^(?=.)/gm, '- '),
  );
}

function together(pieces: readonly Piece[], between: string): Made {
  return new Made(present(pieces).join(between));
}

function present(pieces: readonly Piece[]): string[] {
  return pieces.map(rendered).filter((text) => text !== '');
}

/** A table. Rows have as many cells as the head. */
export function table(head: readonly Piece[], rows: readonly (readonly Piece[])[]): Made {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const all = rows.map((cells) => line(cells.map(rendered)));
  return new Made([line(head.map(rendered)), line(head.map(() => '---')), ...all].join('\n'));
}

/** A text as code. Its fence is longer than any in it. */
export function code(text: string): Made {
  const shown = oneLine(text);
  if (shown === '') return noMarkdown;
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  // A pipe ends a cell of a table, in code too.
  return shown.includes('|') ? md`${shown}` : new Made(`${fence}${space}${shown}${space}${fence}`);
}

/** A page of ours that another page of ours links to, such as `../findings/gate/stage-ahead.md`. */
const ownPage = /^(?:\.\.\/)*[a-z-]+(?:\/[a-z-]+)*\.md$/;

/** A link to a page of ours; a label alone where the target is anything else. */
export function pageLink(label: string, target: string): Made {
  return ownPage.test(target) ? new Made(`[${escaped(label)}](${target})`) : md`${label}`;
}

/** An address in which nothing can end a link or begin another one. */
const webAddress = /^https:\/\/[^\s()<>[\]"'`\\|]+$/i;

/** A link to a page of the web; a label alone where the target is no plain address. */
export function webLink(label: string, target: string): Made {
  return webAddress.test(target) ? new Made(`[${escaped(label)}](${target})`) : md`${label}`;
}

/** A path relative to the page, percent-encoded: nothing in it is a scheme, ends a link or begins another one. */
const relativeAddress = /^[\w.~%-]+(?:\/[\w.~%-]+)*(?:#[\w.~-]+)?$/;

/** A link to a file from where a page lies; a label alone where the target is anything else. */
export function fileLink(label: string, target: string): Made {
  return relativeAddress.test(target) ? new Made(`[${escaped(label)}](${target})`) : md`${label}`;
}

/** A link that runs a command of ours. Nothing in its arguments can end it. */
export function commandLink(label: string, command: `aiReadiness.${string}`, args: readonly unknown[]): Made {
  const encoded = encodeURIComponent(JSON.stringify(args)).replace(
    /[!'()*~_]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Made(`[${escaped(label)}](command:${command}?${encoded})`);
}

/**
 * What is markup anywhere, what makes a link of an address (a dot, colon or at sign within a word), and what is markup
 * at the beginning of a line.
 */
const markup = /[\\`*_{}[\]<>()#!|~&$@]|(?<=^\d{1,9})\.|[.:](?=\S)|^[-+=]/g;

function escaped(text: string): string {
  return oneLine(text).replace(markup, (sign, at: number, whole: string) => {
    // `$(name)` is an icon in VS Code, which looks for it after backslashes are gone.
    if (sign === '$' && !/^[\w ]/.test(whole.slice(at + 1))) return '&#36;';
    return sign === '.' && isDecimal(whole, at) ? sign : `\\${sign}`;
  });
}

/** Whether a dot stands between digits, as in 3.5. */
function isDecimal(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
}
