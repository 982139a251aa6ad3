import type { PlainValue, Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isYamlList, isYamlMap, type YamlDocument } from '../source/yaml';
import { containerSaid } from './container';
import { parseImage } from './images';
import { ingressLimits } from './ingress';
import { commandText } from './yaml-text';

/** Reads which containers manifests of Kubernetes start, and which limits their ingresses have. Templates are not read. */
export const kubernetesReader: RepositoryReader = {
  name: 'kubernetes',
  looksAt: (path) => /\.ya?ml$/i.test(path) && !/(?:^|\/)\.github\//i.test(path),
  read: (file) => ({ said: started(file) }),
};

/** Where the pod of a kind stands, and whether it runs once. */
const pods: Readonly<Record<string, { readonly path: readonly string[]; readonly once?: true }>> = {
  Pod: { path: ['spec'] },
  Deployment: { path: ['spec', 'template', 'spec'] },
  StatefulSet: { path: ['spec', 'template', 'spec'] },
  DaemonSet: { path: ['spec', 'template', 'spec'] },
  ReplicaSet: { path: ['spec', 'template', 'spec'] },
  ReplicationController: { path: ['spec', 'template', 'spec'] },
  Job: { path: ['spec', 'template', 'spec'], once: true },
  CronJob: { path: ['spec', 'jobTemplate', 'spec', 'template', 'spec'], once: true },
};

/** Whether a text that cannot be read says that it is of a kind that is read here. */
function namesKind(text: string): boolean {
  const kinds = [...text.matchAll(/^kind:[ \t]*(\w{1,40})[ \t\r]*$/gm)];
  return kinds.some(([, kind = '']) => kind === 'Ingress' || Object.hasOwn(pods, kind));
}

function started(file: SourceFile): Said[] {
  // Asked before anything is parsed: most files in YAML are something else.
  if (!/^[ \t-]*kind[ \t]*:/m.test(file.text) || !/^[ \t-]*apiVersion[ \t]*:/m.test(file.text)) return [];
  const documents = file.yaml;
  if (typeof documents === 'string')
    return namesKind(file.text) ? [{ fact: 'unread', value: documents }] : [];
  return documents.flatMap((document) => {
    const items = document.at('items');
    if (document.at('kind') !== 'List' || !isYamlList(items)) return objectSaid(file, document, []);
    return items.flatMap((_, index) => objectSaid(file, document, ['items', index]));
  });
}

type Path = readonly (string | number)[];

function objectSaid(file: SourceFile, document: YamlDocument, at: Path): Said[] {
  const object = document.at(...at);
  if (!isYamlMap(object) || typeof object.apiVersion !== 'string' || typeof object.kind !== 'string')
    return [];
  if (object.kind === 'Ingress') return ingressLimits(file, document, [...at, 'metadata', 'annotations']);
  const pod = Object.hasOwn(pods, object.kind) ? pods[object.kind] : undefined;
  if (pod === undefined) return [];
  const path = [...at, ...pod.path, 'containers'];
  const containers = document.at(...path);
  if (!isYamlList(containers)) return [];
  const owner = document.at(...at, 'metadata', 'name');
  return containers.flatMap((container, index) => {
    if (!isYamlMap(container)) return [];
    const name = nameOf(container, containers.length === 1 ? owner : undefined) ?? owner;
    const written = container.image;
    const image = typeof written === 'string' ? parseImage(written.trim()) : undefined;
    if (image === undefined || typeof name !== 'string') return [];
    const command = commandText(container.command, container.args);
    const offset = document.keyOffsetOf([...path, index, 'image']);
    return containerSaid(file, { name, image, command, once: pod.once === true, offset });
  });
}

/** A container that is alone is what its owner is; of several each has its own name. */
function nameOf(
  container: { readonly [key: string]: PlainValue },
  owner: PlainValue | undefined,
): string | undefined {
  if (typeof owner === 'string') return owner;
  return typeof container.name === 'string' ? container.name : undefined;
}
