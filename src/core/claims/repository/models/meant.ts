/** Which places of the repository speak of a model of the manifest. Design: readers-repository.md, section 2. */
import { entries } from '../../../facts/context';
import type { Manifest, Model } from '../../../schema/generated/manifest-file';
import { areAmong, wordsOf } from '../base/words';
import { isOfKnownFamily, matchOf, type Named, namedBy, type Use, useOf } from './match';
import { answersOf, filler, isSet, type ModelPlace } from './places';

const evaluating = /judge|eval|grader|critic|scor(?:e|ing)/i;

/** Whether a model of the manifest is one that judges others. */
export function isForEvaluation(id: string): boolean {
  return evaluating.test(id);
}

/** A model of the manifest, with what its name says, worked out once. */
export interface Claimed {
  readonly id: string;
  readonly model: Model;
  /** Undefined where it has no name. */
  readonly named: Named | undefined;
  readonly use: Use;
  /** What of its id says which it is. */
  readonly words: readonly string[];
  /** Whether its name is one that its maker gave it. */
  readonly isMakers: boolean;
}

export function claimedIn({ models }: Manifest): Claimed[] {
  return entries(models).map(([id, model]) => ({
    id,
    model,
    named: model.name === undefined ? undefined : namedBy(model.name, model.version),
    use: useOf(model.name, id),
    words: wordsOf(id).filter((word) => !filler.has(word)),
    isMakers: model.name !== undefined && isMakersName(model.name),
  }));
}

/** Whether a place has a model as the manifest has it, or with a version where the manifest has none. */
export function isSaid({ named }: Claimed, place: ModelPlace): boolean {
  const match = matchOf(named, place.named);
  return match === 'equal' || match === 'unversioned';
}

/** The places that can only mean this model of the manifest, of all that it has; none where any doubt is left. */
export function meantBy(
  claimed: Claimed,
  places: readonly ModelPlace[],
  all: readonly Claimed[],
): ModelPlace[] {
  for (const link of [bySetting, byDeployment, byName, byUse]) {
    const found = link(claimed, places, all);
    if (found.length > 0) return found;
  }
  return [];
}

type Link = (claimed: Claimed, places: readonly ModelPlace[], all: readonly Claimed[]) => ModelPlace[];

/** `BEST_LLM_MODEL_NAME` speaks of `models.best`. */
const bySetting: Link = ({ id, use, words }, places, all) => {
  const isRival = (place: ModelPlace, other: Claimed): boolean =>
    other.id !== id && other.words.length >= words.length && areAmong(other.words, place.words);
  return places.filter(
    (place) =>
      place.use === use &&
      isSet(place) &&
      areAmong(words, place.words) &&
      !all.some((other) => isRival(place, other)),
  );
};

/** A name that is the one of a deployment means the model that runs there. */
const byDeployment: Link = ({ model, named }, places) => {
  const name = model.name?.trim().toLowerCase();
  const found = places.filter(
    (place) => name !== undefined && place.said.value.deployment?.toLowerCase() === name && isSet(place),
  );
  if (found.length === 0) return found;
  return places.some((place) => matchOf(named, place.named) === 'equal') ? [] : found;
};

/** One model in two versions, where the manifest has it once and the repository says but one. */
const byName: Link = ({ id, named }, places, all) => {
  if (isForEvaluation(id)) return [];
  const found = places.filter((place) => matchOf(named, place.named) === 'version' && isSet(place));
  if (found.length === 0 || answersOf(found).length > 1) return [];
  const isTwice = all.some(
    (other) => other.id !== id && found.some((place) => other.named?.name === place.named.name),
  );
  return isTwice ? [] : found;
};

/** The only model of its use on both sides. */
const byUse: Link = ({ id, model, use, isMakers }, places, all) => {
  if (isForEvaluation(id) || (model.name !== undefined && !isMakers)) return [];
  if (all.some((other) => other.id !== id && other.use === use)) return [];
  const found = places.filter((place) => place.use === use && isSet(place));
  return new Set(found.map(({ said: { value } }) => value.id.toLowerCase())).size === 1 ? found : [];
};

/** Whether the name of a model is one that its maker gave it: any other may be a label for whatever runs. */
function isMakersName(name: string): boolean {
  return isOfKnownFamily(name) || /^[\w.-]+\/[\w.-]+$/.test(name.trim());
}
