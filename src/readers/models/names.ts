import { isModelLabel, knownModel, readModelId } from '../../core/service';

/** What is known of the place where a name stands. */
interface NameContext {
  /** Whether it is the value of something that names a model; only then is what is of no known family looked at. */
  readonly isModel: boolean;
  /** Who provides it, as something beside it says: `ollama`, `HuggingFaceEmbeddings`, `OPENAI`. */
  readonly by?: string | undefined;
  /** What the file speaks of, where that tells where a model is from. */
  readonly about?: string | undefined;
}

export type Name =
  | {
      readonly kind: 'model';
      readonly id: string;
      readonly provider?: string;
      readonly profile?: string;
      /** Set where models are kept as files that can be replaced under their name. */
      readonly host?: 'huggingface' | 'ollama' | 'docker';
    }
  | { readonly kind: 'deployment'; readonly name: string };

const providers: readonly (readonly [provider: string, is: RegExp])[] = [
  ['bedrock', /bedrock/i],
  ['google', /vertex|gemini|google|genai/i],
  ['mistral', /mistral/i],
  ['anthropic', /anthropic/i],
  ['openai', /openai/i],
];

/** Makers by whom only their own models are called; the clouds have those of others. */
const servesOwn: ReadonlySet<string> = new Set(['anthropic', 'mistral']);

/** A provider by what something beside a name says; undefined where that is none of those that are known. */
export function providerOf(by: string | undefined): string | undefined {
  if (by === undefined || /azure|aoai/i.test(by)) return undefined;
  return providers.find(([, is]) => is.test(by))?.[0];
}

const isAzure = /^(?:azure|azure_openai|azure_text)[/:](.+)$/i;
const files =
  /\.(?:joblib|pkl|pickle|pth?|bin|onnx|gguf|json|ya?ml|safetensors|h5|keras|tflite|txt|py|zip|tar|gz|model)$/i;
/** Folders of one's own, where an organisation would stand. */
const folders =
  /^(?:\.|~|models?|checkpoints?|outputs?|artifacts?|data|weights|results?|saved[_-]?models?|src|app|opt|mnt|tmp|home|var|path|your|my|org|user|username)(?:[_-].*)?$/i;
/** Organisations whose models are known by these names wherever they run. */
const organisations =
  /^(?:meta-llama|mistralai|Qwen|deepseek-ai|nvidia|BAAI|intfloat|sentence-transformers|cross-encoder|thenlper|jinaai|mixedbread-ai|nomic-ai|Alibaba-NLP|Snowflake|ibm-granite|microsoft|google|facebook|tiiuae|HuggingFaceH4|HuggingFaceTB|NousResearch|bigscience|EleutherAI|stabilityai|Salesforce|distilbert|ProsusAI|unsloth|TheBloke|Xenova|openai|CohereForAI|CohereLabs|allenai|moonshotai|zai-org|WhereIsAI|naver|colbert-ir|dslim|neuralmagic|RedHatAI)$/;
const encoders =
  /^(?:BAAI|intfloat|sentence-transformers|cross-encoder|thenlper|mixedbread-ai|Alibaba-NLP|Xenova|WhereIsAI|naver|dslim|ProsusAI)$/;
const hugging =
  /hugging|sentence.?transformer|cross.?encoder|\bhf\b|\bhf_|\btei\b|vllm|sglang|transformers|text-embeddings-inference|text-generation-inference/i;
const nim = /\bnim\b|nim[-_]|nvcr\.io|\bnvidia/i;

