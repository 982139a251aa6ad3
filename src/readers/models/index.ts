import type { Read, RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { readBicepModels } from './bicep';
import { inCatalogue } from './catalogue';
import { readCode } from './code';
import { readJsonModels, readYamlModels } from './documents';
import { readLines } from './env';
import { mentionsModels } from './mentions';
import { type FileForm, formOf } from './paths';
import { readPrompt } from './prompt';
import type { ModelSaid } from './said';
import { readTerraformModels } from './terraform';

const readers: Readonly<Record<FileForm, (file: SourceFile) => ModelSaid[]>> = {
  code: readCode,
  lines: readLines,
  yaml: readYamlModels,
  json: readJsonModels,
  prompt: readPrompt,
  terraform: readTerraformModels,
  bicep: readBicepModels,
};

function read(file: SourceFile): Read {
  const form = formOf(file.path);
  if (form === undefined || !mentionsModels(file.text, form)) return { said: [] };
  return { said: inCatalogue(file, readers[form](file)) };
}

/** Which models code and configuration name. */
export const modelReaders: readonly RepositoryReader[] = [
  { name: 'models', looksAt: (path) => formOf(path) !== undefined, read },
];
