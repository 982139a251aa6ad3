/** YAML in YAML: the files that a ConfigMap holds as texts, with the lines that they have in the file around them. */
import { SourceFile } from '../source/file';
import { withoutPlaceholders } from '../source/placeholders';
import { type Tree, treesOf } from '../source/tree';

export interface Embedded {
  readonly file: SourceFile;
  readonly trees: readonly Tree[];
  /** The 0-based line of an offset, in the file around it. */
  readonly lineOf: (offset: number) => number;
}

const deepest = 8;
const longest = 300_000;

/** A file, and the files that it holds as literal blocks and in which a word stands. */
export function withEmbedded(outer: SourceFile, word: RegExp): Embedded[] {
  const file = withoutPlaceholders(outer);
  if (file === undefined) return [];
  const trees = treesOf(file);
  const lineOf = (offset: number): number => file.placeOf(offset).line ?? 0;
  const blocks = /:[ \t]{1,20}\|/.test(file.text) ? trees.flatMap((tree) => blocksIn(tree)) : [];
  return [
    { file, trees, lineOf },
    ...blocks.flatMap((block) => embeddedIn({ file, trees, lineOf }, { block, word })),
  ];
}

function embeddedIn(outer: Embedded, { block, word }: { block: Tree; word: RegExp }): Embedded[] {
  const { scalar } = block;
  if (typeof scalar !== 'string' || scalar.length > longest || !word.test(scalar)) return [];
  const first = outer.lineOf(block.at) + 1;
  const inner = new SourceFile({ path: outer.file.path, bytes: new Uint8Array(), text: scalar });
  // Only where each line is one: in a literal block, as far as that can be seen.
  if ((outer.file.lines[first] ?? '').trim() !== (inner.lines[0] ?? '').trim()) return [];
  const lineOf = (offset: number): number => first + (inner.placeOf(offset).line ?? 0);
  return [{ file: inner, trees: treesOf(inner), lineOf }];
}

/** The texts of several lines in a tree. */
function blocksIn(tree: Tree, depth = 0): Tree[] {
  if (typeof tree.scalar === 'string') return tree.scalar.includes('\n') ? [tree] : [];
  return depth > deepest ? [] : tree.children.flatMap((child) => blocksIn(child, depth + 1));
}
