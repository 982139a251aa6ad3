/** The facts that an item's statement asks for, whether they are there or not. */
import { shorten } from '../../base/shorten';
import { entries, holdersOf, listed } from '../../facts/context';
import type { Role } from '../../schema/generated/manifest-file';
import { nounOf, shapeOf } from '../../schema/navigate';
import type { EntryOf, MapSectionId, SectionId } from '../../schema/sections';
import { childAt } from '../../schema/values';
import type { AskedFact, Asks } from './check';
import type { FieldOf } from './item';

/** Everything that several ask for. */
export const asksFor =
  (...asks: readonly Asks[]): Asks =>
  (facts) =>
    asks.flatMap((each) => each(facts));

/** Fields of a section: of the section itself, or of each of its entries, of which there must be one. */
export const need =
  <S extends SectionId>(section: S, ...fields: readonly FieldOf<S>[]): Asks =>
  ({ manifest }) => {
    const value: unknown = manifest[section];
    if (shapeOf(section) === 'single')
      return fields.map((field) => (has(value, field) ? 'stated' : missing(field, section)));
    return ofEach(section, value, fields, () => true);
  };

/** Fields of each entry of a section, of which there must be one, but for those that an entry has no need of. */
export const needWhere =
  <S extends MapSectionId>(
    section: S,
    isNeeded: (entry: EntryOf<S>, field: FieldOf<S>) => boolean,
    ...fields: readonly FieldOf<S>[]
  ): Asks =>
  ({ manifest }) =>
    ofEach(section, manifest[section], fields, isNeeded as (entry: unknown, field: FieldOf<S>) => boolean);

function ofEach<F extends string>(
  section: SectionId,
  value: unknown,
  fields: readonly F[],
  isNeeded: (entry: unknown, field: F) => boolean,
): AskedFact[] {
  const all: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? listed<unknown>(value)
    : entries(isMap(value) ? value : undefined);
  if (all.length === 0) return [{ name: withArticle(nounOf(section)), path: [section] }];
  const asked: AskedFact[] = [];
  for (const [id, entry] of all)
    for (const field of fields)
      if (isNeeded(entry, field)) asked.push(has(entry, field) ? 'stated' : missing(field, section, id));
  return asked;
}

/** An owner in each of these roles. */
export const needRoles =
  (...roles: readonly Role[]): Asks =>
  ({ manifest }) =>
    roles.map((role) =>
      holdersOf(manifest, role).length > 0
        ? 'stated'
        : { name: `an owner with the role "${role}"`, path: ['owners'] },
    );

/** Whether an entry says anything in a field; `.` leads further down. */
function has(entry: unknown, field: string): boolean {
  let value = entry;
  for (const step of field.split('.')) value = isMap(value) ? childAt(value, step) : undefined;
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function missing(field: string, section: SectionId, id?: string | number): AskedFact {
  const steps = field.split('.');
  if (id === undefined) return { name: `${section}.${field}`, path: [section, ...steps] };
  // Entries of lists are counted from one, as people do.
  const named = typeof id === 'number' ? String(id + 1) : shorten(id, 40);
  return { name: `${section}.${named}.${field}`, path: [section, id, ...steps] };
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
