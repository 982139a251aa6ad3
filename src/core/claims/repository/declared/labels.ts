/** What labels of tables and keys of configurations mean, in the languages and spellings that people use. */
import type { FileReading, Setting } from '../../../facts/testimony';
import { wordsOf } from '../base/words';

type Attribute = 'name' | 'version' | 'region' | 'retention' | 'training' | 'retires';

/** A setting whose label is understood. */
export interface Labelled {
  readonly setting: Setting;
  readonly attribute: Attribute;
  /** Whether the label itself says that it speaks of a model, and not of the file or of something else in it. */
  readonly isOfModel: boolean;
  /** What its label says that a bare number counts. */
  readonly unit?: 'd';
}

/** `Modèle d’IA` → modele d ia; `modelVersion` → model version. */
export function labelOf({ path }: Setting): string {
  const label = (path.at(-1) ?? '').normalize('NFD').replace(/\p{M}/gu, '');
  return wordsOf(label.replace(/['’]s?\b/g, ' ')).join(' ');
}

const where =
  'data|hosting|processing|inference|serving|model|ai|default|service|deployment|project|cloud|aws|azure|gcp|google|vertex|bedrock|openai';

const meanings: readonly (readonly [attribute: Attribute, is: RegExp, ofModel?: RegExp])[] = [
  [
    'name',
    /^(?:(?:ai |llm )?model(?: name| id| identifier)?|name of (?:the )?model|modell(?:name)?|modele|modelo|name)$/,
    /model/,
  ],
  [
    'version',
    /^(?:model ?version|version of (?:the )?model|modellversion|version du modele|version(?: number)?|versie|versione|versao|wersja|versjon)$/,
    /model/,
  ],
  [
    'region',
    new RegExp(
      `^(?:(?:${where}) ){0,3}(?:region|location|residency|standort|emplacement|regione|regio)$|^(?:hosted|processed) in$|^(?:place|region|location) of (?:the )?(?:processing|hosting|data)$`,
    ),
  ],
  [
    'retention',
    /^(?:(?:data|input|prompt|content|recording|message) )?retention(?: period| time)?(?: in)?(?: day)?$|^(?:kept|retained) for$|^(?:aufbewahrungsfrist|aufbewahrungsdauer|speicherdauer|duree de conservation|bewaartermijn)$/,
  ],
  [
    'training',
    /^(?:used for |use for )?training$|^(?:model )?train(?:ing|s|ed)?(?: (?:on|with|by|of))?(?: (?:your|our|the|its|their|customer|user|client))*(?: (?:input|prompt|content|data))$|^(?:input|prompt|content|customer data|data) used (?:for|in) training$/,
  ],
  [
    'retires',
    /^(?:end of life(?: date| on)?|eol(?: date)?|sunset(?: date| on)?|retirement(?: date)?|retire(?:s|d)?(?: on| at)?|available until|lebensende|fin de vie)$/,
  ],
];

export function labelled(settings: readonly Setting[]): Labelled[] {
  return settings.flatMap((setting) => {
    const label = labelOf(setting);
    const found = meanings.find(([, is]) => is.test(label));
    if (found === undefined) return [];
    const [attribute, , ofModel] = found;
    return [
      {
        setting,
        attribute,
        isOfModel: ofModel?.test(label) === true,
        ...(/ day$/.test(label) ? { unit: 'd' as const } : {}),
      },
    ];
  });
}

/** Whether a file is written for people, and is no configuration. */
export function isSheet({ path }: Pick<FileReading, 'path'>): boolean {
  return /\.(?:md|markdown|mdx|txt|rst|adoc|asciidoc)$/i.test(path);
}

/** The keys above a setting, or the heading over it. */
export function groupOf({ path }: Setting): string {
  return path.slice(0, -1).join('\n');
}
