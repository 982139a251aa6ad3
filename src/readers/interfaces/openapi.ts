/** OpenAPI 2.0 to 3.2: what can be called, with which security, and what is said of repeating a call. */
import type { Said } from '../../core/service';
import { readerOf } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { type Operation, operationsIn } from './operations';
import { securityFact } from './security';
import { titleFact } from './title';

export const openapi = readerOf({
  name: 'openapi',
  kind: 'interface',
  find: documentIn,
  factsOf,
});

function documentIn(file: SourceFile): Tree | undefined {
  if (!/\b(?:openapi|swagger)["']?\s{0,3}:/.test(file.text)) return undefined;
  const tree = treeOf(file);
  const hasContent = ['paths', 'webhooks', 'components'].some((key) => tree?.get(key)?.isMap === true);
  return hasContent && tree?.get('info')?.isMap === true && versionOf(tree) !== undefined ? tree : undefined;
}

function versionOf(document: Tree): string | undefined {
  const [, version] =
    /^(3\.\d(?:\.\d{1,2})?(?:-[\w.]{1,20})?)$/.exec(document.get('openapi')?.text ?? '') ?? [];
  if (version !== undefined) return version;
  return /^2(?:\.0)?$/.test(document.get('swagger')?.text ?? '') ? '2.0' : undefined;
}

function factsOf(file: SourceFile, document: Tree): Said[] {
  const standard = document.get('openapi') ?? document.get('swagger');
  const { operations, isWhole } = operationsIn(document);
  const called = operations.filter(({ isCalledBack }) => !isCalledBack);
  return [
    {
      fact: 'interface.standard',
      value: `OpenAPI ${versionOf(document) ?? ''}`,
      ...file.placeOf(standard?.keyAt),
    },
    ...titleFact(file, document.get('info', 'title')),
    ...apiFact(file, document, isWhole),
    ...(isWhole ? countFacts(file, document, operations) : []),
    ...securityFact(file, [document.get('security'), ...called.map(({ tree }) => tree.get('security'))]),
    ...called.map((operation) => operationFact(file, operation)),
  ];
}

function operationFact(file: SourceFile, { tree, path, key, value }: Operation): Said {
  const pathLine = lineOf(file, path);
  const isByKey = value.idempotent === 'by-key' || value.idempotent === 'by-optional-key';
  const keyLine = key === undefined || !isByKey ? {} : { keyLine: lineOf(file, key) };
  return { fact: 'operation', value: { ...value, pathLine, ...keyLine }, ...file.placeOf(tree.keyAt) };
}

/** 1-based, as people count lines. */
function lineOf(file: SourceFile, { keyAt }: Tree): number {
  return (file.placeOf(keyAt).line ?? 0) + 1;
}

function apiFact(file: SourceFile, document: Tree, isWhole: boolean): Said[] {
  const title = document.get('info', 'title')?.text;
  const version = document.get('info', 'version');
  if (title === undefined || version?.text === undefined) return [];
  const servers = serversOf(document);
  return [
    {
      fact: 'api',
      value: {
        title,
        version: version.text,
        ...(servers.length === 0 ? {} : { servers }),
        ...(isWhole ? {} : { partial: true as const }),
      },
      ...file.placeOf(version.keyAt),
    },
  ];
}

/** At most so many of them are said. */
const mostServers = 10;

function serversOf(document: Tree): string[] {
  const host = document.get('host')?.text;
  const base = document.get('basePath')?.text ?? '';
  const scheme = document.get('schemes', 0)?.text;
  const old = host === undefined ? [] : [`${scheme === undefined ? '' : `${scheme}://`}${host}${base}`];
  const urls = (document.get('servers')?.items ?? []).flatMap((server) => server.get('url')?.text ?? []);
  // Who may call is not for others to see.
  return [...urls, ...old].filter((url) => !url.includes('@')).slice(0, mostServers);
}

/**
 * How many operations there are, and their methods. What the other side is called back with is no operation of the
 * interface, unless it has no other.
 */
function countFacts(file: SourceFile, document: Tree, operations: readonly Operation[]): Said[] {
  const called = operations.filter(({ isCalledBack }) => !isCalledBack);
  const counted = called.length > 0 ? called : operations;
  const hooks = counted.length > 0 && called.length === 0 ? document.get('webhooks') : undefined;
  const place = file.placeOf(
    (hooks ?? document.get('paths') ?? document.get('webhooks') ?? document.get('components'))?.keyAt,
  );
  const methods = [...new Set(counted.map(({ value: { method } }) => method.toLowerCase()))].sort();
  return [
    { fact: 'interface.operations', value: counted.length, ...place },
    ...(methods.length === 0 ? [] : [{ fact: 'interface.methods' as const, value: methods, ...place }]),
  ];
}
