import type { PlainValue } from '../../../../src/core/base/operation';
import type { Path } from '../../../../src/core/base/path';
import { mapSectionIds } from '../../../../src/core/domain/sections';
import { type ReferringPlace, referringPlaces } from '../../../../src/core/schema/references';
import type { Target } from '../../../../src/core/schema/sections';

/** The places of the schema that refer to something; of those within items, which are all alike, one of each. */
export const places: readonly ReferringPlace[] = referringPlaces().filter(
  ({ path }) => path[0] !== 'checklist' || path[2] === 'owners-named',
);

/** `owners.*.deputy` */
export const nameOf = ({ path }: Pick<ReferringPlace, 'path'>): string => path.join('.');

/** The id that a manifest of `manifestWith` has in a section; of the checklist, some item. */
export const idIn = (section: Target): string =>
  section === 'checklist' ? 'risks-registered' : `a-${section}`;

/** The path in a manifest; the entry that stands for any id is `user`, the key that refers to something is `id`. */
export function pathOf({ path, target }: ReferringPlace, id: string): Path {
  const last = path.length - 1;
  return path.map((step, at) => (step !== '*' ? step : target === 'key' && at === last ? id : 'user'));
}

interface Container {
  [key: string]: PlainValue | Container;
}

/** A manifest, as JSON that is YAML too, with an entry in every section, and with references at places. */
export function manifestWith(references: readonly (readonly [place: ReferringPlace, id: string])[]): string {
  const root: Container = { version: 1, stage: 'design', workflow: { name: 'Invoices' } };
  for (const section of mapSectionIds) root[section] = { [idIn(section)]: {} };
  root.checklist = { diagnose: { 'risks-registered': { status: 'unmet' } } };
  for (const [place, id] of references) {
    const path = pathOf(place, id);
    set(root, path, place.target === 'key' ? 1 : id);
    if (path.includes('evidence')) set(root, [...path.slice(0, -1), 'url'], 'https://example.com/a');
  }
  return `${JSON.stringify(asLists(root), null, 2)}\n`;
}

/** Sets a value; the entries of lists are put under their indexes first. */
function set(at: Container, [step = '', ...rest]: Path, value: PlainValue): void {
  if (rest.length === 0) {
    at[step] = value;
    return;
  }
  const known = at[step];
  const inner: Container = isContainer(known) ? known : {};
  at[step] = inner;
  set(inner, rest, value);
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asLists(value: PlainValue | Container | undefined): unknown {
  if (!isContainer(value)) return value;
  const keys = Object.keys(value);
  const inner = keys.map((key) => asLists(value[key]));
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key))
    ? inner
    : Object.fromEntries(keys.map((key, at) => [key, inner[at]]));
}
