/**
 * What the id of a model says of its version, by what its provider means by it. An id with a date or a hash is one
 * version for good; an alias is another model on a day that someone else chooses. Whether an id exists, nobody is told.
 */
import type { Model } from '../schema/generated/manifest-file';
import { dated, type Family, families, fixedClaude, hashAtEnd } from './model-families';
import type { Pin } from './testimony';

/** A prefix by which a router says whose model it is; that of a repository of models is no prefix. */
const router =
  /^(?:openrouter\/)?(?:openai|anthropic|bedrock(?:_converse)?(?:\/converse)?|vertex_ai|vertexai|gemini|google|google_genai|google_vertexai|google-vertex|azure|azure_openai|azure_ai|mistral|mistralai|amazon-bedrock|aws-bedrock)[/:](?=.)/;

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

/** No id is longer. */
const longest = 200;

/** What the id by which a model is called says of its version. */
function pinOfId(id: string): Pin {
  if (id.length > longest) return 'unknown';
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

const label =
  /-(?:[a-z]*(?:sweden|france|germany|europe|central|east|west|north|south)[a-z0-9]*|uk|eu|us|dev|test|prod)$/;

/** One's own label of a model (`gpt-4o-uk`, after where it is deployed) is of no family. */
function familyOf(id: string): Family | undefined {
  if (id.length > longest) return undefined;
  return label.test(id) ? undefined : families.find(({ is }) => is.test(id));
}

/** What is known of an id that is spelled as its maker spells it. */
interface KnownModel extends ModelId {
  readonly maker: Family['maker'];
}

/** The model that a text names: the whole text, in one of the known families. Undefined where it may be anything else. */
export function knownModel(text: string): KnownModel | undefined {
  if (text.length > longest || !/^[A-Za-z0-9][\w.:@/*${}-]*$/.test(text)) return undefined;
  const read = readModelId(text);
  // Whoever writes it in capitals means a label; no provider does.
  if (!text.endsWith(read.id)) return undefined;
  const family = families.find(({ whole }) => whole.test(read.id));
  return family === undefined ? undefined : { ...read, maker: family.maker };
}

/** One's own label of a model of a known family, after its place or stage: `gpt-4o-uk`. */
export function isModelLabel(text: string): boolean {
  const at = text.lastIndexOf('-');
  return (
    text.length <= longest &&
    label.test(text) &&
    families.some(({ whole }) => whole.test(text.slice(0, at)) || whole.test(text.replace(label, '')))
  );
}

/** What the id and the version of a model say together of its pin. */
export function modelPin(model: Pick<Model, 'provider' | 'name' | 'version'>): Pin {
  const found = pinOf(model);
  if (found.pin !== 'moving') return found.pin;
  if (found.by === 'name' || found.by === 'version') return 'moving';
  return found.by === 'missing' && isHostOfFiles(model.provider ?? '') ? 'moving' : 'unknown';
}

/** Providers that keep models as files, which can be replaced under their name: only a hash is one version. */
const hostOfFiles = /^(?:hugging ?face|hf|tei|vllm|nim|sentence-transformers|ollama|docker)\b/i;

function isHostOfFiles(provider: string): boolean {
  return hostOfFiles.test(provider.trim());
}

function pinOfFile(id: string): Pin {
  if (id.length > longest) return 'unknown';
  return hashAtEnd.test(id) ? 'pinned' : 'moving';
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
  const isFile = isHostOfFiles(provider);
  const id = name === undefined ? '' : spelled(readModelId(name).id);
  const byName = isFile ? pinOfFile(id) : pinOfId(id);
  if (version === undefined) {
    if (byName === 'pinned' || byName === 'undated') return { pin: byName };
    return { pin: 'moving', by: byName === 'moving' && !isFile ? 'name' : 'missing' };
  }
  if (isMovingVersion(version)) return { pin: 'moving', by: 'version' };
  if (byName === 'pinned') return { pin: 'pinned' };
  const text = String(version).trim().toLowerCase();
  if (isFile) return hashAtEnd.test(text) ? { pin: 'pinned' } : { pin: 'moving', by: 'version' };
  const family = familyOf(id);
  if (family === undefined || family.version.test(text)) return { pin: 'pinned' };
  const whole = spelled(`${id}-${text}`);
  return pinOfId(whole) === 'pinned' || family.pinned.test(text)
    ? { pin: 'pinned' }
    : { pin: 'moving', by: 'part' };
}

/** `Claude Sonnet 4.6` as the provider spells it. */
function spelled(id: string): string {
  const dashed = id.trim().replace(/\s+/g, '-');
  const claude = dashed.replace(/^(claude-[a-z]+-\d+)\.(\d+)$/, '$1-$2');
  return fixedClaude.test(claude) ? claude : dashed;
}
