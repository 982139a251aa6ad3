import type { SourceFile } from '../source/file';
import { readYaml } from '../source/yaml';
import { Tree } from './document';
import type { ModelSaid } from './said';
import { TreeReader } from './tree';

/** What the front matter of a prompt says of the model that it is for. */
export function readPrompt(file: SourceFile): ModelSaid[] {
  const [whole, before = '', front = ''] =
    /^(\uFEFF?---[ \t]*\r?\n)([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(file.text) ?? [];
  if (whole === undefined) return [];
  // Line breaks in place of what stands before keep the positions those of the file.
  const documents = readYaml(`${' '.repeat(before.length - 1)}\n${front}`);
  if (typeof documents === 'string') return [];
  return documents.flatMap((document) => new TreeReader(new Tree(file, document)).readOnly('model'));
}
