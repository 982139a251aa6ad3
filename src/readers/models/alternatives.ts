/** Maps of settings that stand side by side for several providers, of which another setting chooses one. */
import type { PlainValue } from '../../core/service';
import { isYamlMap } from '../source/yaml';
import type { Values } from './document';
import { kindOfKey, wordsOf } from './keys';

/** What a model is used for, as far as it matters here: one provider may serve texts and another one embeddings. */
type Use = 'embedding' | 'text';

/** For each use the keys beside which a map stands that sets up a provider. */
export type Alternatives = Readonly<Partial<Record<Use, readonly string[]>>>;

const provider =
  /^(azure(?:open)?(?:ai)?|openai|ollama|anthropic|claude|(?:aws|amazon)?bedrock|gemini|vertexai|vertex|googleai|google(?:genai|gemini)|mistral(?:ai)?|cohere|groq|huggingface|lmstudio|llamasharp|llamacpp|deepseek)(?:text|embeddings?|embedder|chat|completions?|services?|config|configuration|options|settings|api|llm)*$/;

/** So deep, and so many keys, are the settings of one provider. */
const deepest = 6;
const most = 200;

/** The providers that the maps in a map set up, where there are several for one use; undefined where there are not. */
export function alternativesIn(map: Values): Alternatives | undefined {
  const keys = new Map<Use, Map<string, string>>();
  for (const [key, value] of Object.entries(map)) {
    const name = providerOf(key);
    if (name === undefined || !isYamlMap(value)) continue;
    for (const use of usesOf(value, key)) {
      const known = keys.get(use) ?? new Map<string, string>();
      if (!known.has(name)) known.set(name, key);
      keys.set(use, known);
    }
  }
  const several = [...keys].filter(([, known]) => known.size > 1);
  if (several.length === 0) return undefined;
  return Object.fromEntries(several.map(([use, known]) => [use, [...known.values()]]));
}

/** Whether a setting beside the maps says that it is this one: `provider: anthropic`. */
export function isChosen(map: Values, key: string): boolean {
  return Object.values(map).some((value) => typeof value === 'string' && squeezed(value) === squeezed(key));
}

function squeezed(text: string): string {
  return text
    .slice(0, 60)
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
}

/** Whom a key is named after; undefined where it is no provider. */
export function providerOf(key: string): string | undefined {
  const name = provider.exec(squeezed(key))?.[1];
  return name?.replace(/^azure.*$/, 'azure').replace(/^(?:aws|amazon)/, '');
}

/** What a name of a setting, or of a model, says of its use. */
export function useOf(...names: readonly string[]): Use {
  return names.some((name) => /embed/i.test(name)) ? 'embedding' : 'text';
}

/** What the models are for that a map names, at any depth. */
function usesOf(map: Values, above: string): ReadonlySet<Use> {
  const uses = new Set<Use>();
  let left = most;
  const visit = (value: PlainValue | undefined, path: string, depth: number): void => {
    if (!isYamlMap(value) || depth > deepest) return;
    for (const [key, each] of Object.entries(value)) {
      if (left-- <= 0) return;
      const kind = kindOfKey(wordsOf(key));
      const name =
        typeof each === 'string' ? each : isYamlMap(each) ? (each.name ?? each.ModelName) : undefined;
      if ((kind === 'model' || kind === 'deployment') && typeof name === 'string' && name !== '')
        uses.add(useOf(path, key, name));
      visit(each, `${path}.${key}`, depth + 1);
    }
  };
  visit(map, above, 0);
  return uses;
}
