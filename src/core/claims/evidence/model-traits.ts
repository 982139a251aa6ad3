/**
 * Whether two ids are certainly of two models. What one of them leaves out (a size, a minor version, the name of a
 * deployment) says nothing: people name deployments after the model, in many spellings. Design: readers-evidence.md, section 3.
 */

/** An id in lower case, without its vendor and its day. */
interface UndatedId {
  readonly name: string;
  /** Whether the day of its version is known: such an id leaves nothing out. */
  readonly isDated: boolean;
}

interface Traits {
  readonly family: string;
  /** `4o`, `3.5`; undefined where the id does not say it. */
  readonly generation: string | undefined;
  readonly tier: string | undefined;
  /** `70b`. */
  readonly size: string | undefined;
  /** Words by which one model of a family is smaller than that of the plain name. */
  readonly isSmall: boolean;
}

interface Family {
  readonly is: RegExp;
  /** The first group, or several that belong together, say the generation. */
  readonly generation?: RegExp;
  readonly tiers?: RegExp;
}

/** An id is of a family where what stands behind its name is of it as well: `nova-lite`, but not `nova-triage`. */
const families: Readonly<Record<string, Family>> = {
  gpt: { is: /^gpt-?(?:\d|oss)/, generation: /^gpt-?(oss|\d)(?:(o(?![a-z])|-turbo)|\.(\d))?/ },
  o: { is: /^o[1-9](?![a-z0-9])/, generation: /^o(\d)/ },
  claude: {
    is: /^claude(?![a-z])/,
    // A last `-2` is the second of two deployments.
    generation: /(?:^claude|opus|sonnet|haiku)-?([1-9])(?:[._-]?([015-9]))?(?!\d)/,
    tiers: /(?<![a-z])(opus|sonnet|haiku|instant)(?![a-z])/,
  },
  gemini: {
    is: /^gemini(?![a-z])/,
    generation: /^gemini-?([1-9])(?:[._-](\d))?(?!\d)/,
    tiers: /(?<![a-z])(flash|pro|ultra|nano)(?![a-z])/,
  },
  gemma: { is: /^gemma-?\d/, generation: /^gemma-?(\d)(?!\d)/ },
  llama: { is: /^llama-?v?\d/, generation: /^llama-?(\d)(?:[.](\d))?(?!\d)/ },
  mistral: {
    is: /^mistral-(?:large|medium|small|nemo|tiny|\d+b)/,
    tiers: /^mistral-(large|medium|small|nemo|tiny)(?![a-z])/,
  },
  mixtral: { is: /^mixtral(?![a-z])/ },
  deepseek: { is: /^deepseek(?![a-z])/, tiers: /^deepseek-(r1|v[23])(?!\d)/ },
  qwen: { is: /^qwen-?\d/, generation: /^qwen-?(\d)(?:[.](\d))?(?!\d)/ },
  command: { is: /^command-(?:[ar]|light)(?![a-z])/, tiers: /^command-([ar]|light)(?![a-z])/ },
  nova: {
    is: /^nova-(?:micro|lite|pro|premier)(?![a-z])/,
    tiers: /^nova-(micro|lite|pro|premier)(?![a-z])/,
  },
  phi: { is: /^phi-?\d/, generation: /^phi-?(\d)(?:[.](\d))?(?!\d)/ },
  glm: { is: /^glm-?\d/, generation: /^glm-?(\d)(?:[.](\d))?(?!\d)/ },
};

const smaller = /-(mini|nano)(?![a-z])/;
const sizes = /(?<![a-z\d.])(?:\d+x)?\d+(?:\.\d+)?b(?![a-z\d])/;

function traitsOf(written: string): Traits | undefined {
  const name = written.replace(/^gpt-?(3)5(?!\d)/, 'gpt-$1.5').replace(/^gpt-?(4)1(?!\d)/, 'gpt-$1.1');
  const found = Object.entries(families).find(([, { is }]) => is.test(name));
  if (found === undefined) return undefined;
  const [family, { generation, tiers }] = found;
  const size = sizes.exec(name)?.[0];
  const rest = size === undefined ? name : name.replace(size, '');
  const said = generation === undefined ? null : generation.exec(rest);
  return {
    family,
    generation: said?.slice(1).filter(isSaid).join('.'),
    tier: tiers?.exec(name)?.[1],
    size,
    isSmall: smaller.test(name),
  };
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined;
}

/** Whether two ids of known families are of two models for sure. */
export function areTwoModels(one: UndatedId, other: UndatedId): boolean {
  const [own, their] = [traitsOf(one.name), traitsOf(other.name)];
  if (own === undefined || their === undefined) return false;
  if (own.family !== their.family) return true;
  if (differ(own.tier, their.tier) || differ(own.size, their.size)) return true;
  if (areTwoGenerations({ ...own, ...one }, { ...their, ...other })) return true;
  // Only what is dated is the larger one for sure: a deployment may leave the word out.
  const isPlain = own.generation !== undefined && own.generation === their.generation;
  const larger = own.isSmall ? other : one;
  return isPlain && own.isSmall !== their.isSmall && larger.isDated;
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

type Version = Pick<Traits, 'generation'> & Pick<UndatedId, 'isDated'>;

/** `4` may be `4.1` of which the rest was left out, unless its day is known. */
function areTwoGenerations(one: Version, other: Version): boolean {
  if (one.generation === undefined || other.generation === undefined) return false;
  const whole = (generation: string): string => generation.replace(/\.0$/, '');
  if (whole(one.generation) === whole(other.generation)) return false;
  const [shorter, longer] = one.generation.length <= other.generation.length ? [one, other] : [other, one];
  return !`${longer.generation}.`.startsWith(`${shorter.generation}.`) || shorter.isDated;
}
