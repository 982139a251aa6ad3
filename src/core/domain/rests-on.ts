/** Which item a fact matters to. */
import type { Path } from '../base/path';
import type { ItemId } from '../schema/generated/catalogue';
import { shapeOf } from '../schema/navigate';
import { itemRecord } from './records';
import { isSection } from './sections';

/**
 * The item, among those given, that a fact matters most to: one that rests on all of its section, else one that rests
 * on that very field, else the first that rests on the section at all.
 */
export function itemRestingOn(path: Path, among: readonly ItemId[]): ItemId | undefined {
  const [section] = path;
  const field = fieldAt(path);
  const using = (matters: (names: readonly string[] | undefined) => boolean): ItemId | undefined =>
    among.find((id) => itemRecord(id).restsOn.some((use) => use.section === section && matters(use.fields)));
  return (
    using((names) => names === undefined) ??
    using((names) => names?.some((name) => isWithin(name, field) || isWithin(field, name)) === true) ??
    using(() => true)
  );
}

function isWithin(field: string, group: string): boolean {
  return field === group || field.startsWith(`${group}.`);
}

/** The field of an entry that a path leads to, with dots: `permitted.by`; empty where it leads to no field. */
function fieldAt(path: Path): string {
  const [section] = path;
  const hasEntries = isSection(section) && shapeOf(section) !== 'single';
  return path.slice(hasEntries ? 2 : 1).join('.');
}
