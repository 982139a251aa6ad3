/** The name and version of each model, held against where the repository names one. */

import type { Claim } from '../../../facts/claim';
import type { Found, Look } from '../base/look';
import { answers, confirmed, contradicted, placeOf, some, unclear } from '../base/made';
import { claimInWords, declaredModel } from './declared';
import { inWords, matchOf } from './match';
import { type Claimed, claimedIn, isForEvaluation, isSaid, meantBy } from './meant';
import {
  answersOf,
  areCompatible,
  byWorth,
  canConfirm,
  isAside,
  isSet,
  type ModelPlace,
  modelPlaces,
  placesOf,
  weaknessOf,
  wordsOfPlace,
} from './places';
import { registeredOtherwise } from './versions';

export function modelClaims(look: Look): Claim[] {
  const ground = {
    all: claimedIn(look.facts.manifest),
    places: modelPlaces(look),
    deployments: look.find('deployment-name'),
  };
  return ground.all.flatMap(
    (claimed) =>
      declaredModel(look, claimed) ??
      registeredOtherwise(look, claimed, ground.all) ??
      inferredModel(claimed, ground),
  );
}

interface Ground {
  /** Every model of the manifest. */
  readonly all: readonly Claimed[];
  /** Every place that names one. */
  readonly places: readonly ModelPlace[];
  readonly deployments: readonly Found<'deployment-name'>[];
}

/** What all of the repository says of a model of which the manifest does not say where to look. */
function inferredModel(claimed: Claimed, ground: Ground): Claim[] {
  const { id, model } = claimed;
  const { places, all } = ground;
  if (model.name === undefined) return [];
  const sure = places.filter((place) => canConfirm(place, isForEvaluation(id)));
  const agreeing = byWorth(sure.filter((place) => isAgreeing(claimed, place)));
  const meant = meantBy(claimed, places, all);
  const split = conflicts(claimed, agreeing, { ...ground, meant });
  const key = model.version === undefined ? 'name' : 'version';
  if (split.length > 0) return [itself(['models', id, key], [...agreeing, ...split], key)];
  if (agreeing.length > 0) return agreed(claimed, agreeing);
  return nearly(claimed, sure) ?? differing(claimed, meant, places) ?? namedOtherwise(claimed, ground);
}

function isAgreeing({ named }: Claimed, place: ModelPlace): boolean {
  const match = matchOf(named, place.named);
  return match === 'equal' || (match === 'unversioned' && place.said.value.site !== 'mentioned');
}

/**
 * Where the same setting, or another place that deploys the same model, says something else than the agreeing ones; and
 * where only code agrees, what settings say that mean this model. What names another model of the manifest is right.
 */
function conflicts(
  { id, named }: Claimed,
  agreeing: readonly ModelPlace[],
  { places, all, meant }: Ground & { readonly meant: readonly ModelPlace[] },
): ModelPlace[] {
  if (agreeing.length === 0) return [];
  const isOther = (place: ModelPlace): boolean =>
    ['version', 'other'].includes(matchOf(named, place.named)) && isSet(place) && !isAside(place);
  if (!agreeing.some(isSet))
    return meant.filter((place) => isOther(place) && weaknessOf(place, places) === undefined);
  const slots = new Set(agreeing.filter(isSet).map(({ slot }) => slot));
  slots.delete(undefined);
  return places
    .filter((place) => slots.has(place.slot) || matchOf(named, place.named) === 'version')
    .filter((place) => isOther(place) && !all.some((other) => other.id !== id && isSaid(other, place)));
}

function itself(path: Claim['path'], places: readonly ModelPlace[], key: 'name' | 'version'): Claim {
  return unclear({
    path,
    reason: answers(answersOf(places)),
    places: placesOf(places, key),
    code: 'repository/contradicts-itself',
    severity: 'information',
  });
}

/** The name, and the version where it was said as well. */
function agreed({ id, model, named }: Claimed, agreeing: readonly ModelPlace[]): Claim[] {
  const [first] = agreeing;
  if (first === undefined) return [];
  const { site } = first.said.value;
  const how = { deployed: 'deploys', configured: 'configures', bound: 'asks for', mentioned: 'names' }[site];
  const ground = { reason: `the repository ${how} ${inWords(first.said.value)}`, places: placesOf(agreeing) };
  const name = confirmed({ path: ['models', id, 'name'], ...ground });
  const hasVersion = model.version !== undefined && matchOf(named, first.named) === 'equal';
  return hasVersion ? [name, confirmed({ path: ['models', id, 'version'], ...ground })] : [name];
}

