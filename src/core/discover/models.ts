/** The models that the product deploys, configures or calls. Design: readers-repository.md, section 2, "Proposes". */
import { enumerated, plural } from '../base/words';
import { isForDevelopment, isInExample, isMenu } from '../claims/repository/base/aside';
import type { Look } from '../claims/repository/base/look';
import { matchOf } from '../claims/repository/models/match';
import { claimedIn } from '../claims/repository/models/meant';
import { byWorth, type ModelPlace, modelPlaces } from '../claims/repository/models/places';
import { mayMean } from '../claims/repository/models/undeclared';
import { type Ground, named } from './found';
import { Ids } from './ids';
import { type Field, isOfProduct, type ProposedEntry, sourceOf } from './proposal';

/** So many of those that only code names are proposed. */
const mostBound = 3;
/** Beyond this, what code names is a menu and no choice. */
const mostInMenu = 8;
/** No workflow uses more: where there are, they are those of many, or what may be chosen. */
const mostModels = 12;
/** Files of what judges the product: their models are not its own. */
const forEvaluation =
  /(?:^|[/_.-])(?:evals?|evaluat\w*|judges?|grad(?:er|ing)s?|critics?|benchmark\w*)(?:[/_.-]|$)/i;

export function proposedModels(ground: Ground): ProposedEntry[] {
  const { manifest } = ground;
  const known = claimedIn(manifest);
  const ids = new Ids(Object.keys(manifest.models ?? {}));
  const many = manyModels(ground);
  return modelsOf(ground)
    .filter((group) => !group.some((place) => known.some((claimed) => mayMean(claimed, place))))
    .map((group) => entryOf(group, ids, ground))
    .map((entry) => (many === undefined ? entry : { question: ofMany(many), ...entry }));
}

function ofMany(count: number): string {
  return `the repository names ${plural(count, 'model')}: does this workflow use this one?`;
}

/** How many models the repository names, where those are more than one workflow would use. */
export function manyModels(ground: Ground): number | undefined {
  const count = modelsOf(ground).filter(isSure).length;
  return count > mostModels ? count : undefined;
}

function isSure([first]: readonly ModelPlace[]): boolean {
  return first !== undefined && questionOf(first) === undefined;
}

/** The places of each model that is the product's own, the one of most worth first. */
function modelsOf({ look }: Ground): ModelPlace[][] {
  return look.once('models of the product', () => grouped(look));
}

function grouped(look: Look): ModelPlace[][] {
  // Of two places of the same worth that one decides which nothing overrides.
  const own = modelPlaces(look).filter(isOwn);
  const sure = own.filter(({ said: { value } }) => value.overridable === undefined);
  const places = byWorth([...sure, ...own.filter((place) => !sure.includes(place))]);
  const groups: ModelPlace[][] = [];
  for (const place of places) {
    if (place.said.value.site === 'bound') continue;
    const [first] = groups.find(([one]) => one !== undefined && isSame(one, place)) ?? [];
    const group = groups.find(([one]) => one === first && first !== undefined);
    if (group !== undefined) group.push(place);
    else if (!isSuperseded(place, groups.flat())) groups.push([place]);
  }
  const bound = boundOf(places, groups);
  // Where the product has a list to choose from, its users choose.
  const hasMenu =
    look.find('model-catalogue').some(({ isProduct }) => isProduct) || modelPlaces(look).some(isInMenu);
  return [...groups, ...(hasMenu ? [] : bound)];
}

function isInMenu({ isProduct, file, said: { value } }: ModelPlace): boolean {
  return isProduct && value.site !== 'mentioned' && isMenu(file);
}

/** The same, without those of which it has to be asked whether they are in production. */
export function sureModels(ground: Ground): ModelPlace[][] {
  return manyModels(ground) === undefined ? modelsOf(ground).filter(isSure) : [];
}

function isOwn({ isProduct, file, said: { value } }: ModelPlace): boolean {
  return (
    isProduct &&
    !isMenu(file) &&
    !forEvaluation.test(file) &&
    isOfProduct(value.role) &&
    value.site !== 'mentioned' &&
    value.sample !== true &&
    // A name of one's own may be that of a deployment; one of an organisation is that of a model.
    (value.pin !== 'unknown' || (value.site !== 'bound' && value.id.includes('/')))
  );
}

function isSame(one: ModelPlace, other: ModelPlace): boolean {
  return one.named.name === other.named.name;
}

