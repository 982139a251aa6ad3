import { hasEnded, isDate } from '../base/dates';
import type { Finding } from '../base/finding';
import type { Fix } from '../base/fix';
import { shorten } from '../base/shorten';
import { asked, suggest } from '../base/suggest';
import type { ManifestDocument } from '../facts/document';
import type { EvaluationInput } from '../facts/report';
import { textFix } from '../rules/fixes/fixes';
import { isSuppressible, ruleOf, rules } from '../rules/table';
import { type Comment, commentsWith, coveredLine } from '../text/comments';
import { pathAt } from '../text/tree';

const mark = 'ai-readiness-ignore';

/** More than anyone will write; the rest hides nothing. */
const most = 500;

/** What someone wrote to hide one finding. */
interface Suppression {
  readonly comment: Comment;
  /** The code that it names; empty where it names none. */
  readonly code: string;
  readonly until: string | undefined;
  readonly reason: string;
  /** The line of the findings that it hides. */
  readonly line: number;
}

const suppressibleCodes = (): string[] => rules.map(({ code }) => code).filter(isSuppressible);

/**
 * The findings without those that a comment hides, and with those about such comments, in no order. Hiding is for the
 * reader only: gates, scores and items count facts and evidence, and have been settled before.
 */
export function suppress(
  document: ManifestDocument,
  findings: readonly Finding[],
  input: EvaluationInput,
): readonly Finding[] {
  if (!document.text.includes(mark)) return findings;
  const suppressions = suppressionsIn(document);
  if (suppressions.length === 0) return findings;
  const valid = suppressions.filter((each) => complaintOf(each, input) === undefined);
  const hidden = new Set(valid.map(placeOf));
  const there = new Set(findings.map(({ code, range }) => placeOf({ code, line: range.start.line })));
  const shown = findings.filter(({ code, range }) => !hidden.has(placeOf({ code, line: range.start.line })));
  const found = suppressions.flatMap((each): Finding[] => {
    const isUsed = there.has(placeOf(each)) || input.severities?.[each.code] === 'off';
    const complaint = complaintOf(each, input) ?? (isUsed ? undefined : unused(each));
    return complaint === undefined ? [] : present(document, each, complaint, input);
  });
  return [...shown, ...found];
}

/** A code on a line: what a suppression hides. */
function placeOf({ code, line }: Pick<Suppression, 'code' | 'line'>): string {
  return `${line} ${code}`;
}

/** `# ai-readiness-ignore owner/no-deputy until 2027-01-31: why` */
const form = /^#\s*ai-readiness-ignore(?:\s+([^\s:]+))?(?:\s+until\s+([^\s:]+))?\s*(?::\s*(.*))?$/;

function suppressionsIn(document: ManifestDocument): Suppression[] {
  return commentsWith(document, mark)
    .slice(0, most)
    .flatMap((comment) => {
      const words = document.text.slice(comment.start, comment.end).trim();
      if (!/^#\s*ai-readiness-ignore(?![\w-])/.test(words)) return [];
      const match = form.exec(words);
      const [, code = '', until, reason = ''] = match ?? [];
      return [{ comment, code, until, reason: reason.trim(), line: coveredLine(document, comment) }];
    });
}

interface Complaint {
  readonly code: 'suppression/unused' | 'suppression/expired' | 'suppression/no-reason';
  readonly message: string;
}

/** Why a suppression does not hide anything, whatever there is to hide. */
function complaintOf(each: Suppression, { today }: EvaluationInput): Complaint | undefined {
  const { code, until, reason } = each;
  if (code === '' || ruleOf(code) === undefined || !isSuppressible(code)) return unused(each);
  if (until !== undefined && !isDate(until))
    return {
      code: 'suppression/expired',
      message: `"${shorten(until)}" is not a date: write it as year-month-day. Until that is fixed, the finding is shown.`,
    };
  if (hasEnded(until, today))
    return {
      code: 'suppression/expired',
      message: `"${code}" was hidden until ${until}, so it is shown again: fix it, or decide again.`,
    };
  if (reason !== '') return undefined;
  return {
    code: 'suppression/no-reason',
    message: `"${code}" is hidden without a reason, so it is still shown: write the reason after a colon.`,
  };
}

function unused({ code }: Suppression): Complaint {
  const known = ruleOf(code) !== undefined;
  const message =
    code === ''
      ? `This comment does not name one finding: write "# ${mark} CODE until DATE: why", with one code in each comment.`
      : !known
        ? `"${shorten(code)}" is not a finding code.${asked(suggest(code, suppressibleCodes()))}`
        : !isSuppressible(code)
          ? `"${code}" cannot be hidden.`
          : `There is no "${code}" where this comment stands for it, at the end of its line or on the line above: delete the comment.`;
  return { code: 'suppression/unused', message };
}

function present(
  { text, lines, parsed }: ManifestDocument,
  { comment, code }: Suppression,
  complaint: Complaint,
  { severities }: EvaluationInput,
): Finding[] {
  const severity = severities?.[complaint.code] ?? ruleOf(complaint.code)?.severity ?? 'warning';
  if (severity === 'off') return [];
  const meant = ruleOf(code) === undefined ? suggest(code, suppressibleCodes()) : undefined;
  const at = text.indexOf(code, comment.start);
  const fixes: Fix[] =
    meant === undefined || code === ''
      ? []
      : [
          textFix({ kind: 'change', title: `Change to "${meant}"`, which: meant }, [
            { start: at, end: at + code.length, text: meant },
          ]),
        ];
  if (complaint.code !== 'suppression/no-reason')
    fixes.push(textFix({ kind: 'remove', title: 'Delete the comment' }, [{ ...comment.whole, text: '' }]));
  return [
    {
      ...complaint,
      severity,
      path: pathAt(parsed.root, comment.start),
      range: { start: lines.positionAt(comment.start), end: lines.positionAt(comment.end) },
      related: [],
      items: [],
      fixes,
    },
  ];
}
