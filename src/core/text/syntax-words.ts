import type { YAMLError } from 'yaml';
import { quoted, shorten } from '../base/shorten';
import { lineEnd, lineStart } from './lines';
import type { SyntaxProblem } from './problem';

const missingComma = 'A "," is missing before this.';

/** What the parser's error codes mean to someone who writes a manifest, and what fixes them. */
const words: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'A tab is not allowed as indentation: use spaces.',
  BAD_INDENT:
    'The indentation does not fit the lines around it: entries of one map or list begin in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second ":" on one line: put the text in quotes, or the nested key on a line of its own.',
  BLOCK_IN_FLOW:
    'Inside { } and [ ] entries are separated by ",": one is missing here, or a bracket is not closed.',
  MULTILINE_IMPLICIT_KEY: 'A key must be on one line and be followed by ":".',
  UNEXPECTED_TOKEN: 'This does not belong here: a ":" after a key, or quotes around a text, may be missing.',
  BAD_SCALAR_START: 'A text cannot begin with this character: put the text in quotes.',
  BAD_DQ_ESCAPE:
    'This backslash sequence is not known in a "…" string: write \\\\ for a backslash, or use \'…\' quotes.',
  BAD_ALIAS: 'An alias needs a name after its "*". If the text itself begins with "*", put it in quotes.',
  KEY_OVER_1024_CHARS: 'A key of more than 1,024 characters: a quote or a ":" may be missing.',
  TAG_RESOLVE_FAILED: 'This tag is not known here: leave it out.',
  BAD_DIRECTIVE: 'A manifest needs no "%" directives: leave this line out.',
  MULTIPLE_ANCHORS: 'A value can have one anchor only.',
  MULTIPLE_TAGS: 'A value can have one tag only.',
  BAD_PROP_ORDER: 'An anchor or tag goes before the value, after the "-", "?" or ":".',
  BAD_COLLECTION_TYPE: 'This tag does not fit the kind of value that follows it.',
  ALIAS_PROPS: 'An alias cannot have an anchor or a tag of its own.',
  RESOURCE_EXHAUSTION: 'Nested too deeply to be read.',
};

/** The same for errors whose code stands for several faults, by the parser's message. */
const wordsByMessage: readonly [pattern: RegExp, words: string][] = [
  [/^A block sequence may not/, 'A list entry ("-") cannot be among the keys of a map.'],
  [/^Missing closing .quote/, 'This quote is never closed.'],
  [/^Anchor/, 'An anchor needs a name after its "&". If the text itself begins with "&", put it in quotes.'],
  [/need to be followed by map values/, 'A ":" is missing after this key.'],
  [/^Missing , or :/, 'A "," or a ":" is missing here.'],
  [/^Missing ,/, missingComma],
  [/^Missing space after :/, 'A space is missing after the ":".'],
  [/^Unexpected ,|^Unexpected empty item/, 'There is one "," too many here.'],
  [/^Comments must be separated/, 'A space is missing before the "#" of this comment.'],
  [/^Tags and anchors must be/, 'A space is missing after this anchor or tag.'],
  [/without - indicator/, 'A "-" is missing before this entry of the list.'],
  [/directives-end/, 'A manifest needs neither "%" directives nor "---": leave these lines out.'],
  [/same line with directives-end/, 'Put what follows the "---" on a line of its own.'],
  [
    /^Block scalar header/,
    'A text that begins with ">" or "|" needs quotes, such as ">= 0.70": without them it starts a multi-line text.',
  ],
];

/** An error of the parser as a problem: its span kept to one line, its words ours. */
export function explainSyntax(text: string, error: YAMLError): SyntaxProblem {
  const { code, message } = error;
  const start = Math.min(error.pos[0], text.length);
  const bracket = openBracket(text, error);
  if (bracket !== undefined) {
    const [range, said] = bracket;
    return { code: 'yaml/syntax', message: said, range };
  }
  const said =
    misplaced(text, start, message) ??
    wordsByMessage.find(([pattern]) => pattern.test(message))?.[1] ??
    words[code] ??
    `${shorten(message, 200).replace(/\.$/, '')}.`;
  const range = visible(text, start, error.pos[1]);
  const problem: SyntaxProblem = { code: 'yaml/syntax', message: said, range };
  if (said !== missingComma) return problem;
  const at = text.slice(0, range.start).trimEnd().length;
  // Behind a comment it would be a part of that.
  return text.slice(lineStart(text, at), at).includes('#')
    ? problem
    : { ...problem, closing: { at, text: ',' } };
}

/** Of what the parser did not expect: a bracket that closes nothing, or a text that goes on after its quotes. */
function misplaced(text: string, at: number, message: string): string | undefined {
  if (!message.startsWith('Unexpected')) return undefined;
  const character = text.charAt(at);
  if (character === '}' || character === ']') return strayWords(character);
  const before = text.slice(lineStart(text, at), at).trimEnd().slice(-1);
  return before === '"' || before === "'"
    ? `The quoted text ends before this: write \\" inside "…", or '' inside '…', for a quote inside the text.`
    : undefined;
}

function strayWords(bracket: '}' | ']'): string {
  const opening = bracket === '}' ? '{' : '[';
  return `This ${quoted(bracket)} closes nothing: delete it, or add the missing ${quoted(opening)} or the missing space before it.`;
}

/** That a bracket closes nothing. */
export function strayBracketProblem(text: string, range: SyntaxProblem['range']): SyntaxProblem {
  const message = strayWords(text.charAt(range.start) === '}' ? '}' : ']');
  return { code: 'yaml/syntax', message, range };
}

/** A span of at least one character, on one line: of what is at the end of a line, its last character. */
function visible(text: string, offset: number, to: number): SyntaxProblem['range'] {
  const line = lineEnd(text, offset);
  const indent = text.slice(offset, line).search(/[^ ]/);
  const from = indent === -1 ? offset : offset + indent;
  if (from < line) return { start: from, end: Math.max(from + 1, Math.min(to, line)) };
  const before = text.charAt(from - 1);
  return before === '' || /\s/.test(before) ? { start: from, end: from } : { start: from - 1, end: from };
}

const neverClosed = {
  '[': 'This list is never closed: a "]" is missing.',
  '{': 'This map is never closed: a "}" is missing.',
} as const;

/** That a bracket is never closed. */
export function openBracketProblem({ at, mark }: { at: number; mark: '{' | '[' }): SyntaxProblem {
  return { code: 'yaml/syntax', message: neverClosed[mark], range: { start: at, end: at + 1 } };
}

/** The bracket that is never closed. The parser reports it where it noticed, which may be lines below. */
function openBracket(text: string, error: YAMLError): [SyntaxProblem['range'], string] | undefined {
  const match = /^(?:Flow (?:map|sequence)|Expected flow).*?([\]}])/i.exec(error.message);
  const closing = match?.[1];
  if (closing === undefined) return undefined;
  const opening = closing === ']' ? '[' : '{';
  const said = neverClosed[opening];
  let open = 0;
  for (let at = error.pos[0] - 1; at >= 0 && at > error.pos[0] - 2000; at--) {
    const character = text[at];
    if (character === closing) open++;
    else if (character === opening && open-- === 0) return [{ start: at, end: at + 1 }, said];
  }
  return [visible(text, error.pos[0], error.pos[1]), said];
}
