/**
 * What the manifest says of integrations, data and systems, held against the keys of the very files that it names for
 * them: only where a key stands under the name of the thing, or at the place that the manifest names.
 */
import { secondsOf } from '../../../base/durations';
import { entries } from '../../../facts/context';
import type { FileReading, Setting } from '../../../facts/testimony';
import type { DeclaredIn } from '../../../schema/generated/manifest-file';
import type { Look } from '../base/look';
import { wordsOf } from '../base/words';
import { isSheet, labelOf } from './labels';
import { type Answer, sameDuration } from './values';

/** One field of the manifest, with the settings that say the same in another place. */
interface Thing {
  readonly path: readonly string[];
  readonly claim: string;
  readonly found: readonly { readonly reading: FileReading; readonly setting: Setting }[];
  readonly compare: (found: { readonly setting: Setting }) => Answer;
  /** Set where nothing but the manifest says that the keys of the file are of this thing. */
  readonly severity?: 'warning' | undefined;
}

interface Field {
  readonly key: string;
  /** How its label is written in a file. */
  readonly is: RegExp;
  readonly compare: (claim: string, setting: Setting) => Answer;
}

const durations: Readonly<Record<string, number>> = {
  ms: 0.001,
  milli: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
};

/** `5s`, `500ms`, and `timeoutMs: 500`, whose label says what it counts. */
function sameTimeout(claim: string, setting: Setting): Answer {
  const own = secondsOf(claim);
  const [, amount, unit = labelOf(setting).split(' ').at(-1) ?? ''] =
    /^(\d{1,9}(?:\.\d{1,3})?)\s?(ms|milliseconds?|s|sec|seconds?)?$/i.exec(setting.value.trim()) ?? [];
  const scale = durations[unit.toLowerCase().replace(/(?<=..)s$/, '')] ?? durations[unit.toLowerCase()];
  if (own === undefined || amount === undefined || scale === undefined) return sameDuration(claim, setting);
  return Math.abs(Number(amount) * scale - own) < 1e-6 ? 'same' : 'other';
}

function sameCount(claim: string, { value }: Setting): Answer {
  if (!/^\d{1,4}$/.test(value.trim())) return 'unclear';
  return Number(value) === Number(claim) ? 'same' : 'other';
}

/** Of words that are known to be apart; any other may be one of one's own. */
function oneOf(words: readonly (readonly [word: string, is: RegExp])[]): Field['compare'] {
  const known = (text: string): string | undefined =>
    words.find(([, is]) =>
      is.test(
        text
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, '-'),
      ),
    )?.[0];
  return (claim, { value }) => {
    const [own, found] = [known(claim), known(value)];
    if (own === undefined || found === undefined) return claim === value ? 'same' : 'unclear';
    return own === found ? 'same' : 'other';
  };
}

const classes = oneOf([
  ['public', /^public$/],
  ['internal', /^internal$/],
  ['confidential', /^confidential$/],
  ['personal', /^personal$/],
  ['special-category', /^special-categor(?:y|ies)$/],
]);

const environments = oneOf([
  ['production', /^(?:production|prod|live)$/],
  ['staging', /^(?:staging|stage|stg)$/],
  ['test', /^(?:test|testing|qa)$/],
  ['development', /^(?:development|dev)$/],
  ['sandbox', /^sandbox$/],
]);

const access = oneOf([
  ['read', /^(?:read|read-only|readonly|ro)$/],
  ['write', /^(?:write|write-only|wo)$/],
  ['read-write', /^(?:read-?(?:and-)?write|read\/write|rw)$/],
]);

const fields = {
  integrations: [
    {
      key: 'timeout',
      is: /^(?:(?:request|call|response|http) )?time ?out(?: (?:in )?(?:ms|milli|millisecond|s|sec|second))?$/,
      compare: sameTimeout,
    },
    { key: 'retry', is: /^(?:max )?retry(?: count)?$/, compare: sameCount },
  ],
  data: [
    { key: 'classification', is: /^(?:data )?classification$/, compare: classes },
    { key: 'maxAge', is: /^max(?:imum)? age$/, compare: sameDuration },
  ],
  systems: [
    { key: 'environment', is: /^(?:environment|env)$/, compare: environments },
    { key: 'access', is: /^access(?: mode| level)?$/, compare: access },
  ],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

/** Everything of which the declared files have a key. */
export function thingsDeclared(look: Look): Thing[] {
  const { integrations, data, systems } = look.facts.manifest;
  const sections = { integrations, data, systems };
  return (['integrations', 'data', 'systems'] as const).flatMap((section) =>
    Object.entries(sections[section] ?? {}).flatMap(([id, thing]) => {
      const own = settingsOf(look, { section, id, declaredIn: thing.declaredIn });
      const said = new Map<string, unknown>(Object.entries(thing));
      return fields[section].flatMap(({ key, is, compare }: Field): Thing[] => {
        const claim = said.get(key);
        if (claim === undefined) return [];
        const found = own.filter(({ setting }) => is.test(labelOf(setting)));
        const text = String(claim);
        const isUnnamed = found.every((each) => each.isUnnamed);
        return [
          {
            ...{ path: [section, id, key], claim: text, found },
            compare: ({ setting }) => compare(text, setting),
            severity: isUnnamed ? 'warning' : undefined,
          },
        ];
      });
    }),
  );
}

interface Own {
  readonly reading: FileReading;
  readonly setting: Setting;
  readonly isUnnamed: boolean;
}

/** The settings of a declared file that are of one thing. */
function settingsOf(
  look: Look,
  {
    section,
    id,
    declaredIn,
  }: { readonly section: string; readonly id: string; readonly declaredIn: DeclaredIn | undefined },
): Own[] {
  if (declaredIn === undefined) return [];
  const words = wordsOf(id).join(' ');
  return look.declared(declaredIn, [section, id]).flatMap(({ reading, name }) => {
    if (reading === undefined || isSheet(reading)) return [];
    const all = reading.settings ?? [];
    const named = all.filter(({ path }) => wordsOf(path.at(-2) ?? '').join(' ') === words);
    // Further below the place that is named stands what only a part of the thing has.
    const end = wordsOf(name?.split(/[./]/).at(-1) ?? '').join(' ');
    const placed = all.filter(({ path }) => path.slice(-2).some((each) => wordsOf(each).join(' ') === end));
    // A file without any groups that nobody else names is about this one alone.
    const isOwnFile = all.every(({ path }) => path.length === 1) && isAlone(look, reading.path);
    const found = named.length > 0 ? named : name !== undefined ? placed : isOwnFile ? all : [];
    const isUnnamed = named.length === 0 && name === undefined;
    return found.map((setting) => ({ reading, setting, isUnnamed }));
  });
}

/** Whether no more than one thing of the manifest is declared in a file. */
function isAlone({ facts: { manifest } }: Look, file: string): boolean {
  const { models, systems, data, integrations, signals } = manifest;
  const all = [models, systems, data, integrations, signals].flatMap((section) =>
    entries<{ declaredIn?: DeclaredIn }>(section).flatMap(([, { declaredIn }]) => declaredIn ?? []),
  );
  const names = all.filter((each) => file.endsWith(each.replace(/#.*/, '').replace(/^\.\//, '')));
  return names.length === 1 && manifest.release?.declaredIn === undefined;
}
