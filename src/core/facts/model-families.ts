/**
 * The families of models whose ids say which version they are, each as its maker spells them. Ids of other families, and
 * labels of one's own, are of none.
 */
import type { Pin } from './testimony';

export interface Family {
  readonly maker: 'openai' | 'anthropic' | 'google' | 'mistral' | 'bedrock';
  readonly is: RegExp;
  /** A whole id as the maker spells it: what is taken for a model where it stands in a file. */
  readonly whole: RegExp;
  readonly pinned: RegExp;
  readonly moving?: RegExp;
  /** What an id is that is neither. */
  readonly otherwise: Pin;
  /** What a version of its own must be like, where it is one; a number alone is the generation. */
  readonly version: RegExp;
}

const isoDay = '20\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const day = '20\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const monthDay = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const yearMonth = '2\\d(?:0[1-9]|1[0-2])';
const monthOfYear = '(?:0[1-9]|1[0-2])-20\\d{2}';
const hash = '[0-9a-f]{40}|[0-9a-f]{64}';

/** `MM` and `DD`, a whole day, or a hash: whatever the family, nobody gives that to another version. */
export const dated = new RegExp(
  `(?:^|[-_@:.])(?:${isoDay}|${day}|${monthOfYear}|${hash})(?:$|[-_:.])|-(?:${monthDay}|${yearMonth})$|@sha256:[0-9a-f]+$`,
);
export const hashAtEnd = new RegExp(`(?:^|[@:])(?:${hash})$|sha256:[0-9a-f]{12,}$`);

/** From 4.6 on an Anthropic id without a date is the fixed version. */
const fixed = 'claude-[a-z]+-(?:4-(?:[6-9]|[1-9]\\d)|(?:[5-9]|[1-9]\\d)(?:-\\d{1,2})?)';
export const fixedClaude = new RegExp(`^${fixed}$`);

const claudeTier = '(?:opus|sonnet|haiku)';
/** What stands before the date: `claude-3-5-sonnet`, `claude-sonnet-4-5`, `claude-opus-5`. */
const claude = `claude-(?:(?:3(?:[.-][57])?|4(?:[.-]\\d)?)-${claudeTier}(?:-v2)?|${claudeTier}-[3-9](?:[.-]\\d{1,2})?)`;
const gptWord =
  'turbo|16k|32k|mini|nano|pro|chat|codex|max|instruct|audio|realtime|vision|search|transcribe|diarize|tts|preview|latest';
const geminiWord =
  'lite|8b|vision|image|generation|tts|live|thinking|native|audio|dialog|computer-use|preview|exp|experimental|latest';
const mistralWord =
  'tiny|small|medium|large|nemo|saba|embed|ocr|mini|moderation|mamba|instruct|creative|transcribe|realtime';

