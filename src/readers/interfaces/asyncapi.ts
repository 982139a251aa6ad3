/**
 * AsyncAPI: how many operations it has. Their direction is not taken from it: in version 2 `subscribe` is said from the
 * other side.
 */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { resolved } from '../source/reference';
import { type Tree, treeOf } from '../source/tree';
import { titleFact } from './title';

export const asyncapi = readerOf({
  name: 'asyncapi',
  kind: 'interface',
  find: documentIn,
  factsOf,
});

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
  const isOld = versionOf(document)?.startsWith('3') !== true;
  const channels = document.get('channels');
  const place = (isOld ? channels : document.get('operations')) ?? channels ?? document.get('components');
  const count = isOld ? countInChannels(document) : countOfOperations(document);
  return count === undefined
    ? []
    : [{ fact: 'interface.operations', value: count, ...file.placeOf(place?.keyAt) }];
}

/** Undefined where only channels with messages are said: who sends what, each side says for itself. */
function countOfOperations(document: Tree): number | undefined {
  const count = document.get('operations')?.entries.length ?? 0;
  const channels = document.get('channels')?.entries ?? [];
  const isShared = channels.some((channel) => {
    const messages = resolved(document, channel)?.get('messages');
    return channel.get('$ref') !== undefined || (messages?.entries.length ?? 0) > 0;
  });
  return count === 0 && isShared ? undefined : count;
}

/** Undefined where a channel stands in another file. */
function countInChannels(document: Tree): number | undefined {
  const channels = (document.get('channels')?.entries ?? []).map((channel) => resolved(document, channel));
  if (channels.includes(undefined)) return undefined;
  return channels
    .flatMap((channel) => [channel?.get('publish'), channel?.get('subscribe')])
    .filter((operation) => operation !== undefined).length;
}
