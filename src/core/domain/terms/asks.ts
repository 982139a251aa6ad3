/** The facts that an item's statement asks for, whether they are there or not. */
import type { Path } from '../../base/path';
import { shorten } from '../../base/shorten';
import { entries, holdersOf, listed } from '../../facts/context';
import type { Role } from '../../schema/generated/manifest-file';
import { nounOf, shapeOf } from '../../schema/navigate';
import type { SectionId } from '../../schema/sections';
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
    const shape = shapeOf(section);
    if (shape === 'single') return fields.map((field) => asked(value, [section], field));
    const all: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
      ? listed<unknown>(value)
      : entries(isMap(value) ? value : undefined);
    if (all.length === 0) return [{ name: withArticle(nounOf(section)), path: [section], isThere: false }];
    return all.flatMap(([id, entry]) => fields.map((field) => asked(entry, [section, id], field)));
  };

/** An owner in each of these roles. */
export const needRoles =
  (...roles: readonly Role[]): Asks =>
  ({ manifest }) =>
    roles.map((role) => ({
      name: `an owner with the role "${role}"`,
      path: ['owners'],
      isThere: holdersOf(manifest, role).length > 0,
    }));

function asked(entry: unknown, at: Path, field: string): AskedFact {
  const steps = field.split('.');
  const value = steps.reduce<unknown>(
    (found, step) => (isMap(found) ? childAt(found, step) : undefined),
    entry,
  );
  const isEmptyList = Array.isArray(value) && value.length === 0;
  const path = [...at, ...steps];
  return { name: nameOf(path), path, isThere: value !== undefined && !isEmptyList };
}

/** Entries of lists are counted from one, as people do. */
function nameOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : shorten(step, 40))).join('.');
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
