import { listed } from '../../facts/context';
import { type Check, sign } from '../terms/check';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';

const movers: Movers = ['outcome'];

const anyUser: Check = ({ manifest: { workflow, adoption } }) => [
  ...(listed(workflow?.users).length > 0 ? [sign('workflow.users lists people', 'workflow', 'users')] : []),
  ...((adoption?.population ?? 0) > 0
    ? [sign(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
    : []),
];

export const adoptionItems: RecordsOf<'adoption'> = {
  'adoption-plan-agreed': {
    firstStep: 'Ask five future users what would make them go back to doing it by hand.',
    restsOn: [whole('adoption')],
    accepts: ['decision', ...written],
    refuses: [...results, 'interface', 'picture'],
    prompts: /^(?:employee representatives|line manager|outcome owner)$/i,
    movers,
    whenNotApplicable: anyUser,
  },
  'users-trained': {
    firstStep: 'Split the training by role, and build it on real cases with seeded errors.',
    restsOn: [fields('adoption', 'population'), fields('oversight', 'overseer')],
    accepts: ['record', 'table', ...written],
    refuses: [...results, 'interface', 'picture', 'repository'],
    prompts: /^(?:person or staff number|session date)$/i,
    movers,
    whenNotApplicable: anyUser,
  },
  'adoption-on-target': {
    firstStep: 'Count the real cases that each group finished through the system last week.',
    restsOn: [whole('adoption')],
    accepts: ['facts', 'table', 'notebook', ...written],
    refuses: [...results, 'picture'],
    movers,
    whenNotApplicable: anyUser,
  },
};
