import type { Said } from '../../core/service';
import type { RepositoryReader } from '../reader';
import { foreignRole } from '../role';
import type { SourceFile } from '../source/file';
import { isName } from './prompty';
import { type Definition, definitionOf, type Place } from './tree';

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
  const root = definitionOf(file);
  const agents = root?.items('agents') ?? [];
  if (root === undefined || agents.length === 0) return [];
  const deployments = [root, ...agents].flatMap((each) =>
    deploymentKeys.flatMap((key) => each.text(key) ?? []),
  );
  return [...deploymentFacts(file, deployments), ...agents.flatMap((agent) => agentFacts(file, agent, form))];
}

/** Each deployment once, where it is named first. */
function deploymentFacts(file: SourceFile, places: readonly Place[]): Said[] {
  const seen = new Set<string>();
  return places.flatMap(({ text, at }) => {
    if (seen.has(text) || !isName(text)) return [];
    seen.add(text);
    return [
      {
        fact: 'deployment-name' as const,
        value: { name: text, model: null, ...foreignRole(file.role) },
        ...file.placeOf(at),
      },
    ];
  });
}

function agentFacts(file: SourceFile, agent: Definition, form: 'json' | 'yaml'): Said[] {
  const name = agent.text('name')?.text ?? agent.text('id')?.text;
  const prompt = promptKeys.map((key) => agent.text(key)).find((each) => each !== undefined);
  if (name === undefined) return [];
  const said: Said[] = [];
  if (prompt !== undefined && prompt.text.trim() !== '')
    said.push({
      fact: 'prompt',
      value: { name, form, ...foreignRole(file.role) },
      ...file.placeOf(prompt.at),
    });
  const tools = agent.names('tools');
  if (tools !== undefined && tools.names.length > 0)
    said.push({
      fact: 'agent.tools',
      value: { agent: name, names: tools.names, ...foreignRole(file.role) },
      ...file.placeOf(tools.at),
    });
  return said;
}
