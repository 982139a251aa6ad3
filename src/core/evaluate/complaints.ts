import { visible, withoutInvisible } from '../base/characters';
import { plusDays } from '../base/dates';
import type { Finding, Severity } from '../base/finding';
import type { Fix } from '../base/fix';
import { longestHiding } from '../base/limits';
import type { Range } from '../base/range';
import { quoted, shorten } from '../base/shorten';
import { askedOf, nearest } from '../base/suggest';
import { enumerated, grouped } from '../base/words';
import type { ManifestDocument } from '../facts/document';
import { endsTooLate, faultOf, lacksFor } from '../facts/suppression-force';
import { suppressionMark } from '../facts/suppression-mark';
import { maxSuppressions, type SuppressedCode, type Suppression } from '../facts/suppressions';
import { textFix } from '../rules/fixes/fixes';
import type { Problem } from '../rules/rule';
import { isSuppressible, ruleOf, rules } from '../rules/table';
import type { Comment } from '../text/comments';
import { pathAt } from '../text/tree';

/** What is to be said of a comment that is there to hide findings. */
export type Complaint = Problem & {
  readonly code:
    | 'suppression/unused'
    | 'suppression/expired'
    | 'suppression/no-reason'
    | 'suppression/no-end'
    | 'suppression/too-long'
    | 'suppression/misspelled';
};

/** A code that a comment names, and the findings that it stands for. */
export interface Use {
  readonly code: SuppressedCode;
  readonly findings: readonly Finding[];
}

/** What a comment is judged by. */
interface Judged {
  readonly uses: readonly Use[];
  readonly today: string;
}

/** So long an error is hidden where the reader takes the end that is proposed. In days. */
const proposedDays = 30;

const example = `# ${suppressionMark} CODE until DATE: why`;

const suppressibleCodes = (): string[] => rules.map(({ code }) => code).filter(isSuppressible);

/** What is wrong with a comment as a whole, and then with each of the codes that it names. */
export function complaintsOf(
  document: ManifestDocument,
  suppression: Suppression,
  judged: Judged,
): Complaint[] {
  const { comment, mark, codes } = suppression;
  const complain = (complaint: Omit<Complaint, 'path'>): Complaint => ({
    range: comment,
    ...complaint,
    path: pathAt(document.parsed.root, comment.start),
  });
  if (!mark.isExact) return [complain(misspelled(document, suppression))];
  if (codes.length === 0)
    return [
      complain({
        code: 'suppression/unused',
        message: `This comment does not name a finding: write ${quoted(example)}, with one code or several.`,
        fixes: [deleteComment(comment)],
      }),
    ];
  const whole = ofWhole(suppression, judged);
  const isInForce = faultOf(suppression, judged.today) === undefined;
  const ofCodes = codes.flatMap((code, index) => {
    const isRepeated = codes.findIndex((each) => each.code === code.code) < index;
    const isThere = !isInForce || (judged.uses[index]?.findings.length ?? 0) > 0;
    const unused = unusedCode(code, { isThere, isRepeated });
    return unused === undefined
      ? []
      : [{ ...unused, range: code, fixes: [...unused.fixes, deleteCode(suppression, code)] }];
  });
  return [...whole, ...ofCodes].map(complain);
}

/** More comments than are read: one beyond hides nothing. */
export function tooMany({ parsed }: ManifestDocument, comment: Comment): Complaint {
  return {
    code: 'suppression/unused',
    message: `Only the first ${grouped(maxSuppressions)} codes that comments name are hidden: what is named from here on is shown.`,
    path: pathAt(parsed.root, comment.start),
    range: comment,
  };
}

function misspelled({ text }: ManifestDocument, { mark }: Suppression): Omit<Complaint, 'path'> {
  const written = text.slice(mark.start, mark.end);
  const isForeign = /[^\p{ASCII}\p{Pd}]/u.test(withoutInvisible(written));
  const advice = mark.isWithin
    ? `write ${quoted(`# ${suppressionMark}`)}, since it counts only right behind a "#"`
    : `a comment that hides a finding begins with ${quoted(suppressionMark)}${isForeign ? ', in plain letters' : ''}`;
  return {
    code: 'suppression/misspelled',
    message: `${quoted(shorten(visible(written)))} hides nothing: ${advice}.`,
    range: mark,
    fixes: [change(mark, mark.isWithin ? `# ${suppressionMark}` : suppressionMark)],
  };
}

