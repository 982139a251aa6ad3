import type { SourceFile } from '../source/file';
import { frontMatterIn } from '../source/front-matter';
import { readYaml } from '../source/yaml';
import { Tree } from './document';
import type { ModelSaid } from './said';
import { TreeReader } from './tree';

/** What the front matter of a prompt says of the model that it is for. */
export function readPrompt(file: SourceFile): ModelSaid[] {
  const place = frontMatterIn(file.text);
  if (place === undefined) return [];
  const { start, end } = place;
  // Blanks in place of what stands before keep the positions those of the file.
  const documents = readYaml(`${' '.repeat(start - 1)}\n${file.text.slice(start, end)}`);
  if (typeof documents === 'string') return [];
  return documents.flatMap((document) => new TreeReader(new Tree(file, document)).readOnly('model'));
}
