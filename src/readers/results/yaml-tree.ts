import type { SourceFile } from '../source/file';
import type { Tree } from './facts';

/** A file of one YAML document, as a tree of values; undefined where it is none. */
export function yamlTree(file: SourceFile): Tree | undefined {
  return file.remember('yaml tree', () => {
    const documents = file.yaml;
    if (typeof documents === 'string') return undefined;
    const [document, another] = documents;
    if (document?.value === undefined || another !== undefined) return undefined;
    return {
      value: document.value,
      placeOf: (path) => file.placeOf(document.keyOffsetOf(path)),
    };
  });
}

export function isYamlName({ ending }: SourceFile): boolean {
  return ending === 'yaml' || ending === 'yml';
}
