import { evaluatedOtherwise, outsideModel, outsideUser, resultsFor } from '../terms/checks';
import { written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';

const movers: Movers = ['security', 'performance'];

export const securityItems: RecordsOf<'security'> = {
  'threat-model-reviewed': {
    firstStep: 'Walk through the architecture diagram with someone from security who did not build it.',
    restsOn: [],
    accepts: [...written, 'picture'],
    movers,
  },
  'adversarial-tests-passed': {
    firstStep: 'Turn each threat into attack cases with a pass condition that a machine can check.',
    restsOn: [whole('evaluations')],
    accepts: ['attack-test', 'evaluation', 'test-report', ...written],
    evidencedBy: resultsFor('adversarial-tests-passed'),
    movers,
    whenMet: evaluatedOtherwise('adversarial-tests-passed'),
    whenNotApplicable: outsideUser,
  },
  'privileges-minimised': {
    firstStep: 'List every identity and tool with what it may do, and try what it should not.',
    restsOn: [fields('systems', 'name', 'access'), fields('integrations', 'direction', 'auth')],
    accepts: ['scan', 'repository', ...written],
    movers,
  },
  'consumption-limited': {
    firstStep: 'Work out what normal use costs, for a case, a busy hour and a month.',
    restsOn: [],
    accepts: ['repository', 'record', ...written],
    movers,
    whenNotApplicable: outsideModel,
  },
};
