/** Which item a fact matters to. */
import type { Path } from '../base/path';
import type { ItemId } from '../schema/generated/catalogue';
import { shapeOf } from '../schema/navigate';
import type { SectionId } from '../schema/sections';
import { itemRecord } from './records';
import { isSection, sectionIds } from './sections';

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

/** Whether an item rests on what stands at a path: on all of its section, or on that very field. */
export function restsOnFact(id: ItemId, path: Path): boolean {
  const [section] = path;
  const field = fieldAt(path);
  return itemRecord(id).restsOn.some((use) => {
    if (use.section !== section) return false;
    const names: readonly string[] | undefined = use.fields;
    return (
      names === undefined ||
      field === '' ||
      names.some((name) => isWithin(field, name) || isWithin(name, field))
    );
  });
}

/** The sections of which some entry may decide whether an item that is said to be so is satisfied. */
export function sectionsBearingOn(id: ItemId, status: string): readonly SectionId[] {
  const { restsOn, whenMet, whenNotApplicable } = itemRecord(id);
  const check = status === 'met' ? whenMet : status === 'not-applicable' ? whenNotApplicable : undefined;
  // A check looks at whatever it wants; who may waive depends on the roles of the owners.
  if (typeof check === 'function') return sectionIds;
  return [...restsOn.map(({ section }) => section), ...(status === 'waived' ? (['owners'] as const) : [])];
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
