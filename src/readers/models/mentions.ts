/**
 * Whether a text can name a model at all: one pass, before anything else is done with it. Most files of a repository end
 * here.
 */
import type { FileForm } from './paths';

/** What is in every id of a known family. */
const families =
  'gpt-|claude-|gemini-|[^\\w-]o[134](?:-(?:mini|pro|preview|deep)|["\'\\s])|text-embedding|textembedding|text-multilingual|(?:mis|mix|pix|minis|magis|codes|devs|vox)tral|dall-e|whisper-1|tts-1|codex-mini|amazon\\.[nt]|meta\\.llama|cohere\\.|deepseek|qwen|ai21\\.';
const inCode = new RegExp(
  `${families}|_pretrained|SentenceTransformer|CrossEncoder|[hH]ugging[fF]ace|transformers|vllm|[dD]eployment_?[nN]?ame?\\b|azure_deployment|AZURE_OPENAI|AzureOpenAI|[oO]llama|azure\\(|pipeline\\(|models:\\/`,
);
const inSettings = new RegExp(
  `${families}|model|azure|deployment_?name|_deployment|llm|ollama|vllm|text-(?:embeddings|generation)-inference`,
  'i',
);

export function mentionsModels(text: string, form: FileForm): boolean {
  return (form === 'code' ? inCode : inSettings).test(text);
}
