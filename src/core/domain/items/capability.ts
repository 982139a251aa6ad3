import { entries } from '../../facts/context';
import { sign } from '../terms/check';
import { written } from '../terms/evidence-kinds';
import { fields, type RecordsOf } from '../terms/item';

export const capabilityItems: RecordsOf<'capability'> = {
  'capability-retained': {
    firstStep: 'Pick two employees, and let them run it for half a day with the builder out of reach.',
    restsOn: [fields('owners', 'handle', 'roles', 'deputy', 'outsideTeam')],
    accepts: ['facts', 'record', ...written],
    refuses: ['repository', 'evaluation', 'test-report', 'picture'],
    movers: ['performance'],
    whenMet: ({ manifest }) =>
      entries(manifest.owners).length === 1 ? [sign('only one owner is named', 'owners')] : [],
    whenNotApplicable: { noFact: 'The format does not say under which contract a service is run.' },
  },
};
