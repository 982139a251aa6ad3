import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList, isJsonMap, type JsonPath } from '../source/json';
import { dayIn, entriesAt, keyOf, placeAt, placeOfKey, textOf } from './common';
import { hasPlaceholderDigest } from './placeholder';

const secondVersion = /^SPDX-2\.\d$/;

/** A bill of materials of SPDX 2 in JSON; GitHub puts one more map around it. */
export const spdx: DocumentReader = {
  name: 'spdx',
  kind: 'bill-of-materials',
  knows: (file) => rootOf(file) !== undefined,
  read: (file) => {
    const root = rootOf(file) ?? [];
    const format = textOf(file.json?.at(...root, 'spdxVersion'));
    const packages = file.json?.at(...root, 'packages');
    // Its data licence is that of the list, and an organisation that created it is the maker of the tool.
    return {
      said: [
        ...(format === undefined
          ? []
          : [{ fact: 'bom.format' as const, value: format, ...placeAt(file, [...root, 'spdxVersion']) }]),
        ...madeAt(file, [...root, 'creationInfo', 'created']),
        ...(isJsonList(packages)
          ? [
              {
                fact: 'bom.components' as const,
                value: packages.length,
                ...placeOfKey(file, [...root, 'packages']),
              },
            ]
          : []),
        ...hasPlaceholderDigest(file.text),
      ],
    };
  },
};

function rootOf({ json }: SourceFile): JsonPath | undefined {
  const roots: readonly JsonPath[] = [[], ['sbom']];
  return roots.find((root) => secondVersion.test(textOf(json?.at(...root, 'spdxVersion')) ?? ''));
}

function madeAt(file: SourceFile, path: JsonPath): Said[] {
  const made = dayIn(file.json?.at(...path));
  return made === undefined ? [] : [{ fact: 'bom.made', value: made, ...placeAt(file, path) }];
}

/** SPDX 3, of which only form and date are read. */
export const spdx3: DocumentReader = {
  name: 'spdx',
  kind: 'bill-of-materials',
  knows: ({ json }) => {
    const context = json?.at('@context');
    const named = isJsonList(context) ? context : [context];
    return named.some((each) => typeof each === 'string' && /^https?:\/\/spdx\.org\/rdf\/3/.test(each));
  },
  read: (file) => {
    const graph = entriesAt({ value: file.json?.value ?? null, path: [] }, '@graph');
    const infos = graph.filter(
      ({ value }) => isJsonMap(value) && /(?:^|\/)CreationInfo$/.test(typeOf(value)),
    );
    const days = new Set(infos.flatMap(({ value }) => dayIn(keyOf(value, 'created')) ?? []));
    const [info] = infos;
    const version = textOf(keyOf(info?.value, 'specVersion'));
    if (info === undefined) return { said: [] };
    return {
      said: [
        ...(version === undefined
          ? []
          : [
              {
                fact: 'bom.format' as const,
                value: `SPDX-${version}`,
                ...placeAt(file, [...info.path, 'specVersion']),
              },
            ]),
        // Parts that were made on several days: the day of the whole is not known.
        ...(days.size === 1 ? madeAt(file, [...info.path, 'created']) : []),
      ],
    };
  },
};

function typeOf(value: Parameters<typeof keyOf>[0]): string {
  return textOf(keyOf(value, 'type')) ?? textOf(keyOf(value, '@type')) ?? '';
}
