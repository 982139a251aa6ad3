import { entries, isPersonal, isThirdParty, listed, outsideUsers, writes } from '../facts/context';
import { all, type Check, contradiction } from './check';

const anySource: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, source]) =>
    source.classification === 'public' ? [] : [contradiction(`the source "${id}" is used`, 'data', id)],
  );

const nonPublicSource: Check = ({ manifest }) =>
  entries(manifest.data).flatMap(([id, { classification }]) =>
    classification === undefined || classification === 'public'
      ? []
      : [contradiction(`"${id}" is ${classification}`, 'data', id, 'classification')],
  );

const affectsPeople: Check = ({ manifest }) =>
  manifest.risk?.affectsPeople === true
    ? [contradiction('risk.affectsPeople is true', 'risk', 'affectsPeople')]
    : [];

const anyIntegration: Check = ({ manifest }) =>
  entries(manifest.integrations).map(([id]) =>
    contradiction(`"${id}" is an integration`, 'integrations', id),
  );

const anyWrite: Check = ({ manifest }) =>
  entries(manifest.integrations).flatMap(([id, integration]) =>
    writes(integration) ? [contradiction(`"${id}" writes back`, 'integrations', id, 'direction')] : [],
  );

const anyUser: Check = ({ manifest: { workflow, adoption } }) => [
  ...(listed(workflow?.users).length > 0
    ? [contradiction('workflow.users lists people', 'workflow', 'users')]
    : []),
  ...((adoption?.population ?? 0) > 0
    ? [contradiction(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
    : []),
];

const outsideModel: Check = ({ manifest }) =>
  entries(manifest.models).flatMap(([id, { provider }]) =>
    isThirdParty(provider) === true
      ? [contradiction(`the model "${id}" is from ${provider}`, 'models', id, 'provider')]
      : [],
  );

const outsideUser: Check = ({ manifest }) => {
  const outside = outsideUsers(manifest);
  return outside === undefined ? [] : [contradiction(outside.words, ...outside.path)];
};

/** What proves that a condition under which an item does not apply is not given; by the condition's words. */
export const whenNotApplicable: Readonly<Record<string, Check>> = {
  'no enterprise data used': anySource,
  'public-domain data only': nonPublicSource,
  'no integrations': anyIntegration,
  'static, team-owned data': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { maxAge, owner }]) => {
      if (maxAge !== undefined)
        return [contradiction(`"${id}" may be ${maxAge} old at most, so it changes`, 'data', id, 'maxAge')];
      return owner !== undefined && manifest.owners?.[owner]?.outsideTeam === true
        ? [contradiction(`the owner of "${id}" is outside the team`, 'data', id, 'owner')]
        : [];
    }),
  'no training, tuning or retrieval': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { usedFor }]) => {
      const use = usedFor?.find((each) => each === 'training' || each === 'tuning' || each === 'retrieval');
      return use === undefined ? [] : [contradiction(`"${id}" is used for ${use}`, 'data', id, 'usedFor')];
    }),
  'no personal data': ({ manifest }) =>
    entries(manifest.data).flatMap(([id, source]) =>
      isPersonal(source)
        ? [contradiction(`"${id}" is ${source.classification}`, 'data', id, 'classification')]
        : [],
    ),
  'nobody affected by output': affectsPeople,
  'no decisions about people': affectsPeople,
  'no effect outside the team': all(affectsPeople, anyWrite),
  'nothing third-party': all(outsideModel, ({ manifest }) =>
    entries(manifest.data).flatMap(([id, { origin }]) =>
      origin === 'third-party'
        ? [contradiction(`"${id}" comes from a third party`, 'data', id, 'origin')]
        : [],
    ),
  ),
  'no human users': anyUser,
  'no untrusted input or output': outsideUser,
  'fixed-cost local model': outsideModel,
  'single-user tool': ({ manifest: { adoption } }) =>
    (adoption?.population ?? 0) > 1
      ? [contradiction(`adoption.population is ${adoption?.population}`, 'adoption', 'population')]
      : [],
  'no persistent effect': anyWrite,
  'build team only': outsideUser,
  'tier minimal': ({ manifest: { risk } }) =>
    risk?.tier === undefined || risk.tier === 'minimal'
      ? []
      : [contradiction(`risk.tier is "${risk.tier}"`, 'risk', 'tier')],
};
