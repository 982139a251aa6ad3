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

export interface CodeLiterals {
  readonly literals: readonly Literal[];
  /** The text at the same length with blanks for comments, docstrings and regular expressions. */
  readonly code: string;
}

const double = '"(?:\\\\.|[^"\\\\\\n])*"';
const single = "'(?:\\\\.|[^'\\\\\\n])*'";
const slashes = '\\/\\/[^\\n]*|\\/\\*[^]*?(?:\\*\\/|$(?![^]))';
/** Only where a value may begin is a slash that of a regular expression. */
const regex =
  '(?<=[=(,:[!&|?{};]\\s{0,3}|return )\\/(?![*/])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\\\n[])+\\/[a-z]*';
const tripleDouble = '"""[^]*?(?:"""|$(?![^]))';
const tripleSingle = "'''[^]*?(?:'''|$(?![^]))";
const backticks = '`(?:\\\\.|[^`\\\\])*`';
const character = "'(?:\\\\.|[^'\\\\\\n])'";

const patterns: Readonly<Record<string, string>> = {
  py: `#[^\\n]*|${tripleDouble}|${tripleSingle}|[rbfuRBFU]{0,2}${double}|[rbfuRBFU]{0,2}${single}`,
  rb: `^=begin\\b[^]*?(?:^=end\\b|$(?![^]))|(?<![\\w$?])#[^\\n]*|${regex}|${double}|${single}`,
  java: `${slashes}|${tripleDouble}|${character}|${double}`,
  kt: `${slashes}|${tripleDouble}|${character}|${double}`,
  cs: `${slashes}|${tripleDouble}|${character}|[$@]{0,2}${double}`,
  go: `${slashes}|${character}|${double}|\`[^\`]*\``,
};
const script = `${slashes}|${regex}|${double}|${single}|${backticks}`;

/** The literals of a program in a language, by the ending of its file. */
export function literalsOf(text: string, ending: string): CodeLiterals {
  const pattern = new RegExp(Object.hasOwn(patterns, ending) ? (patterns[ending] ?? script) : script, 'gm');
  const literals: Literal[] = [];
  const parts: string[] = [];
  let behind = 0;
  for (const match of text.matchAll(pattern)) {
    const [written] = match;
    const from = match.index;
    const opened = /^[\w$@]*(?=["'`])/.exec(written)?.[0];
    const isText = opened === undefined || /^(?:"""|''')/.test(written);
    if (isText || /r/i.test(opened)) {
      parts.push(text.slice(behind, from), written.replace(/[^\n\r]/g, ' '));
      behind = from + written.length;
      continue;
    }
    const start = from + opened.length + 1;
    const end = from + written.length - 1;
    literals.push({ text: text.slice(start, end), start, end, from, to: end + 1 });
  }
  parts.push(text.slice(behind));
  return { literals, code: parts.join('') };
}
