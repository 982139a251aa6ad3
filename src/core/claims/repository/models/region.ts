/** Where a model's requests are processed, held against profiles, kinds of deployment and places of resources. */

import type { Claim } from '../../../facts/claim';
import { isPersonal, receivedBy } from '../../../facts/context';
import { readModelId } from '../../../facts/model-ids';
import type { ModelTestimony } from '../../../facts/testimony';
import type { Found, Look } from '../base/look';
import { confirmed, contradicted, placeOf, unclear } from '../base/made';
import { isApart, isSameRegion, reaches, regionNamed, scopeInWords } from '../base/regions';
import { isAlike, matchOf } from './match';
import { type Claimed, claimedIn, meantBy } from './meant';
import { isAside, isSet, type ModelPlace, modelPlace, modelPlaces, weaknessOf } from './places';

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
  const named = [...declared, ...places].filter((place) => isAlike(matchOf(claimed.named, place.named)));
  return named.length > 0 ? named : meantBy(claimed, places, all);
}

/** A cross-region profile, or a kind of deployment that may leave the region. */
function beyondRegion(ground: Ground): Claim[] | undefined {
  const { look, claimed, region, own, processing } = ground;
  const files = new Set(own.filter(({ role }) => role === 'product').map(({ file }) => file));
  const ids = new Set(own.map(({ said: { value } }) => plain(value.id)));
  const found = processing.filter(({ file, said: { value } }) => files.has(file) && ids.has(plain(value.id)));
  const [first] = found;
  if (first === undefined) return undefined;
  const scopeOf = (each: (typeof found)[number]): Zone => zoneOf(each, ground);
  const { scope } = scopeOf(first);
  const path = ['models', claimed.id, 'region'];
  const places = found.map((each) =>
    placeOf(each, `${each.said.value.id}: ${scopeInWords(scopeOf(each).scope)}`),
  );
  if (found.every((each) => reaches(region, scopeOf(each).scope))) {
    const reason = `requests may be processed ${scopeInWords(scope)}`;
    if (found.every((each) => scopeOf(each).isSure)) return [confirmed({ path, reason, places })];
    return [unclear({ path, reason: `${reason}, where the default of the place holds`, places })];
  }
  const weight = apart(ground, found);
  if (weight !== undefined) {
    const reason = `requests are processed ${scopeInWords(scope)}, the manifest says ${region}`;
    return [contradicted({ path, reason, places, severity: weight })];
  }
  const personal = receivedBy(look.facts.manifest)(claimed.model).some(([, source]) => isPersonal(source));
  return [
    unclear({
      path,
      reason: `requests may be processed ${scopeInWords(scope)}, and not only in ${region}`,
      places,
      ...(personal ? { code: 'repository/differs', severity: 'warning' } : {}),
    }),
  ];
}

/**
 * What it weighs that every profile by which a model is called lies nowhere in the region of the manifest: an error
 * where the manifest names the file; undefined where something else may be called as well, or instead.
 */
function apart(
  { look, claimed, region, own }: Ground,
  found: readonly Found<'model-processing'>[],
): 'error' | 'warning' | undefined {
  if (!found.every(({ said: { value } }) => isApart(region, value.scope))) return undefined;
  const places = own.filter(({ role }) => role === 'product');
  // Without a profile a model is called where its client is.
  const isByProfile = places.every(
    ({ said: { value } }) => value.profile !== undefined || value.site === 'mentioned',
  );
  const files = new Set(found.map(({ file }) => file));
  const there = places.filter(({ file, said: { value } }) => files.has(file) && value.profile !== undefined);
  if (!isByProfile || there.length === 0) return undefined;
  const declared = new Set(
    look
      .declared(claimed.model.declaredIn, ['models', claimed.id])
      .flatMap(({ reading }) => reading?.path ?? []),
  );
  if (there.every((place) => declared.has(place.file) && isFirm(place))) return 'error';
  return there.every((place) => weaknessOf(place, own) === undefined) ? 'warning' : undefined;
}

/** Whether nothing else may say otherwise than a place in the file that the manifest names. */
function isFirm({ file, said: { value } }: ModelPlace): boolean {
  const { sample, overridable, conditional, among } = value;
  const isOpen = [overridable, conditional, among].some((each) => each !== undefined);
  return sample !== true && value.default !== true && !isOpen && !isAside({ file });
}

interface Zone {
  readonly scope: string;
  /** Whether nothing else can say that it is another. */
  readonly isSure: boolean;
}

/** Where requests may go: the data zone of a deployment is the one in which its account lies. */
function zoneOf({ file, said: { value } }: Found<'model-processing'>, { regions }: Ground): Zone {
  if (value.scope !== 'datazone') return { scope: value.scope, isSure: true };
  const there = regions.filter((each) => each.file === file);
  const account = there.filter(({ said: { value: at } }) => at.of !== undefined);
  const found = account.length > 0 ? account : there;
  const zones = new Set(found.map(({ said: { value: at } }) => regionNamed(at.value)?.zone));
  const [zone] = zones;
  if (zones.size !== 1 || (zone !== 'eu' && zone !== 'us')) return { scope: value.scope, isSure: true };
  return { scope: zone, isSure: found.every(({ said: { value: at } }) => at.default !== true) };
}

function plain(id: string): string {
  return readModelId(id).id;
}

function isOnBedrock({ id, provider }: Pick<ModelTestimony, 'id' | 'provider'>): boolean {
  return provider === 'bedrock' || /^(?:anthropic|amazon|meta|mistral|cohere|ai21)\./.test(id);
}

const accounts = /cognitive|openai|ai-?(?:services|foundry|hub)|bedrock|sagemaker|vertex|machine-?learning/i;

/** The region of the resource itself; that of others says nothing about the model. */
function atRegion({ look, claimed, region, own, processing, regions }: Ground): Claim[] | undefined {
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
  if (account.length === 0)
    return defaultOfDeclared({ look, claimed, region, own, processing, regions }, said);
  if (!isSure) return undefined;
  const reason = `the resource that runs it is in ${first.said.value.value}, the manifest says ${region}`;
  return [contradicted({ path, reason, places: places(account), found: first.said.value.value })];
}

/**
 * The default place in the very file that the manifest names for the model. It may be set from outside, so that it is a
 * warning; where a file with parameters lies beside it, nobody can tell.
 */
function defaultOfDeclared(
  { look, claimed, region, own }: Ground,
  said: readonly Found<'iac.region'>[],
): Claim[] | undefined {
  const declared = look.declared(claimed.model.declaredIn, ['models', claimed.id]);
  const files = new Set(declared.map(({ reading }) => reading?.path));
  const [first, ...others] = said;
  if (first === undefined || others.length > 0) return undefined;
  const { file, isProduct } = first;
  const { value } = first.said.value;
  if (!isProduct || !files.has(file) || !file.endsWith('.bicep')) return undefined;
  const isDeployedThere = own.some((place) => place.file === file && place.said.value.site === 'deployed');
  if (!isDeployedThere || regionNamed(value)?.cloud !== 'azure' || regionNamed(region)?.cloud !== 'azure')
    return undefined;
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const hasParameters = look.index.readings.some(
    ({ path }) =>
      path.startsWith(folder) && /\.parameters(?:\.[^/]{1,100})?\.json$|\.bicepparam$/i.test(path),
  );
  const ground = {
    path: ['models', claimed.id, 'region'],
    reason: `the default place there is ${value}, the manifest says ${region}`,
    places: [placeOf(first, value)],
  };
  return [hasParameters ? unclear(ground) : contradicted({ ...ground, found: value })];
}
