import type { Tree } from './tree';

/** So many references may lead from one to the next. */
const longestChain = 10;

/**
 * What a `$ref` leads to within the same file (`#/components/parameters/Key`), through others if need be; undefined
 * where it leads elsewhere, nowhere, or round in a circle.
 */
export function referenced(root: Tree, reference: string | undefined): Tree | undefined {
  let pointer = reference;
  for (let step = 0; step < longestChain; step++) {
    const found = pointedAt(root, pointer);
    const next = found?.get('$ref');
    if (next === undefined) return found;
    pointer = next.text;
  }
  return undefined;
}

/** A value itself, or what it refers to. */
export function resolved(root: Tree, tree: Tree | undefined): Tree | undefined {
  const reference = tree?.get('$ref');
  return reference === undefined ? tree : referenced(root, reference.text);
}

function pointedAt(root: Tree, pointer: string | undefined): Tree | undefined {
  if (pointer === '#') return root;
  if (pointer?.startsWith('#/') !== true) return undefined;
  return pointer
    .slice(2)
    .split('/')
    .reduce<Tree | undefined>((at, step) => {
      const name = unescaped(step);
      return at?.isList === true ? at.get(Number(name)) : at?.get(name);
    }, root);
}

function unescaped(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  if (!plain.includes('%')) return plain;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
