import type { PlainValue, Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isYamlMap, type YamlDocument } from '../source/yaml';
import { containerSaid } from './container';
import { isTag, lastPart, parseImage } from './images';
import { ingressLimits } from './ingress';
import { writtenAt } from './yaml-text';

/** Reads which images the values of a Helm chart name, and which limits its ingress has. */
export const helmReader: RepositoryReader = {
  name: 'helm-values',
  looksAt: (path) => /(?:^|\/)(?:[\w.-]+[.-])?values(?:[._-][\w.-]+)?\.ya?ml$/i.test(path),
  read: (file) => ({ said: valued(file) }),
};

type Path = readonly string[];

/** Deeper than the values of any chart. */
const deepest = 24;

function valued(file: SourceFile): Said[] {
  const documents = file.yaml;
  if (typeof documents === 'string') return [{ fact: 'unread', value: documents }];
  return documents.flatMap((document) => {
    // A manifest of Kubernetes may have such a name too.
    if (document.at('apiVersion') !== undefined && document.at('kind') !== undefined) return [];
    const said: Said[] = [];
    walk(document, [], (path, value) => said.push(...valueSaid(file, document, { path, value })));
    return said;
  });
}

/** Each map below a path that is not switched off. */
function walk(document: YamlDocument, path: Path, visit: (path: Path, value: ValuesMap) => void): void {
  const value = document.at(...path);
  if (!isYamlMap(value) || path.length > deepest || isOff(value) || isOffered(path)) return;
  visit(path, value);
  for (const key of Object.keys(value)) walk(document, [...path, key], visit);
}

type ValuesMap = { readonly [key: string]: PlainValue };

/** What is not installed is not there. */
function isOff(value: ValuesMap): boolean {
  return ['enabled', 'install', 'create', 'deploy', 'deployed'].some((key) => value[key] === false);
}

/** What a chart can serve models by, once somebody asks for it. */
function isOffered(path: Path): boolean {
  return /^(?:cluster)?serving_?runtimes?$/i.test(path.at(-1) ?? '');
}

interface At {
  readonly path: Path;
  readonly value: ValuesMap;
}

function valueSaid(file: SourceFile, document: YamlDocument, { path, value }: At): Said[] {
  const key = path.at(-1) ?? '';
  if (key === 'annotations' && /ingress/i.test(path.at(-2) ?? '')) return ingressLimits(file, document, path);
  const said: Said[] = [];
  if (typeof value.repository === 'string' && path.some((step) => /image$/i.test(step)))
    said.push(...repositorySaid(file, document, path));
  for (const each of Object.keys(value))
    if (/^image$/i.test(each) && typeof value[each] === 'string')
      said.push(...textSaid(file, document, [...path, each]));
  return said;
}

function repositorySaid(file: SourceFile, document: YamlDocument, path: Path): Said[] {
  const [registry, repository] = [
    writtenAt(document, [...path, 'registry']),
    writtenAt(document, [...path, 'repository']),
  ];
  const name = registry === undefined || registry === '' ? repository : `${registry}/${repository}`;
  const image = parseImage(name ?? '');
  if (image === undefined) return [];
  const tag = writtenAt(document, [...path, 'tag']);
  const digest = writtenAt(document, [...path, 'digest']);
  const whole = {
    ...image,
    tag: tag === undefined || !isTag(tag) ? image.tag : tag,
    ...(digest === undefined || digest === '' ? {} : { digest: true as const }),
  };
  const offset = document.keyOffsetOf([...path, 'repository']);
  return containerSaid(file, { name: ownerOf(path) ?? lastPart(whole), image: whole, offset });
}

function textSaid(file: SourceFile, document: YamlDocument, path: Path): Said[] {
  const image = parseImage((writtenAt(document, path) ?? '').trim());
  if (image === undefined) return [];
  const beside = image.tag === null ? writtenAt(document, [...path.slice(0, -1), 'tag']) : undefined;
  const whole = beside === undefined || !isTag(beside) ? image : { ...image, tag: beside };
  // A name alone is most often a part of one.
  if (!whole.name.includes('/') && whole.tag === null) return [];
  const offset = document.keyOffsetOf(path);
  return containerSaid(file, { name: ownerOf(path) ?? lastPart(whole), image: whole, offset });
}

/** The key above the image: `milvus` of `ingest.milvus.image.all`. */
function ownerOf(path: Path): string | undefined {
  const at = path.findIndex((step) => /image$/i.test(step));
  return at > 0 ? path[at - 1] : undefined;
}
