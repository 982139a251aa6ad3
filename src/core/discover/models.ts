/** The models that the product deploys, configures or calls. Design: readers-repository.md, section 2, "Proposes". */
import { enumerated, plural } from '../base/words';
import { isForDevelopment, isInExample, isMenu } from '../claims/repository/base/aside';
import type { Look } from '../claims/repository/base/look';
import { matchOf } from '../claims/repository/models/match';
import { claimedIn } from '../claims/repository/models/meant';
import { byWorth, type ModelPlace, modelPlace, modelPlaces } from '../claims/repository/models/places';
import { mayMean } from '../claims/repository/models/undeclared';
import { type Ground, named } from './found';
import { Ids } from './ids';
import { type Field, isOfProduct, type ProposedEntry, sourceOf } from './proposal';
import type { Left } from './sentence';

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
  const ids = new Ids(Object.keys(manifest.models ?? {}));
  const many = manyModels(ground);
  return unnamed(modelsOf(ground).shown, ground)
    .map((group) => entryOf(group, ids, ground))
    .map((entry) => (many === undefined ? entry : { question: ofMany(many), ...entry }));
}

/** How many more models code names than are proposed. */
export function modelsLeft(ground: Ground): Left {
  const rest = unnamed(modelsOf(ground).rest, ground);
  const sure = rest.filter((group) => isSure(group, ground)).length;
  return { sure, asked: rest.length - sure };
}

/** Those that the manifest does not have yet. */
function unnamed(groups: readonly ModelPlace[][], { manifest }: Ground): ModelPlace[][] {
  const known = claimedIn(manifest);
  return groups.filter((group) => !group.some((place) => known.some((claimed) => mayMean(claimed, place))));
}

function ofMany(count: number): string {
  return `the repository names ${plural(count, 'model')}: does this workflow use this one?`;
}

/** How many models the repository names, where those are more than one workflow would use. */
export function manyModels(ground: Ground): number | undefined {
  const count = modelsOf(ground).shown.filter((group) => isSure(group, ground)).length;
  return count > mostModels ? count : undefined;
}

function isSure(group: readonly ModelPlace[], { look }: Ground): boolean {
  return group.length > 0 && questionOf(group, look) === undefined;
}

interface Models {
  /** The places of each model that is the product's own, the one of most worth first. */
  readonly shown: ModelPlace[][];
  /** Those that code names besides: one who reads a list of all would not find his own. */
  readonly rest: ModelPlace[][];
}

function modelsOf({ look }: Ground): Models {
  return look.once('models of the product', () => grouped(look));
}

function grouped(look: Look): Models {
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
  return { shown: [...groups, ...bound.slice(0, mostBound)], rest: bound.slice(mostBound) };
}

/** The models that a list of the product offers, by name, with its file: who uses the product may choose one of them. */
function offered(look: Look): ReadonlyMap<string, string> {
  return look.once('models to choose from', () => {
    const catalogues = new Set(look.find('model-catalogue').map(({ file }) => file));
    const lists = look
      .find('model')
      .filter(({ isProduct, file }) => isProduct && (catalogues.has(file) || isMenu(file)));
    return new Map(lists.map((found) => [modelPlace(found).named.name, found.file]));
  });
}

/** Those of which it need not be asked whether they are in production, whether they are proposed or not. */
export function sureModels(ground: Ground): ModelPlace[][] {
  if (manyModels(ground) !== undefined) return [];
  const { shown, rest } = modelsOf(ground);
  return [...shown, ...rest].filter((group) => isSure(group, ground));
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
  return bound.length > mostInMenu ? [] : ordered;
}

function entryOf(group: readonly ModelPlace[], ids: Ids, ground: Ground): ProposedEntry {
  const [first] = group;
  if (first === undefined) throw new Error('a model without a place');
  const { value } = first.said;
  const id = ids.give('model', value.id.replace(/^.*\//, ''), value.id);
  const source = sourceOf(first, value.nameLine);
  const provider = providerOf(first);
  const version = versionOf(first, group, ground);
  const fields: Field[] = [
    ...(provider === undefined ? [] : [{ key: 'provider', value: provider }]),
    { key: 'name', value: nameOf(first), from: source, ...noteOf(first, ground) },
    ...(version === undefined ? [] : [version]),
    { key: 'declaredIn', value: named(first.file, ground) },
  ];
  const label = version === undefined ? nameOf(first) : `${nameOf(first)}, version ${version.value}`;
  const question = questionOf(group, ground.look);
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
function questionOf(group: readonly ModelPlace[], look: Look): string | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  return questionOfPlace(first) ?? questionOfChoice(first, look);
}

/** Where the product has a list, what only code names may be one of it, unless it is the default of a setting. */
function questionOfChoice(place: ModelPlace, look: Look): string | undefined {
  if (place.said.value.site !== 'bound' || isDefaultOfSetting(place)) return undefined;
  const lists = offered(look);
  const own = lists.get(place.named.name);
  const [list] = own === undefined ? lists.values() : [own];
  if (list === undefined) return undefined;
  return `${list} offers ${own === undefined ? 'others' : 'it among others'}: is it the one that is used?`;
}

/** Whether a variable of the environment may say otherwise: what is set there is set by those who run it. */
function isDefaultOfSetting({ said: { value } }: ModelPlace): boolean {
  return /(?:^|[.[])[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value.overridable ?? '');
}

function questionOfPlace({ file, said: { value } }: ModelPlace): string | undefined {
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
function versionOf(first: ModelPlace, group: readonly ModelPlace[], ground: Ground): Field | undefined {
  const { value } = first.said;
  if (value.version === undefined || value.version === '') return undefined;
  const rivals = group.filter(
    ({ said }) => said.value.site === value.site && said.value.version !== undefined,
  );
  if (rivals.some(({ said }) => said.value.version !== value.version)) return undefined;
  const note = unless(variableOf(first, value.versionSetting, ground));
  return { key: 'version', value: value.version, from: sourceOf(first), ...note };
}

/** The variable from which a file of parameters beside a Bicep file takes what is only a default there. */
function variableOf(
  { file, said: { value } }: ModelPlace,
  parameter: string | undefined,
  { first: { variables } }: Ground,
): string | undefined {
  if (value.default !== true || parameter === undefined || !file.endsWith('.bicep')) return undefined;
  return variables.get(`${file.slice(0, file.lastIndexOf('/') + 1)}${parameter}`);
}

function unless(variable: string | undefined): Pick<Field, 'note'> {
  return variable === undefined ? {} : { note: `unless ${variable} says otherwise` };
}

function noteOf(place: ModelPlace, ground: Ground): Pick<Field, 'note'> {
  const { value } = place.said;
  const variable = value.overridable ?? variableOf(place, value.setting, ground);
  if (variable !== undefined) return unless(variable);
  if (value.default === true) return { note: 'the default of a parameter' };
  if (value.pin !== 'moving') return {};
  return { note: movingNotes[value.provider ?? ''] ?? 'an alias, which is another version one day' };
}

const movingNotes: Readonly<Record<string, string>> = {
  huggingface: 'without a revision, which is another version one day',
  ollama: 'a tag, which is another version one day',
  docker: 'a tag, which is another version one day',
};
