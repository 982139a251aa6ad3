import { betterManifestName } from '../../base/manifest-files';
import type { Rule } from '../table/rule';

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
        message: `The file "${fileName}" should be called ${better}.`,
        path: [],
        range: { start: 0, end: 0 },
      };
    },
  },
];
