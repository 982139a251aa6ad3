import { betterManifestName } from '../../base/manifest-files';
import { quoted } from '../../base/shorten';
import type { Rule } from '../rule';

/** What can be told of the file of a manifest without what is in it. */
export const manifestRules: readonly Rule[] = [
  {
    code: 'manifest/name-case',
    severity: 'warning',
    summary: 'The name of the file differs in its case from what a manifest is called.',
    why: 'On some systems `AI-Readiness.yaml` and `ai-readiness.yaml` are one file, on others two, and scripts and other tools look for the second name only. The manifest is checked all the same.',
    howToFix: 'Rename the file: `git mv AI-Readiness.yaml ai-readiness.yaml`. The editor offers to do it.',
    *check({ fileName }) {
      const better = fileName === undefined ? undefined : betterManifestName(fileName);
      if (better === undefined) return;
      yield {
        message: `The file ${quoted(fileName ?? '')} should be called ${better}.`,
        path: [],
        range: { start: 0, end: 0 },
      };
    },
  },
  {
    code: 'manifest/foreign-link',
    severity: 'error',
    summary: 'The file is a link to something that is not a manifest of this repository.',
    why: 'A link with the name of a manifest could lead to any file: its lines would be shown in findings, and fixes written into it. So it is followed only to a file called `ai-readiness.yaml` or `ai-readiness.yml` in the same repository; others are neither read nor changed. The command line tells them among what could not be checked.',
    howToFix:
      'Put the manifest itself where the link is, or give the file that it leads to the name of a manifest.',
    // Found by whoever reads the file, which is not read then.
    check: () => [],
  },
];
