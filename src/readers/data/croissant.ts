/** Croissant: the description of a data set in JSON-LD. */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { licenceOf } from './licences';
import { partsOf, textFact } from './plain-facts';

export const croissant = readerOf({
  name: 'croissant',
  kind: 'data-card',
  find: datasetIn,
  factsOf,
});

function datasetIn(file: SourceFile): Tree | undefined {
  if (!/croissant/i.test(file.text)) return undefined;
  const root = treeOf(file);
  const isDataset = textsOf(root?.get('@type')).some((type) => /(?:^|[:/#])Dataset$/.test(type));
  const isCroissant = textsOf(root?.get('conformsTo') ?? root?.get('dct:conformsTo')).some((standard) =>
    /mlcommons\.org\/croissant/i.test(standard),
  );
  return isDataset && isCroissant ? root : undefined;
}

/** A value, or the values of a list; of an object its id. */
function textsOf(tree: Tree | undefined): string[] {
  return partsOf(tree).flatMap((part) => part.text ?? part.get('@id')?.text ?? []);
}

function factsOf(file: SourceFile, dataset: Tree): Said[] {
  return [
    ...textFact(file, 'dataset.name', dataset.get('name')),
    ...partsOf(dataset.get('license')).flatMap((licence) => licenceFact(file, licence)),
    ...textFact(file, 'dataset.revision', dataset.get('version')),
    ...partsOf(dataset.get('distribution')).flatMap((part) => hashFacts(file, part)),
  ];
}

function licenceFact(file: SourceFile, licence: Tree): Said[] {
  const stated = licence.isMap ? (licence.get('url') ?? licence.get('@id') ?? licence.get('name')) : licence;
  return stated?.text === undefined || /^(?:none|null|n\/a|todo|tbd)$/i.test(stated.text)
    ? []
    : [{ fact: 'dataset.license', value: licenceOf(stated.text), ...file.placeOf(stated.keyAt) }];
}

/** Examples of the standard have a link to an issue in the place of a hash, and forms one digit repeated. */
function hashFacts(file: SourceFile, part: Tree): Said[] {
  return [part.get('sha256'), part.get('md5')].flatMap((hash, index) => {
    const value = hash?.text?.toLowerCase() ?? '';
    const isHash = (index === 0 ? /^[\da-f]{64}$/ : /^[\da-f]{32}$/).test(value) && new Set(value).size > 4;
    return isHash ? [{ fact: 'dataset.hash' as const, value, ...file.placeOf(hash?.keyAt) }] : [];
  });
}
