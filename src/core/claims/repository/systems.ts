/** The systems that compose files and clusters run, held against those of the manifest. A missing one proves nothing. */
import { plural } from '../../base/words';
import type { Claim } from '../../facts/claim';
import { entries, mayBeThere } from '../../facts/context';
import type { System } from '../../schema/generated/manifest-file';
import type { Found, Look } from './look';
import { confirmed, placeOf, some, unclear } from './made';
import { areAmong, wordsOf } from './words';

type SystemPlace = Found<'system'>;

export function systemClaims(look: Look): Claim[] {
  const places = look.find('system').filter(isOfProduct);
  const listed = entries(look.facts.manifest.systems);
  const named = listed.flatMap(
    ([id, system]) => declaredSystem(look, id, system) ?? runSystem(id, system, places),
  );
  return [...named, ...undeclaredSystems(look, places)];
}

/** What runs only on request, or in a file that is not for production, is no fact about it. */
function isOfProduct({ role, said: { value } }: SystemPlace): boolean {
  return (
    role === 'product' &&
    (value.role === undefined || value.role === 'example') &&
    value.profile === undefined
  );
}

/** Names by which one product is known. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  postgres: ['postgres', 'postgresql', 'postgre'],
  postgresql: ['postgres', 'postgresql', 'postgre'],
  pgvector: ['pgvector', 'postgres', 'postgresql'],
  timescaledb: ['timescaledb', 'timescale', 'postgres', 'postgresql'],
  mongo: ['mongo', 'mongodb'],
  mongodb: ['mongo', 'mongodb'],
  elasticsearch: ['elasticsearch', 'elastic'],
  'redis-stack-server': ['redis'],
  'redis-stack': ['redis'],
  cp: ['kafka'],
};

/** What an image is of: `quay.io/keycloak/keycloak:26` → keycloak. */
function productsOf({ said: { value } }: SystemPlace): readonly string[] {
  const segment =
    value.image
      .toLowerCase()
      .replace(/[:@].*$/, '')
      .split('/')
      .at(-1) ?? '';
  const known = aliases[segment];
  if (known !== undefined) return known;
  return segment.startsWith('cp-') ? [segment.slice(3)] : [segment];
}

/** Whether a system of the manifest is named after the product that runs. */
function isNamedAfter(id: string, system: System, place: SystemPlace): boolean {
  const words = [
    ...wordsOf(id),
    ...wordsOf(system.name ?? ''),
    ...rawWords(id),
    ...rawWords(system.name ?? ''),
  ];
  return productsOf(place).some(
    (product) => areAmong(wordsOf(product), words) || rawWords(product).every((word) => words.includes(word)),
  );
}

function rawWords(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function runSystem(id: string, system: System, places: readonly SystemPlace[]): Claim[] {
  const found = places.filter((place) => isNamedAfter(id, system, place));
  const [first] = found;
  if (first === undefined) return [];
  return [
    confirmed({
      path: ['systems', id],
      reason: `${first.file} runs ${imageOf(first)}`,
      places: found.map((each) => placeOf(each, imageOf(each))),
    }),
  ];
}

function imageOf({ said: { value } }: SystemPlace): string {
  return value.tag === null ? value.image : `${value.image}:${value.tag}`;
}

/** A file that the manifest names for a system; undefined where nothing of it was read. */
function declaredSystem(look: Look, id: string, system: System): Claim[] | undefined {
  for (const { reading, name, path } of look.declared(system.declaredIn, ['systems', id])) {
    if (reading === undefined) continue;
    const [systems, components] = [look.in(reading, 'system'), look.in(reading, 'component')];
    if (systems.length + components.length === 0) continue;
    const wanted = (name ?? id).toLowerCase();
    const own = systems.filter((each) => (name === undefined ? isNamedAfter(id, system, each) : false));
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
      return [
        unclear({ path, reason, places: [], code: 'repository/declaration-missing', severity: 'warning' }),
      ];
    }
  }
  return undefined;
}

/** Systems that the manifest does not list: at most one claim, and only information. */
function undeclaredSystems(look: Look, places: readonly SystemPlace[]): Claim[] {
  const { manifest } = look.facts;
  if (mayBeThere(look.facts, ['systems'])) return [];
  const listed = entries(manifest.systems);
  const left = places.filter(
    (place) => place.isProduct && !listed.some(([id, system]) => isNamedAfter(id, system, place)),
  );
  const names = [...new Set(left.map((place) => productsOf(place)[0] ?? place.said.value.name))];
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
