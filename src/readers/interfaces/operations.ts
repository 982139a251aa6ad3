/** The operations of an OpenAPI document. */
import type { TestimonyValues } from '../../core/service';
import { resolved } from '../source/reference';
import type { Tree } from '../source/tree';
import { schemesOf } from './security';

type OperationValue = Omit<TestimonyValues['operation'], 'pathLine' | 'keyLine'>;

export interface Operation {
  readonly tree: Tree;
  /** The path that it is below. */
  readonly path: Tree;
  /** The parameter by which a repetition is known. */
  readonly key: Tree | undefined;
  readonly value: OperationValue;
  /** Whether it is the other side that is called: a webhook. */
  readonly isCalledBack: boolean;
}

interface Operations {
  readonly operations: readonly Operation[];
  /** False where some of them stand in another file. */
  readonly isWhole: boolean;
}

const methods: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
]);

/** All operations, in the order of the document. */
export function operationsIn(document: Tree): Operations {
  const operations: Operation[] = [];
  const paths = (document.get('paths')?.entries ?? []).filter(({ key }) => key.startsWith('/'));
  const hooks = (document.get('webhooks')?.entries ?? []).filter(({ key }) => !key.startsWith('x-'));
  let isWhole = document.get('paths', '$ref') === undefined;
  for (const [index, item] of [...paths, ...hooks].entries()) {
    const isCalledBack = index >= paths.length;
    const path = resolved(document, item);
    if (path === undefined || item.text !== undefined) isWhole = false;
    for (const operation of operationsOf([item, ...(path === undefined || path === item ? [] : [path])])) {
      const key = keyParameter(document, [path?.get('parameters'), operation.get('parameters')]);
      const value = operationValue(document, { path: item.key, operation, key });
      operations.push({ tree: operation, path: item, key: key?.tree, value, isCalledBack });
    }
  }
  return { operations, isWhole };
}

function operationsOf(items: readonly Tree[]): Tree[] {
  return items.flatMap((item) => [
    ...item.entries.filter(({ key, isMap }) => isMap && methods.has(key)),
    ...(item.get('additionalOperations')?.entries ?? []).filter(({ isMap }) => isMap),
  ]);
}

interface Written {
  readonly path: string;
  readonly operation: Tree;
  readonly key: Key | undefined;
}

function operationValue(document: Tree, { path, operation, key }: Written): OperationValue {
  const method = operation.key.toUpperCase();
  return {
    method,
    path,
    auth: schemesOf(operation.get('security') ?? document.get('security')),
    idempotent: idempotence(method, key),
    ...(operation.get('responses', '429') === undefined ? {} : { rateLimited: true }),
  };
}

/** A header by which the repetition of a call is known. */
interface Key {
  readonly tree: Tree;
  readonly isRequired: boolean;
}

/** The header among the parameters of a path and then those of the operation, which replace the former. */
function keyParameter(document: Tree, lists: readonly (Tree | undefined)[]): Key | undefined {
  const keys = new Map<string, Key>();
  for (const parameter of lists.flatMap((list) => list?.items ?? [])) {
    const target = resolved(document, parameter);
    const name = target?.get('name')?.text?.toLowerCase();
    if (name === undefined || target?.get('in')?.text !== 'header' || !name.includes('idempoten')) continue;
    keys.set(name, { tree: parameter, isRequired: target.get('required')?.scalar === true });
  }
  const found = [...keys.values()];
  return found.find(({ isRequired }) => isRequired) ?? found[0];
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** PUT and PATCH are not taken at their word: some add something each time. */
function idempotence(method: string, key: Key | undefined): OperationValue['idempotent'] {
  if (safe.has(method)) return 'by-method';
  if (key?.isRequired === true) return 'by-key';
  if (method === 'DELETE') return 'by-method';
  return key === undefined ? 'not-stated' : 'by-optional-key';
}
