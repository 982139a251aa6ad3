import type { Rule } from '../rule';
import { unknownId, unknownReferences } from './references';

export const evaluationRules: readonly Rule[] = [
  {
    code: 'evaluation/unknown-model',
    severity: 'error',
    summary: 'An evaluation names a model that is not listed.',
    why: 'Whether it speaks of the model that runs cannot be told.',
    howToFix: 'Correct the id, or add the model under `models`.',
    items: ['evaluation-passed'],
    *check(context) {
      for (const reference of unknownReferences(context, 'evaluation/unknown-model'))
        yield unknownId(context, reference);
    },
  },
];
