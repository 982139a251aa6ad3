import { quoted } from '../../base/shorten';
import { entries, hasReached, isFloating } from '../../facts/context';
import type { Rule } from '../rule';
import { unknownId, unknownReferences } from './references';

export const modelRules: readonly Rule[] = [
  {
    code: 'model/floating-version',
    severity: 'warning',
    summary: 'From the deploy stage onwards: the version of a model is not pinned.',
    why: 'The model then changes on a day that someone else chooses, and what runs is no longer what was evaluated.',
    howToFix:
      'State the exact version, and re-run the evaluation when it changes. `latest`, `stable` and the like are not versions.',
    items: ['third-parties-vetted', 'changes-re-evaluated'],
    *check({ facts }) {
      if (!hasReached(facts, 'deploy')) return;
      for (const [id, { version }] of entries(facts.manifest.models)) {
        if (!isFloating(version)) continue;
        const what =
          version === undefined
            ? 'has no version'
            : `has the version ${quoted(String(version))}, which may be another model tomorrow`;
        yield {
          message: `The model ${quoted(id)} ${what}: pin the one that was evaluated.`,
          path: version === undefined ? ['models', id] : ['models', id, 'version'],
          target: version === undefined ? 'key' : 'value',
          ...(version === undefined ? { absent: [['models', id, 'version']] } : {}),
        };
      }
    },
  },
  {
    code: 'model/unknown-data',
    severity: 'error',
    summary: 'A model receives data that is not listed.',
    why: 'What is not listed has no owner, no classification and no permission, and leaves all the same.',
    howToFix: 'Correct the id, or add the data source under `data`.',
    items: ['data-sources-inventoried'],
    *check(context) {
      for (const reference of unknownReferences(context, 'model/unknown-data'))
        yield unknownId(context, reference);
    },
  },
];
