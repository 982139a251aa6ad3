import type { SourceFile } from '../source/file';
import { frontMatterIn } from '../source/front-matter';
import { type Tree, yamlTrees } from '../source/tree';
import { readYaml } from '../source/yaml';

/** The front matter of a card as a map; undefined where there is none that can be read. */
export function cardFrontMatter(file: SourceFile): Tree | undefined {
  return file.remember('front matter of a card', () => {
    const end = frontMatterIn(file.text)?.end;
    const [front, another] = end === undefined ? [] : yamlTrees(readYaml(file.text.slice(0, end)));
    return another === undefined && front?.isMap === true ? front : undefined;
  });
}
