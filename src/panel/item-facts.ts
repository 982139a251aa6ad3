/** The facts that an item rests on, of each section only the fields that matter to it. */
import type { FactEntry, FactGroup } from './protocol/facts';
import type { ItemView } from './protocol/items';
import type { PanelModel } from './protocol/model';

type Fields = readonly string[];

/** The same for the same facts, so that it need not be drawn again. */
const groups = new WeakMap<FactGroup, WeakMap<Fields, FactGroup>>();
const entries = new WeakMap<FactEntry, WeakMap<Fields, FactEntry>>();

/** The facts of an item, each a small form. */
export function factsOf({ facts }: Pick<PanelModel, 'facts'>, item: Pick<ItemView, 'facts'>): FactGroup[] {
  return item.facts.flatMap(({ section, fields }) => {
    const group = Object.hasOwn(facts, section) ? facts[section] : undefined;
    if (group === undefined || fields === undefined) return group ?? [];
    return once(groups, group, fields, narrowGroup);
  });
}

function narrowGroup(group: FactGroup, fields: Fields): FactGroup {
  return {
    ...group,
    fields: fields.flatMap((key) => group.fields.find((field) => field.key === key) ?? []),
    entries: group.entries.map((entry) => once(entries, entry, fields, narrowEntry)),
  };
}

function narrowEntry({ nested, inTextOnly, ...entry }: FactEntry, fields: Fields): FactEntry {
  const isNamed = ({ section }: FactGroup): boolean =>
    fields.some((field) => field.split('.')[0] === section.split('.').at(-1));
  const inner = nested?.filter(isNamed) ?? [];
  return {
    ...entry,
    values: Object.fromEntries(Object.entries(entry.values).filter(([key]) => fields.includes(key))),
    ...(inTextOnly === undefined ? {} : { inTextOnly: inTextOnly.filter((key) => fields.includes(key)) }),
    ...(inner.length === 0 ? {} : { nested: inner }),
  };
}

function once<T extends object>(
  known: WeakMap<T, WeakMap<Fields, T>>,
  whole: T,
  fields: Fields,
  make: (whole: T, fields: Fields) => T,
): T {
  const made = known.get(whole) ?? new WeakMap<Fields, T>();
  known.set(whole, made);
  const part = made.get(fields) ?? make(whole, fields);
  made.set(fields, part);
  return part;
}
