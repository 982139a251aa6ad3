import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { elementsBelow, readXml, type XmlElement } from '../source/xml';
import { dayIn } from './common';
import { mostOfBill } from './cyclonedx';
import { hasPlaceholderDigest } from './placeholder';

const namespace = /^https?:\/\/cyclonedx\.org\/schema\/bom(?:\/(\d+\.\d+))?\/?$/;

/** A bill of materials of CycloneDX in XML. */
export const cycloneDxXml: DocumentReader = {
  name: 'cyclonedx',
  kind: 'bill-of-materials',
  // Its namespace stands in the first tag; only then is the file worth parsing.
  knows: (file) =>
    file.text.slice(0, 4_000).includes('cyclonedx.org/schema/bom') && rootOf(file) !== undefined,
  read: (file) => {
    const root = rootOf(file);
    if (root === undefined) return { said: [] };
    if (typeof root === 'string') return { said: [{ fact: 'unread', value: root }] };
    return {
      said: [
        ...headOf(file, root),
        ...componentsOf(file, root),
        ...vulnerabilitiesOf(file, root),
        ...hasPlaceholderDigest(file.text),
      ],
    };
  },
};

/** The root where it is that of a bill, or why one cannot be read; undefined where it is something else. */
function rootOf(file: SourceFile): XmlElement | string | undefined {
  const root = file.remember('xml', () => readXml(file.text));
  if (typeof root === 'string') return /^\s*<(?:\?xml|!--|(?:\w+:)?bom\b)/.test(file.text) ? root : undefined;
  return root.local === 'bom' && namespace.test(root.namespace) ? root : undefined;
}

function headOf(file: SourceFile, root: XmlElement): Said[] {
  const version = namespace.exec(root.namespace)?.[1];
  const metadata = child(root, 'metadata');
  const made = child(metadata, 'timestamp');
  const day = dayIn(made?.text);
  const subject = child(metadata, 'component');
  const name = child(subject, 'name');
  const release = wordsOf(child(subject, 'version'));
  const said: Said[] = [
    {
      fact: 'bom.format',
      value: version === undefined ? 'CycloneDX' : `CycloneDX ${version}`,
      ...file.placeOf(root.offset),
    },
  ];
  if (day !== undefined) said.push({ fact: 'bom.made', value: day, ...file.placeOf(made?.offset) });
  const shown = wordsOf(name);
  if (shown !== undefined)
    said.push({
      fact: 'bom.subject',
      value: release === undefined ? shown : `${shown} ${release}`,
      ...file.placeOf(name?.offset),
    });
  return said;
}

function componentsOf(file: SourceFile, root: XmlElement): Said[] {
  const list = child(root, 'components');
  const subject = child(child(root, 'metadata'), 'component');
  const all = [
    ...(subject === undefined ? [] : [subject]),
    ...(list === undefined ? [] : elementsBelow(list, 'component')),
  ];
  const models = all.filter(({ attributes }) => attributes.get('type') === 'machine-learning-model');
  const count = list?.children.filter(({ local }) => local === 'component').length;
  return [
    ...(list === undefined || count === undefined
      ? []
      : [{ fact: 'bom.components' as const, value: count, ...file.placeOf(list.offset) }]),
    ...models.slice(0, mostOfBill).flatMap((model) => modelOf(file, model)),
  ];
}

function modelOf(file: SourceFile, model: XmlElement): Said[] {
  const name = wordsOf(child(model, 'name'));
  const version = wordsOf(child(model, 'version'));
  if (name === undefined) return [];
  const at = child(model, version === undefined ? 'name' : 'version');
  return [
    {
      fact: 'bom.model',
      value: version === undefined ? { name } : { name, version },
      ...file.placeOf(at?.offset),
    },
  ];
}

function vulnerabilitiesOf(file: SourceFile, root: XmlElement): Said[] {
  const list = child(root, 'vulnerabilities')?.children ?? [];
  return list.slice(0, mostOfBill).flatMap((each): Said[] => {
    const id = wordsOf(child(each, 'id'));
    const analysis = child(child(each, 'analysis'), 'state');
    const state = wordsOf(analysis);
    if (id === undefined || state === undefined) return [];
    return [{ fact: 'bom.vulnerability', value: { id, state }, ...file.placeOf(analysis?.offset) }];
  });
}

function child(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((each) => each.local === local);
}

function wordsOf(element: XmlElement | undefined): string | undefined {
  const words = element?.text.trim();
  return words === '' ? undefined : words;
}
