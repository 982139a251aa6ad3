import { Lexer } from 'yaml';
import type { Range } from '../base/range';
import { withKnownBreaks } from './lines';

type TokenKind =
  | 'comment'
  /** `-` before an item, `?` before a key. */
  | 'dash'
  | 'question'
  | 'colon'
  | 'comma'
  | 'open'
  | 'close'
  /** An anchor or a tag. */
  | 'property'
  | 'alias'
  /** A text with or without quotes; it may go on over several lines. */
  | 'scalar'
  /** `|` or `>`, and the lines of text below it. */
  | 'header'
  | 'block'
  /** `---`, `...` and directives. */
  | 'marker';

/** A piece of a text that is neither blank nor a line break. */
export interface Token extends Range {
  readonly kind: TokenKind;
}

const signs: Readonly<Record<string, TokenKind>> = {
  '-': 'dash',
  '?': 'question',
  ':': 'colon',
  ',': 'comma',
  '{': 'open',
  '[': 'open',
  '}': 'close',
  ']': 'close',
  '---': 'marker',
  '...': 'marker',
};

const begins: Readonly<Record<string, TokenKind>> = {
  '#': 'comment',
  '&': 'property',
  '!': 'property',
  '*': 'alias',
  '"': 'scalar',
  "'": 'scalar',
  '|': 'header',
  '>': 'header',
  '%': 'marker',
};

/** What the lexer puts between the pieces, and what is not in the text. */
const documentMark = '\u0002';
const flowErrorMark = '\u0018';
const scalarMark = '\u001f';

/** The tokens of a text in order, whatever the text; together with the blanks between them they are all of it. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  let isNextScalar = false;
  for (const source of new Lexer().lex(withKnownBreaks(text))) {
    if (source === scalarMark) {
      isNextScalar = true;
      continue;
    }
    if (source === documentMark || source === flowErrorMark) continue;
    const kind = isNextScalar ? scalarKind(found) : kindOf(source);
    // The lexer has blanks at the end of a line in the comment.
    const { length } = kind === 'comment' ? source.trimEnd() : source;
    if (kind !== undefined) found.push({ kind, start: at, end: at + length });
    isNextScalar = false;
    at += source.length;
  }
  return found;
}

function kindOf(source: string): TokenKind | undefined {
  if (/^[\s\ufeff]*$/.test(source)) return undefined;
  return signs[source] ?? begins[source.charAt(0)] ?? 'scalar';
}

/** Behind `|` or `>`, and a comment perhaps, a scalar is a block. */
function scalarKind(before: readonly Token[]): TokenKind {
  const last = before.at(-1);
  const isHeader = last?.kind === 'header' || (last?.kind === 'comment' && before.at(-2)?.kind === 'header');
  return isHeader ? 'block' : 'scalar';
}
