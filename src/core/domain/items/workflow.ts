import { need } from '../terms/asks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import { ownerOfIntegration, ownersOfIntegrations } from '../terms/pointers';
import { noPlumbing, ofCode } from '../terms/weighings';

const movers: Movers = ['outcome', 'performance'];

export const workflowItems: RecordsOf<'workflow'> = {
  'workflow-scoped': {
    startsAt: 1,
    firstStep: 'Describe the workflow: its trigger, its end state, its users.',
    restsOn: [whole('workflow')],
    asks: need('workflow', 'trigger', 'endState', 'users', 'volumePerMonth', 'outOfScope'),
    accepts: ['facts', ...written, 'picture'],
    refuses: [...results, 'data-contract', 'interface'],
    prompts: /^(?:trigger|end states|cases in a typical month)/i,
    movers,
  },
  'workflow-embedded': {
    firstStep: 'Watch two users work on one case, and count how often they leave the system they work in.',
    restsOn: [fields('integrations', 'system', 'direction', 'status')],
    accepts: ['record', 'repository', ...written, 'picture'],
    refuses: ['evaluation', 'scan', 'bill-of-materials', 'data-contract', 'interface'],
    weighs: [noPlumbing],
    leavesOpen: ofCode,
    movers,
    pointsTo: ownerOfIntegration,
    pointsToAll: ownersOfIntegrations,
  },
  'workflow-refined': {
    firstStep: 'Take the largest group of exceptions, and ask which change to the work would prevent it.',
    restsOn: [fields('workflow', 'volumePerMonth', 'minutesPerCase', 'timeLimit')],
    accepts: ['decision', 'record', ...written],
    refuses: ['evaluation', 'scan', 'bill-of-materials', 'picture'],
    movers,
  },
};
