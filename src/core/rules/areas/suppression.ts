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
      'Delete the comment, or correct it: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`, at the end of that line or on the line above it.',
    check: () => [],
  },
  {
    code: 'suppression/expired',
    severity: 'warning',
    suppressible: false,
    summary: 'A comment hides a finding until a date that has passed.',
    why: 'The finding is shown again from the next day. A suppression hides a finding and nothing else: gates, scores and items stay as the facts make them.',
    howToFix: 'Fix the finding and delete the comment, or decide again and give another date.',
    check: () => [],
  },
  {
    code: 'suppression/no-reason',
    severity: 'warning',
    suppressible: false,
    summary: 'A comment hides a finding without giving a reason.',
    why: 'Whoever reads this in six months must be able to tell whether the reason still holds. Without one the finding is shown.',
    howToFix:
      'Write the reason after a colon: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`.',
    check: () => [],
  },
];
