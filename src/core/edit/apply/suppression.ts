import type { Finding } from '../../base/finding';
import type { Operation } from '../../base/operation';
import type { Refusal } from '../../base/refusal';
import { quoted } from '../../base/shorten';
import { applyEdits } from '../../base/text-edit';
import type { ManifestDocument } from '../../facts/document';
import { lacksFor } from '../../facts/suppression-force';
import { suppressionMark } from '../../facts/suppression-mark';
import { type Suppression, suppressionsIn } from '../../facts/suppressions';
import { isSuppressible } from '../../rules/table';
import { parse } from '../../text/parse';
import { isEqual } from '../../text/plain';
import { Source } from '../style/source';

/** Why a finding is hidden, and until when. */
interface SuppressionWords {
  readonly reason: string;
  /** ISO date: the last day on which it is hidden. */
  readonly until?: string;
}

type Hidden = Pick<Finding, 'code' | 'range' | 'severity' | 'ownSeverity'>;
type Change = Extract<Operation, { kind: 'text' }>;

/** What words still lack to hide a finding; its own severity counts, not one that was chosen. */
export function suppressionLacks(
  { severity, ownSeverity = severity }: Pick<Finding, 'severity' | 'ownSeverity'>,
  { reason, until }: SuppressionWords,
): ReturnType<typeof lacksFor> {
  return lacksFor(ownSeverity, { reason, until });
}

/** What a comment says that hides other findings of the same line already. */
export function suppressionBeside(
  document: ManifestDocument,
  { range }: Pick<Finding, 'range'>,
): SuppressionWords | undefined {
  const [first] = suppressionsFor(document, range.start.line);
  if (first === undefined) return undefined;
  return { reason: first.reason, ...(first.until === undefined ? {} : { until: first.until }) };
}

/**
 * Hides a finding: by one more code in the comment that says the same of other findings there, else by a comment on a
 * line of its own. A comment that was to hide it and does not is replaced. Refused where the finding cannot be hidden
 * so, or a comment there would be part of a text.
 */
export function suppressionEdit(
  document: ManifestDocument,
  finding: Hidden,
  words: SuppressionWords,
): readonly Operation[] | Refusal {
  const reason = words.reason.replace(/\s+/g, ' ').trim();
  const { code, range } = finding;
  if (!isSuppressible(code)) return { refused: `${quoted(code)} cannot be hidden.` };
  if (reason === '' || suppressionLacks(finding, { ...words, reason }).length > 0)
    return { refused: 'Hiding this takes a reason in words and an end date.' };
  const end = words.until === undefined ? '' : ` until ${words.until}`;
  const comment = `# ${suppressionMark} ${code}${end}: ${reason}`;
  const there = suppressionsFor(document, range.start.line);
  const changes = changesFor(document, { code, comment, line: range.start.line }, [
    there.filter(({ codes }) => codes.some((each) => each.code === code)),
    there.filter((each) => each.reason === reason && each.until === words.until),
  ]);
  const { text, parsed } = document;
  const after = parse(applyEdits(text, [...changes].reverse())).value;
  return isEqual(after, parsed.value) ? changes : { refused: 'A comment cannot stand there.' };
}

function suppressionsFor(document: ManifestDocument, line: number): Suppression[] {
  return suppressionsIn(document).all.filter(
    (each) => each.mark.isExact && each.line === line && each.codes.length > 0,
  );
}

/** The changes of the text, those further down first. */
function changesFor(
  document: ManifestDocument,
  { code, comment, line }: { readonly code: string; readonly comment: string; readonly line: number },
  [stale = [], alike = []]: readonly (readonly Suppression[])[],
): Change[] {
  const [only] = stale;
  if (only !== undefined && stale.length === 1 && only.codes.length === 1)
    return [{ kind: 'text', start: only.comment.start, end: only.comment.end, text: comment }];
  const removed = stale.map(({ codes, comment: { whole } }): Change => {
    const named = codes.find((each) => each.code === code);
    return { kind: 'text', ...(codes.length === 1 || named === undefined ? whole : named.cut), text: '' };
  });
  const last = alike.find((each) => !stale.includes(each))?.codes.at(-1);
  const added: Change =
    last === undefined
      ? lineAbove(document, line, comment)
      : { kind: 'text', start: last.end, end: last.end, text: `, ${code}` };
  return [...removed, added].sort((one, other) => other.start - one.start);
}

function lineAbove({ text, parsed }: ManifestDocument, line: number, comment: string): Change {
  const source = new Source(parsed);
  const start = source.start(line);
  const indent = text.slice(start, start + source.indent(line));
  return { kind: 'text', start, end: start, text: `${indent}${comment}${source.newline(line)}` };
}
