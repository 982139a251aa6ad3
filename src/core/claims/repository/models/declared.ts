/** A model of which the manifest says where the repository names it: that file is compared exactly. */
import type { Claim } from '../../../facts/claim';
import type { Declaration, Look } from '../base/look';
import { confirmed, contradicted, some, unclear } from '../base/made';
import { areAmong, wordsOf } from '../base/words';
import { inWords, matchOf } from './match';
import { type Claimed, claimedIn, isSaid } from './meant';
import { answersOf, areCompatible, byWorth, isSet, type ModelPlace, modelPlace, placesOf } from './places';

/** What the declared files say; undefined where they say nothing of models, so that the rest is asked. */
export function declaredModel(look: Look, claimed: Claimed): Claim[] | undefined {
  const { id, model } = claimed;
  if (model.name === undefined) return undefined;
  const files = look.declared(model.declaredIn, ['models', id]).map((each) => declaredPlaces(look, each));
  const places = files.flat();
  if (places.length === 0) return undefined;
  const agreeing = places.filter((place) => isSaid(claimed, place));
  if (agreeing.length > 0) return otherFiles(look, claimed, files) ?? declaredSo(claimed, byWorth(agreeing));
  return declaredNearly(claimed, places) ?? declaredOtherwise(claimed, places);
}

/** Of several files that are named, those that say something else than the others: each of them is held. */
function otherFiles(
  look: Look,
  claimed: Claimed,
  files: readonly (readonly ModelPlace[])[],
): Claim[] | undefined {
  const rest = claimedIn(look.facts.manifest).filter(({ id }) => id !== claimed.id);
  const differing = files.flatMap((places) => {
    if (places.some((place) => areCompatible(claimed, place))) return [];
    // What another model of the manifest is, is none of this one.
    const open = places.filter((place) => !rest.some((other) => isSaid(other, place)));
    const isOne = new Set(open.map(({ named }) => named.whole)).size === 1;
    return open.filter(
      (place) =>
        matchOf(claimed.named, place.named) === 'version' ||
        (isOne && place.use === claimed.use && isSet(place)),
    );
  });
  const claims = differing.length === 0 ? [] : declaredOtherwise(claimed, differing);
  return claims.length === 0 ? undefined : claims;
}

/** The models of a file; of those that a name after `#` means, where there are such. */
function declaredPlaces(look: Look, { reading, name }: Declaration): ModelPlace[] {
  const places = reading === undefined ? [] : look.in(reading, 'model').map(modelPlace);
  if (name === undefined) return places;
  const words = wordsOf(name);
  const named = places.filter(({ said: { value } }) =>
    [value.setting, value.deployment, value.id].some(
      (each) => each !== undefined && areAmong(words, wordsOf(each)),
    ),
  );
  return named.length > 0 ? named : places;
}

function declaredSo({ id, model, named }: Claimed, agreeing: readonly ModelPlace[]): Claim[] {
  const [first] = agreeing;
  const ground = {
    reason: `the declared file names ${some(answersOf(agreeing))}`,
    places: placesOf(agreeing),
  };
  const hasVersion =
    model.version !== undefined && first !== undefined && matchOf(named, first.named) === 'equal';
  const name = confirmed({ path: ['models', id, 'name'], ...ground });
  return hasVersion ? [name, confirmed({ path: ['models', id, 'version'], ...ground })] : [name];
}

function declaredNearly({ id, model, named }: Claimed, places: readonly ModelPlace[]): Claim[] | undefined {
  const found = places.filter((place) => ['alias', 'part'].includes(matchOf(named, place.named)));
  const [first] = found;
  if (first === undefined) return undefined;
  const { value } = first.said;
  const claim = claimInWords(model);
  const reason =
    matchOf(named, first.named) === 'part'
      ? `${claim} is only a part of the name ${value.id}`
      : first.named.version === undefined
        ? `the declared file asks for ${value.id}, without the version of ${claim}`
        : `the declared file asks for ${inWords(value)}, and not for the version ${model.version}`;
  const key = model.version === undefined ? 'name' : 'version';
  return [unclear({ path: ['models', id, key], reason, places: placesOf(found) })];
}

/** What the file says where the model should be: the same name in another version, else all of its use. */
function declaredOtherwise({ id, model, named, use }: Claimed, places: readonly ModelPlace[]): Claim[] {
  const versions = places.filter((place) => matchOf(named, place.named) === 'version');
  const words = wordsOf(id);
  const ofUse = places.filter((place) => place.use === use);
  const bySetting = ofUse.filter((place) => areAmong(words, place.words));
  const meant = byWorth(versions.length > 0 ? versions : bySetting.length > 0 ? bySetting : ofUse);
  if (meant.length === 0) return [];
  const isSample = meant.every(({ said: { value } }) => value.sample === true);
  const key = versions.length > 0 ? 'version' : 'name';
  const ground = {
    path: ['models', id, key],
    reason: `the declared file says ${some(answersOf(meant))}, the manifest ${claimInWords(model)}`,
    places: placesOf(meant, key),
  };
  if (!isSample) return [contradicted({ ...ground, severity: 'error' })];
  return [unclear({ ...ground, reason: `${ground.reason}; but the file is a sample` })];
}

export function claimInWords({ name = '', version }: Claimed['model']): string {
  return inWords({ id: name, ...(version === undefined ? {} : { version }) });
}
