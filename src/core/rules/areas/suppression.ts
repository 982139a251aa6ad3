import { longestHiding } from '../../base/limits';
import type { Rule } from '../rule';

/**
 * Findings about `# ai-readiness-ignore` comments: made by the evaluation once all others are known, listed here for
 * their pages and settings.
 */
export const suppressionRules: readonly Rule[] = [
  {
    code: 'suppression/unused',
    severity: 'information',
    suppressible: false,
    summary: 'A comment hides a finding that does not exist.',
    why: 'What it was written for is fixed, or it is not on the line of the finding, or its code is misspelled. Left in place, it would hide the finding if it came back. What breaks the text (`yaml/…`), what could not be checked (`evidence/not-checked`) and a stage that is claimed ahead (`gate/stage-ahead`) cannot be suppressed.',
    howToFix:
      'Delete the comment or the one code that is told of, or correct it: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`, at the end of that line or on the line above it. One comment may name several codes, parted by commas or blanks; they share the reason and the end.',
    check: () => [],
  },
  {
    code: 'suppression/expired',
    severity: 'warning',
    suppressible: false,
    summary: 'A comment hides a finding until a date that has passed.',
    why: 'The last day still counts; the finding is shown again from the next one. A suppression hides a finding and nothing else: gates, scores and items stay as the facts make them.',
    howToFix: 'Fix the finding and delete the comment, or decide again and give another date.',
    check: () => [],
  },
  {
    code: 'suppression/no-reason',
    severity: 'warning',
    suppressible: false,
    summary: 'A comment hides a finding without giving a reason.',
    why: 'Whoever reads this in six months must be able to tell whether the reason still holds. Without one the finding is shown. A sign such as `.` is no reason, and for an error it takes at least two different words, so that it says something.',
    howToFix:
      'Write the reason after a colon: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`.',
    check: () => [],
  },
  {
    code: 'suppression/no-end',
    severity: 'warning',
    suppressible: false,
    summary: 'A comment hides an error without an end date.',
    why: 'An error says that something in the manifest is not so. Someone may have to live with it for a while, not for good. Without a date the error is shown; findings of lower severity are hidden all the same. The severity that counts is the one of the finding itself, not one that was chosen in the settings.',
    howToFix:
      'Name the last day on which it is hidden: `# ai-readiness-ignore evidence/missing-file until 2027-01-31: the report is signed in January`.',
    check: () => [],
  },
  {
    code: 'suppression/too-long',
    severity: 'warning',
    suppressible: false,
    summary: `A comment hides an error for more than ${longestHiding} days.`,
    why: 'A day that never comes is no end: nobody will look at the error again. It stays hidden until then, and is counted wherever hidden findings are.',
    howToFix:
      'Name a day within a year, and decide again when it comes: `# ai-readiness-ignore evidence/missing-file until 2027-01-31: the report is signed in January`.',
    check: () => [],
  },
  {
    code: 'suppression/misspelled',
    severity: 'hint',
    suppressible: false,
    summary: 'A comment looks as if it were to hide a finding, but is misspelled.',
    why: 'It hides nothing as it stands. Capitals make no difference to the word that such a comment begins with; its letters and hyphens do, and so do characters that nobody sees or that only look like its own. It counts right behind a `#`, which may follow other words of a comment.',
    howToFix:
      'Write `# ai-readiness-ignore CODE until DATE: why`, or reword the comment where it is not meant to hide anything.',
    check: () => [],
  },
];
