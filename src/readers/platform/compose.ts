import type { PlainValue, Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { isYamlList, isYamlMap, type YamlDocument } from '../source/yaml';
import { containerSaid } from './container';
import { isOfDevelopment } from './development';
import { imageOf } from './images';
import { commandText, writtenAt } from './yaml-text';

/** Reads which containers a compose file starts. */
export const composeReader: RepositoryReader = {
  name: 'compose',
  looksAt: (path) => /(?:^|\/)[^/]*compose[^/]*\.ya?ml$/i.test(path),
  read: (file) => ({ said: composed(file) }),
};

function composed(file: SourceFile): Said[] {
  const documents = file.yaml;
  if (typeof documents === 'string')
    return /^services\s*:/m.test(file.text) ? [{ fact: 'unread', value: documents }] : [];
  return documents.flatMap((document) => {
    const services = document.at('services');
    if (!isYamlMap(services) || document.at('apiVersion') !== undefined) return [];
    const development = isOfDevelopment(services);
    return Object.keys(services).flatMap((name) => serviceSaid(file, { document, development }, name));
  });
}

interface Composed {
  readonly document: YamlDocument;
  /** Whether it is written for development, by what it starts. */
  readonly development: boolean;
}

function serviceSaid(file: SourceFile, { document, development }: Composed, name: string): Said[] {
  const service = document.at('services', name);
  // What other services are made from starts nothing itself.
  if (!isYamlMap(service) || name.startsWith('.')) return [];
  const above = document.at('services', name, '<<');
  const bases = (isYamlList(above) ? above : [above]).filter(isYamlMap);
  const own = (key: string): PlainValue | undefined =>
    service[key] ?? bases.find((base) => base[key] !== undefined)?.[key];
  const written = writtenAt(document, ['services', name, 'image']) ?? own('image');
  const built = own('build') !== undefined;
  if (typeof written !== 'string' && !built) return [];
  const image = typeof written === 'string' ? imageOf(written) : undefined;
  const path = service.image === undefined ? ['services', name] : ['services', name, 'image'];
  return containerSaid(file, {
    name,
    image,
    built,
    profile: profileOf(own('profiles')),
    development,
    command: commandText(own('entrypoint'), own('command')),
    offset: document.keyOffsetOf(path),
  });
}

function profileOf(value: PlainValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const names = isYamlList(value) ? value.filter((each) => typeof each === 'string') : [];
  return names.length === 0 ? undefined : names.join(', ');
}
