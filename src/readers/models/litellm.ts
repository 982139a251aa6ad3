import type { Path, PlainValue } from '../../core/service';
import { foreignRole } from '../role';
import { isYamlMap } from '../source/yaml';
import type { Tree, Values } from './document';
import { isPlaceholder, nameOf, providerOf } from './names';
import { isSample, type ModelSaid, saidOfDeployment, saidOfModel } from './said';
import { resolved } from './settings';

/** The routers of litellm that stand before the name of a model. */
const router =
  /^(openai|azure|azure_ai|anthropic|bedrock|vertex_ai|gemini|mistral|ollama|ollama_chat|huggingface|hosted_vllm|vllm|openrouter|groq|together_ai|deepseek|xai|cohere|cohere_chat|fireworks_ai|deepinfra|perplexity|nvidia_nim|sagemaker|watsonx|text-completion-openai|custom_openai|openai_like|lm_studio|databricks|cerebras|sambanova|voyage|jina_ai)\/(.+)$/;
const selfHosts = /^(?:openai|hosted_vllm|vllm|custom_openai|openai_like|lm_studio)$/;

/**
 * An entry of the list of a litellm proxy. Its name is a label of one's own, under which the product asks for it; what
 * is asked of whom stands in its parameters.
 */
export function litellmEntry(tree: Tree, entry: Values, path: Path): ModelSaid[] | undefined {
  const parameters = entry.litellm_params;
  if (!isYamlMap(parameters)) return undefined;
  const at = tree.place([...path, 'litellm_params', 'model']);
  const written = typeof parameters.model === 'string' ? resolved(parameters.model)?.value : undefined;
  if (written === undefined || written.includes('*')) return [];
  const role = foreignRole(tree.file.role);
  const [, by, rest = written] = router.exec(written) ?? [];
  if (by === 'azure') {
    const model = baseModel(entry);
    return isPlaceholder(rest) ? [] : [saidOfDeployment(rest, { at, model, ...role })];
  }
  const base = parameters.api_base ?? parameters.base_url;
  const isOwn = by !== undefined && selfHosts.test(by) && isOwnHost(base, by);
  const isVllm = by === 'hosted_vllm' || by === 'vllm';
  const name = isVllm
    ? nameOf(rest, { isModel: true, by })
    : isOwn
      ? undefined
      : nameOf(written, { isModel: true, ...(by === undefined ? {} : { by }) });
  if (name?.kind === 'deployment') return [saidOfDeployment(name.name, { at, ...role })];
  if (name === undefined && (by === undefined || !/^[\w.:@/-]{2,160}$/.test(rest) || isPlaceholder(rest)))
    return [];
  // Whether an address of a variable is that of OpenAI, nobody can say.
  const isUnclear = by === 'openai' && base !== undefined && !isOwn && !isOpenAi(base);
  const provider = (isOwn && !isVllm) || isUnclear ? undefined : (name?.provider ?? providerOf(by));
  return saidOfModel(
    {
      kind: 'model',
      id: name?.id ?? rest,
      ...(name?.host === undefined ? {} : { host: name.host }),
      ...(name?.profile === undefined ? {} : { profile: name.profile }),
    },
    {
      site: 'configured',
      at,
      ...role,
      ...(provider === undefined ? {} : { provider }),
      ...(isOwn ? { selfHosted: true } : {}),
      ...(isSample(tree.file) ? { sample: true } : {}),
    },
  );
}

/** The model that an entry of Azure says it deploys. */
function baseModel(entry: Values): string | null {
  const info = entry.model_info;
  const base = isYamlMap(info) && typeof info.base_model === 'string' ? info.base_model : undefined;
  const name = base === undefined ? undefined : nameOf(base.replace(/^azure\//, ''), { isModel: true });
  return name?.kind === 'model' ? name.id : null;
}

function isOwnHost(base: PlainValue | undefined, by: string): boolean {
  if (typeof base !== 'string' || /^os\.environ|^\$/.test(base)) return by !== 'openai';
  return /^https?:\/\//.test(base) && !isOpenAi(base);
}

function isOpenAi(base: PlainValue): boolean {
  return typeof base === 'string' && /^https:\/\/(?:[a-z]+\.)?api\.openai\.com(?:[/:]|$)/.test(base);
}
