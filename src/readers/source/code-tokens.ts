/** The words of Terraform and Bicep. */
import { type FoundString, heredoc, multiLineString, quotedString } from './code-strings';

export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'name' | 'mark'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly string: FoundString }
  | { readonly kind: 'break' | 'bad' | 'end' }
);

type Language = 'hcl' | 'bicep';

/** The words of a text, without blanks and comments; the last one is its end. */
export function tokensOf(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  const patterns = patternsOf(language);
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const blank = blankEnd(text, at, language);
    if (blank > at) {
      at = blank;
      continue;
    }
    const token = stringAt(text, at, language) ?? wordAt(text, at, patterns);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', start: text.length, end: text.length });
  return tokens;
}

/** Behind blanks or a comment at `at`; line breaks count, but for those within a comment. */
function blankEnd(text: string, at: number, language: Language): number {
  const char = text[at];
  if (char === ' ' || char === '\t' || char === '\r') return at + 1;
  const isLine = char === '#' || (char === '/' && text[at + 1] === '/');
  if (isLine && (char !== '#' || language === 'hcl' || startsLine(text, at))) {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
  }
  if (!text.startsWith('/*', at)) return at;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

/** `#disable-next-line` of Bicep stands first on its line; so few blanks stand before it. */
function startsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 160), at);
  return before.slice(before.lastIndexOf('\n') + 1).trim() === '';
}

interface Patterns {
  readonly name: RegExp;
  readonly number: RegExp;
  readonly mark: RegExp;
}

/** Made anew for each text: such a pattern remembers where it was. */
function patternsOf(language: Language): Patterns {
  return {
    name: language === 'hcl' ? /[A-Za-z_][\w-]*/y : /[A-Za-z_]\w*/y,
    number: /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
    mark: /=>|==|!=|=~|!~|<=|>=|&&|\|\||\?\?|\.\.\.|::|\.\?|./sy,
  };
}

function wordAt(text: string, start: number, { name, number, mark }: Patterns): Token {
  if (text[start] === '\n') return { kind: 'break', start, end: start + 1 };
  const word = matchAt(name, text, start);
  if (word !== undefined) return { kind: 'name', text: word, start, end: start + word.length };
  const digits = matchAt(number, text, start);
  if (digits !== undefined)
    return { kind: 'number', value: Number(digits), start, end: start + digits.length };
  const sign = matchAt(mark, text, start) ?? text.slice(start, start + 1);
  return { kind: 'mark', text: sign, start, end: start + sign.length };
}

function stringAt(text: string, start: number, language: Language): Token | undefined {
  const long = language === 'hcl' ? heredoc(text, start) : multiLineString(text, start);
  if (long === 'endless') return { kind: 'bad', start, end: text.length };
  if (long !== undefined) return { kind: 'string', string: long, start, end: long.end };
  if (text[start] !== (language === 'hcl' ? '"' : "'")) return undefined;
  const string = quotedString(text, start);
  if (string !== undefined) return { kind: 'string', string, start, end: string.end };
  const lineEnd = text.indexOf('\n', start);
  return { kind: 'bad', start, end: lineEnd === -1 ? text.length : lineEnd };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
