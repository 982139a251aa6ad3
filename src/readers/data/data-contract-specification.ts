/** The Data Contract Specification, until 1.2.1. */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { withReferenced } from '../source/reference';
import { type Tree, treeOf } from '../source/tree';
import { type Column, columnFacts, deepestColumn, rulesOf } from './columns';
import { countFact, durationFact, listOf, placeholderFact } from './contract-facts';
import { durationIn } from './durations';
import { textFact } from './plain-facts';

export const dataContractSpecification = readerOf({
  name: 'data-contract-specification',
  kind: 'data-contract',
  find: contractIn,
  factsOf,
});

function contractIn(file: SourceFile): Tree | undefined {
  if (!file.text.includes('dataContractSpecification')) return undefined;
  const tree = treeOf(file);
  return tree?.get('dataContractSpecification')?.text === undefined ? undefined : tree;
}

function factsOf(file: SourceFile, contract: Tree): Said[] {
  const standard = contract.get('dataContractSpecification');
  const models = contract.get('models')?.entries ?? [];
  const fieldMaps = models.flatMap((model) => model.get('fields') ?? []);
  const columns = fieldMaps.flatMap((fields) => columnsIn(contract, fields));
  const isUnfilled = columns.length === 0;
  return [
    {
      fact: 'contract.standard',
      value: `Data Contract Specification ${standard?.text ?? ''}`,
      ...file.placeOf(standard?.keyAt),
    },
    ...(isUnfilled
      ? placeholderFact(file, { id: contract.get('id'), name: contract.get('info', 'title') })
      : []),
    ...textFact(file, 'contract.status', contract.get('info', 'status')),
    ...textFact(file, 'contract.owner', contract.get('info', 'owner')),
    ...serverFacts(file, contract.get('servers')),
    ...levelFacts(file, contract.get('servicelevels') ?? contract.get('serviceLevels')),
    ...countFact(file, 'contract.columns', fieldMaps),
    ...columnFacts(file, columns),
    ...countFact(file, 'contract.rules', [
      ...models.map((model) => listOf(model.get('quality'))),
      ...rulesOf(columns),
    ]),
  ];
}

function levelFacts(file: SourceFile, levels: Tree | undefined): Said[] {
  const freshness = levels?.get('freshness', 'threshold');
  const latency = levels?.get('latency', 'threshold');
  const retention = levels?.get('retention', 'period');
  return [
    ...durationFact(file, 'contract.freshness', durationIn(freshness?.text), freshness),
    ...durationFact(file, 'contract.retention', durationIn(retention?.text), retention),
    ...durationFact(file, 'contract.latency', durationIn(latency?.text), latency),
  ];
}

function columnsIn(contract: Tree, fields: Tree, path = '', depth = 0): Column[] {
  if (depth > deepestColumn) return [];
  return fields.entries.map((field) => {
    const name = `${path}${field.key}`;
    // A field may be defined elsewhere in the file; what it says itself comes first.
    const definitions = withReferenced(contract, field);
    const stated = (key: string): Tree | undefined =>
      definitions.map((each) => each.get(key)).find((each) => each !== undefined);
    return {
      name,
      classification: stated('classification'),
      pii: stated('pii'),
      quality: listOf(field.get('quality')),
      nested: [field.get('fields'), field.get('items', 'fields')].flatMap((below) =>
        below === undefined ? [] : columnsIn(contract, below, `${name}.`, depth + 1),
      ),
    };
  });
}

function serverFacts(file: SourceFile, servers: Tree | undefined): Said[] {
  return (servers?.entries ?? []).flatMap((server) => {
    const type = server.get('type')?.text;
    const value = type === undefined ? server.key : `${server.key} (${type})`;
    return server.isMap ? [{ fact: 'contract.server' as const, value, ...file.placeOf(server.keyAt) }] : [];
  });
}
