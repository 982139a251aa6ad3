/** How a text stands in YAML. */
export type Quote = 'plain' | 'single' | 'double';

/** Where a text is to stand. */
export interface Place {
  /** Inside `{ }` or `[ ]`. */
  readonly flow: boolean;
  /** Whether a calendar date is meant, which the format writes without quotes. */
  readonly date?: boolean;
}

/** Texts that YAML 1.2 or YAML 1.1 reads as something else than a text. */
const misread = new RegExp(
  `^(?:${[
    '~|null|true|false|y|yes|n|no|on|off|=|<<',
    '[-+]?(?:\\d[\\d_]*|0x[\\da-f_]+|0o[0-7_]+|0b[01_]+)',
    '[-+]?(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:e[-+]?\\d+)?|[-+]?\\.inf|\\.nan',
    '[-+]?\\d[\\d_]*(?::[0-5]?\\d)+(?:\\.[\\d_]*)?',
  ].join('|')})$`,
  'i',
);
const timestamp = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt\s]\s*\d)/;

// The characters that end a line or cannot stand in a YAML text as they are, and those that nobody would see.
const special = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Whether a text without quotes is read as just this text, by readers of YAML 1.2 and of YAML 1.1. */
export function isPlainSafe(text: string, place: Place): boolean {
  if (text === '' || text.trim() !== text || special.test(text)) return false;
  // `<=` and `=` stand next to `>=`, which has to be quoted.
  if (/^[,[\]{}#&*!|>'"%@`<=]/.test(text) || /^[-?:](?:[\s,[\]{}]|$)/.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  // Readers of YAML 1.1 stumble over a colon or a question mark inside braces.
  if (place.flow && /[,[\]{}:?]/.test(text)) return false;
  if (timestamp.test(text)) return place.date === true && /^\d{4}-\d\d-\d\d$/.test(text);
  return !misread.test(text);
}

/** A text in the wanted style, or in the nearest one that can hold it; `needed` are the quotes where some are needed. */
export function renderText(text: string, wanted: Quote, place: Place, needed: Quote = 'double'): string {
  if (wanted === 'plain' && isPlainSafe(text, place)) return text;
  const isAwkwardInDouble = /["\\]/.test(text) && !text.includes("'");
  const single = wanted === 'single' || (wanted === 'plain' && (needed === 'single' || isAwkwardInDouble));
  return single && !special.test(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The quotes that a scalar has in a text. */
export function quoteAt(text: string, start: number): Quote {
  const first = text[start];
  return first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
}

/** A `|` or `>` text: its header, and its lines without indentation. */
interface BlockText {
  readonly header: string;
  readonly lines: readonly string[];
}

/** A text as a `|` block; undefined where such a block could not hold it as it is. */
export function literalBlock(text: string): BlockText | undefined {
  if (!fitsBlock(text)) return undefined;
  const { body, chomp } = chomped(text);
  return { header: `|${chomp}`, lines: body.split('\n') };
}

/** A text as a `>` block of so many columns; undefined where such a block could not hold it as it is. */
export function foldedBlock(text: string, width: number): BlockText | undefined {
  if (!fitsBlock(text)) return undefined;
  const { body, chomp } = chomped(text);
  const paragraphs = body.split('\n');
  // Indented lines and doubled spaces mean something else in a folded text.
  if (paragraphs.some((each) => /^$|^\s|\s$| {2}|\t/.test(each))) return undefined;
  const lines = paragraphs.flatMap((each, index) => {
    const separator = index > 0 ? [''] : [];
    return [...separator, ...wrap(each, width)];
  });
  return { header: `>${chomp}`, lines };
}

function fitsBlock(text: string): boolean {
  return (
    /^[^\s]/.test(text) && !special.test(text.replaceAll('\n', '')) && !/[ \t]\n|[ \t]$|\n\n$/.test(text)
  );
}

function chomped(text: string): { body: string; chomp: string } {
  return text.endsWith('\n') ? { body: text.slice(0, -1), chomp: '' } : { body: text, chomp: '-' };
}

function wrap(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
