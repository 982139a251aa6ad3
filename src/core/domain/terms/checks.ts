/** Checks that items of several pillars share. */
import { quoted } from '../../base/shorten';
import {
  decidesAboutPeople,
  entries,
  type Facts,
  isThirdParty,
  outsideUsers,
  writes,
} from '../../facts/context';
import { type Check, type EarlySign, early, sign } from './check';

/** Whether an owner is known to be outside the build team. */
export const isOutsideTeam = ({ manifest }: Facts, owner: string | undefined): boolean =>
  owner !== undefined && manifest.owners?.[owner]?.outsideTeam === true;

export const affectsPeople: Check = ({ manifest }) => {
  const said = decidesAboutPeople(manifest);
  return said === undefined ? [] : [sign(said.words, 'risk', said.key)];
};

export const informsDecisions: Check<EarlySign> = ({ manifest }) => {
  const said = decidesAboutPeople(manifest);
  return said === undefined
    ? []
    : [early('affects-people', 'the output informs decisions about people', 'risk', said.key)];
};

export const tierHigh: Check<EarlySign> = ({ manifest }) =>
  manifest.risk?.tier === 'high' ? [early('tier-high', 'the risk tier is high', 'risk', 'tier')] : [];

export const anyWrite: Check = ({ manifest }) =>
  entries(manifest.integrations).flatMap(([id, integration]) =>
    writes(integration) ? [sign(`${quoted(id)} writes back`, 'integrations', id, 'direction')] : [],
  );

export const outsideModel: Check = ({ manifest }) =>
  entries(manifest.models).flatMap(([id, { provider }]) =>
    isThirdParty(provider) === true
      ? [sign(`the model ${quoted(id)} is from ${provider}`, 'models', id, 'provider')]
      : [],
  );

export const outsideUser: Check<EarlySign> = ({ manifest }) => {
  const outside = outsideUsers(manifest);
  return outside === undefined ? [] : [early('has-outside-user', outside.words, ...outside.path)];
};
