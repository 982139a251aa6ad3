import { quoted } from '../../base/shorten';
import { holdersOf } from '../../facts/context';
import { needRoles } from '../terms/asks';
import { sign, toldBy } from '../terms/check';
import { results, written } from '../terms/evidence-kinds';
import { type RecordsOf, whole } from '../terms/item';
import { needsOwners, needsPerson } from '../terms/weighings';

export const ownershipItems: RecordsOf<'ownership'> = {
  'owners-named': {
    startsAt: 2,
    firstStep: 'Name who owns the outcome and who owns performance.',
    restsOn: [whole('owners')],
    asks: needRoles('outcome', 'performance'),
    accepts: ['facts', 'repository', ...written],
    refuses: [...results, 'picture', 'model-card'],
    weighs: [needsPerson, needsOwners],
    prompts: /^(?:outcome|performance|name and function)$/i,
    movers: ['outcome'],
    whenMet: ({ manifest }) =>
      (['outcome', 'performance'] as const).flatMap((role) =>
        holdersOf(manifest, role).length > 0
          ? []
          : [
              toldBy('owner/role-missing', sign(`no owner has the role ${quoted(role)}`, 'owners'), {
                of: role,
              }),
            ],
      ),
    notWaivable: true,
  },
};
