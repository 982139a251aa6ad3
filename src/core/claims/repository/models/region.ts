/** Where a model's requests are processed, held against profiles, kinds of deployment and places of resources. */

import type { Claim } from '../../../facts/claim';
import { isPersonal, receivedBy } from '../../../facts/context';
import { readModelId } from '../../../facts/model-ids';
import type { ModelTestimony } from '../../../facts/testimony';
import type { Found, Look } from '../base/look';
import { confirmed, contradicted, placeOf, unclear } from '../base/made';
import { isSameRegion, reaches, scopeInWords } from '../base/regions';
import { matchOf } from './match';
import { type Claimed, claimedIn, meantBy } from './meant';
import { isSet, type ModelPlace, modelPlace, modelPlaces, weaknessOf } from './places';

export function modelRegions(look: Look): Claim[] {
  const places = modelPlaces(look);
  const all = claimedIn(look.facts.manifest);
  const [processing, regions] = [look.find('model-processing'), look.find('iac.region')];
  return all.flatMap((claimed) => {
    const { region } = claimed.model;
    if (region === undefined) return [];
    const own = placesOfModel(look, claimed, { places, all });
    const ground = { look, claimed, region, own, processing, regions };
    return beyondRegion(ground) ?? atRegion(ground) ?? [];
  });
}

interface Ground {
  readonly look: Look;
  readonly claimed: Claimed;
  readonly region: string;
  /** The places that speak of this model. */
  readonly own: readonly ModelPlace[];
  readonly processing: readonly Found<'model-processing'>[];
  readonly regions: readonly Found<'iac.region'>[];
}

/** Where the repository speaks of the model: by its name, else as the only one of its use. */
function placesOfModel(
  look: Look,
  claimed: Claimed,
  { places, all }: { readonly places: readonly ModelPlace[]; readonly all: readonly Claimed[] },
): ModelPlace[] {
  const declared = look
    .declared(claimed.model.declaredIn, ['models', claimed.id])
    .flatMap(({ reading }) => (reading === undefined ? [] : look.in(reading, 'model').map(modelPlace)));
  const named = [...declared, ...places].filter((place) =>
    ['equal', 'unversioned', 'alias'].includes(matchOf(claimed.named, place.named)),
  );
  return named.length > 0 ? named : meantBy(claimed, places, all);
}

/** A cross-region profile, or a kind of deployment that may leave the region. */
function beyondRegion({ look, claimed, region, own, processing }: Ground): Claim[] | undefined {
  const files = new Set(own.filter(({ role }) => role === 'product').map(({ file }) => file));
  const ids = new Set(own.map(({ said: { value } }) => plain(value.id)));
  const found = processing.filter(({ file, said: { value } }) => files.has(file) && ids.has(plain(value.id)));
  const [first] = found;
  if (first === undefined) return undefined;
  const { scope } = first.said.value;
  const path = ['models', claimed.id, 'region'];
  const places = found.map((each) =>
    placeOf(each, `${each.said.value.id}: ${scopeInWords(each.said.value.scope)}`),
  );
  if (found.every((each) => reaches(region, each.said.value.scope)))
    return [confirmed({ path, reason: `requests may be processed ${scopeInWords(scope)}`, places })];
  const personal = receivedBy(look.facts.manifest, claimed.model).some(([, source]) => isPersonal(source));
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
function atRegion({ claimed, region, own, regions }: Ground): Claim[] | undefined {
  const path = ['models', claimed.id, 'region'];
  const files = new Set(own.filter(isSet).map(({ file }) => file));
  const found = regions.filter(({ file, role }) => role === 'product' && files.has(file));
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
    claimed.isMakers &&
    own.every((place) => place.use === claimed.use);
  if (account.length === 0 || !isSure) return undefined;
  const reason = `the resource that runs it is in ${first.said.value.value}, the manifest says ${region}`;
  return [contradicted({ path, reason, places: places(account) })];
}
