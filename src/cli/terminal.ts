import { harmless } from '../core/service';

/** Text on a terminal: colours where they are wanted, widths, wrapping, and nothing that a terminal would obey. */

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** Puts a text in a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** How text is laid out where it goes. */
export interface Layout {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

const codes: Readonly<Record<Colour, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

export function painter(coloured: boolean): Paint {
  if (!coloured) return (_, text) => text;
  return (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`;
}

/** What decides about colours, the strongest first: `--no-color`, NO_COLOR, FORCE_COLOR, being a terminal. */
interface ColourWishes {
  readonly noColor: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTTY: boolean;
}

export function wantsColour({ noColor, env, isTTY }: ColourWishes): boolean {
  if (noColor || (env.NO_COLOR ?? '') !== '') return false;
  const { FORCE_COLOR: force } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTTY && env.TERM !== 'dumb';
}

/**
 * A path as one word of a command to be copied: quoted where a shell would read it as something else. Single quotes keep
 * all that is between them in every POSIX shell and in PowerShell; only a quote itself is written differently in each.
 */
export function shellWord(path: string): string {
  const noOption = path.startsWith('-') ? `./${path}` : path;
  return /^[\w\p{L}\p{N}./:@%+,-]+$/u.test(noOption) ? noOption : `'${noOption.replaceAll("'", "'\\''")}'`;
}

// Latin letters, and the dashes, quotes, dots and arrows between them: each a character by itself, one column wide. Most
// texts hold nothing else, and to ask what a character is takes the system's tables, which take 7 ms to load.
const plain = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2193]*$/;

/** Whether the characters of a text are its columns, one each. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

/** What a reader sees as one character, and how many columns it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

/** The characters of a line as they stand on a terminal. A tab reaches to the next multiple of four columns. */
export function cellsOf(line: string): Cell[] {
  const areColumns = isPlain(line);
  const parts = areColumns ? [...line] : graphemes(line);
  let column = 0;
  return parts.map((part) => {
    const isTab = part === '\t';
    const width = areColumns ? 1 : isTab ? 4 - (column % 4) : widthOf(part);
    column += width;
    return { text: isTab ? ' '.repeat(width) : harmless(part), width };
  });
}

function graphemes(line: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(line), ({ segment }) => segment);
}

function widthOf(grapheme: string): number {
  const isWide =
    /^[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]|\ufe0f/u.test(
      grapheme,
    );
  if (isWide) return 2;
  return /^[\p{Mark}\p{Format}]+$/u.test(grapheme) && harmless(grapheme) === grapheme ? 0 : 1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of `painter`
const paintCodes = /\u001b\[\d+m/g;

/** How many columns a text takes, its colours taking none. */
export function columnsOf(painted: string): number {
  if (isPlain(painted)) return painted.length;
  const text = painted.replace(paintCodes, '');
  if (isPlain(text)) return text.length;
  return graphemes(text).reduce((sum, each) => sum + widthOf(each), 0);
}

/** Breaks a text between its words into lines of at most `width` columns; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  const areColumns = isPlain(text);
  if (areColumns && text.length <= width && !text.startsWith(' ')) return [text];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const size = areColumns ? word.length : columnsOf(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += used > 0 ? ` ${word}` : word;
    used += size + (used > 0 ? 1 : 0);
  }
  return [...lines, line];
}

/** The columns that text is laid out for: those of the terminal within reason, 100 where there is none. */
export function layoutWidth(columns: number | undefined): number {
  return columns === undefined || columns <= 0 ? 100 : Math.max(40, Math.min(columns, 120));
}

/** The layout of text on standard output, or in a file: that one is the same on whatever terminal it was written. */
export function layoutFor(
  isFile: boolean,
  { noColor, env, isTTY, columns }: ColourWishes & { readonly columns?: number | undefined },
): Layout {
  return {
    paint: painter(!isFile && wantsColour({ noColor, env, isTTY })),
    width: layoutWidth(isFile ? undefined : columns),
  };
}