/** What a whole text names; undefined where it is no model, or may be something else. */
export function nameOf(text: string, context: NameContext): Name | undefined {
  const name = text.trim().replace(/^([a-z]+):(?:chat|responses|messages|embeddings?|completion):/, '$1:');
  if (!/^[\w.:@/*${}-]{2,200}$/.test(name) || isPlaceholder(name)) return undefined;
  const azure = isAzure.exec(name)?.[1];
  if (azure !== undefined) return /^[\w.-]+$/.test(azure) ? { kind: 'deployment', name: azure } : undefined;
  const known = knownName(name, context);
  if (known !== undefined || !context.isModel) return known;
  if (isModelLabel(readModelId(name).id)) return { kind: 'deployment', name: readModelId(name).id };
  return ollamaName(name, context) ?? huggingName(name, context) ?? hostedName(name, context);
}

/** What stands where somebody else is to write a name. */
export function isPlaceholder(name: string): boolean {
  return /^(?:<.*>|\[.*\]|\{.*\}|\.\.\.|your[-_ ].*|some-.*|(?:my-)?org\/.*|my[-_](?:model|deployment).*|x{3,}|change[-_]?me|todo|none|null|example|replace.*|.*[-_]here)$/i.test(
    name,
  );
}

function knownName(name: string, { isModel, by }: NameContext): Name | undefined {
  const known = knownModel(name);
  if (known === undefined) return undefined;
  // As a text of its own, `o1` may be anything.
  if (/^o\d$/.test(known.id) && !isModel) return undefined;
  const router = /^(?:openrouter\/)?([\w-]+)[/:](?=.)/.exec(name)?.[1];
  const given = providerOf(router) ?? providerOf(by);
  // Who serves nobody else's models is only said of something around it.
  const isElse = given !== undefined && servesOwn.has(given) && given !== known.maker;
  const said = known.maker === 'bedrock' ? 'bedrock' : isElse ? undefined : given;
  // Azure, and what only speaks the language of OpenAI, provide models of several makers.
  const isOther =
    /azure|aoai/i.test(by ?? '') ||
    (router === undefined && gateways.test(by ?? '')) ||
    (said === 'openai' && known.maker !== 'openai');
  const provider = isOther ? undefined : (said ?? known.maker);
  return {
    kind: 'model',
    id: known.id,
    ...(provider === undefined ? {} : { provider }),
    ...(known.profile === undefined ? {} : { profile: known.profile }),
  };
}

function ollamaName(name: string, { by }: NameContext): Name | undefined {
  const routed = /^(ollama|ollama_chat)[/:](.+)$/.exec(name)?.[2];
  if (routed === undefined && !/ollama|Ollama|OLLAMA/.test(by ?? '')) return undefined;
  const id = routed ?? name;
  if (!/^[a-z][\w.-]*(?:\/[\w.-]+)?(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/i.test(id) || files.test(id))
    return undefined;
  return { kind: 'model', id, provider: 'ollama', host: 'ollama' };
}

function huggingName(name: string, { by = '', about = '' }: NameContext): Name | undefined {
  const [, routed, id = ''] = /^(huggingface\/)?(.*)$/.exec(name) ?? [];
  const [, org = '', model = ''] = /^([A-Za-z0-9][\w.-]*)\/([A-Za-z0-9][\w.-]*)$/.exec(id) ?? [];
  if (model === '' || files.test(model) || folders.test(org)) return undefined;
  const isNim = nim.test(by) || nim.test(org);
  if (routed !== undefined || (!isNim && (hugging.test(by) || encoders.test(org)))) return huggingFace(id);
  if (!organisations.test(org)) return /nim|nvcr/i.test(`${by} ${about}`) ? { kind: 'model', id } : undefined;
  if (!isNim && hugging.test(about) && !/nvcr/i.test(about)) return huggingFace(id);
  return { kind: 'model', id };
}

/** Makers as hosts of many models write them, where their names are nothing else. */
const makers =
  /^(?:qwen|deepseek|x-ai|z-ai|moonshotai|minimax(?:ai)?|arcee-ai|nousresearch|inclusionai|stepfun(?:-ai)?|thudm|tencent|bytedance(?:-seed)?|upstage|tngtech|ai21|ai21labs|mistralai|meta-llama|deepseek-ai|nvidia)$/;
/** What is also a word of one's own is a maker only before one of its models. */
const ofMakers =
  /^(?:meta\/(?:meta-)?llama|cohere\/(?:command|embed|rerank)|perplexity\/(?:sonar|r1)|microsoft\/(?:phi|wizardlm)|baidu\/ernie|liquid\/lfm|ibm\/granite|amazon\/(?:nova|titan)|google\/(?:gemma|gemini))-?[\d.a-z]/;
const gateways =
  /openrouter|\bgroq|together[_-]?ai|\btogether\b|fireworks|deepinfra|novita|nebius|hyperbolic|siliconflow|scaleway|\bnim\b|nvidia[_-]nim|nvcr\.io/i;

/** What litellm and others write before the name that a host has for a model. */
const routed = /^(?:openrouter|groq|together_ai|fireworks_ai|deepinfra|nvidia_nim|novita|nebius)\/(.+)$/;

/** `qwen/qwen3-32b`, `deepseek/deepseek-chat:free`: a model as a host of many makers' models calls it. */
function hostedName(name: string, { by = '' }: NameContext): Name | undefined {
  const rest = routed.exec(name)?.[1];
  const [, org, model = ''] =
    /^(?:([A-Za-z\d][\w.-]*)\/)?([A-Za-z\d][\w.-]*)(?::(?:free|nitro|floor|online|thinking|beta|extended|exacto))?$/.exec(
      rest ?? name,
    ) ?? [];
  if (files.test(model) || (org !== undefined && folders.test(org)) || !/[-\d]/.test(model)) return undefined;
  const isOne = org !== undefined && (makers.test(org) || ofMakers.test(name) || gateways.test(by));
  return rest !== undefined || isOne ? { kind: 'model', id: rest ?? name } : undefined;
}

/** A name that is one of Hugging Face, by where it is loaded; there also without an organisation. */
export function encoderOf(text: string, needsOrganisation: boolean): Name | undefined {
  const [, org, model = ''] = /^(?:([A-Za-z0-9][\w.-]*)\/)?([A-Za-z0-9][\w.-]*)$/.exec(text) ?? [];
  if (model === '' || files.test(model) || isPlaceholder(text)) return undefined;
  if (org === undefined ? needsOrganisation || !/-.*-|-v?\d/.test(model) : folders.test(org))
    return undefined;
  return huggingFace(text);
}

function huggingFace(id: string): Name {
  return { kind: 'model', id, provider: 'huggingface', host: 'huggingface' };
}
