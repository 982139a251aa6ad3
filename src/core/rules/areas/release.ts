import { quoted } from '../../base/shorten';
import { hasReached, listed } from '../../facts/context';
import { otherReleases } from '../../facts/evaluations';
import { isMovingLink } from '../../facts/evidence';
import type { Rule } from '../rule';
import { asOpenWork } from '../severity';

export const releaseRules: readonly Rule[] = [
  {
    code: 'release/unpinned-prompt',
    severity: 'warning',
    summary: 'A prompt of the release is no file of this repository.',
    why: 'What stands behind a link, or in the service of a supplier, can be changed by anyone who may write there, on any day: nobody can tell which text runs, or which one was evaluated. That a file is not there is said by `evidence/missing-file`.',
    howToFix:
      'Keep the prompt as a file in this repository, and name its path. Where it is kept elsewhere, keep the copy that is released here.',
    items: ['changes-re-evaluated'],
    *check({ facts }) {
      for (const [index, prompt] of listed(facts.manifest.release?.prompts)) {
        if (!isMovingLink(prompt)) continue;
        yield {
          message: `The prompt ${quoted(prompt)} is no file of this repository, so nobody can tell which text runs: keep what is released here.`,
          path: ['release', 'prompts', index],
          severity: asOpenWork(facts),
        };
      }
    },
  },
  {
    code: 'release/changed-since-evaluation',
    severity: 'warning',
    summary: 'In operation: what runs is no longer what was evaluated.',
    why: 'A change of the model, the prompts or the code can break what worked, whatever the calendar says: `changes-re-evaluated` falls due with the release. Before operation `evaluation/other-release` says it, at the evaluation.',
    howToFix:
      'Evaluate what runs, add that as an evaluation with its own result, and say under `evaluated` what it judged. The earlier ones may stay.',
    items: ['changes-re-evaluated'],
    *check({ facts }) {
      if (!hasReached(facts, 'operate')) return;
      const differences = otherReleases(facts);
      const [first] = differences;
      if (first === undefined) return;
      yield {
        message: `This has changed since it was evaluated: ${quoted(first.evaluation)} ${first.what}. "changes-re-evaluated" is due: evaluate what runs.`,
        path: first.runs,
        target: first.runs[0] === 'models' ? 'key' : 'value',
        related: differences.map(({ evaluation, what, path }) => ({
          message: `${quoted(evaluation)} ${what}`,
          path,
        })),
      };
    },
  },
];
