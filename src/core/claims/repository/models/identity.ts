/** The name and version of each model, held against where the repository names one. */

import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Look } from '../look';
import { answers, confirmed, contradicted, placeOf, some, unclear } from '../made';
import { declaredModel } from './declared';
import { inWords, matchOf } from './match';
import { type Claimed, isForEvaluation, isMakersName, meantBy } from './meant';
import {
  answersOf,
  byWorth,
  canConfirm,
  isSet,
  type ModelPlace,
  modelPlaces,
  placesOf,
  slotOf,
  weaknessOf,
} from './places';

export function modelClaims(look: Look): Claim[] {
  const places = modelPlaces(look);
  return entries(look.facts.manifest.models).flatMap(([id, model]) => {
    const claimed = { id, model };
    return declaredModel(look, claimed) ?? inferredModel(look, claimed, places);
  });
}

/** What all of the repository says of a model of which the manifest does not say where to look. */
function inferredModel(look: Look, claimed: Claimed, places: readonly ModelPlace[]): Claim[] {
  const { id, model } = claimed;
  const { name } = model;
  if (name === undefined) return [];
  const sure = places.filter((place) => canConfirm(place, isForEvaluation(id)));
  const agreeing = byWorth(sure.filter((place) => isAgreeing(claimed, place)));
  const meant = meantBy(claimed, places, look.facts.manifest);
  const split = conflicts(claimed, agreeing, { places, meant });
  if (split.length > 0) return [contradictsItself(claimed, [...agreeing, ...split])];
  if (agreeing.length > 0) return agreed(claimed, agreeing);
  return nearly(claimed, sure) ?? differing(claimed, meant, places) ?? namedOtherwise(look, claimed, places);
}

function isAgreeing({ model }: Claimed, { said: { value } }: ModelPlace): boolean {
  const match = matchOf(model, value);
  return match === 'equal' || (match === 'unversioned' && value.site !== 'mentioned');
}

/**
 * Where the same setting, or another place that deploys the same model, says something else than the agreeing ones; and
 * where only code agrees, what settings say that mean this model.
 */
function conflicts(
  { model }: Claimed,
  agreeing: readonly ModelPlace[],
  { places, meant }: Readonly<Record<'places' | 'meant', readonly ModelPlace[]>>,
): ModelPlace[] {
  if (agreeing.length === 0) return [];
  const isOther = (place: ModelPlace): boolean =>
    ['version', 'other'].includes(matchOf(model, place.said.value)) && isSet(place);
  if (!agreeing.some(isSet))
    return meant.filter((place) => isOther(place) && weaknessOf(place, places) === undefined);
  const slots = new Set(agreeing.filter(isSet).map(slotOf));
  slots.delete(undefined);
  return places.filter(
    (place) => isOther(place) && (slots.has(slotOf(place)) || matchOf(model, place.said.value) === 'version'),
  );
}

function contradictsItself({ id, model }: Claimed, places: readonly ModelPlace[]): Claim {
  return unclear({
    path: ['models', id, model.version === undefined ? 'name' : 'version'],
    reason: answers(answersOf(places)),
    places: placesOf(places),
    code: 'repository/contradicts-itself',
    severity: 'information',
  });
}

/** The name, and the version where it was said as well. */
export function agreed({ id, model }: Claimed, agreeing: readonly ModelPlace[]): Claim[] {
  const [first] = agreeing;
  if (first === undefined) return [];
  const { site } = first.said.value;
  const how = { deployed: 'deploys', configured: 'configures', bound: 'asks for', mentioned: 'names' }[site];
  const ground = { reason: `the repository ${how} ${inWords(first.said.value)}`, places: placesOf(agreeing) };
  const name = confirmed({ path: ['models', id, 'name'], ...ground });
  const hasVersion = model.version !== undefined && matchOf(model, first.said.value) === 'equal';
  return hasVersion ? [name, confirmed({ path: ['models', id, 'version'], ...ground })] : [name];
}

