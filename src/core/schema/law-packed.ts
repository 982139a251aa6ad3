import { entryKey, type Law } from './law';

/** What JSON has for a map: its entries, and where the keys are in the values only these. */
type Entries<M> = M extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;
type Values<M> = M extends ReadonlyMap<unknown, infer V> ? readonly V[] : never;
type Nested<M> = M extends ReadonlyMap<infer K, infer V> ? readonly (readonly [K, Entries<V>])[] : never;

/**
 * Laws and standards as they are packed (src/dev/texts.cjs): read and checked when they were, so that nothing is left to
 * be done but to look them up.
 */
export interface PackedLaw {
  readonly asOf: string;
  readonly areas: Entries<Law['areas']>;
  readonly limits: Nested<Law['limits']>;
  readonly triggers: Entries<Law['triggers']>;
  readonly legacy: Values<Law['legacy']>;
  readonly sources: Values<Law['sources']>;
  readonly entries: Values<Law['entries']>;
  readonly items: Entries<Law['items']>;
}

export function unpackLaw(packed: PackedLaw): Law {
  const { asOf, areas, limits, triggers, legacy, sources, entries, items } = packed;
  return {
    asOf,
    areas: new Map(areas),
    limits: new Map(limits.map(([name, only]) => [name, new Map(only)])),
    triggers: new Map(triggers),
    legacy: new Map(legacy.map((each) => [entryKey(each), each])),
    sources: new Map(sources.map((each) => [each.id, each])),
    entries: new Map(entries.map((each) => [entryKey(each), each])),
    items: new Map(items),
  };
}
