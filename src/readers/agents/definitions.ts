import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { type Tree, treeOf } from '../source/tree';
import { isName } from './prompty';

/** Definitions of agents in JSON or YAML: who they are told to be, by which deployment, with which tools. */
export const agentDefinition: RepositoryReader = {
  name: 'agent-definition',
  looksAt: (path) =>
    /\.(?:json|ya?ml)$/i.test(path) &&
    /(?:^|[/_.-])(?:ai[_-]?)?agents?(?:[/_.-]|$)|agent[_-]?teams?/i.test(path),
  read: (file) => ({ said: definitionFacts(file) }),
};

const promptKeys = [
  'system_message',
  'system_prompt',
  'systemPrompt',
  'systemMessage',
  'instructions',
  'prompt',
];
const deploymentKeys = ['deployment_name', 'azure_deployment', 'deploymentName'];

function definitionFacts(file: SourceFile): Said[] {
  if (/^(?:test|history)$/.test(file.role)) return [];
  const form = file.ending === 'json' ? 'json' : 'yaml';
  const root = treeOf(file);
  const agents = root?.get('agents')?.items.filter(({ isMap }) => isMap) ?? [];
  if (root === undefined || agents.length === 0) return [];
  const deployments = [root, ...agents].flatMap((each) =>
    deploymentKeys.flatMap((key) => each.get(key) ?? []),
  );
  return [...deploymentFacts(file, deployments), ...agents.flatMap((agent) => agentFacts(file, agent, form))];
}

/** Each deployment once, where it is named first. */
function deploymentFacts(file: SourceFile, places: readonly Tree[]): Said[] {
  const seen = new Set<string>();
  return places.flatMap(({ text, keyAt }) => {
    if (text === undefined || seen.has(text) || !isName(text)) return [];
    seen.add(text);
    return [
      {
        fact: 'deployment-name' as const,
        value: { name: text, model: null, ...foreignRole(file.role) },
        ...file.placeOf(keyAt),
      },
    ];
  });
}

function agentFacts(file: SourceFile, agent: Tree, form: 'json' | 'yaml'): Said[] {
  const name = agent.get('name')?.text ?? agent.get('id')?.text;
  const prompt = promptKeys.map((key) => agent.get(key)).find((each) => typeof each?.scalar === 'string');
  if (name === undefined) return [];
  const said: Said[] = [];
  if (typeof prompt?.scalar === 'string' && prompt.scalar.trim() !== '')
    said.push({
      fact: 'prompt',
      value: { name, form, ...foreignRole(file.role) },
      ...file.placeOf(prompt.keyAt),
    });
  const tools = agent.get('tools');
  const names = (tools?.items ?? []).flatMap(nameOf);
  if (tools !== undefined && names.length > 0)
    said.push({
      fact: 'agent.tools',
      value: { agent: name, names, ...foreignRole(file.role) },
      ...file.placeOf(tools.keyAt),
    });
  return said;
}

/** A name in a list, or that of a map in one. */
function nameOf(item: Tree): string | readonly string[] {
  return (
    item.text ??
    ['name', 'id', 'type'].map((key) => item.get(key)?.text).find((each) => each !== undefined) ??
    []
  );
}
