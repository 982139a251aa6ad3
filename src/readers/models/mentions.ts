/**
 * Whether a text can name a model at all: one pass, before anything else is done with it. Most files of a repository end
 * here.
 */
const any =
  /gpt-|claude-|gemini-|o[134]-(?:mini|pro|preview)|["'=: ]o[134]["'\s]|text-embedding|textembedding|text-multilingual|tral-|codestral|dall-e|whisper-1|tts-1|codex-mini|moderation-|amazon\.|llama|cohere\.|deepseek|qwen|jamba|MODEL|odel[_-]?(?:name|id|version|uri)|_pretrained|Transformer|CrossEncoder|eployment|ollama|azure\(|pipeline\(|models:\/|embed|rerank|(?:^|[\s"'])model["']?\s*[:=]/i;

export function mentionsModels(text: string): boolean {
  return any.test(text);
}
