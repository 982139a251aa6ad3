import type { SourceFile } from '../source/file';
import { Facts, type Tree } from './facts';

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

/** The same, to be asked and told of. */
export function yamlFacts(file: SourceFile): Facts | undefined {
  const tree = yamlTree(file);
  return tree === undefined ? undefined : new Facts(tree);
}

export function isYamlName({ ending }: SourceFile): boolean {
  return ending === 'yaml' || ending === 'yml';
}
