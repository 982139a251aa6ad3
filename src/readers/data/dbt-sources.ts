/** The sources of a dbt project: how old their tables may be. */
import type { Said } from '../../core/service';
import type { DocumentReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { freshnessFact } from './contract-facts';
import { durationOf } from './durations';

export const dbtSources: DocumentReader = {
  name: 'dbt-sources',
  kind: 'data-contract',
  knows: (file) => sourcesIn(file).length > 0,
  read: (file) => ({ said: sourcesIn(file).flatMap((source) => sourceFacts(file, source)) }),
};

function sourcesIn(file: SourceFile): readonly Tree[] {
  if (!/\bsources["']?\s{0,3}:/.test(file.text) || !/\btables["']?\s{0,3}:/.test(file.text)) return [];
  const sources = treeOf(file)?.get('sources')?.items ?? [];
  const isOfDbt = (source: Tree): boolean =>
    source.get('name')?.text !== undefined && source.get('tables')?.isList === true;
  return sources.some(isOfDbt) ? sources : [];
}

function sourceFacts(file: SourceFile, source: Tree): Said[] {
  const shared = promiseOf(source);
  return (source.get('tables')?.items ?? []).flatMap((table) => {
    const name = table.get('name')?.text;
    const own = promiseOf(table);
    return name === undefined ? [] : tableFacts(file, name, own ?? shared, own !== undefined);
  });
}

/** What a source or a table itself says of its freshness; undefined where it says nothing. */
function promiseOf(tree: Tree): Tree | undefined {
  return [tree.get('config', 'freshness'), tree.get('freshness')].find(
    (promise) =>
      promise?.isNull === true ||
      promise?.get('warn_after') !== undefined ||
      promise?.get('error_after') !== undefined,
  );
}

/**
 * What a table leaves out is said of its source, if at all: dbt takes it over from there, but it does not stand with the
 * table, and a rule may have been meant to end. It is not said.
 */
function tableFacts(file: SourceFile, table: string, promise: Tree | undefined, isOwn: boolean): Said[] {
  if (promise === undefined) return [];
  if (promise.isNull) {
    return isOwn
      ? [{ fact: 'contract.freshness', value: { table, value: null }, ...file.placeOf(promise.keyAt) }]
      : [];
  }
  const warn = periodOf(promise.get('warn_after'));
  const error = periodOf(promise.get('error_after'));
  return freshnessFact(
    file,
    { table, warn, error },
    promise.get(error === undefined ? 'warn_after' : 'error_after'),
  );
}

function periodOf(limit: Tree | undefined): string | undefined {
  const count = limit?.get('count');
  const period = limit?.get('period');
  return period?.text === undefined || (count?.number ?? 0) <= 0 ? undefined : durationOf(count, period);
}
