/** The systems that compose files and clusters run, held against those of the manifest. A missing one proves nothing. */
import { upTo } from '../../base/ends';
import { plural } from '../../base/words';
import type { Claim } from '../../facts/claim';
import { entries, mayBeThere } from '../../facts/context';
import type { Manifest, System } from '../../schema/generated/manifest-file';
import type { Found, Look } from './base/look';
import { confirmed, missing, placeOf, some, unclear } from './base/made';
import { areAmong, wordsOf } from './base/words';

/** A system that runs, with the words of each name by which its product is known. */
export interface SystemPlace extends Found<'system'> {
  readonly products: readonly (readonly string[])[];
}

/** A system of the manifest, with the words of its names: as they stand there, and taken apart. */
interface Listed {
  readonly id: string;
  readonly system: System;
  readonly words: ReadonlySet<string>;
}

export function systemClaims(look: Look): Claim[] {
  const places = look.find('system').filter(isOfProduct).map(systemPlace);
  const listed = listedSystems(look.facts.manifest);
  const named = listed.flatMap((each) => declaredSystem(look, each) ?? runSystem(each, places));
  return [...named, ...undeclaredSystems(look, listed, places)];
}

export function listedSystems({ systems }: Manifest): Listed[] {
  return entries(systems).map(([id, system]) => {
    const names = [id, system.name ?? ''];
    return { id, system, words: new Set([...names.flatMap(wordsOf), ...names.flatMap(rawWords)]) };
  });
}

export function systemPlace(found: Found<'system'>): SystemPlace {
  return { ...found, products: productsOf(found) };
}

/** What runs only on request, or in a file that is not for production, is no fact about it. */
function isOfProduct({ role, said: { value } }: Found<'system'>): boolean {
  return (
    role === 'product' &&
    (value.role === undefined || value.role === 'example') &&
    value.profile === undefined
  );
}

/** Names by which one product is known. */
const aliases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    postgres: ['postgres', 'postgresql', 'postgre'],
    postgresql: ['postgres', 'postgresql', 'postgre'],
    pgvector: ['pgvector', 'postgres', 'postgresql'],
    timescaledb: ['timescaledb', 'timescale', 'postgres', 'postgresql'],
    mongo: ['mongo', 'mongodb'],
    mongodb: ['mongo', 'mongodb'],
    elasticsearch: ['elasticsearch', 'elastic'],
    'redis-stack-server': ['redis'],
    'redis-stack': ['redis'],
  }),
);

/** What an image is of, in words: `quay.io/keycloak/keycloak:26` → keycloak. */
function productsOf({ said: { value } }: Found<'system'>): (readonly string[])[] {
  const image = upTo(value.image.toLowerCase().slice(0, 300), /[:@]/);
  const segment = (image.split('/').at(-1) ?? '').replace(/^cp-/, '');
  return (aliases.get(segment) ?? [segment]).map(rawWords);
}

/** Whether a system of the manifest is named after the product that runs. */
export function isNamedAfter({ words }: Listed, { products }: SystemPlace): boolean {
  return products.some((product) => areAmong(product, words));
}

function rawWords(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function runSystem(listed: Listed, places: readonly SystemPlace[]): Claim[] {
  const found = places.filter((place) => isNamedAfter(listed, place));
  const [first] = found;
  if (first === undefined) return [];
  return [
    confirmed({
      path: ['systems', listed.id],
      reason: `${first.file} runs ${imageOf(first)}`,
      places: found.map((each) => placeOf(each, imageOf(each))),
    }),
  ];
}

export function imageOf({ said: { value } }: Found<'system'>): string {
  return value.tag === null ? value.image : `${value.image}:${value.tag}`;
}

/** A file that the manifest names for a system; undefined where nothing of it was read. */
function declaredSystem(look: Look, listed: Listed): Claim[] | undefined {
  const { id, system } = listed;
  for (const { reading, name, path } of look.declared(system.declaredIn, ['systems', id])) {
    if (reading === undefined) continue;
    const [systems, components] = [look.in(reading, 'system'), look.in(reading, 'component')];
    if (systems.length + components.length === 0) continue;
    const wanted = (name ?? id).toLowerCase();
    const own =
      name === undefined
        ? systems.filter((each) => isNamedAfter(listed, { ...each, products: productsOf(each) }))
        : [];
    const byName = [...systems, ...components].filter(
      ({ said: { value } }) => value.name.toLowerCase() === wanted,
    );
    const found = own.length > 0 ? own : byName;
    const places = found.map((each) => placeOf(each, each.said.value.name));
    if (found.length > 0)
      return [
        confirmed({
          path: ['systems', id],
          reason: `the declared file has ${found[0]?.said.value.name}`,
          places,
        }),
      ];
    const services = [...systems, ...components].map(({ said: { value } }) => value.name);
    if (name !== undefined) {
      const reason = `the declared file has no ${name}; it has ${some(services)}`;
      return [missing(path, reason)];
    }
  }
  return undefined;
}

/** Systems that the manifest does not list: at most one claim, and only information. */
function undeclaredSystems(look: Look, listed: readonly Listed[], places: readonly SystemPlace[]): Claim[] {
  if (mayBeThere(look.facts, ['systems'])) return [];
  const left = places.filter((place) => place.isProduct && !listed.some((each) => isNamedAfter(each, place)));
  const names = [
    ...new Set(left.map(({ products, said: { value } }) => products[0]?.join('-') ?? value.name)),
  ];
  if (names.length === 0) return [];
  return [
    unclear({
      path: ['systems'],
      target: 'key',
      reason: `the repository runs ${plural(names.length, 'system')} that the manifest does not list: ${some(names, 5)}`,
      places: left.map((each) => placeOf(each, imageOf(each))),
      code: 'repository/system-undeclared',
      severity: 'information',
    }),
  ];
}
