/** Whether two names are those of one model. Design: readers-repository.md, section 2. */
import { isModelLabel, knownModel, readModelId } from '../../../facts/model-ids';
import type { ModelTestimony } from '../../../facts/testimony';

/**
 * `equal`: one model in one version. `unversioned`: the manifest gives its name alone. `alias`: the repository asks
 * for a name that another version may bear tomorrow. `part`: what the manifest says is only a part of the name.
 * `version`: one model in two versions. `other`: another model.
 */
type Match = 'equal' | 'unversioned' | 'alias' | 'part' | 'version' | 'other';

/** No id is longer. */
const longest = 200;

/** One spelling for all: `GPT-35 Turbo` → `gpt-3.5-turbo`, `claude-sonnet-4.5@20250929` → `claude-sonnet-4-5-20250929`. */
function spelled(name: string): string {
  return readModelId(name.slice(0, longest))
    .id.replace(/[\s_@:]+/g, '-')
    .replace(/^gpt-?35(?=-|$)/, 'gpt-3.5')
    .replace(/^(?:anthropic\.)?(claude-.+?)(?:-v\d{1,2}(?:-\d{1,2})?(?:-\d{1,3}k)?)?$/, '$1')
    .replace(/^(claude-(?:[a-z]+-)?\d)\.(\d)/, '$1-$2')
    .replace(/(20\d\d)-(\d\d)-(\d\d)(?=-|$)/, '$1$2$3');
}

/** What may follow a name and only says which version: a day, a number of a build, a preview. */
const version =
  /^(?:20\d{6}|\d{4}(?:-preview)?|0\d\d|v\d{1,2}(?:-\d{1,2})?|preview-\d\d-\d\d(?:-\d{4})?|latest|[0-9a-f]{12,64})$/;

const isOnBedrock = /^(?:amazon|meta|mistral|cohere|openai|deepseek|qwen|ai21)\./;
const build = /^\d{1,2}-\d{1,2}$/;

/** What a name says, in one spelling. */
export interface Named {
  /** With its version. */
  readonly whole: string;
  /** Without it. */
  readonly name: string;
  readonly version?: string;
  /** Whether it is a word without a number: a family, and no model. */
  readonly isFamily: boolean;
}

export function namedBy(given: string, ownVersion: string | undefined): Named {
  const id = spelled(given);
  const [base, inside] = split(id);
  const named = (whole: string, name: string, said: string | undefined): Named => ({
    whole,
    name,
    isFamily: !/\d/.test(name),
    ...(said === undefined ? {} : { version: said }),
  });
  if (ownVersion === undefined || ownVersion.trim() === '')
    return named(id, inside === undefined ? id : base, inside);
  const said = spelled(ownVersion);
  if (id === said || id.endsWith(`-${said}`)) return named(id, base, inside ?? said);
  // Two days or builds of one sort cannot both be the version: neither of them is that of a manifest that says both.
  if (areTwoOfOneSort(inside, said)) return named(`${id}-${said}`, base, `${inside}-${said}`);
  return named(`${id}-${said}`, id, said);
}

function areTwoOfOneSort(inside: string | undefined, said: string): boolean {
  return inside !== said && inside?.length === said.length && /^\d+$/.test(inside) && version.test(said);
}

/** An id and the version in it: `gpt-4o-20240806` → gpt-4o and 20240806. */
function split(id: string): [base: string, version: string | undefined] {
  // The number of these is the generation.
  if (/embed/.test(id)) return [id, undefined];
  for (const { index } of id.matchAll(/-/g)) {
    const rest = id.slice(index + 1);
    if (version.test(rest) || (isOnBedrock.test(id) && build.test(rest))) return [id.slice(0, index), rest];
  }
  return [id, undefined];
}

/** How a model of the manifest and one of the repository go together. */
export function matchOf(claim: Named | undefined, fact: Named): Match {
  if (claim === undefined) return 'other';
  if (claim.whole === fact.whole) return 'equal';
  if (claim.whole === fact.name) return 'unversioned';
  if (claim.name === fact.whole) return 'alias';
  if (claim.name === fact.name) return versions(claim.version, fact.version);
  return isPart(claim, fact) ? 'part' : 'other';
}

/** Whether all that two names say may be said of one model. */
export function isAlike(match: Match): boolean {
  return match === 'equal' || match === 'unversioned' || match === 'alias';
}

function versions(claim: string | undefined, fact: string | undefined): Match {
  if (claim === fact) return 'equal';
  if (claim === undefined || claim === 'latest') return 'unversioned';
  if (fact === undefined || fact === 'latest') return 'alias';
  return 'version';
}

/** `gemini` in version `3.5` beside `gemini-3.5-flash`; never `gpt-4o` beside `gpt-4o-mini`. */
function isPart(claim: Named, fact: Named): boolean {
  return claim.isFamily && fact.whole.startsWith(`${claim.whole}-`);
}

/** What a model is for, as far as its name says it: a question is not answered by one of another use. */
export type Use = 'embedding' | 'ranking' | 'speech' | 'image' | 'moderation' | 'chat';

const uses: readonly (readonly [use: Use, is: RegExp])[] = [
  ['ranking', /rerank|cross-encoder|ranker/i],
  ['embedding', /embed|(?:^|[/-])(?:e5|bge|gte)-|minilm|ada-002|sentence-?transformer/i],
  ['speech', /whisper|(?:^|-)tts|transcri|speech|voice|voxtral|realtime|audio/i],
  ['image', /dall-e|image|sora|imagen|stable-diffusion|vision-?vectori/i],
  ['moderation', /moderation|guard(?:rail)?(?:-|$)|safeguard/i],
];

export function useOf(...names: readonly (string | undefined)[]): Use {
  for (const name of names) {
    const use = uses.find(([, is]) => name !== undefined && is.test(name.slice(0, longest)))?.[0];
    if (use !== undefined) return use;
  }
  return 'chat';
}

/** Whether a name is of a family whose names are given by its maker: every other may be one's own label for anything. */
export function isOfKnownFamily(name: string): boolean {
  const id = name.trim().toLowerCase().slice(0, longest).replace(/\s+/g, '-');
  return !isModelLabel(id) && knownModel(id) !== undefined;
}

/** A model as a message names it: `gpt-4o 2024-08-06`. */
export function inWords({ id, version: said }: Pick<ModelTestimony, 'id' | 'version'>): string {
  return said === undefined || said === '' ? id : `${id} ${said}`;
}
