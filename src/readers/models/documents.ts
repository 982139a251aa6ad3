import type { PlainValue } from '../../core/service';
import type { SourceFile } from '../source/file';
import { isYamlMap } from '../source/yaml';
import { Tree } from './document';
import type { ModelSaid } from './said';
import { TreeReader } from './tree';

/** What a document of YAML says of models. */
export function readYamlModels(file: SourceFile): ModelSaid[] {
  const { yaml } = file;
  if (typeof yaml === 'string') return [];
  return yaml.flatMap((document) => (isSettings(document.value) ? readTree(new Tree(file, document)) : []));
}

function readTree(tree: Tree): ModelSaid[] {
  const reader = new TreeReader(tree);
  const { value } = tree;
  const isPipeline =
    /(?:^|\/)(?:\.github\/(?:workflows|actions)\/|\.gitlab-ci|azure-pipelines|\.circleci\/|\.azuredevops\/|cloudbuild|buildspec)/.test(
      tree.file.path,
    ) ||
    (isYamlMap(value) && ['jobs', 'stages', 'steps', 'runs'].some((key) => typeof value[key] === 'object'));
  return isPipeline ? reader.readEnvironments() : reader.read();
}

/** What a document of JSON says of models: only one that is meant as a configuration, by its name. */
export function readJsonModels(file: SourceFile): ModelSaid[] {
  if (!configured.test(file.path)) return [];
  const { json } = file;
  return json === undefined || !isSettings(json.value) ? [] : new TreeReader(new Tree(file, json)).read();
}

const configured =
  /(?:config|setting|agent|assistant|prompt|param|flow|pipeline|model|llm|bot|rag|chat|crew|deploy|infra|template|values|manifest|main\.json)[^/]*(?:\/[^/]*)?$/i;

/** Descriptions of interfaces, results, recordings and bills of materials name models that nobody sets there. */
function isSettings(value: PlainValue | undefined): boolean {
  if (!isYamlMap(value)) return Array.isArray(value);
  const isOther = (key: string): boolean => Object.hasOwn(value, key);
  if (
    ['openapi', 'swagger', 'asyncapi', 'bomFormat', 'spdxVersion', 'nbformat', 'interactions', 'cells'].some(
      isOther,
    )
  )
    return false;
  if (
    ['results', 'testResults', 'test_results', 'evalRunId', 'stats', 'panels', 'rows', 'cassette'].some(
      isOther,
    )
  )
    return false;
  if (
    typeof value.object === 'string' &&
    /^(?:chat\.completion|list|response|text_completion)/.test(value.object)
  )
    return false;
  const schema = value.$schema;
  return typeof schema !== 'string' || !/json-schema\.org|sarif/.test(schema);
}
