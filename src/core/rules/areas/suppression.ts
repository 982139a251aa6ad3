import type { Rule } from '../table/rule';

/**
 * Findings about `# ai-readiness-ignore` comments: made by the evaluation once all others are known, listed here for
 * their pages and settings.
 */
export const suppressionRules: readonly Rule[] = [
  {
    code: 'suppression/unused',
    severity: 'information',
    summary: 'A comment suppresses a finding that is not there.',
    why: 'What it was written for is fixed, or it stands at another line than the finding, or its code is misspelled. Left there, it would hide the finding should it come back. What breaks the text (`yaml/…`) and a stage that is claimed ahead (`gate/stage-ahead`) cannot be suppressed.',
    howToFix:
      'Delete the comment, or correct it: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`, at the end of the line of the finding or above it.',
    check: () => [],
  },
  {
    code: 'suppression/expired',
    severity: 'warning',
    summary: 'A comment suppresses a finding until a day that has passed.',
    why: 'The finding is shown again from the day after. A suppression hides a finding and nothing else: gates, scores and items stay as the facts make them.',
    howToFix: 'Fix the finding and delete the comment, or decide again and give another date.',
    check: () => [],
  },
  {
    code: 'suppression/no-reason',
    severity: 'warning',
    summary: 'A comment suppresses a finding without a reason.',
    why: 'Who reads it in half a year must be able to tell whether the reason still holds. Without one the finding is shown.',
    howToFix:
      'Write the reason after a colon: `# ai-readiness-ignore owner/no-deputy until 2027-01-31: the deputy starts in January`.',
    check: () => [],
  },
];
