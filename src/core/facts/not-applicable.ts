import { all, type Check, opposite } from './check';
import { entries, isPersonal, isThirdParty, listed, outsideUsers, writes } from './context';

const anySource: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, source]) =>
    source.classification === 'public' ? [] : [opposite(`the source "${id}" is used`, 'data', id)],
  );

const nonPublicSource: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, { classification }]) =>
    classification === undefined || classification === 'public'
      ? []
      : [opposite(`"${id}" is ${classification}`, 'data', id, 'classification')],
  );

const affectsPeople: Check = ({ manifest }) =>
  manifest.risk?.affectsPeople === true
    ? [opposite('risk.affectsPeople is true', 'risk', 'affectsPeople')]
    : [];

const anyIntegration: Check = ({ manifest }) =>
  entries(manifest.integrations).map(([id]) => opposite(`"${id}" is an integration`, 'integrations', id));

const anyWrite: Check = ({ manifest }) =>
  entries(manifest.integrations).flatMap(([id, integration]) =>
    writes(integration) ? [opposite(`"${id}" writes back`, 'integrations', id, 'direction')] : [],
  );

const anyUser: Check = ({ manifest: { workflow, adoption } }) => [
  ...(listed(workflow?.users).length > 0
    ? [opposite('workflow.users lists people', 'workflow', 'users')]
    : []),
  ...((adoption?.population ?? 0) > 0
    ? [opposite(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
    : []),
];

const outsideModel: Check = ({ manifest }) =>
  entries(manifest.models).flatMap(([id, { provider }]) =>
    isThirdParty(provider) === true
      ? [opposite(`the model "${id}" is from ${provider}`, 'models', id, 'provider')]
      : [],
  );

const outsideUser: Check = ({ manifest }) => {
  const outside = outsideUsers(manifest);
  return outside === undefined ? [] : [opposite(outside.words, ...outside.path)];
};

/** What proves that a condition under which an item does not apply is not given; by the condition's words. */
export const whenNotApplicable: Readonly<Record<string, Check>> = {
  'no enterprise data used': anySource,
  'public-domain data only': nonPublicSource,
  'no integrations': anyIntegration,
  'static, team-owned data': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { maxAge, owner }]) => {
      if (maxAge !== undefined)
        return [opposite(`"${id}" may be ${maxAge} old at most, so it changes`, 'data', id, 'maxAge')];
      return owner !== undefined && manifest.owners?.[owner]?.outsideTeam === true
        ? [opposite(`the owner of "${id}" is outside the team`, 'data', id, 'owner')]
        : [];
    }),
  'no training, tuning or retrieval': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { usedFor }]) => {
      const use = usedFor?.find((each) => each === 'training' || each === 'tuning' || each === 'retrieval');
      return use === undefined ? [] : [opposite(`"${id}" is used for ${use}`, 'data', id, 'usedFor')];
    }),
  'no personal data': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, source]) =>
      isPersonal(source)
        ? [opposite(`"${id}" is ${source.classification}`, 'data', id, 'classification')]
        : [],
    ),
  'nobody affected by output': affectsPeople,
  'no decisions about people': affectsPeople,
  'no effect outside the team': all(affectsPeople, anyWrite),
  'nothing third-party': all(outsideModel, ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { origin }]) =>
      origin === 'third-party' ? [opposite(`"${id}" comes from a third party`, 'data', id, 'origin')] : [],
    ),
  ),
  'no human users': anyUser,
  'no untrusted input or output': outsideUser,
  'fixed-cost local model': outsideModel,
  'single-user tool': ({ manifest: { adoption } }) =>
    (adoption?.population ?? 0) > 1
      ? [opposite(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
      : [],
  'no persistent effect': anyWrite,
  'build team only': outsideUser,
  'tier minimal': ({ manifest: { risk } }) =>
    risk?.tier === undefined || risk.tier === 'minimal'
      ? []
      : [opposite(`risk.tier is "${risk.tier}"`, 'risk', 'tier')],
};
