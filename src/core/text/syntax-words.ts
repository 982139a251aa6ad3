import type { YAMLError } from 'yaml';
import type { SyntaxProblem } from './parse';

/** What the parser's error codes mean to somebody who writes a manifest, and what mends them. */
const words: Partial<Record<YAMLError['code'], string>> = {
  TAB_AS_INDENT: 'A tab is not allowed as indentation: use spaces.',
  BAD_INDENT:
    'The indentation does not fit the lines around it: entries of one map or list begin in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second ":" on one line: put the text in quotes, or the nested key on a line of its own.',
  BLOCK_IN_FLOW: 'Indented entries cannot stand inside { } or [ ].',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line and be followed by ":".',
  UNEXPECTED_TOKEN: 'This does not belong here: a ":" after a key, or quotes around a text, may be missing.',
  BAD_SCALAR_START: 'A text cannot begin with this character: put it in quotes.',
  BAD_DQ_ESCAPE:
    'This backslash sequence is not known in a "…" string: write \\\\ for a backslash, or use \'…\' quotes.',
  BAD_ALIAS: 'An alias needs a name after its "*". If the text itself begins with "*", put it in quotes.',
  KEY_OVER_1024_CHARS: 'A key of more than 1,024 characters: a quote or a ":" may be missing.',
  TAG_RESOLVE_FAILED: 'This tag is not known here: leave it out.',
  BAD_DIRECTIVE: 'A manifest needs no "%" directives: leave this line out.',
  MULTIPLE_ANCHORS: 'A value can have one anchor only.',
  MULTIPLE_TAGS: 'A value can have one tag only.',
  BAD_PROP_ORDER: 'An anchor or tag stands before the value, after the "-", "?" or ":".',
  BAD_COLLECTION_TYPE: 'This tag does not fit the kind of value that follows it.',
};

/** An error of the parser as a problem: its span kept to one line, its words ours. */
export function explainSyntax(text: string, error: YAMLError): SyntaxProblem {
  const start = Math.min(error.pos[0], text.length);
  const lineBreak = text.slice(start).search(/[\r\n]/);
  const line = lineBreak === -1 ? text.length : start + lineBreak;
  const end = Math.max(start + 1, Math.min(error.pos[1], line));
  const message = openBracket(error) ?? (words[error.code] || `${error.message.replace(/\.$/, '')}.`);
  return { code: 'yaml/syntax', message, range: { start, end } };
}

function openBracket(error: YAMLError): string | undefined {
  const match = /^(Flow (?:map|sequence)|Expected flow).*?([\]}])/i.exec(error.message);
  if (match === null) return undefined;
  return match[2] === ']'
    ? 'This list is never closed: a "]" is missing.'
    : 'This map is never closed: a "}" is missing.';
}