/** An alias where the manifest has a version, or a part of a name: neither the one nor the other. */
export function nearly({ id, model }: Claimed, places: readonly ModelPlace[]): Claim[] | undefined {
  const found = byWorth(places).filter(({ said: { value } }) => {
    const match = matchOf(model, value);
    return match === 'alias' || match === 'part';
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { value } = first.said;
  const isPart = matchOf(model, value) === 'part';
  const claim = inWords({
    id: model.name ?? '',
    ...(model.version === undefined ? {} : { version: model.version }),
  });
  const reason = isPart
    ? `${claim} is only a part of the name ${value.id}`
    : value.pin === 'moving'
      ? `the repository asks for the alias ${value.id}, and not for ${claim}`
      : `the repository names ${value.id} without a version`;
  const key = model.version === undefined ? 'name' : 'version';
  return [unclear({ path: ['models', id, key], reason, places: placesOf(found) })];
}

/** What the places say that can only mean this model, where none agrees. */
function differing(
  claimed: Claimed,
  meant: readonly ModelPlace[],
  places: readonly ModelPlace[],
): Claim[] | undefined {
  const { id, model } = claimed;
  const { name = '', version } = model;
  const [first] = byWorth(meant);
  if (first === undefined) return undefined;
  const isVersion = version !== undefined && matchOf(model, first.said.value) === 'version';
  const path = ['models', id, isVersion ? 'version' : 'name'];
  const claim = inWords({ id: name, ...(version === undefined ? {} : { version }) });
  const others = otherAnswers(meant, places);
  if (others.length > 0) {
    const all = [...meant, ...others];
    return [unclear({ path, reason: answers(answersOf(all)), places: placesOf(all) })];
  }
  const says = some(answersOf(meant));
  const weakness = isMakersName(name) ? weaknessOf(first, places) : 'under a name that may be one of its own';
  const [reason, where] = [`the repository says ${says}, the manifest ${claim}`, placesOf(byWorth(meant))];
  return weakness === undefined
    ? [contradicted({ path, reason, places: where })]
    : [unclear({ path, reason: `${reason}; but it says so ${weakness}`, places: where })];
}

/** What says something else than the first of the places that are meant: another of them, or the same setting elsewhere. */
function otherAnswers(meant: readonly ModelPlace[], places: readonly ModelPlace[]): ModelPlace[] {
  const [said] = answersOf(meant);
  const slots = new Set(meant.map(slotOf));
  slots.delete(undefined);
  const apart: ReadonlySet<string> = new Set(['test', 'example', 'evaluation', 'history']);
  return places.filter((place) => {
    if (answersOf([place])[0] === said) return false;
    if (meant.includes(place)) return true;
    return slots.has(slotOf(place)) && place.said.value.sample !== true && !apart.has(place.role);
  });
}

/** A name that is one of a deployment, or that only a sample gives: said, so that nobody wonders. */
function namedOtherwise(look: Look, { id, model }: Claimed, places: readonly ModelPlace[]): Claim[] {
  const name = model.name?.trim().toLowerCase();
  const path = ['models', id, 'name'];
  const deployments = look
    .find('deployment-name')
    .filter(({ said: { value } }) => value.name.toLowerCase() === name);
  if (deployments.length > 0) {
    const reason = `${model.name} is the name of a deployment, and which model runs there is not in the repository`;
    return [
      unclear({ path, reason, places: deployments.map((each) => placeOf(each, each.said.value.name)) }),
    ];
  }
  const samples = places.filter(
    (place) =>
      place.role === 'product' &&
      place.said.value.sample === true &&
      matchOf(model, place.said.value) !== 'other',
  );
  if (samples.length === 0) return [];
  return [
    unclear({
      path,
      reason: `only a sample of the settings says ${some(answersOf(samples))}`,
      places: placesOf(samples),
    }),
  ];
}
