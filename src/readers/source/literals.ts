/** String literals of programs, with the code around them: no parser, but comments and docstrings are known. */

export interface Literal {
  readonly text: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the literal as a whole begins and ends: its prefix and quotes. */
  readonly from: number;
  readonly to: number;
}

interface CodeLiterals {
  readonly literals: readonly Literal[];
  /** The text at the same length with blanks for comments, docstrings and regular expressions. */
  readonly code: string;
}

// What does not end is taken as far as it may reach, so that nothing is looked through twice.
const double = '"(?:\\\\.|[^"\\\\\\n])*(?:"|\\\\?$)';
const single = "'(?:\\\\.|[^'\\\\\\n])*(?:'|\\\\?$)";
const end = '$(?![^])';
const slashes = `\\/\\/[^\\n]*|\\/\\*[^]*?(?:\\*\\/|${end})`;
/** Only where a value may begin is a slash that of a regular expression. */
const regex =
  '(?<=[=(,:[!&|?{};]\\s{0,3}|return )\\/(?![*/])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n]){0,100}\\]|[^/\\\\\\n[]){1,200}\\/[a-z]*';
const tripleDouble = `"""[^]*?(?:"""|${end})`;
const tripleSingle = `'''[^]*?(?:'''|${end})`;
const backticks = `\`(?:\\\\[^]|[^\`\\\\])*(?:\`|\\\\?${end})`;
const character = "'(?:\\\\.|[^'\\\\\\n])'";

const patterns: Readonly<Record<string, RegExp>> = {
  py: new RegExp(
    `#[^\\n]*|[rbfuRBFU]{0,2}${tripleDouble}|[rbfuRBFU]{0,2}${tripleSingle}|[rbfuRBFU]{0,2}${double}|[rbfuRBFU]{0,2}${single}`,
    'gm',
  ),
  rb: new RegExp(
    `^=begin\\b[^]*?(?:^=end\\b|${end})|(?<![\\w$?])#[^\\n]*|${regex}|${double}|${single}`,
    'gm',
  ),
  java: new RegExp(`${slashes}|${tripleDouble}|${character}|${double}`, 'gm'),
  kt: new RegExp(`${slashes}|${tripleDouble}|${character}|${double}`, 'gm'),
  cs: new RegExp(`${slashes}|\\$?${tripleDouble}|${character}|[$@]{0,2}${double}`, 'gm'),
  go: new RegExp(`${slashes}|${character}|${double}|\`[^\`]*(?:\`|${end})`, 'gm'),
};
const script = new RegExp(`${slashes}|${regex}|${double}|${single}|${backticks}`, 'gm');

/** The literals of a program in a language, by the ending of its file. */
export function literalsOf(text: string, ending: string): CodeLiterals {
  const pattern = (Object.hasOwn(patterns, ending) ? patterns[ending] : undefined) ?? script;
  const literals: Literal[] = [];
  const parts: string[] = [];
  let behind = 0;
  for (const match of text.matchAll(pattern)) {
    const [written] = match;
    const from = match.index;
    const opened = /^[\w$@]*(?=["'`])/.exec(written)?.[0];
    const isText = opened === undefined || /^[\w$]{0,2}(?:"""|''')/.test(written);
    if (isText || /r/i.test(opened)) {
      parts.push(text.slice(behind, from), written.replace(/[^\n\r]/g, ' '));
      behind = from + written.length;
      continue;
    }
    const start = from + opened.length + 1;
    const to = from + written.length;
    const quote = written[opened.length];
    if (to <= start || written.at(-1) !== quote) continue;
    literals.push({ text: text.slice(start, to - 1), start, end: to - 1, from, to });
  }
  parts.push(text.slice(behind));
  return { literals, code: parts.join('') };
}
