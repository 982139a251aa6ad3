/**
 * The name of a model in what a tool calls it: `openai:chat:gpt-4o-mini` and `openrouter/openai/gpt-4o-mini:free` are
 * `gpt-4o-mini`. What is no name of a model (an address, a script, a class of one's own) has none.
 */
import { lastSegment } from '../source/names';

/** Providers as promptfoo writes them, before a colon. */
const providers =
  'openai|azure|azureopenai|anthropic|bedrock|vertex|google|ollama|openrouter|groq|mistral|huggingface|replicate|togetherai|together|deepseek|xai|cohere|perplexity|fireworks|litellm|cerebras|github|databricks|ai21|alibaba|localai|watsonx|cloudflare-ai|nscale|hyperbolic|sambanova|palm';
const modes =
  'chat|completion|completions|responses|messages|converse|text-generation|text|realtime|models|gateway';
const head = new RegExp(`^(?:${providers}):(?:(?:${modes}):)?`, 'i');
/** What promptfoo calls behind a provider's name that is no model. */
const otherThings =
  /^(?:assistant|agents?|agent-|embeddings?|image|moderation|transcription|video|knowledge-base|kb|claude-agent-sdk|codex-sdk)(?:[:-]|$)/i;
/** Routers and hosts before a slash. */
const routers =
  /^(?:openai|azure|azureai|bedrock|vertex_ai|vertex|anthropic|google|gemini|ollama|ollama_chat|openrouter|groq|hf|together|mistral|grok|vllm|sglang|litellm|fireworks|perplexity|cloudflare|cf|openai-api\/[^/]+)\//i;
const profiles = /^(?:eu|us|us-gov|apac|jp|au|ca|global)\./i;
const vendors = /^(?:anthropic|meta|amazon|mistral|cohere|openai|deepseek|qwen|ai21|google)\.(?=[a-z])/i;
const tails = /(?:-v\d{1,2}:\d{1,2}|:free|:cloud|:latest)$/i;
/** Stand-ins, and what runs a model. */
const noModel =
  /^(?:mockllm|none|echo|n\/a|null|unknown|default|test|dummy|hf(?:-[a-z]+)?|vllm|sglang|gguf|huggingface|(?:local|openai|anthropic)-(?:chat-|chat$)?(?:completions)?)(?:\/|$)/i;
const address = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}):\d{2,5}(?:\/|$)/i;
/** Families that are known by name. */
const family =
  /^(?:ft:)?(?:chatgpt|gpt|o\d|claude|gemini|gemma|(?:meta-)?llama|[mc]odestral|mi[nx]?s?tral|mixtral|magistral|deepseek|qwen|qwq|command|nova|phi|glm|kimi|grok|titan|granite|falcon|yi)(?:[-:.@\d]|$)/i;

/** The name of a model; undefined where it is none. */
export function modelIn(id: string): string | undefined {
  const words = id.trim();
  if (!isName(words)) return undefined;
  if (!head.test(words)) return plainName(words);
  const behind = words.replace(head, '');
  return otherThings.test(behind) ? undefined : plainName(behind);
}

/** The name of a model where a label or the name of a provider may stand as well. */
export function modelInProvider(id: string): string | undefined {
  const name = modelIn(id);
  return name !== undefined && (head.test(id.trim()) || isKnownModel(name)) ? name : undefined;
}

/** Whether a name is of a family that is known, with or without its publisher. */
export function isKnownModel(name: string): boolean {
  return !/\s/.test(name) && family.test(name.slice(name.lastIndexOf('/') + 1));
}

function isName(words: string): boolean {
  if (words === '' || words.length > 200 || /[\n\r{}<>$]/.test(words)) return false;
  if (noModel.test(words) || address.test(words)) return false;
  if (
    /:\/\/|^(?:file|python|exec|https?|webhook|package|javascript|golang|ruby|mcp|promptfoo|browser|echo)(?::|$)/i.test(
      words,
    )
  )
    return false;
  return !/\.(?:pkl|pickle|joblib|onnx|pt|pth|h5|bin|gguf|safetensors|py|js|ts|mjs|sh|json|ya?ml)$/i.test(
    words,
  );
}

/** Without routers, profiles and tails; of a path on somebody's machine the last part. */
function plainName(words: string): string | undefined {
  if (/^(?:[\\/~.]|[a-z]:[\\/])/i.test(words)) return lastSegment(words);
  let name = words;
  for (let left = 4; left > 0 && routers.test(name); left--) name = name.replace(routers, '');
  name = name.replace(profiles, '').replace(vendors, '').replace(tails, '');
  return name === '' || name.startsWith('arn:') || noModel.test(name) ? undefined : name;
}
