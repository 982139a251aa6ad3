/** The systems that compose files and clusters run. Design: readers-repository.md, section 4. */
import { plural } from '../base/words';
import { isForDevelopment } from '../claims/repository/base/aside';
import type { Look } from '../claims/repository/base/look';
import { reachOf } from '../claims/repository/base/scope';
import {
  imageOf,
  isNamedAfter,
  listedSystems,
  type SystemPlace,
  systemPlace,
} from '../claims/repository/systems';
import type { FileRole } from '../facts/testimony';
import { type Ground, named, namedIn } from './found';
import { Ids } from './ids';
import { type ProposedEntry, sourceOf } from './proposal';

/** Files that stand in these folders say nothing of what the product runs. */
const foreign: ReadonlySet<FileRole> = new Set(['test', 'evaluation', 'ci', 'history']);

/** No workflow rests on more: where there are, they are those of many. */
const mostSystems = 12;

export function proposedSystems(ground: Ground): ProposedEntry[] {
  const listed = listedSystems(ground.manifest);
  const ids = new Ids(Object.keys(ground.manifest.systems ?? {}));
  const many = manySystems(ground);
  return [...systemsOf(ground)]
    .filter(([, place]) => !listed.some((each) => isNamedAfter(each, place)))
    .map(([product, place]) => entryOf(product, place, { ids, ground }))
    .map((entry) => (many === undefined ? entry : { question: ofMany(many), ...entry }));
}

function ofMany(count: number): string {
  return `the repository runs ${plural(count, 'system')}: does this workflow use this one?`;
}

/** How many systems the repository runs, where those are more than one workflow would rest on. */
export function manySystems(ground: Ground): number | undefined {
  const sure = [...systemsOf(ground).values()].filter((place) => questionOf(place) === undefined);
  return sure.length > mostSystems ? sure.length : undefined;
}

/** Each product that is run, by the place that says most of it. */
function systemsOf({ look }: Ground): ReadonlyMap<string, SystemPlace> {
  return look.once('systems of the product', () => byProduct(look));
}

function byProduct(look: Look): ReadonlyMap<string, SystemPlace> {
  const places = look
    .find('system')
    .map(systemPlace)
    .filter(({ role, file }) => !foreign.has(role) && reachOf(file, look.index) === 'own');
  // What is sure decides where a system is also run for development.
  const ordered = [...places].sort(
    (one, other) => rankOf(one) - rankOf(other) || depthOf(one) - depthOf(other),
  );
  const products = new Map<string, SystemPlace>();
  for (const place of ordered) {
    const product = productOf(place);
    if (!products.has(product)) products.set(product, place);
  }
  return products;
}

function rankOf(place: SystemPlace): number {
  if (questionOf(place) !== undefined) return 2;
  return isCompose(place.file) ? 1 : 0;
}

/** A copy for another purpose stands deeper. */
function depthOf({ file }: SystemPlace): number {
  return file.split('/').length;
}

function productOf({ products, said: { value } }: SystemPlace): string {
  return products[0]?.join('-') ?? value.name;
}

function entryOf(
  product: string,
  place: SystemPlace,
  { ids, ground }: { readonly ids: Ids; readonly ground: Ground },
): ProposedEntry {
  const id = ids.give('system', product, place.said.value.name);
  const { name } = place.said.value;
  const declaredIn = /^[\w.-]+$/.test(name) ? namedIn(place.file, name, ground) : named(place.file, ground);
  const question = questionOf(place);
  return {
    section: 'systems',
    path: ['systems', id],
    label: product,
    source: sourceOf(place),
    note: imageOf(place),
    fields: [{ key: 'declaredIn', value: declaredIn, from: sourceOf(place), note: imageOf(place) }],
    ...(question === undefined ? {} : { question }),
  };
}

/** What is to be asked before it is a fact about production. */
function questionOf({ file, role, said: { value } }: SystemPlace): string | undefined {
  const own = value.role ?? role;
  if (value.profile !== undefined)
    return `it runs only with the profile ${value.profile}: is it there in production?`;
  if (own === 'example') return 'it stands in an example: does the product itself run it?';
  if (own !== 'product') return 'the file is for development and tests: is it there in production?';
  return isForDevelopment(file) || value.development === true
    ? 'the file is for development: is it there in production?'
    : undefined;
}

function isCompose(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return /\.ya?ml$/i.test(name) && /compose/i.test(name);
}
