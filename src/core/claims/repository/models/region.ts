/** Where a model's requests are processed, held against profiles, kinds of deployment and places of resources. */

import type { Claim } from '../../../facts/claim';
import { entries, isPersonal, receivedBy } from '../../../facts/context';
import { readModelId } from '../../../facts/model-ids';
import type { ModelTestimony } from '../../../facts/testimony';
import type { Model } from '../../../schema/generated/manifest-file';
import type { Found, Look } from '../look';
import { confirmed, contradicted, placeOf, unclear } from '../made';
import { isSameRegion, reaches, scopeInWords } from '../regions';
import { matchOf, useOf } from './match';
import { isMakersName, meantBy } from './meant';
import { isSet, type ModelPlace, modelPlaces, useOfPlace, weaknessOf } from './places';

export function modelRegions(look: Look): Claim[] {
  const places = modelPlaces(look);
  return entries(look.facts.manifest.models).flatMap(([id, model]) => {
    if (model.region === undefined) return [];
    const own = placesOfModel(look, id, model, places);
    const ground = { look, id, model, region: model.region, own };
    return beyondRegion(ground) ?? atRegion(ground) ?? [];
  });
}

interface Ground {
  readonly look: Look;
  readonly id: string;
  readonly model: Model;
  readonly region: string;
  /** The places that speak of this model. */
  readonly own: readonly ModelPlace[];
}

/** Where the repository speaks of the model: by its name, else as the only one of its use. */
function placesOfModel(look: Look, id: string, model: Model, places: readonly ModelPlace[]): ModelPlace[] {
  const declared = look
    .declared(model.declaredIn, ['models', id])
    .flatMap(({ reading }) => (reading === undefined ? [] : look.in(reading, 'model')));
  const all = [...declared, ...places];
  const named = all.filter(({ said: { value } }) =>
    ['equal', 'unversioned', 'alias'].includes(matchOf(model, value)),
  );
  return named.length > 0 ? named : meantBy({ id, model }, places, look.facts.manifest);
}

/** A cross-region profile, or a kind of deployment that may leave the region. */
function beyondRegion({ look, id, model, region, own }: Ground): Claim[] | undefined {
  const files = new Set(own.filter(({ role }) => role === 'product').map(({ file }) => file));
  const ids = new Set(own.map(({ said: { value } }) => plain(value.id)));
  const found = look
    .find('model-processing')
    .filter(({ file, said: { value } }) => files.has(file) && ids.has(plain(value.id)));
  const [first] = found;
  if (first === undefined) return undefined;
  const { scope } = first.said.value;
  const path = ['models', id, 'region'];
  const places = found.map((each) =>
    placeOf(each, `${each.said.value.id}: ${scopeInWords(each.said.value.scope)}`),
  );
  if (found.every((each) => reaches(region, each.said.value.scope)))
    return [confirmed({ path, reason: `requests may be processed ${scopeInWords(scope)}`, places })];
  const personal = receivedBy(look.facts.manifest, model).some(([, source]) => isPersonal(source));
  return [
    unclear({
      path,
      reason: `requests may be processed ${scopeInWords(scope)}, and not only in ${region}`,
      places,
      ...(personal ? { code: 'repository/differs', severity: 'warning' } : {}),
    }),
  ];
}

function plain(id: string): string {
  return readModelId(id).id;
}

function isOnBedrock({ id, provider }: Pick<ModelTestimony, 'id' | 'provider'>): boolean {
  return provider === 'bedrock' || /^(?:anthropic|amazon|meta|mistral|cohere|ai21)\./.test(id);
}

const accounts = /cognitive|openai|ai-?(?:services|foundry|hub)|bedrock|sagemaker|vertex|machine-?learning/i;

/** The region of the resource itself; that of others says nothing about the model. */
function atRegion({ look, id, model, region, own }: Ground): Claim[] | undefined {
  const path = ['models', id, 'region'];
  const files = new Set(own.filter(isSet).map(({ file }) => file));
  const found = look.find('iac.region').filter(({ file, role }) => role === 'product' && files.has(file));
  const account = found.filter(({ said: { value } }) => accounts.test(value.of ?? ''));
  const [first] = account.length > 0 ? account : found;
  if (first === undefined) return undefined;
  const said = account.length > 0 ? account : found;
  const equal = said.filter(({ said: { value } }) => isSameRegion(value.value, region));
  const places = (from: readonly Found<'iac.region'>[]): Claim['places'] =>
    from.map((each) => placeOf(each, each.said.value.value));
  const sure = equal.filter(({ said: { value } }) => value.default !== true);
  // An address of a maker's own service is in no region of ours.
  const isHosted = own.some(({ said: { value } }) => value.site === 'deployed' || isOnBedrock(value));
  if (sure.length === said.length && !isHosted) return undefined;
  if (sure.length === said.length)
    return [
      confirmed({ path, reason: `the region there is ${first.said.value.value}`, places: places(sure) }),
    ];
  if (equal.length > 0)
    return [
      unclear({ path, reason: `${region} is only one answer, or the default, there`, places: places(said) }),
    ];
  const isSure =
    account.every(({ isProduct, said: { value } }) => isProduct && value.default !== true) &&
    new Set(account.map(({ said: { value } }) => value.value)).size === 1 &&
    own.some((place) => place.said.value.site === 'deployed' && weaknessOf(place, own) === undefined) &&
    isMakersName(model.name ?? '') &&
    own.every((place) => useOfPlace(place) === useOf(model.name, id));
  if (account.length === 0 || !isSure) return undefined;
  const reason = `the resource that runs it is in ${first.said.value.value}, the manifest says ${region}`;
  return [contradicted({ path, reason, places: places(account) })];
}
