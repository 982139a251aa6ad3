import type { Finding } from '../../base/finding';
import type { Operation, PlainValue } from '../../base/operation';
import type { ManifestDocument } from '../../facts/document';
import { isSuppressible } from '../../rules/table';
import { parse } from '../../text/parse';
import { isEqual } from '../../text/plain';
import { Source } from '../style/source';

/** Why a finding is hidden, and until when. */
export interface SuppressionWords {
  readonly reason: string;
  /** ISO date: the last day on which it is hidden. */
  readonly until?: string;
}

/**
 * The comment that hides a finding, on a line of its own above it; undefined where the finding cannot be hidden, or a
 * comment there would be part of a text.
 */
export function suppressionEdit(
  { text, parsed }: ManifestDocument,
  { code, range }: Pick<Finding, 'code' | 'range'>,
  { reason, until }: SuppressionWords,
): Operation | undefined {
  const words = reason.replace(/\s+/g, ' ').trim();
  if (!isSuppressible(code) || words === '') return undefined;
  const source = new Source(parsed);
  const { line } = range.start;
  const start = source.start(line);
  const indent = text.slice(start, start + source.indent(line));
  const limit = until === undefined ? '' : ` until ${until}`;
  const comment = `${indent}# ai-readiness-ignore ${code}${limit}: ${words}${source.newline(line)}`;
  const after = parse(text.slice(0, start) + comment + text.slice(start)).value;
  return isEqual(after as PlainValue | undefined, parsed.value as PlainValue | undefined)
    ? { kind: 'text', start, end: start, text: comment }
    : undefined;
}
