/** The name and version of each model, held against where the repository names one. */

import type { Claim } from '../../../facts/claim';
import { entries } from '../../../facts/context';
import type { Look } from '../look';
import { answers, confirmed, contradicted, placeOf, some, unclear } from '../made';
import { claimInWords, declaredModel } from './declared';
import { inWords, matchOf, useOf } from './match';
import { type Claimed, isForEvaluation, isMakersName, meantBy } from './meant';
import {
  answersOf,
  areCompatible,
  byWorth,
  canConfirm,
  isSet,
  type ModelPlace,
  modelPlaces,
  placesOf,
  slotOf,
  useOfPlace,
  weaknessOf,
  wordsOfPlace,
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
  const others = notAnothers(look, id, places);
  const split = conflicts(claimed, agreeing, { places: others, meant });
  const key = model.version === undefined ? 'name' : 'version';
  if (split.length > 0) return [itself(['models', id, key], [...agreeing, ...split], key)];
  if (agreeing.length > 0) return agreed(claimed, agreeing);
  return nearly(claimed, sure) ?? differing(claimed, meant, places) ?? namedOtherwise(look, claimed, places);
}

/** Without the places that name another model of the manifest: they are right where they are. */
function notAnothers(look: Look, id: string, places: readonly ModelPlace[]): ModelPlace[] {
  const others = entries(look.facts.manifest.models).filter(([other]) => other !== id);
  return places.filter(
    ({ said: { value } }) =>
      !others.some(([, model]) => ['equal', 'unversioned'].includes(matchOf(model, value))),
  );
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
  const use = useOf(model.name, id);
  const found = byWorth(places).filter((place) => {
    const match = matchOf(model, place.said.value);
    return match === 'alias' || (match === 'part' && useOfPlace(place) === use);
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const { value } = first.said;
  const isPart = matchOf(model, value) === 'part';
  const claim = claimInWords(model);
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
  const ranked = byWorth(meant);
  const firm = ranked.find((place) => weaknessOf(place, places) === undefined);
  const first = firm ?? ranked[0];
  if (first === undefined) return undefined;
  const key =
    model.version !== undefined && matchOf(model, first.said.value) === 'version' ? 'version' : 'name';
  const path = ['models', id, key];
  const others = otherAnswers(first, meant, places);
  if (others.length > 0) return [itself(path, [first, ...others], key)];
  const { name = '' } = model;
  const where = placesOf([first, ...ranked.filter((place) => place !== first)], key);
  const says = wordsOfPlace(first);
  const runs = first.said.value.deployment?.toLowerCase() === name.trim().toLowerCase();
  const place = runs ? `the deployment ${name} runs ${says}` : `the repository says ${says}`;
  // Whoever calls a model by the name of its deployment means what runs there.
  if (runs && !isMakersName(name))
    return [confirmed({ path: ['models', id, 'name'], reason: place, places: where })];
  if (!isMakersName(name))
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
  const slots = new Set(meant.map(slotOf));
  slots.delete(undefined);
  const apart: ReadonlySet<string> = new Set(['test', 'example', 'evaluation', 'history']);
  return places.filter((place) => {
    if (areCompatible(first, place)) return false;
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
