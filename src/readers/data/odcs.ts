/** The Open Data Contract Standard, 2.2 to 3.1. */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { type Column, columnFacts, deepestColumn, rulesOf } from './columns';
import { countFact, durationFact, listOf, placeholderFact } from './contract-facts';
import { durationOf } from './durations';
import { dayFact, textFact } from './plain-facts';
import { teamFacts } from './team';

export const odcs = readerOf({
  name: 'odcs',
  kind: 'data-contract',
  find: contractIn,
  factsOf,
});

function contractIn(file: SourceFile): Tree | undefined {
  if (!/\bdataContract\b/i.test(file.text)) return undefined;
  const tree = treeOf(file);
  const isContract =
    tree?.get('kind')?.text?.toLowerCase() === 'datacontract' && versionOf(tree) !== undefined;
  return isContract ? tree : undefined;
}

function versionOf(contract: Tree): string | undefined {
  const [, version] =
    /^v?([23]\.\d+(?:\.\d+)?(?:-[\w.]{1,20})?)$/i.exec(contract.get('apiVersion')?.text ?? '') ?? [];
  return version;
}

function factsOf(file: SourceFile, contract: Tree): Said[] {
  const tables = [...(contract.get('schema')?.items ?? []), ...(contract.get('dataset')?.items ?? [])];
  const columnLists = tables.flatMap((table) => table.get('properties') ?? table.get('columns') ?? []);
  const columns = columnLists.flatMap((list) => columnsIn(list));
  const isUnfilled = columnLists.every(({ children }) => children.length === 0);
  return [
    {
      fact: 'contract.standard',
      value: `ODCS v${versionOf(contract) ?? ''}`,
      ...file.placeOf(contract.get('apiVersion')?.keyAt),
    },
    ...textFact(file, 'contract.status', contract.get('status')),
    ...(isUnfilled
      ? placeholderFact(file, {
          id: contract.get('id') ?? contract.get('uuid'),
          name: contract.get('name') ?? contract.get('quantumName'),
        })
      : []),
    ...serverFacts(file, contract.get('servers')),
    ...countOfColumns(file, contract, columnLists),
    ...columnFacts(file, columns),
    ...countFact(file, 'contract.rules', [
      listOf(contract.get('quality')),
      ...tables.map((table) => listOf(table.get('quality'))),
      ...rulesOf(columns),
    ]),
    ...teamFacts(file, contract.get('team') ?? contract.get('stakeholders')),
    ...(contract.get('slaProperties')?.items ?? []).flatMap((level) => {
      const facts = serviceLevel(file, level);
      return [...facts, ...elementFact(level, tables, facts)];
    }),
    ...dayFact(file, 'contract.made', contract.get('contractCreatedTs')),
  ];
}

/** An empty list of tables says that there are no columns; no list says nothing. */
function countOfColumns(file: SourceFile, contract: Tree, columnLists: readonly Tree[]): Said[] {
  const tables = contract.get('schema') ?? contract.get('dataset');
  return countFact(file, 'contract.columns', columnLists.length > 0 ? columnLists : [listOf(tables)]);
}

function columnsIn(list: Tree, path = '', depth = 0): Column[] {
  if (depth > deepestColumn) return [];
  return list.items.map((column) => {
    const name = `${path}${(column.get('name') ?? column.get('column'))?.text ?? ''}`;
    return {
      name,
      classification: column.get('classification'),
      pii: column.get('pii'),
      quality: listOf(column.get('quality')),
      nested: [column.get('properties'), column.get('items', 'properties')].flatMap((below) =>
        below === undefined ? [] : columnsIn(below, `${name}.`, depth + 1),
      ),
    };
  });
}

function serverFacts(file: SourceFile, servers: Tree | undefined): Said[] {
  return (servers?.items ?? []).flatMap((server) => {
    const name = server.get('server');
    const type = server.get('type')?.text;
    if (name?.text === undefined) return [];
    const value = type === undefined ? name.text : `${name.text} (${type})`;
    return [{ fact: 'contract.server' as const, value, ...file.placeOf(name.keyAt) }];
  });
}

const bounding = [
  ['latency', 'contract.latency'],
  ['freshness', 'contract.freshness'],
  ['retention', 'contract.retention'],
] as const;

/** Of which table a promise is, where the contract has others: it says nothing of those. */
function elementFact(level: Tree, tables: readonly Tree[], [promise]: readonly Said[]): Said[] {
  const element = (level.get('element') ?? level.get('column'))?.text;
  if (element === undefined || promise === undefined) return [];
  const named = new Set(element.split(',').map((each) => each.trim().split('.')[0]?.toLowerCase() ?? ''));
  const isNamed = (table: Tree): boolean =>
    ['name', 'physicalName', 'table'].some((key) => named.has(table.get(key)?.text?.toLowerCase() ?? ''));
  // Where there is one table, all that is promised is promised of it, by whichever name.
  const isOfWhole = tables.length < 2 || tables.every(isNamed);
  const { line = 0, column = 0 } = promise;
  return isOfWhole ? [] : [{ fact: 'contract.element', value: element, line, column }];
}

/** What bounds an age, and how long data is kept. How often and when data comes says nothing of its age. */
function serviceLevel(file: SourceFile, level: Tree): Said[] {
  const property = level.get('property')?.text?.toLowerCase();
  const [, fact] = bounding.find(([name]) => name === property) ?? [];
  const value = level.get('value');
  // With a second value it is a range, or something else than its name says.
  const extended = level.get('valueExt');
  const isPlain = extended === undefined || extended.isNull || extended.text === value?.text;
  return fact === undefined || !isPlain
    ? []
    : durationFact(file, fact, durationOf(value, level.get('unit')), value);
}
