/** Which places of the repository speak of a model of the manifest. Design: readers-repository.md, section 2. */
import { entries } from '../../../facts/context';
import type { Manifest, Model } from '../../../schema/generated/manifest-file';
import { areAmong, wordsOf } from '../words';
import { isOfKnownFamily, matchOf, useOf } from './match';
import { answersOf, isSet, type ModelPlace, useOfPlace } from './places';

/** What of an id says nothing: each setting of a model has these words. */
const filler: ReadonlySet<string> = new Set(['model', 'llm', 'ai', 'the', 'main', 'default', 'name']);

const evaluating = /judge|eval|grader|critic|scor(?:e|ing)/i;

/** Whether a model of the manifest is one that judges others. */
export function isForEvaluation(id: string): boolean {
  return evaluating.test(id);
}

/** A model of the manifest, with its id. */
export interface Claimed {
  readonly id: string;
  readonly model: Model;
}

/** The places that can only mean this model of the manifest; none where any doubt is left. */
export function meantBy(claimed: Claimed, places: readonly ModelPlace[], manifest: Manifest): ModelPlace[] {
  for (const link of [bySetting, byDeployment, byName, byUse]) {
    const found = link(claimed, places, manifest);
    if (found.length > 0) return found;
  }
  return [];
}

type Link = (claimed: Claimed, places: readonly ModelPlace[], manifest: Manifest) => ModelPlace[];

/** `BEST_LLM_MODEL_NAME` speaks of `models.best`. */
const bySetting: Link = ({ id, model }, places, manifest) => {
  const own = tellingWords(id);
  const use = useOf(model.name, id);
  const rivals = entries(manifest.models)
    .filter(([other]) => other !== id)
    .map(([other]) => tellingWords(other))
    .filter((words) => words.length >= own.length);
  return places.filter((place) => {
    const { setting } = place.said.value;
    if (setting === undefined || !isSet(place) || useOfPlace(place) !== use) return false;
    const words = wordsOf(setting);
    return areAmong(own, words) && !rivals.some((rival) => areAmong(rival, words));
  });
};

function tellingWords(id: string): string[] {
  return wordsOf(id).filter((word) => !filler.has(word));
}

/** A name that is the one of a deployment means the model that runs there. */
const byDeployment: Link = ({ model }, places) =>
  places.filter(
    (place) =>
      isSet(place) &&
      model.name !== undefined &&
      place.said.value.deployment?.toLowerCase() === model.name.trim().toLowerCase() &&
      !places.some((other) => matchOf(model, other.said.value) === 'equal'),
  );

/** One model in two versions, where the manifest has it once and the repository says but one. */
const byName: Link = ({ id, model }, places, manifest) => {
  if (isForEvaluation(id)) return [];
  const found = places.filter((place) => isSet(place) && matchOf(model, place.said.value) === 'version');
  const isTwice = entries(manifest.models).some(
    ([other, { name }]) => other !== id && name !== undefined && found.some(isNamed(name)),
  );
  return isTwice || answersOf(found).length > 1 ? [] : found;
};

function isNamed(name: string): (place: ModelPlace) => boolean {
  return ({ said: { value } }) => matchOf({ name }, value) !== 'other';
}

/** The only model of its use on both sides. */
const byUse: Link = ({ id, model }, places, manifest) => {
  if (isForEvaluation(id) || (model.name !== undefined && !isMakersName(model.name))) return [];
  const use = useOf(model.name, id);
  const isOnly = entries(manifest.models).every(
    ([other, { name }]) => other === id || useOf(name, other) !== use,
  );
  const found = places.filter((place) => isSet(place) && useOfPlace(place) === use);
  const ids = new Set(found.map(({ said: { value } }) => value.id.toLowerCase()));
  return isOnly && ids.size === 1 ? found : [];
};

/** Whether the name of a model is one that its maker gave it: any other may be a label for whatever runs. */
export function isMakersName(name: string): boolean {
  return isOfKnownFamily(name) || /^[\w.-]+\/[\w.-]+$/.test(name.trim());
}
