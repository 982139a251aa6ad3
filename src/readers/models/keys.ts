/** What the name of a setting, an argument or a constant says of its value. */

/** `chatModelName`, `CHAT_MODEL_NAME` and `chat-modelname` in words, in lower case. */
export function wordsOf(key: string): readonly string[] {
  return key
    .slice(0, 120)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/model(name|id|version)s?\b/g, 'model_$1')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `model`: which model. `version`: of which version it is. `stage`: in a registry. `deployment`: under which name it is called. `provider`: by whom. */
export type KeyKind = 'model' | 'version' | 'stage' | 'deployment' | 'provider' | 'other';

/** Words that say that a value is of something else, whatever the others say. */
const elsewhere =
  /^(?:path|dir|directory|folder|file|filename|url|uri|base|endpoint|host|server|port|key|secret|token|tokens|tokenizer|tokeniser|tiktoken|encoding|dimension|dimensions|dims|threshold|size|limit|max|min|temperature|label|labels|display|alias|aliases|description|price|pricing|cost|costs|type|kind|capacity|sku|region|location|tpm|rpm|timeout|user|users|django|pydantic|schema|class|cls|format|prefix|suffix|pattern|regex|example|vision_api)$/;

export function kindOfKey(words: readonly string[]): KeyKind {
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'provider') return 'provider';
  if (last === 'title') return 'other';
  if (words.some((word) => elsewhere.test(word))) return 'other';
  if (last === 'version' && (before === 'model' || before === 'deployment')) return 'version';
  if (last === 'stage' && before === 'model') return 'stage';
  if (words.includes('version')) return 'other';
  if (words.includes('deployment'))
    return /^(?:deployment|name|id|chat|embedding|embeddings)$/.test(last)
      ? 'deployment'
      : last === 'model'
        ? 'model'
        : 'other';
  if (/^(?:model|llm)$/.test(last)) return 'model';
  if (
    /^(?:name|id|pref|default|arn)$/.test(last) &&
    words.slice(0, -1).some((word) => word === 'model' || word === 'llm')
  )
    return 'model';
  if (last === 'identifier' && before === 'model') return 'model';
  return 'other';
}

/** Whether a setting by this name is none of a model, whatever stands there: a tokenizer, a label, a price. */
export function isElsewhere(words: readonly string[]): boolean {
  return words.some((word) => elsewhere.test(word));
}

/** What the settings of one model have in common: `CHAT` of `CHAT_MODEL_NAME` and `CHAT_MODEL_VERSION`. */
export function stemOf(words: readonly string[]): string {
  const rest = [...words];
  const drop = (is: RegExp): void => {
    if (is.test(rest.at(-1) ?? '')) rest.pop();
  };
  drop(/^(?:version|stage|name|id|provider|arn)$/);
  drop(/^(?:model|deployment)$/);
  return rest.join(' ');
}
