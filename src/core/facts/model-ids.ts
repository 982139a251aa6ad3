/**
 * What the id of a model says of its version, by what its provider means by it. An id with a date or a hash is one
 * version for good; an alias is another model on a day that someone else chooses. Whether an id exists, nobody is told.
 */
import type { Model } from '../schema/generated/manifest-file';

/** `undated`: one version by that name, so far, or a spelling of one's own. `unknown`: an id of no known family. */
type Pin = 'pinned' | 'moving' | 'undated' | 'unknown';

interface Family {
  readonly is: RegExp;
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

/** From 4.6 on an Anthropic id without a date is the fixed version. */
const fixed = 'claude-[a-z]+-(?:4-(?:[6-9]|[1-9]\\d)|(?:[5-9]|[1-9]\\d)(?:-\\d{1,2})?)';
const fixedClaude = new RegExp(`^${fixed}$`);

/** The families whose ids say which version they are; the first one that an id belongs to decides. */
const families: readonly Family[] = [
  {
    // Bedrock: `anthropic.claude-…`, `amazon.nova-…`, `meta.llama3-…`.
    is: /^(?:anthropic\.claude|amazon\.(?:nova|titan)|meta\.llama|mistral\.|cohere\.|openai\.gpt-oss|deepseek\.|qwen\.|ai21\.)/,
    pinned: new RegExp(`-v\\d+(?::\\d+)?(?::\\d+k)?$|-\\d+:\\d+$|-${day}$|^anthropic\\.${fixed}$`),
    otherwise: 'undated',
    version: new RegExp(`^v\\d+(?::\\d+)?$|^\\d+:\\d+$|${day}|${isoDay}`),
  },
  {
    is: /^claude-(?:v|\d+\.\d+-v|2|instant-)/,
    pinned: /(?!)/,
    otherwise: 'undated',
    version: new RegExp(`${day}|${isoDay}`),
  },
  {
    is: /^claude(?:-|$)/,
    pinned: new RegExp(`^claude-[a-z0-9.-]+[-@]${day}$|^${fixed}$`),
    moving:
      /-latest$|^claude$|^claude-(?:3|4)(?:[.-]\d{1,2})?-(?:opus|sonnet|haiku)$|^claude-(?:opus|sonnet|haiku)(?:-[34](?:[.-][0-5])?)?$/,
    otherwise: 'undated',
    version: new RegExp(`${day}|${isoDay}`),
  },
  {
    // There is one version of each.
    is: /^(?:text-embedding-(?:ada-002|3-small|3-large)|whisper-1|tts-1(?:-hd)?|dall-e-\d|gpt-image-\d(?:-mini)?|gpt-oss-\d+b)$/,
    pinned: /(?!)/,
    otherwise: 'undated',
    version: /^/,
  },
  {
    is: /^(?:ft:)?(?:gpt-(?:3\.?5|4|5)|gpt$|o[134](?:-|$)|chatgpt-|codex-mini|omni-moderation)/,
    pinned: new RegExp(`^ft:.+:.+|-${isoDay}$|-${monthDay}(?:-preview)?$`),
    otherwise: 'moving',
    version: new RegExp(`${isoDay}|^${monthDay}(?:-preview)?$`, 'i'),
  },
  {
    // The number is the generation.
    is: /^(?:gemini-embedding|text-embedding|textembedding-gecko|text-multilingual-embedding)(?:-|@|$)/,
    pinned: /@\d{3}$/,
    moving: /@?latest$/,
    otherwise: 'undated',
    version: /^/,
  },
  {
    is: /^gemini(?:-|$)/,
    pinned: new RegExp(
      `[-@]0\\d{2}$|-(?:preview|exp)-(?:\\d{2}-\\d{2}|${monthOfYear}|${monthDay})$|-exp-${monthDay}$`,
    ),
    moving:
      /-latest$|-preview$|-exp(?:erimental)?$|^gemini(?:-(?:pro|ultra|flash|nano)(?:-vision)?)?$|^gemini-(?:1\.\d|2\.0)(?:-|$)/,
    otherwise: 'undated',
    version: new RegExp(`^0\\d{2}$|\\d{2}-\\d{2}|${monthDay}`),
  },
  {
    is: /^(?:open-)?(?:mistral|mixtral|codestral|ministral|magistral|pixtral|devstral|voxtral)(?:-|$)/,
    pinned: new RegExp(`-${yearMonth}$|-v0\\.\\d$`),
    moving: /-latest$/,
    otherwise: 'undated',
    version: new RegExp(`^${yearMonth}$|^v?2\\d\\.\\d{2}$|^v?0\\.\\d$|${isoDay}`),
  },
];

/** A prefix by which a router says whose model it is; that of a repository of models is no prefix. */
const router =
  /^(?:openrouter\/)?(?:openai|anthropic|bedrock(?:_converse)?|vertex_ai|vertexai|gemini|google|google_genai|google_vertexai|google-vertex|azure|azure_openai|azure_ai|mistral|mistralai|amazon-bedrock|aws-bedrock)[/:](?=.)/;

const profile = /^(us-gov|eu|us|apac|jp|au|ca|global)\.(?=[a-z0-9]+\.)/;

interface ModelId {
  /** In lower case, without what stands before it. */
  readonly id: string;
  /** The cross-region profile by which it is called: requests may be served anywhere in it. */
  readonly profile?: string;
}

/** An id without the address, the router and the profile that may stand before it. */
export function readModelId(name: string): ModelId {
  const written = name.trim().toLowerCase();
  const plain = /^arn:[^/]+\/(.+)$/.exec(written)?.[1] ?? written;
  const id = plain.replace(router, '').replace(/^models\/(?=gemini)/, '');
  const by = profile.exec(id)?.[1];
  return by === undefined ? { id } : { id: id.slice(by.length + 1), profile: by };
}

/** What is another version tomorrow, whoever says it: `latest`, `@champion`, ranges such as `1.x` and `>=2`. */
const movingVersion =
  /^(?:latest|stable|default|current|newest|main|master|head|preview|beta|nightly|edge|champion|challenger|candidate|production|prod|staging|\*|x|auto|any)$|[-_:@.]latest$|^@[^/]*$|^[\^~<>]|\.[*x]$/i;

/** Whether a version is a word or a range that stands for another version tomorrow. */
export function isMovingVersion(version: string | number): boolean {
  return movingVersion.test(String(version).trim());
}

/** `MM` and `DD`, a whole day, or a hash: whatever the family, nobody gives that to another version. */
const dated = new RegExp(
  `(?:^|[-_@:.])(?:${isoDay}|${day}|${monthOfYear}|${hash})(?:$|[-_:.])|-(?:${monthDay}|${yearMonth})$|@sha256:[0-9a-f]+$`,
);

/** No id is longer. */
const longest = 200;

/** What the id by which a model is called says of its version. */
function pinOfId(id: string, host: Host | undefined): Pin {
  if (id.length > longest) return 'unknown';
  if (host !== undefined) return host(id);
  const own = /^models:\/[^/@]+(?:\/([^/]+)|(@.+))$/.exec(id);
  if (own !== null) return /^\d+$/.test(own[1] ?? '') ? 'pinned' : 'moving';
  const family = familyOf(id);
  if (family !== undefined) {
    if (family.pinned.test(id)) return 'pinned';
    return family.moving?.test(id) === true ? 'moving' : family.otherwise;
  }
  if (dated.test(id)) return 'pinned';
  return /[-_:@](?:latest|preview|champion|production|staging)$/.test(id) ? 'moving' : 'unknown';
}

/** One's own label of a model (`gpt-4o-uk`, after where it is deployed) is of no family. */
function familyOf(id: string): Family | undefined {
  if (id.length > longest) return undefined;
  const isLabel =
    /-(?:[a-z]*(?:sweden|france|germany|europe|central|east|west|north|south)[a-z0-9]*|uk|eu|us|dev|test|prod)$/.test(
      id,
    );
  return isLabel ? undefined : families.find(({ is }) => is.test(id));
}

/** What an id says where models are kept as files that can be replaced under their name. */
type Host = (id: string) => Pin;

const hosts: readonly (readonly [provider: RegExp, host: Host])[] = [
  [/^(?:hugging ?face|hf|tei|vllm|nim|sentence-transformers)\b/i, (id) => hashed(id)],
  [/^(?:ollama|docker)\b/i, (id) => hashed(id)],
];

function hashed(id: string): Pin {
  return new RegExp(`(?:^|[@:])(?:${hash})$|sha256:[0-9a-f]{12,}$`).test(id) ? 'pinned' : 'moving';
}

/** What is said of the version of a model. */
export type Pinned =
  | { readonly pin: 'pinned' | 'undated' }
  /** `name`: it is called by an alias. `version`: what should be its version is another one tomorrow. `part`: that is only a part of its name. `missing`: nothing says it. */
  | { readonly pin: 'moving'; readonly by: 'name' | 'version' | 'part' | 'missing' };

/** Whether it is known which version of a model runs, from its id and its version together. */
export function pinOf({
  provider = '',
  name,
  version,
}: Pick<Model, 'provider' | 'name' | 'version'>): Pinned {
  const host = hosts.find(([known]) => known.test(provider.trim()))?.[1];
  const id = name === undefined ? '' : spelled(readModelId(name).id);
  const byName = pinOfId(id, host);
  if (version === undefined) {
    if (byName === 'pinned' || byName === 'undated') return { pin: byName };
    return { pin: 'moving', by: byName === 'moving' && host === undefined ? 'name' : 'missing' };
  }
  if (isMovingVersion(version)) return { pin: 'moving', by: 'version' };
  if (byName === 'pinned') return { pin: 'pinned' };
  const text = String(version).trim().toLowerCase();
  if (host !== undefined)
    return hashed(text) === 'pinned' ? { pin: 'pinned' } : { pin: 'moving', by: 'version' };
  const family = familyOf(id);
  if (family === undefined || family.version.test(text)) return { pin: 'pinned' };
  const whole = spelled(`${id}-${text}`);
  return pinOfId(whole, undefined) === 'pinned' || family.pinned.test(text)
    ? { pin: 'pinned' }
    : { pin: 'moving', by: 'part' };
}

/** `Claude Sonnet 4.6` as the provider spells it. */
function spelled(id: string): string {
  const dashed = id.trim().replace(/\s+/g, '-');
  const claude = dashed.replace(/^(claude-[a-z]+-\d+)\.(\d+)$/, '$1-$2');
  return fixedClaude.test(claude) ? claude : dashed;
}
