/** Models that the product deploys or configures, and the manifest does not name. */

import { plural } from '../../../base/words';
import type { Claim } from '../../../facts/claim';
import { entries, mayBeThere } from '../../../facts/context';
import type { Model } from '../../../schema/generated/manifest-file';
import type { Look } from '../look';
import { some, unclear } from '../made';
import { matchOf, useOf } from './match';
import { isMakersName, meantBy } from './meant';
import {
  answersOf,
  isSet,
  type ModelPlace,
  modelPlaces,
  placesOf,
  slotOf,
  useOfPlace,
  weaknessOf,
} from './places';

/** One claim for all of them: a list of warnings would be read by nobody. */
export function undeclaredModels(look: Look): Claim[] {
  const { manifest } = look.facts;
  if (mayBeThere(look.facts, ['models'])) return [];
  const places = modelPlaces(look);
  const known = entries(manifest.models);
  const taken = new Set(
    known.flatMap(([id, model]) =>
      places.some((place) => isSet(place) && isSaid(model, place))
        ? []
        : meantBy({ id, model }, places, manifest),
    ),
  );
  const slots = slotsOf(known, places);
  const left = places.filter(
    (place) =>
      isUndeclared(place) &&
      !taken.has(place) &&
      !slots.has(slotOf(place) ?? '') &&
      !known.some(([id, model]) => mayMean(id, model, place)),
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

/** Whether a place has the model as the manifest has it: what else may be meant by it is another one then. */
function isSaid(model: Model, { said: { value } }: ModelPlace): boolean {
  return ['equal', 'unversioned'].includes(matchOf(model, value));
}

/** Whether a setting is one that has a model of the manifest elsewhere: that it has two values is said of the model. */
function slotsOf(models: readonly (readonly [string, Model])[], places: readonly ModelPlace[]): Set<string> {
  const said = places.filter((place) => isSet(place) && models.some(([, model]) => isSaid(model, place)));
  return new Set(said.flatMap((place) => slotOf(place) ?? []));
}

function isUndeclared(place: ModelPlace): boolean {
  const { value } = place.said;
  return place.isProduct && isSet(place) && value.selfHosted !== true && value.pin !== 'unknown';
}

/** Whether a model of the manifest is this one, or may be: it has no name, or one of its owner's. */
function mayMean(id: string, model: Model, place: ModelPlace): boolean {
  const { value } = place.said;
  if (model.name === undefined) return useOf(id) === useOfPlace(place);
  if (matchOf(model, value) !== 'other') return true;
  if (value.deployment?.toLowerCase() === model.name.toLowerCase()) return true;
  return !isMakersName(model.name) && useOf(model.name, id) === useOfPlace(place);
}
