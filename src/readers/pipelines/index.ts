import type { Said } from '../../core/service';
import type { Read, RepositoryReader } from '../reader';
import type { SourceFile } from '../source/file';
import { type Tree, yamlTrees } from '../source/tree';
import { readPlainYaml } from '../source/yaml';
import { azureFacts, azurePipeline, isAzurePipeline } from './azure';
import { factsOf } from './facts';
import { githubPipeline, isWorkflow } from './github';
import { githubFacts } from './github-facts';
import { gitlabFacts, gitlabPipeline, isGitlabPipeline } from './gitlab';

/** What workflows do: deploy, evaluate, scan. */
export const pipelineReaders: readonly RepositoryReader[] = [
  {
    name: 'workflow',
    looksAt: (path) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i.test(path),
    read: (file) =>
      readRoot(file, isWorkflow, (root) => [
        ...githubFacts(file, root),
        ...factsOf(githubPipeline(file, root)),
      ]),
  },
  {
    name: 'azure-pipelines',
    looksAt: (path) =>
      /(?:^|\/)azure-pipelines[^/]*\.ya?ml$|(?:^|\/)(?:\.?(?:azure-?)?pipelines|\.azuredevops|\.ado)\/(?:[^/]+\/){0,2}[^/]+\.ya?ml$/i.test(
        path,
      ),
    read: (file) =>
      readRoot(file, isAzurePipeline, (root) => [
        ...azureFacts(file, root),
        ...factsOf(azurePipeline(file, root)),
      ]),
  },
  {
    name: 'gitlab-ci',
    looksAt: (path) =>
      /(?:^|\/|\.)gitlab-ci\.ya?ml$|(?:^|\/)\.gitlab\/ci\/(?:[^/]+\/)?[^/]+\.ya?ml$/i.test(path),
    read: (file) =>
      readRoot(file, isGitlabPipeline, (root) => [
        ...gitlabFacts(file, root),
        ...factsOf(gitlabPipeline(file, root)),
      ]),
  },
];

/** A pipeline is YAML that no program fills in before, so braces in its scripts are no template. */
function readRoot(
  file: SourceFile,
  isIt: (root: Tree) => boolean,
  facts: (root: Tree) => readonly Said[],
): Read {
  const documents = file.remember('plain yaml', () => readPlainYaml(file.text));
  // A folder of pipelines may hold those of anything: only what is a pipeline by its name is missed.
  if (typeof documents === 'string')
    return { said: isNamed(file.path) ? [{ fact: 'unread', value: documents }] : [] };
  // A specification of inputs may stand before the pipeline, as a document of its own.
  const roots = yamlTrees(documents);
  const said = roots.filter(isIt).flatMap(facts);
  return { said: [...said].sort((one, other) => (one.line ?? -1) - (other.line ?? -1)) };
}

function isNamed(path: string): boolean {
  return /(?:^|\/)\.github\/workflows\/|azure-pipelines|gitlab/i.test(path);
}
