/**
 * AsyncAPI: how many operations it has. Their direction is not taken from it: in version 2 `subscribe` is said from the
 * other side.
 */
import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { resolved } from '../source/reference';
import { type Tree, treeOf } from '../source/tree';
import { titleFact } from './title';

export const asyncapi: DocumentReader = {
  name: 'asyncapi',
  kind: 'interface',
  knows: (file) => documentIn(file) !== undefined,
  read: (file) => {
    const document = documentIn(file);
    return { said: document === undefined ? [] : factsOf(file, document) };
  },
};

function documentIn(file: SourceFile): Tree | undefined {
  if (!/\basyncapi["']?\s{0,3}:/.test(file.text)) return undefined;
  const tree = treeOf(file);
  const hasContent = ['channels', 'operations', 'components'].some((key) => tree?.get(key)?.isMap === true);
  return hasContent && versionOf(tree) !== undefined ? tree : undefined;
}

function versionOf(document: Tree | undefined): string | undefined {
  const text = document?.get('asyncapi')?.text ?? '';
  return /^[1-3]\.\d{1,2}(?:\.\d{1,2})?(?:-[\w.]{1,20})?$/.test(text) ? text : undefined;
}

function factsOf(file: SourceFile, document: Tree): Said[] {
  const standard = document.get('asyncapi');
  return [
    {
      fact: 'interface.standard',
      value: `AsyncAPI ${standard?.text ?? ''}`,
      ...file.placeOf(standard?.keyAt),
    },
    ...titleFact(file, document.get('info', 'title')),
    ...operationsFact(file, document),
  ];
}

function operationsFact(file: SourceFile, document: Tree): Said[] {
  const isOld = !standardIsNew(document);
  const channels = document.get('channels');
  const place = (isOld ? channels : document.get('operations')) ?? channels ?? document.get('components');
  const count = isOld ? countInChannels(document) : (document.get('operations')?.entries.length ?? 0);
  return count === undefined
    ? []
    : [{ fact: 'interface.operations', value: count, ...file.placeOf(place?.keyAt) }];
}

function standardIsNew(document: Tree): boolean {
  return (versionOf(document) ?? '').startsWith('3');
}

/** Undefined where a channel stands in another file. */
function countInChannels(document: Tree): number | undefined {
  const channels = (document.get('channels')?.entries ?? []).map((channel) => resolved(document, channel));
  if (channels.includes(undefined)) return undefined;
  return channels
    .flatMap((channel) => [channel?.get('publish'), channel?.get('subscribe')])
    .filter((operation) => operation !== undefined).length;
}
