import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isJsonList } from '../source/json';
import { dayIn, entriesAt, keyOf, type Located, placeAt, placeOfKey, textOf } from './common';
import { hasPlaceholderDigest } from './placeholder';

/** A bill of materials, or the statements on vulnerabilities that go with one (VEX). */
export const cycloneDx: DocumentReader = {
  name: 'cyclonedx',
  kind: 'bill-of-materials',
  knows: ({ json }) => json?.at('bomFormat') === 'CycloneDX',
  read: (file) => ({
    said: [
      ...headOf(file),
      ...componentsOf(file),
      ...vulnerabilitiesOf(file),
      ...hasPlaceholderDigest(file.text),
    ],
  }),
};

/** No more models or vulnerabilities than these are said. */
export const mostOfBill = 200;
/** Components within components. */
const deepestComponent = 8;

function headOf(file: SourceFile): Said[] {
  const version = textOf(file.json?.at('specVersion'));
  const made = dayIn(file.json?.at('metadata', 'timestamp'));
  const name = textOf(file.json?.at('metadata', 'component', 'name'));
  const release = textOf(file.json?.at('metadata', 'component', 'version'));
  const said: Said[] = [
    {
      fact: 'bom.format',
      value: version === undefined ? 'CycloneDX' : `CycloneDX ${version}`,
      ...placeAt(file, [version === undefined ? 'bomFormat' : 'specVersion']),
    },
  ];
  if (made !== undefined)
    said.push({ fact: 'bom.made', value: made, ...placeAt(file, ['metadata', 'timestamp']) });
  if (name !== undefined)
    said.push({
      fact: 'bom.subject',
      value: release === undefined ? name : `${name} ${release}`,
      ...placeAt(file, ['metadata', 'component', 'name']),
    });
  return said;
}

function componentsOf(file: SourceFile): Said[] {
  const root: Located = { value: file.json?.value ?? null, path: [] };
  const subject: Located = {
    value: file.json?.at('metadata', 'component') ?? null,
    path: ['metadata', 'component'],
  };
  const listed = entriesAt(root, 'components');
  const models = [subject, ...listed.flatMap((each) => withParts(each, deepestComponent))].filter(
    ({ value }) => keyOf(value, 'type') === 'machine-learning-model',
  );
  return [
    ...(isJsonList(file.json?.at('components'))
      ? [{ fact: 'bom.components' as const, value: listed.length, ...placeOfKey(file, ['components']) }]
      : []),
    ...models.slice(0, mostOfBill).flatMap((model) => modelOf(file, model)),
  ];
}

function withParts(component: Located, depth: number): Located[] {
  if (depth === 0) return [component];
  return [component, ...entriesAt(component, 'components').flatMap((part) => withParts(part, depth - 1))];
}

function modelOf(file: SourceFile, { value, path }: Located): Said[] {
  const name = textOf(keyOf(value, 'name'));
  const version = textOf(keyOf(value, 'version'));
  if (name === undefined) return [];
  return [
    {
      fact: 'bom.model',
      value: version === undefined ? { name } : { name, version },
      ...placeAt(file, [...path, version === undefined ? 'name' : 'version']),
    },
  ];
}

/** What was made of each vulnerability, where that is said. */
function vulnerabilitiesOf(file: SourceFile): Said[] {
  const root: Located = { value: file.json?.value ?? null, path: [] };
  const said = entriesAt(root, 'vulnerabilities').flatMap(({ value, path }): (() => Said)[] => {
    const id = textOf(keyOf(value, 'id'));
    const state = textOf(keyOf(keyOf(value, 'analysis'), 'state'));
    if (id === undefined || state === undefined) return [];
    return [
      () => ({
        fact: 'bom.vulnerability',
        value: { id, state },
        ...placeAt(file, [...path, 'analysis', 'state']),
      }),
    ];
  });
  return said.slice(0, mostOfBill).map((say) => say());
}
