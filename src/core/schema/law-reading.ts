/**
 * Reads laws and standards from JSON, ours or a team's. Keys that nobody knows are ignored; what is wrong is left out
 * and told, a sentence each.
 */
import { isDate } from '../base/dates';
import { quoted } from '../base/shorten';
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

interface LawRead {
  readonly law: Law;
  readonly faults: readonly string[];
}

/** The words that code knows; data cannot add to them. */
const lawClasses: Readonly<Record<LawClass, true>> = {
  prohibited: true,
  'high-risk-annex-iii': true,
  'high-risk-annex-i-a': true,
  'high-risk-annex-i-b': true,
  'annex-iii-exempt': true,
  transparency: true,
  minimal: true,
};
const lawTriggers: Readonly<Record<Trigger, true>> = {
  'personal-data': true,
  'special-category': true,
  dpia: true,
  'dpia-high-risk-left': true,
  'third-country-transfer': true,
  'processor-used': true,
  'solely-automated-decision': true,
  'decisions-about-people': true,
  'bias-correction-special-category': true,
  'generates-content': true,
  'interacts-with-people': true,
  'emotion-or-biometric': true,
  'deep-fake-or-public-text': true,
  'workplace-use': true,
  'public-body': true,
  'fria-deployer': true,
  'provider-outside-union': true,
  'nis2-entity': true,
  'financial-entity': true,
  'uk-central-government': true,
  'consequential-decision': true,
  'employment-decision': true,
  generative: true,
  retrieval: true,
  agent: true,
};
const lawRoles = ['provider', 'deployer', 'importer', 'distributor', 'controller', 'processor'] as const;
const kinds = ['law', 'policy', 'standard', 'guidance'] as const;
const unknowns = ['show', 'hide', 'ask'] as const;
const strengths = ['duty', 'guidance'] as const;

type Json = Readonly<Record<string, unknown>>;
type Say = (what: string) => undefined;

/** Reads it. `under` is what it is laid over: what that has may be referred to. */
export function readLaw(json: unknown, under?: Law): LawRead {
  const faults: string[] = [];
  const say: Say = (what) => {
    faults.push(what);
    return undefined;
  };
  const root = mapOf(json) ?? say('It is not a JSON object.') ?? {};
  if (root.schema !== 1) say('"schema" has to be 1.');
  const asOf = dateOf(root.asOf, 'asOf', say) ?? under?.asOf ?? '';
  const areas = each(root.areas, (area) => textsOf(mapOf(area)?.codes));
  const limits = new Map<LawClass, ReadonlyMap<string, readonly string[]>>();
  for (const [id, said] of Object.entries(mapOf(root.classes) ?? {})) {
    if (!isOneOf(lawClasses, id)) say(`There is no class ${quoted(id)}.`);
    else if (mapOf(said)?.only !== undefined) limits.set(id, each(mapOf(said)?.only, textsOf));
  }
  const triggers = new Map<Trigger, TriggerWords>();
  for (const [id, said] of Object.entries(mapOf(root.triggers) ?? {})) {
    const { says, unknown } = mapOf(said) ?? {};
    const then = unknowns.find((one) => one === unknown);
    if (!isOneOf(lawTriggers, id)) say(`There is no trigger ${quoted(id)}.`);
    else if (typeof says !== 'string' || then === undefined)
      say(`The trigger ${quoted(id)} needs "says" and "unknown".`);
    else triggers.set(id, { says, unknown: then });
  }
  const legacy = keyed(listOf(root.legacy), (each) => legacyOf(each, say), entryKey);
  const sources = keyed(
    listOf(root.sources),
    (each) => sourceOf(each, say),
    ({ id }) => id,
  );
  const known: Known = {
    areas: new Set([...areas.keys(), ...(under?.areas.keys() ?? [])]),
    sources: new Set([...sources.keys(), ...(under?.sources.keys() ?? [])]),
    legacy: new Set([...legacy.keys(), ...(under?.legacy.keys() ?? [])]),
  };
  const entries = keyed(
    listOf(root.entries),
    (each) => entryOf(each, known, say),
    entryKey,
    (key) => {
      say(`${named(key)} is there twice.`);
    },
  );
  const resolves = (key: string): boolean => entries.has(key) || under?.entries.has(key) === true;
  const items = new Map(
    Object.entries(mapOf(root.items) ?? {}).map(([item, all]): [string, LawReference[]] => [
      item,
      referencesOf(item, all, { resolves, say }),
    ]),
  );
  return { law: { asOf, areas, limits, triggers, legacy, sources, entries, items }, faults };
}

interface Known {
  readonly areas: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly legacy: ReadonlySet<string>;
}

