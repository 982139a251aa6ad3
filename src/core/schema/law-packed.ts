import type { LawClass, Trigger } from './generated/references';
import {
  entryKey,
  type Law,
  type LawEntry,
  type LawReference,
  type LawSource,
  type LegacyRule,
  type TriggerWords,
} from './law';

/**
 * Laws and standards as they are packed (src/dev/texts.cjs): read and checked when they were, so that nothing is left to
 * be done but to look them up.
 */
export interface PackedLaw {
  readonly asOf: string;
  readonly areas: readonly [string, readonly string[]][];
  readonly limits: readonly [LawClass, readonly [string, readonly string[]][]][];
  readonly triggers: readonly [Trigger, TriggerWords][];
  readonly legacy: readonly LegacyRule[];
  readonly sources: readonly LawSource[];
  readonly entries: readonly LawEntry[];
  readonly items: readonly [string, readonly LawReference[]][];
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