/** An alias where the manifest has a version, or a part of a name: neither the one nor the other. */
function nearly({ id, model, named, use }: Claimed, places: readonly ModelPlace[]): Claim[] | undefined {
  const found = byWorth(places).filter((place) => {
    const match = matchOf(named, place.named);
    return match === 'alias' || (match === 'part' && place.use === use);
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { value } = first.said;
  const isPart = matchOf(named, first.named) === 'part';
  const claim = claimInWords(model);
  const reason = isPart
    ? `${claim} is only a part of the name ${value.id}`
    : value.pin === 'moving'
      ? `the repository asks for the alias ${value.id}, and not for ${claim}`
      : first.named.version === undefined
        ? `the repository names ${value.id} without a version`
        : `the repository names ${inWords(value)}, and not the version ${model.version}`;
  const key = model.version === undefined ? 'name' : 'version';
  return [unclear({ path: ['models', id, key], reason, places: placesOf(found) })];
}

/** What the places say that can only mean this model, where none agrees. */
function differing(
  claimed: Claimed,
  meant: readonly ModelPlace[],
  places: readonly ModelPlace[],
): Claim[] | undefined {
  const { id, model, named, isMakers } = claimed;
  const ranked = byWorth(meant);
  const firm = ranked.find((place) => weaknessOf(place, places) === undefined);
  const first = firm ?? ranked[0];
  if (first === undefined) return undefined;
  const key = model.version !== undefined && matchOf(named, first.named) === 'version' ? 'version' : 'name';
  const path = ['models', id, key];
  const others = otherAnswers(first, meant, places);
  if (others.length > 0) return [itself(path, [first, ...others], key)];
  const { name = '' } = model;
  const where = placesOf([first, ...ranked.filter((place) => place !== first)], key);
  const says = wordsOfPlace(first);
  const runs = first.said.value.deployment?.toLowerCase() === name.trim().toLowerCase();
  const place = runs ? `the deployment ${name} runs ${says}` : `the repository says ${says}`;
  // Whoever calls a model by the name of its deployment means what runs there.
  if (runs && !isMakers) return [confirmed({ path: ['models', id, 'name'], reason: place, places: where })];
  if (!isMakers)
    return [
      unclear({ path, reason: `${place}, for which ${name} may be a name of one's own`, places: where }),
    ];
  const reason = `${place}, the manifest says ${claimInWords(model)}`;
  const weakness = weaknessOf(first, places);
  return weakness === undefined
    ? [contradicted({ path, reason, places: where })]
    : [unclear({ path, reason: `${reason}; but it says so ${weakness}`, places: where })];
}

/** What cannot be right beside a place that is meant: another of them, or the same setting elsewhere. */
function otherAnswers(
  first: ModelPlace,
  meant: readonly ModelPlace[],
  places: readonly ModelPlace[],
): ModelPlace[] {
  const slots = new Set(meant.map(({ slot }) => slot));
  slots.delete(undefined);
  const apart: ReadonlySet<string> = new Set(['test', 'example', 'evaluation', 'history']);
  return places.filter((place) => {
    if (areCompatible(first, place)) return false;
    if (meant.includes(place)) return true;
    return slots.has(place.slot) && place.said.value.sample !== true && !apart.has(place.role);
  });
}

/** A name that is one of a deployment, or that only a sample gives: said, so that nobody wonders. */
function namedOtherwise({ id, model, named }: Claimed, { places, deployments }: Ground): Claim[] {
  const name = model.name?.trim().toLowerCase();
  const path = ['models', id, 'name'];
  const found = deployments.filter(({ said: { value } }) => value.name.toLowerCase() === name);
  if (found.length > 0) {
    const reason = `${model.name} is the name of a deployment, and which model runs there is not in the repository`;
    return [unclear({ path, reason, places: found.map((each) => placeOf(each, each.said.value.name)) })];
  }
  const samples = places.filter(
    (place) =>
      place.role === 'product' && place.said.value.sample === true && matchOf(named, place.named) !== 'other',
  );
  if (samples.length === 0) return [];
  const reason = `only a sample of the settings says ${some(answersOf(samples))}`;
  return [unclear({ path, reason, places: placesOf(samples) })];
}