function ofWhole(suppression: Suppression, { uses, today }: Judged): Omit<Complaint, 'path'>[] {
  const { codes, comment, until = '' } = suppression;
  const known = codes.filter(({ code }) => isSuppressible(code));
  if (known.length === 0) return [];
  const names = named(known);
  const [was, it] = known.length === 1 ? ['was', 'it is'] : ['were', 'they are'];
  switch (faultOf(suppression, today)) {
    case 'no-date':
      return [
        {
          code: 'suppression/expired',
          message: `${quoted(until)} is not a date: write it as year-month-day. Until that is fixed, ${names} ${known.length === 1 ? 'is' : 'are'} shown.`,
          fixes: [deleteComment(comment)],
        },
      ];
    case 'expired':
      return [
        {
          code: 'suppression/expired',
          message: `${names} ${was} hidden until ${until}, so ${it} shown again: fix ${known.length === 1 ? 'it' : 'them'}, or decide again.`,
          fixes: [deleteComment(comment)],
        },
      ];
    case 'no-reason':
      return [
        {
          code: 'suppression/no-reason',
          message: `${names} ${was} to be hidden without a reason, so ${it} still shown: write the reason after a colon.`,
        },
      ];
    default:
      return lacking(suppression, { uses, today });
  }
}

/** What hides other findings, but not the errors. */
function lacking(suppression: Suppression, { uses, today }: Judged): Omit<Complaint, 'path'>[] {
  const codesWhere = (isLacking: (severity: Severity) => boolean): SuppressedCode[] =>
    uses
      .filter(
        ({ code, findings }) =>
          isSuppressible(code.code) && findings.some(({ severity }) => isLacking(severity)),
      )
      .map(({ code }) => code);
  const endless = codesWhere((severity) => lacksFor(severity, suppression).includes('end'));
  const wordless = codesWhere((severity) => lacksFor(severity, suppression).includes('words'));
  const tooLong = codesWhere((severity) => endsTooLate(severity, suppression.until, today));
  const lastCode = suppression.codes.at(-1);
  const end = plusDays(today, proposedDays);
  return [
    ...(endless.length === 0 || lastCode === undefined || end === undefined
      ? []
      : [
          {
            code: 'suppression/no-end' as const,
            message: `${named(endless)} ${endless.length === 1 ? 'is an error' : 'are errors'}, and an error is hidden only until a day that is named: write "until" and a date after the code.`,
            fixes: [
              textFix({ kind: 'choose', title: `Hide until ${end}`, which: 'end' }, [
                { start: lastCode.end, end: lastCode.end, text: ` until ${end}` },
              ]),
            ],
          },
        ]),
    ...(tooLong.length === 0 || suppression.untilAt === undefined || end === undefined
      ? []
      : [
          {
            code: 'suppression/too-long' as const,
            message: `${named(tooLong)} ${tooLong.length === 1 ? 'is an error that is' : 'are errors that are'} hidden until ${suppression.until}, in more than ${longestHiding} days: name a day within a year, so that someone looks at it again.`,
            fixes: [
              textFix({ kind: 'choose', title: `Hide until ${end}`, which: 'end' }, [
                { ...suppression.untilAt, text: end },
              ]),
            ],
          },
        ]),
    ...(wordless.length === 0
      ? []
      : [
          {
            code: 'suppression/no-reason' as const,
            message: `${named(wordless)} ${wordless.length === 1 ? 'is an error' : 'are errors'}, and an error is hidden only with a reason of at least two words: say why it is right as it is.`,
          },
        ]),
  ];
}

function unusedCode(
  { code, written, start, end }: SuppressedCode,
  { isThere, isRepeated }: { readonly isThere: boolean; readonly isRepeated: boolean },
): (Pick<Complaint, 'code' | 'message'> & { readonly fixes: readonly Fix[] }) | undefined {
  const complain = (message: string, fixes: readonly Fix[] = []) => ({
    code: 'suppression/unused' as const,
    message,
    fixes,
  });
  if (ruleOf(code) === undefined) {
    const meant = nearest(code, suppressibleCodes());
    const fixes = meant.map((each) => change({ start, end }, each, meant.length === 1 ? 'change' : 'choose'));
    return complain(`${quoted(visible(written))} is not a finding code.${askedOf(code, meant)}`, fixes);
  }
  if (!isSuppressible(code)) return complain(`${quoted(code)} cannot be hidden.`);
  if (isRepeated) return complain(`${quoted(code)} is named twice in this comment: once is enough.`);
  if (isThere) return undefined;
  return complain(
    `There is no ${quoted(code)} where this comment stands for it, at the end of its line or on the line above: delete it here.`,
  );
}

/** Takes one code out of a comment; the whole comment where it is the only one. */
function deleteCode({ codes, comment }: Suppression, code: SuppressedCode): Fix {
  if (codes.length === 1) return deleteComment(comment);
  return textFix({ kind: 'remove', title: `Delete ${quoted(code.written)} from the comment` }, [
    { ...code.cut, text: '' },
  ]);
}

function deleteComment({ whole }: Comment): Fix {
  return textFix({ kind: 'remove', title: 'Delete the comment' }, [{ ...whole, text: '' }]);
}

function change(range: Range, meant: string, kind: 'change' | 'choose' = 'change'): Fix {
  return textFix({ kind, title: `Change to ${quoted(meant)}`, which: meant }, [
    { start: range.start, end: range.end, text: meant },
  ]);
}

function named(codes: readonly SuppressedCode[]): string {
  const names = [...new Set(codes.map(({ code }) => quoted(code)))];
  return enumerated(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names);
}
