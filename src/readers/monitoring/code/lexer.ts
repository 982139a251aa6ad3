/** Code without its comments, and the texts in it: enough to find calls and their literals, in languages of one sort or another. */
import type { SourceFile } from '../../source/file';

export interface Literal {
  /** Where its quote stands. */
  readonly at: number;
  readonly end: number;
  readonly text: string;
  /** Whether parts of it are computed: `f"{prefix}_total"`. */
  readonly hasParts: boolean;
}

export interface Code {
  /** As long as the file, with spaces where comments are; texts of several lines are comments in Python. */
  readonly text: string;
  /** The same, with spaces for what stands in texts as well: where calls are looked for. */
  readonly bare: string;
  readonly literals: readonly Literal[];
}

type Language = 'hash' | 'slashes';

/** A line that long is no code that somebody wrote. */
const longestLine = 1_500;

export function codeOf(file: SourceFile): Code {
  return file.remember('code', () =>
    lexed(file.text, ['py', 'rb'].includes(file.ending) ? 'hash' : 'slashes'),
  );
}

interface Span {
  readonly end: number;
  readonly isComment: boolean;
  readonly literal?: Literal;
}

function lexed(text: string, language: Language): Code {
  const parts: string[] = [];
  const literals: Literal[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const span = spanAt(text, at, language);
    if (span === undefined) {
      at++;
      continue;
    }
    if (span.literal !== undefined) literals.push(span.literal);
    if (span.isComment) {
      parts.push(text.slice(from, at), blank(text.slice(at, span.end)));
      from = span.end;
    }
    at = span.end;
  }
  parts.push(text.slice(from));
  const code = parts.join('').replace(/[^\n]+/g, (line) => (line.length > longestLine ? blank(line) : line));
  const there = literals.filter(({ at }) => code.charCodeAt(at) !== 32);
  return { text: code, bare: withoutTexts(code, there), literals: there };
}

function withoutTexts(code: string, literals: readonly Literal[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, end } of literals) {
    parts.push(code.slice(from, at + 1), blank(code.slice(at + 1, Math.max(at + 1, end - 1))));
    from = Math.max(at + 1, end - 1);
  }
  parts.push(code.slice(from));
  return parts.join('');
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}

/** A comment or a text that begins here. */
function spanAt(text: string, at: number, language: Language): Span | undefined {
  const code = text.charCodeAt(at);
  if (code === 34 || code === 39 || code === 96) return quotedAt(text, at, language);
  if (language === 'hash') return code === 35 ? { end: lineEnd(text, at), isComment: true } : undefined;
  if (code !== 47) return undefined;
  // Behind a backslash or a colon it is part of a pattern or an address.
  const isPart = at > 0 && (text.charCodeAt(at - 1) === 92 || text.charCodeAt(at - 1) === 58);
  if (text.charCodeAt(at + 1) === 47 && !isPart) return { end: lineEnd(text, at), isComment: true };
  if (text.charCodeAt(at + 1) !== 42) return undefined;
  const end = text.indexOf('*/', at + 2);
  return { end: end === -1 ? text.length : end + 2, isComment: true };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function quotedAt(text: string, at: number, language: Language): Span {
  const quote = text.charAt(at);
  const triple = quote.repeat(3);
  if (quote !== '`' && text.startsWith(triple, at)) {
    const end = text.indexOf(triple, at + 3);
    return { end: end === -1 ? text.length : end + 3, isComment: language === 'hash' };
  }
  const end = quoteEnd(text, at, quote);
  const inner = text.slice(at + 1, end - 1);
  const hasParts =
    quote === '`'
      ? inner.includes('${')
      : /[fF]$/.test(text.slice(Math.max(0, at - 2), at)) && inner.includes('{');
  return { end, isComment: false, literal: { at, end, text: inner, hasParts } };
}

/** Behind the closing quote; only a backtick goes over lines. */
function quoteEnd(text: string, at: number, quote: string): number {
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === 92) next++;
    else if (code === 10 && quote !== '`') return next;
    else if (text[next] === quote) return next + 1;
  }
  return text.length;
}
