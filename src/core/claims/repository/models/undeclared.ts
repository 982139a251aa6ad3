/** Models that the product deploys or configures, and the manifest does not name. */

import { plural } from '../../../base/words';
import type { Claim } from '../../../facts/claim';
import { mayBeThere } from '../../../facts/context';
import type { Look } from '../base/look';
import { some, unclear } from '../base/made';
import { matchOf, useOf } from './match';
import { type Claimed, claimedIn, isSaid, meantBy } from './meant';
import { answersOf, isAside, isSet, type ModelPlace, modelPlaces, placesOf, weaknessOf } from './places';

/** One claim for all of them: a list of warnings would be read by nobody. */
export function undeclaredModels(look: Look): Claim[] {
  const { manifest } = look.facts;
  if (mayBeThere(look.facts, ['models'])) return [];
  const places = modelPlaces(look);
  const known = claimedIn(manifest);
  const taken = new Set(
    known.flatMap((claimed) =>
      places.some((place) => isSaid(claimed, place) && isSet(place)) ? [] : meantBy(claimed, places, known),
    ),
  );
  const slots = slotsOf(known, places);
  const left = places.filter(
    (place) =>
      isUndeclared(place) &&
      !taken.has(place) &&
      !slots.has(place.slot ?? '') &&
      !known.some((claimed) => mayMean(claimed, place)),
  );
  if (left.length === 0) return [];
  const isSure = known.length > 0 && left.some((place) => weaknessOf(place, places) === undefined);
  const names = answersOf(left);
  const reason = `the repository deploys or configures ${some(names)}, which the manifest does not name`;
  return [
    unclear({
      path: ['models'],
      target: 'key',
      reason: names.length < 4 ? reason : `${reason} (${plural(names.length, 'model')})`,
      places: placesOf(left),
      code: 'repository/model-undeclared',
      severity: isSure ? 'warning' : 'information',
    }),
  ];
}

/** Settings that have a model of the manifest elsewhere: that they have two values is said of the model. */
function slotsOf(models: readonly Claimed[], places: readonly ModelPlace[]): Set<string> {
  const said = places.filter((place) => isSet(place) && models.some((claimed) => isSaid(claimed, place)));
  return new Set(said.flatMap(({ slot }) => slot ?? []));
}

function isUndeclared(place: ModelPlace): boolean {
  const { value } = place.said;
  return (
    place.isProduct && isSet(place) && !isAside(place) && value.selfHosted !== true && value.pin !== 'unknown'
  );
}

/** Whether a model of the manifest is this one, or may be: it has no name, or one of its owner's. */
export function mayMean({ id, model, named, use, isMakers }: Claimed, place: ModelPlace): boolean {
  if (model.name === undefined) return useOf(id) === place.use;
  if (matchOf(named, place.named) !== 'other') return true;
  if (place.said.value.deployment?.toLowerCase() === model.name.toLowerCase()) return true;
  return !isMakers && use === place.use;
}
