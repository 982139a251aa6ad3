import { Composer, CST, type Document, Lexer, Parser, Schema } from 'yaml';
import type { Closings } from './recovered';

const composerOptions = {
  version: '1.2',
  // Made once: making it costs as much as reading a short section.
  schema: new Schema({ schema: 'core' }),
  // Quadratic in `yaml`; `convert` finds duplicates in one pass.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: false,
} as const;

/** The documents of a text, or undefined where nesting overflows the parser's stack. */
export function compose(text: string, closings: Closings): Document.Parsed[] | undefined {
  // The parser makes an error for each of thousands of faults; the stack that each notes takes most of the time.
  const errors: ErrorConstructor & { stackTraceLimit?: number | undefined } = Error;
  const noted = errors.stackTraceLimit;
  try {
    errors.stackTraceLimit = 0;
    const composer = new Composer(composerOptions);
    const tokens = closings.size === 0 ? new Parser().parse(text) : closedTokens(text, closings);
    return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    errors.stackTraceLimit = noted;
  }
}

/** The tokens of a text, with the marks that are missing in it; all offsets are those without them. */
function* closedTokens(text: string, closings: Closings): Generator<CST.Token> {
  const { lexemes, added } = lexedWith(text, closings);
  const parser = new Parser();
  let at = 0;
  for (const lexeme of lexemes) {
    yield* parser.next(lexeme);
    if (isControl(lexeme)) continue;
    if (added.has(at)) parser.offset--;
    at += lexeme.length;
  }
  yield* parser.end();
}

interface Lexed {
  readonly lexemes: readonly string[];
  /** Where the marks stand among the lexemes, and the offsets that they were added at. */
  readonly added: ReadonlyMap<number, number>;
}

/** Outside of flow style a mark would become a part of what stands there, and is left out. */
function lexedWith(text: string, closings: Closings): Lexed {
  const lexed = lex(text, closings);
  const swallowed = new Set<number>();
  let at = 0;
  for (const lexeme of lexed.lexemes) {
    if (isControl(lexeme)) continue;
    for (let inside = at; lexeme.length > 1 && inside < at + lexeme.length; inside++) {
      const offset = lexed.added.get(inside);
      if (offset !== undefined) swallowed.add(offset);
    }
    at += lexeme.length;
  }
  return swallowed.size === 0
    ? lexed
    : lexedWith(text, new Map([...closings].filter(([offset]) => !swallowed.has(offset))));
}

function lex(text: string, closings: Closings): Lexed {
  let closed = '';
  let from = 0;
  const added = new Map<number, number>();
  for (const [at, closing] of [...closings].sort(([one], [other]) => one - other)) {
    closed += text.slice(from, at);
    for (const character of closing) {
      added.set(closed.length, at);
      closed += character;
    }
    from = at;
  }
  return { lexemes: [...new Lexer().lex(closed + text.slice(from))], added };
}

/** Whether a lexeme says something of the next one, and stands for no text itself. */
function isControl(lexeme: string): boolean {
  return lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR;
}
