/** The front matter of a document: what stands between `---` in its first line and the next one. */
import type { SourceFile } from '../source/file';
import { type Tree, yamlTrees } from '../source/tree';
import { readYaml } from '../source/yaml';

/** Longer than any front matter of a card but those that list the features of hundreds of files. */
const longest = 200_000;

/** Where the front matter ends, in characters; undefined where there is none. */
export function frontMatterEnd(file: SourceFile): number | undefined {
  const { text } = file;
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text.slice(0, 100))) return undefined;
  const end = /\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(3, longest));
  return end === null ? undefined : 3 + end.index + 1;
}

/** The front matter as a map; undefined where there is none that can be read. */
export function cardFrontMatter(file: SourceFile): Tree | undefined {
  return file.remember('front matter of a card', () => {
    const end = frontMatterEnd(file);
    const [front, another] = end === undefined ? [] : yamlTrees(readYaml(file.text.slice(0, end)));
    return another === undefined && front?.isMap === true ? front : undefined;
  });
}