function entryOf(json: Json, known: Known, say: Say): LawEntry | undefined {
  const { source, id, name, asks, from, until, textSince, legacy, note } = json;
  if (typeof source !== 'string' || typeof id !== 'string' || typeof name !== 'string')
    return say('An entry needs "source", "id" and "name".');
  const at = named(entryKey({ source, id }));
  if (!known.sources.has(source)) return say(`${at}: there is no source ${quoted(source)}.`);
  const binds = mapOf(json.binds) ?? {};
  const words = (key: string, isKnown: (word: string) => boolean): string[] | undefined => {
    const all = textsOf(binds[key]);
    const strange = all.find((word) => !isKnown(word));
    return strange === undefined ? all : say(`${at}: ${quoted(strange)} is unknown among its ${key}.`);
  };
  const roles = words('roles', (word) => lawRoles.some((role) => role === word));
  const classes = words('classes', (word) => isOneOf(lawClasses, word));
  const when = words('when', (word) => isOneOf(lawTriggers, word));
  const areas = words('jurisdictions', (word) => known.areas.has(word));
  if (roles === undefined || classes === undefined || when === undefined || areas === undefined)
    return undefined;
  if (typeof legacy === 'string' && !known.legacy.has(entryKey({ source, id: legacy })))
    return say(`${at}: there is no legacy rule ${quoted(legacy)}.`);
  const sayAt: Say = (what) => say(`${at}: ${what}`);
  const days = Object.entries(mapOf(json.fromByClass) ?? {}).map(([key, day]) =>
    isOneOf(lawClasses, key)
      ? [key, dateOf(day, `fromByClass.${key}`, sayAt)]
      : sayAt(`there is no class ${quoted(key)}.`),
  );
  return {
    source,
    id,
    name,
    asks: typeof asks === 'string' ? asks : null,
    roles,
    classes: classes.filter((word) => isOneOf(lawClasses, word)),
    areas,
    when: when.filter((word) => isOneOf(lawTriggers, word)),
    exceptAnnexIII: textsOf(binds.exceptAnnexIII),
    fromByClass: Object.fromEntries(days.filter((day) => day !== undefined)),
    ...present({
      from: dateOf(from, 'from', sayAt),
      until: dateOf(until, 'until', sayAt),
      textSince: dateOf(textSince, 'textSince', sayAt),
      legacy: textOf(legacy),
      note: textOf(note),
    }),
  };
}

function sourceOf(json: Json, say: Say): LawSource | undefined {
  const { id, title, edition, url } = json;
  const kind = kinds.find((each) => each === json.kind);
  if (typeof id !== 'string' || typeof title !== 'string' || typeof url !== 'string' || kind === undefined)
    return say('A source needs "id", "title", "url" and "kind".');
  if (!/^https?:\/\/[^\s/]/i.test(url)) return say(`The source ${quoted(id)} needs a web address as "url".`);
  const article = textOf(json.article);
  return {
    id,
    title,
    // Official addresses of laws are still written without encryption; all of them answer with it.
    url: url.replace(/^http:/i, 'https:'),
    kind,
    edition: textOf(edition) ?? '',
    ...present({
      article: article !== undefined && /^https:\/\/[^\s/]/i.test(article) ? article : undefined,
      supersededBy: textOf(json.supersededBy),
    }),
  };
}

function legacyOf(json: Json, say: Say): LegacyRule | undefined {
  const { id, source } = json;
  if (typeof id !== 'string' || typeof source !== 'string')
    return say('A legacy rule needs "id" and "source".');
  const { from, upon, publicBody } = mapOf(json.then) ?? {};
  const days = {
    from: dateOf(from, `legacy.${id}.from`, say),
    publicBody: dateOf(publicBody, `legacy.${id}.publicBody`, say),
  };
  return { id, source, ...present({ ...days, upon: textOf(upon) }) };
}

function referencesOf(
  item: string,
  all: unknown,
  { resolves, say }: { readonly resolves: (key: string) => boolean; readonly say: Say },
): LawReference[] {
  const found = listOf(all).flatMap((json): LawReference[] => {
    const { source, id } = json;
    const strength = strengths.find((each) => each === json.strength);
    if (typeof source !== 'string' || typeof id !== 'string' || strength === undefined) {
      say(`A reference of ${quoted(item)} needs "source", "id" and "strength".`);
      return [];
    }
    if (resolves(entryKey({ source, id }))) return [{ source, id, strength }];
    say(`${quoted(item)} refers to ${named(entryKey({ source, id }))}, which is no entry.`);
    return [];
  });
  const keys = found.map(entryKey);
  const again = keys.find((key, index) => keys.indexOf(key) !== index);
  if (again !== undefined) say(`${quoted(item)} refers to ${named(again)} twice.`);
  return found;
}

/** What has a key once; `twice` is told of what has it again. */
function keyed<T>(
  list: readonly Json[],
  read: (json: Json) => T | undefined,
  keyOf: (each: T) => string,
  twice: (key: string) => void = () => undefined,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const json of list) {
    const one = read(json);
    if (one === undefined) continue;
    const key = keyOf(one);
    if (all.has(key)) twice(key);
    all.set(key, one);
  }
  return all;
}

function each<T>(json: unknown, read: (value: unknown) => T): Map<string, T> {
  return new Map(Object.entries(mapOf(json) ?? {}).map(([key, value]) => [key, read(value)]));
}

function named(key: string): string {
  return quoted(key.replace('\n', ' '));
}

function dateOf(value: unknown, at: string, say: Say): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' && isDate(value) ? value : say(`"${at}" has to be a date or null.`);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function mapOf(value: unknown): Json | undefined {
  return isMap(value) ? value : undefined;
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<K extends string>(all: Readonly<Record<K, true>>, word: string): word is K {
  return Object.hasOwn(all, word);
}

/** Without what is undefined. */
function present<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> };
function present(all: object): object {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
