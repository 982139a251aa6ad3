import { quoted } from '../../base/shorten';
import { entries, isOffered, writes } from '../../facts/context';
import { documentEvidence } from '../../facts/evidence';
import { need, needWhere } from '../terms/asks';
import { all, type Check, type EarlySign, each, early, ifEmpty, missing, sign } from '../terms/check';
import { isOutsideTeam } from '../terms/checks';
import { results, written } from '../terms/evidence-kinds';
import { fields, type Movers, type RecordsOf, whole } from '../terms/item';
import { ownerAmong, ownerOfIntegration, ownersOfIntegrations } from '../terms/pointers';
import { deploysAtOnce } from '../terms/weighings';

const movers: Movers = ['performance'];

const anyIntegration: Check = ({ manifest }) =>
  entries(manifest.integrations).map(([id]) => sign(`${quoted(id)} is an integration`, 'integrations', id));

const hardIntegration: Check<EarlySign> = (facts) =>
  entries(facts.manifest.integrations).flatMap(([id, integration]) => {
    if (writes(integration))
      return [early('writes-back', `${quoted(id)} writes back`, 'integrations', id, 'direction')];
    return isOutsideTeam(facts, integration.owner)
      ? [
          early(
            'is-outside-team',
            `the owner of ${quoted(id)} is outside the team`,
            'integrations',
            id,
            'owner',
          ),
        ]
      : [];
  });

/** A system with integrations of its own is judged by those. */
const hardSystem: Check<EarlySign> = (facts) => {
  const { integrations, systems } = facts.manifest;
  const connected = new Set(entries(integrations).map(([, { system }]) => system));
  return entries(systems).flatMap(([id, { access, owner }]) => {
    if (connected.has(id)) return [];
    if (access === 'write' || access === 'read-write')
      return [early('writes-back', `the workflow writes back to ${quoted(id)}`, 'systems', id, 'access')];
    return isOutsideTeam(facts, owner)
      ? [early('is-outside-team', `the owner of ${quoted(id)} is outside the team`, 'systems', id, 'owner')]
      : [];
  });
};

/** Who calls an interface of ours waits and tries again as they see fit, and has a fallback of their own. */
const ofTheCaller: ReadonlySet<unknown> = new Set(['timeout', 'retry', 'fallback']);

const eachContract = needWhere(
  'integrations',
  (entry, field) => !(isOffered(entry) && ofTheCaller.has(field)),
  'direction',
  'auth',
  'contract',
  'timeout',
  'retry',
  'fallback',
);

export const integrationItems: RecordsOf<'integration'> = {
  'systems-inventoried': {
    firstStep: 'Walk through one real case, and write down every system that is opened.',
    restsOn: [whole('systems')],
    asks: need('systems', 'owner'),
    accepts: ['facts', 'repository', ...written],
    refuses: ['evaluation', 'test-report', 'scan', 'model-card', 'picture'],
    shows: ['system', 'component'],
    movers,
    pointsTo: ({ systems }) =>
      ownerAmong(systems, ({ name, access }) => name === undefined || access === undefined),
    whenMet: all(
      ifEmpty('systems', 'system'),
      each('systems', ({ owner }) => missing({ owner })),
    ),
  },
  'architecture-documented': {
    firstStep: 'Draw the components, and label every arrow with its data and its identity.',
    restsOn: [
      fields('systems', 'name', 'access', 'environment'),
      fields('integrations', 'system', 'direction', 'auth'),
      fields('models', 'provider', 'name', 'region'),
    ],
    accepts: ['document', 'form', 'picture', 'interface', 'link'],
    refuses: ['evaluation', 'test-report', 'scan', 'model-card'],
    movers,
  },
  'integration-contracts-defined': {
    firstStep: 'Agree with the owner of each system how a call is made, and what happens when it fails.',
    restsOn: [whole('integrations')],
    asks: eachContract,
    // What is exchanged may be agreed in the form of either kind of contract.
    accepts: ['facts', 'interface', 'data-contract', ...written],
    refuses: ['evaluation', 'test-report', 'scan', 'model-card', 'picture'],
    evidencedBy: ({ integrations }) =>
      entries(integrations).flatMap(([id, { contract }]) =>
        documentEvidence(contract, ['integrations', id, 'contract']),
      ),
    movers,
    pointsTo: ownerOfIntegration,
    pointsToAll: ownersOfIntegrations,
    whenMet: each('integrations', (integration) => {
      const { direction, contract, timeout, retry, fallback } = integration;
      return missing(
        isOffered(integration) ? { direction, contract } : { direction, contract, timeout, retry, fallback },
        { fallback: 'integration/fallback-missing' },
      );
    }),
    whenNotApplicable: anyIntegration,
    earlySignal: all(hardIntegration, hardSystem),
  },
  'integration-tested': {
    firstStep: 'Run whole cases from trigger to end state, then let each dependency fail once.',
    restsOn: [fields('integrations', 'status', 'timeout', 'retry', 'idempotent', 'undo', 'fallback')],
    accepts: ['test-report', 'record', ...written],
    refuses: ['evaluation', 'scan', 'bill-of-materials', 'interface', 'picture'],
    movers,
    pointsTo: ownerOfIntegration,
    pointsToAll: ownersOfIntegrations,
    whenNotApplicable: anyIntegration,
  },
  'rollout-staged': {
    firstStep: 'Write down the steps of the rollout, and what must hold before each next one.',
    restsOn: [],
    accepts: ['repository', ...written],
    refuses: [...results, 'picture'],
    shows: ['workflow.deploy', 'workflow.environment', 'workflow.manual'],
    leavesOpen: deploysAtOnce,
    movers,
    whenNotApplicable: ({ manifest: { adoption } }) =>
      (adoption?.population ?? 0) > 1
        ? [sign(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
        : [],
  },
};