/** The families whose ids say which version they are; the first one that an id belongs to decides. */
export const families: readonly Family[] = [
  {
    // Bedrock: `anthropic.claude-…`, `amazon.nova-…`, `meta.llama3-…`.
    maker: 'bedrock',
    is: /^(?:anthropic\.claude|amazon\.(?:nova|titan)|meta\.llama|mistral\.|cohere\.|openai\.gpt-oss|deepseek\.|qwen\.|ai21\.)/,
    whole: new RegExp(
      `^(?:anthropic\\.(?:claude-v2|claude-instant-v1|${claude}(?:-${day})?(?:-v\\d)?)|amazon\\.(?:nova|titan|rerank)-[a-z0-9.]+|meta\\.llama\\d[a-z0-9]*|mistral\\.(?:mi[sx]tral|ministral|pixtral|magistral|voxtral|devstral)-[a-z0-9.]+|cohere\\.(?:command|embed|rerank)-[a-z0-9.]+|openai\\.gpt-oss-\\d+b|deepseek\\.[rv]\\d[a-z0-9.]*|qwen\\.qwen\\d[a-z0-9]*|ai21\\.(?:jamba|j2)-[a-z0-9]+)(?:-[a-z0-9.]*[a-z0-9])*(?::\\d+k?){0,2}$`,
    ),
    pinned: new RegExp(`-v\\d+(?::\\d+)?(?::\\d+k)?$|-\\d+:\\d+$|-${day}$|^anthropic\\.${fixed}$`),
    otherwise: 'undated',
    version: new RegExp(`^v\\d+(?::\\d+)?$|^\\d+:\\d+$|${day}|${isoDay}`),
  },
  {
    maker: 'anthropic',
    is: /^claude-(?:v|\d+\.\d+-v|2|instant-)/,
    whole: /^claude-(?:2(?:\.[01])?|instant-1(?:\.\d)?)$/,
    pinned: /(?!)/,
    otherwise: 'undated',
    version: new RegExp(`${day}|${isoDay}`),
  },
  {
    maker: 'anthropic',
    is: /^claude(?:-|$)/,
    whole: new RegExp(`^${claude}(?:[-@](?:${day}|latest)|@default|:thinking)?$`),
    pinned: new RegExp(`^claude-[a-z0-9.-]+[-@]${day}$|^${fixed}$`),
    moving:
      /-latest$|^claude$|^claude-(?:3|4)(?:[.-]\d{1,2})?-(?:opus|sonnet|haiku)$|^claude-(?:opus|sonnet|haiku)(?:-[34](?:[.-][0-5])?)?$/,
    otherwise: 'undated',
    version: new RegExp(`${day}|${isoDay}`),
  },
  {
    // There is one version of each.
    maker: 'openai',
    is: /^(?:text-embedding-(?:ada-002|3-small|3-large)|whisper-1|tts-1(?:-hd)?|dall-e-\d|gpt-image-\d(?:-mini)?|gpt-oss-\d+b)$/,
    whole:
      /^(?:text-embedding-(?:ada-002|3-small|3-large)|whisper-1|tts-1(?:-hd)?|dall-e-\d|gpt-image-\d(?:\.\d)?(?:-mini)?|gpt-oss-\d+b)$/,
    pinned: /(?!)/,
    otherwise: 'undated',
    version: /^/,
  },
  {
    maker: 'openai',
    is: /^(?:ft:)?(?:gpt-(?:3\.?5|4|5)|gpt$|gpt-(?:realtime|audio)(?:-|$)|gpt-6|o[134](?:-|$)|chatgpt-|codex-mini|omni-moderation)/,
    whole: new RegExp(
      `^(?:ft:(?=[^:]+:[^:]*:))?(?:gpt-(?:(?:3\\.5|35)-turbo|4o?|4\\.[15]|[56](?:\\.\\d{1,2})?)(?:-(?:${gptWord}|${monthDay}|${isoDay}))*|o[134](?:-(?:mini|preview|pro|deep-research))*(?:-${isoDay})?|gpt-(?:realtime|audio)(?:-mini)?(?:-${isoDay})?|chatgpt-(?:4o|image)-latest|codex-mini-latest|omni-moderation-(?:latest|${isoDay}))(?::[\\w:.-]+)?$`,
    ),
    pinned: new RegExp(`^ft:.+:.+|-${isoDay}$|-${monthDay}(?:-preview)?$`),
    otherwise: 'moving',
    version: new RegExp(`${isoDay}|^${monthDay}(?:-preview)?$`, 'i'),
  },
  {
    // The number is the generation.
    maker: 'google',
    is: /^(?:gemini-embedding|text-embedding|textembedding-gecko|text-multilingual-embedding)(?:-|@|$)/,
    whole:
      /^(?:gemini-embedding-(?:\d{1,3}|exp-\d{2}-\d{2})(?:-preview)?|text-embedding-(?:00\d|preview-\d{4})|text-multilingual-embedding-(?:\d{3}|preview-\d{4})|textembedding-gecko(?:-multilingual)?(?:@(?:\d{3}|latest))?)$/,
    pinned: /@\d{3}$/,
    moving: /@?latest$/,
    otherwise: 'undated',
    version: /^/,
  },
  {
    maker: 'google',
    is: /^gemini(?:-|$)/,
    whole: new RegExp(
      `^gemini-(?:exp-\\d{4}|pro(?:-vision)?|(?:pro|flash|flash-lite)-latest|(?:live-)?\\d(?:\\.\\d)?-(?:pro|flash|ultra|nano|computer-use)(?:-(?:${geminiWord}|\\d{2,4}))*(?:@\\d{3})?)$`,
    ),
    pinned: new RegExp(
      `[-@]0\\d{2}$|-(?:preview|exp)-(?:\\d{2}-\\d{2}|${monthOfYear}|${monthDay})$|-exp-${monthDay}$`,
    ),
    moving:
      /-latest$|-preview$|-exp(?:erimental)?$|^gemini(?:-(?:pro|ultra|flash|nano)(?:-vision)?)?$|^gemini-(?:1\.\d|2\.0)(?:-|$)/,
    otherwise: 'undated',
    version: new RegExp(`^0\\d{2}$|\\d{2}-\\d{2}|${monthDay}`),
  },
  {
    maker: 'mistral',
    is: /^(?:open-)?(?:mistral|mixtral|codestral|ministral|magistral|pixtral|devstral|voxtral)(?:-|$)/,
    whole: new RegExp(
      `^(?:open-)?(?:(?:mistral|codestral|ministral|magistral|devstral|voxtral|pixtral)-(?:${mistralWord}|latest|\\d+b|\\d{4})|mixtral-\\d+x\\d+b)(?:-(?:${mistralWord}|latest|\\d+b|\\d{4,5}|v?\\d\\.\\d|\\d))*$`,
    ),
    pinned: new RegExp(`-${yearMonth}$`),
    moving: /-latest$/,
    otherwise: 'undated',
    version: new RegExp(`^${yearMonth}$|^v?2\\d\\.\\d{2}$|^v?0\\.\\d$|${isoDay}`),
  },
];