/** A default of a setting that another place of more worth has already set to something else. */
function isSuperseded(place: ModelPlace, taken: readonly ModelPlace[]): boolean {
  return (
    place.slot !== undefined &&
    (place.said.value.default === true || place.said.value.overridable !== undefined) &&
    taken.some((other) => other.slot === place.slot && matchOf(other.named, place.named) === 'other')
  );
}

/** Literals in code that name a model which nothing else names: a few are choices, many are a menu. */
function boundOf(places: readonly ModelPlace[], groups: ModelPlace[][]): ModelPlace[][] {
  const bound: ModelPlace[][] = [];
  for (const place of places.filter(({ said: { value } }) => value.site === 'bound')) {
    const group = [...groups, ...bound].find(([one]) => one !== undefined && isSame(one, place));
    if (group === undefined) bound.push([place]);
    else group.push(place);
  }
  // What stands in most files is what is called most.
  const files = (group: ModelPlace[]): number => new Set(group.map(({ file }) => file)).size;
  const ordered = [...bound].sort((one, other) => files(other) - files(one));
  return bound.length > mostInMenu ? [] : ordered.slice(0, mostBound);
}

function entryOf(group: readonly ModelPlace[], ids: Ids, ground: Ground): ProposedEntry {
  const [first] = group;
  if (first === undefined) throw new Error('a model without a place');
  const { value } = first.said;
  const id = ids.give('model', value.id.replace(/^.*\//, ''), value.id);
  const source = sourceOf(first, value.nameLine);
  const provider = providerOf(first);
  const version = versionOf(first, group);
  const fields: Field[] = [
    ...(provider === undefined ? [] : [{ key: 'provider', value: provider }]),
    { key: 'name', value: nameOf(first), from: source, ...noteOf(first) },
    ...(version === undefined ? [] : [version]),
    { key: 'declaredIn', value: named(first.file, ground) },
  ];
  const label = version === undefined ? nameOf(first) : `${nameOf(first)}, version ${version.value}`;
  const question = questionOf(first);
  return {
    section: 'models',
    path: ['models', id],
    label,
    source,
    fields,
    ...(question === undefined ? {} : { question }),
  };
}

/** What is to be asked before it is a fact about production. */
function questionOf({ file, said: { value } }: ModelPlace): string | undefined {
  if (isForDevelopment(file)) return 'the file is for development: what is used in production?';
  if (isInExample(file)) return 'it stands in an example: does the product itself use it?';
  if (value.conditional !== undefined) return 'it is there only on a condition: is it in production?';
  if (value.among !== undefined) return `the file sets up ${enumerated(value.among)}: which of them is used?`;
  // A default of Terraform is set elsewhere, in files that are rarely kept in the repository.
  return value.default === true && value.overridable === undefined && /\.tf$/i.test(file)
    ? 'it is the default of a variable: what is set in production?'
    : undefined;
}

/** As it is called: with the profile that decides where requests go. */
function nameOf({ said: { value } }: ModelPlace): string {
  return value.profile === undefined ? value.id : `${value.profile}.${value.id}`;
}

/** Only where the form of the id or the resource itself says it: the maker of a model need not be the provider. */
function providerOf({ said: { value } }: ModelPlace): string | undefined {
  if (value.provider === 'bedrock') return 'aws-bedrock';
  return value.site === 'deployed' && value.deployment !== undefined ? 'azure' : undefined;
}

/** None where the places of the same worth do not agree. */
function versionOf(first: ModelPlace, group: readonly ModelPlace[]): Field | undefined {
  const { value } = first.said;
  if (value.version === undefined || value.version === '') return undefined;
  const rivals = group.filter(
    ({ said }) => said.value.site === value.site && said.value.version !== undefined,
  );
  if (rivals.some(({ said }) => said.value.version !== value.version)) return undefined;
  return { key: 'version', value: value.version, from: sourceOf(first) };
}

function noteOf({ said: { value } }: ModelPlace): Pick<Field, 'note'> {
  if (value.overridable !== undefined) return { note: `unless ${value.overridable} says otherwise` };
  if (value.default === true) return { note: 'the default of a parameter' };
  if (value.pin !== 'moving') return {};
  return { note: movingNotes[value.provider ?? ''] ?? 'an alias, which is another version one day' };
}

const movingNotes: Readonly<Record<string, string>> = {
  huggingface: 'without a revision, which is another version one day',
  ollama: 'a tag, which is another version one day',
  docker: 'a tag, which is another version one day',
};
