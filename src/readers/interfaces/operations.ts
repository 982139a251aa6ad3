/** The operations of an OpenAPI document. */
import type { TestimonyValues } from '../../core/service';
import { resolved } from '../source/reference';
import type { Tree } from '../source/tree';
import { schemesOf } from './security';

type OperationValue = TestimonyValues['operation'];

export interface Operation {
  readonly tree: Tree;
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
  const paths = (document.get('paths')?.entries ?? []).filter(({ key }) => String(key).startsWith('/'));
  const hooks = (document.get('webhooks')?.entries ?? []).filter(({ key }) => !String(key).startsWith('x-'));
  let isWhole = document.get('paths', '$ref') === undefined;
  for (const [index, item] of [...paths, ...hooks].entries()) {
    const isCalledBack = index >= paths.length;
    const path = resolved(document, item);
    if (path === undefined || item.text !== undefined) isWhole = false;
    for (const operation of operationsOf([item, ...(path === undefined || path === item ? [] : [path])])) {
      const parameters = [path?.get('parameters'), operation.get('parameters')];
      const value = operationValue(document, { path: String(item.key), operation, parameters });
      operations.push({ tree: operation, value, isCalledBack });
    }
  }
  return { operations, isWhole };
}

function operationsOf(items: readonly Tree[]): Tree[] {
  return items.flatMap((item) => [
    ...item.entries.filter(({ key, isMap }) => isMap && methods.has(String(key))),
    ...(item.get('additionalOperations')?.entries ?? []).filter(({ isMap }) => isMap),
  ]);
}

interface Written {
  readonly path: string;
  readonly operation: Tree;
  /** Those of the path, then those of the operation, which come before them. */
  readonly parameters: readonly (Tree | undefined)[];
}

function operationValue(document: Tree, { path, operation, parameters }: Written): OperationValue {
  const method = String(operation.key).toUpperCase();
  return {
    method,
    path,
    auth: schemesOf(operation.get('security') ?? document.get('security')),
    idempotent: idempotence(method, keyParameter(document, parameters)),
    ...(operation.get('responses', '429') === undefined ? {} : { rateLimited: true }),
  };
}

/** Whether a call must, or may, carry a key by which its repetition is known. */
type Key = 'required' | 'optional' | undefined;

function keyParameter(document: Tree, parameters: readonly (Tree | undefined)[]): Key {
  const keys = new Map<string, Key>();
  for (const parameter of parameters.flatMap((list) => list?.items ?? [])) {
    const target = resolved(document, parameter);
    const name = target?.get('name')?.text?.toLowerCase();
    if (name === undefined || target?.get('in')?.text !== 'header' || !name.includes('idempoten')) continue;
    // That of the operation stands last, and counts.
    keys.set(name, target.get('required')?.scalar === true ? 'required' : 'optional');
  }
  const found = [...keys.values()];
  return found.includes('required') ? 'required' : found[0];
}

const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** PUT and PATCH are not taken at their word: some add something each time. */
function idempotence(method: string, key: Key): OperationValue['idempotent'] {
  if (safe.has(method)) return 'by-method';
  if (key === 'required') return 'by-key';
  if (method === 'DELETE') return 'by-method';
  return key === 'optional' ? 'by-optional-key' : 'not-stated';
}
