import type { Rule } from '../rule';

/**
 * Findings about `ai-readiness.config.yaml`: made where it is read, listed here for their pages. Neither a comment, a
 * setting nor a configuration changes them.
 */
export const configRules: readonly Rule[] = [
  {
    code: 'config/unreadable',
    severity: 'error',
    suppressible: false,
    summary: 'A configuration cannot be read.',
    why: 'It may ask for more than what is usual, and nobody can tell: so the command line does not pass (exit code 2). The same goes for one called `ai-readiness.config.yml`, which has no effect. A link is followed only to another `ai-readiness.config.yaml` in the same repository.',
    howToFix: 'Make it a file of that name that can be read, or delete it.',
    check: () => [],
  },
  {
    code: 'config/unknown-key',
    severity: 'error',
    suppressible: false,
    summary: 'A key is not part of the format of a configuration.',
    why: 'It has no effect, and whoever wrote it believes that it has.',
    howToFix:
      'Correct the key, or delete it. For notes of your own use a comment, or a key that begins with `x-`.',
    check: () => [],
  },
  {
    code: 'config/wrong-type',
    severity: 'error',
    suppressible: false,
    summary: 'A value of a configuration has the wrong type.',
    why: 'The value has no effect, as if it were missing.',
    howToFix: 'Write a text, number, list or map as the message says.',
    check: () => [],
  },
  {
    code: 'config/wrong-value',
    severity: 'error',
    suppressible: false,
    summary: 'A value of a configuration is missing, or is none that may stand there.',
    why: 'The value has no effect, as if it were missing.',
    howToFix:
      'Write it as the message says: `version: 1`, a severity that there is, a date that exists, a number within its limits.',
    check: () => [],
  },
  {
    code: 'config/unknown-code',
    severity: 'error',
    suppressible: false,
    summary: 'A configuration has a severity for a finding that does not exist.',
    why: 'It has no effect, and whoever wrote it believes that it has. Findings of a configuration itself have no other severity than their own.',
    howToFix: 'Correct the code: each stands behind its finding, and in the list of all findings.',
    check: () => [],
  },
  {
    code: 'config/broken-references',
    severity: 'error',
    suppressible: false,
    summary: 'The file on laws and standards that a configuration names is missing or has a fault.',
    why: 'What is wrong in it has no effect, and whoever wrote it believes that it has. What of it can be read counts all the same.',
    howToFix:
      'Correct what the message names. The file has the shape of `schemas/references.json`: `schema: 1`, `sources`, `entries`, `items`; every entry needs a source, an id, a name and whom it `binds`, dates are dates, and classes, triggers and areas are those that there are.',
    check: () => [],
  },
  {
    code: 'config/loosens',
    severity: 'warning',
    suppressible: false,
    summary: 'A configuration asks for less than it may.',
    why: 'A configuration comes with the manifests that it is for, so it is no way to silence a review: below another one it may only ask for more, and an error is shown as a warning at least.',
    howToFix: 'Delete the value, or change it in the configuration above that has it.',
    check: () => [],
  },
];
