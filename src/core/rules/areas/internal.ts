import type { Rule } from '../rule';

/** Findings about the checking itself: made by the evaluation, listed here for their pages and settings. */
export const internalRules: readonly Rule[] = [
  {
    code: 'internal/check-failed',
    severity: 'error',
    suppressible: false,
    summary: 'A check failed to run.',
    why: 'This is a fault in AI Readiness itself. It is reported because a missing finding would look like a clean manifest. All other checks ran. On the command line such a run ends with 2, whatever `--fail-on` says.',
    howToFix: 'Report it, with the part of the manifest that leads to it.',
    check: () => [],
  },
  {
    code: 'internal/too-many-findings',
    severity: 'warning',
    suppressible: false,
    summary: 'There are more findings than are shown.',
    why: 'Nobody reads a thousand findings. Every error is listed; what is less is left out beyond a thousand, so that the editor stays quick.',
    howToFix: 'Fix the ones that are shown first.',
    check: () => [],
  },
];
