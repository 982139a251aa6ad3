import type { Rule } from '../rule';
import { unknownId, unknownReferences } from './references';

export const agentRules: readonly Rule[] = [
  {
    code: 'agent/unknown-integration',
    severity: 'error',
    summary: 'A tool of the agent goes through an integration that is not listed.',
    why: 'What is not listed has no contract, no timeout and no fallback, and nobody sees that the agent uses it.',
    howToFix: 'Correct the id, or add the integration under `integrations`.',
    items: ['integration-contracts-defined'],
    *check(context) {
      for (const reference of unknownReferences(context, 'agent/unknown-integration'))
        yield unknownId(context, reference);
    },
  },
];
