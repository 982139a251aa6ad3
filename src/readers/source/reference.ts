import type { Tree } from './tree';

/** So many references may lead from one to the next. */
const longestChain = 10;

/**
 * A value and what its `$ref` leads to within the same file (`#/components/parameters/Key`), through others if need be. The
 * last one has a reference itself where that leads elsewhere, nowhere, or round in a circle.
 */
export function withReferenced(root: Tree, tree: Tree): Tree[] {
  const chain = [tree];
  for (let step = 0; step < longestChain; step++) {
    const reference = chain.at(-1)?.get('$ref');
    const next = reference === undefined ? undefined : pointedAt(root, reference.text);
    if (next === undefined) break;
    chain.push(next);
  }
  return chain;
}

/** A value itself, or what it refers to in the end; undefined where that is not known. */
export function resolved(root: Tree, tree: Tree | undefined): Tree | undefined {
  const last = tree === undefined ? undefined : withReferenced(root, tree).at(-1);
  return last?.get('$ref') === undefined ? last : undefined;
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
