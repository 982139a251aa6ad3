import { ShortPattern } from '../../core/service';
import { isElsewhere, kindOfKey, wordsOf } from './keys';

/** What the code around a literal does with it. */
export interface Binding {
  /** `none`: it is compared, or only described. `mentioned`: it stands in a list, or is handed to something. */
  readonly kind: 'none' | 'mentioned' | 'model' | 'deployment';
  /** The argument, constant or property that it is given to. */
  readonly key?: string;
  /** What is called with it. */
  readonly callee?: string;
  /** What the result of that call is given to. */
  readonly target?: string;
  /** What holds instead, where it is set. */
  readonly overridable?: string;
  readonly conditional?: string;
}

/** The code before and behind a literal, bounded, with the line breaks left in. */
interface Around {
  readonly before: string;
  readonly after: string;
}

const conditionBehind = new ShortPattern(/^\s+if\s+(?=\S)([^\n,;()]{1,80}?)\s+else\b/);
const elseBefore = new ShortPattern(/^(.*[=(,]\s*)["'][^"']*["']\s+if\s+(?=\S)([^\n,;]{1,80}?)\s+else\s*$/s);
const choiceBefore = new ShortPattern(/["'`\w)\]]\s+if\s+[^\n]{1,80}\selse\s*$/);
const prompted = new ShortPattern(/(?:^|\n)\s*(?:>>>|\.\.\. )[^\n]*$/);
const givenTo = new ShortPattern(
  /([A-Za-z_$][\w$]*)["']?\s*(?::\s*[\w.]{1,40})?\s*[=:]\s*(?:await\s|new\s|return\s)*$/,
);
const compared =
  /(?:[=!]==?|<>|\b(?:not )?in|\bis(?: not)?|\bcase|\bwhen|\bas|\btypeof|[=~]~|\blike)\s*\(?$|\b(?:starts_?with|ends_?with|includes?\??|contains|match(?:es)?|index_?of|equals(?:_?ignore_?case)?|has|test|has_?prefix|has_?suffix|start_with\?|end_with\?|replace|split|remove_?prefix|delete_prefix|strip|compile|fullmatch|search|regexp?|pattern|sub|count|find|get|pop|delete|assert\w*|expect|toBe|toEqual|isinstance|print|log(?:ger)?(?:\.\w+)?|info|debug|warn(?:ing)?|error|console\.\w+|\w*Error|\w*Exception|raise|throw|t|i18n)\(\s*$/i;
const inList =
  /\bexamples?["']?\s*[=:]\s*\[[^[\](){}]*$|\bis\s+["'][^\n]{0,80}\bor\s*$|\b(?:in|case|when)\s*[[({]?[^[\](){}:;=]*$|\b(?:Literal|enum|Enum|Union|oneOf|one_of|isIn|is_in|any_of)\s*[[(]{1,2}[^[\](){}]*$/;
const described =
  /\b(?:examples?|description|help|placeholder|labels?|title|docs?|summary|tooltip|default_?label|displayName|display_name|text|message|header|headers|tokenizer|encoding)["']?\s*[=:]\s*[[({]?\s*$/i;
const union = new ShortPattern(/(?:^|[^|])\|\s*$|\btype\s+\w+(?:<[^>]*>)?\s*=\s*$/);
const isKey = /^\s*(?::(?!=)|=>|->|to\b)/;
const isCompared =
  /^\s*(?:[=!]==?|in\b|not in\b|\.(?!freeze|strip|to_sym|as_str|into|to_string|to_owned|trim|toString)\w|\|(?!\|)|\)\s*\.(?:test|exec)\b)/;
const asList = /^[^[\](){}\n;]*[\])}]\s*\.(?:includes?\??|index_?of|contains|some|has|find)\b/i;
/** Numbers beside it: a table of what models cost and can. */
const isTable =
  /^[^{}[\]]{0,120}\b(?:price|pricing|cost|(?:input|output)_?(?:cost|price)|context_?(?:window|length|size)|max_?context|rate|per_?(?:1k|million)|label|displayName|display_name|description|icon)["']?\s*[:=]/i;

/** One of a menu: its name for people, or where it is served, stands beside it in the same brackets. */
const inMenu =
  /\b(?:model_?[nN]ame|model_?[lL]abel)["']?\s*[:=]\s*["'][A-Z\d][^"'\n]{0,60}["']|\b(?:hosted_?[iI]d|platform_?[lL]ink|max_?[cC]ontext)["']?\s*[:=]/;

function isInMenu(before: string, after: string): boolean {
  const open = before.lastIndexOf('{');
  if (open === -1 || /[})]/.test(before.slice(open))) return false;
  return inMenu.test(before.slice(open)) || inMenu.test(/^[^{}]*/.exec(after)?.[0] ?? '');
}

const given =
  /(?:process\.env\.|import\.meta\.env\.|Bun\.env\.|\benv\.|process\.env\[["'`]|Deno\.env\.get\(["'`]|\bos\.getenv\(["']|\bos\.environ\.get\(["']|os\.environ\[["']|\bENV\[["']|ENV\.fetch\(["']|System\.getenv\(["']|GetEnvironmentVariable\(["']|os\.Getenv\(["']|[Cc]onfig(?:uration)?\[["'])([\w.:-]+)(?:["'`]\s*(?:,\s*None\s*)?[\])])?\)?\s*(?:\?\?|\|\||\bor\b|,|\?:|\{|\)\s*\.(?:orElse|or|unwrap_or)\w*\()\s*$/;
const asked = new ShortPattern(
  /\b(?:[\w.]*(?:[gG]et|[eE]nv|ENV|fetch|[oO]rDefault|String|StringVar|[dD]efault|[cC]onfig|conf|[sS]ettings?|[pP]refs?|[vV]alue|var)\w*)(?:\.\w+)?(?:<\w+>)?\(\s*(?:&?[\w.]+,\s*)?["'`]([\w.:-]+)["'`]\s*,\s*(?:[a-z_]+\s*=\s*[\w.]+,\s*)?(?:default(?:_value)?\s*[=:]\s*)?$/,
);
const option =
  /\b(?:add_argument|option|Option|add_option|argument)\(\s*(?:["']-\w["']\s*,\s*)?["'](--[\w-]+)["'][^()]*\bdefault\s*[=:]\s*$/;
const field = new ShortPattern(
  /([A-Za-z_]\w*)\s*:\s*[\w.[\]| ]{1,40}=\s*[\w.]*(?:Field|Option|Argument|field|Input|Param|Setting)\(\s*(?:default\s*=\s*)?$|([A-Za-z_]\w*)\s*:\s*(?:z\.|str\(|string\(|Type\.|v\.)[\w.(){}\s]{0,60}(?:\.default\(|default\s*:)\s*$/,
);
const otherwise =
  /(?:^|[\s=(:,{])([A-Za-z_$][\w.$?]{0,60}(?:\[["'][\w-]+["']\]|\(["'][\w-]+["']\))?)\s*(?:\?\?=?|\|\|=?|\bor\b|\?:)\s*$/;
const assigned = new ShortPattern(
  /([A-Za-z_$][\w$-]*)["']?\]?[?!]?[ ]?(?::[ ]?[\w.[\]|?<>$"' ]{1,60}?)?[ ]?(?::=|=>|=|:)\s*\(?$|([A-Za-z_]\w*)\s*\{[^{}]{0,40}\}\s*=\s*$|([A-Za-z_]\w*)[ ](?:string|String)[ ]?=\s*$/,
);
const called = new ShortPattern(/([A-Za-z_$][\w$.]*)(?:<[\w, ]{1,40}>)?\(\s*$/);
/** What only makes a value of another type of a text. */
const wrapper =
  /(?:^|\.)(?:F|String|Ptr|ptr|StringPtr|pointer|Model|ChatModel|ModelID|ModelId|EmbeddingModel|SecretStr|str)$/;
const chosen = new ShortPattern(/^(.*(?:(?<![=!<>])=(?!=)|[:(,])\s*|)([^,;{}()]{1,80}?)\s\?\s*$/s);
const notChosen = new ShortPattern(
  /^(.*(?:(?<![=!<>])=(?!=)|[:(,])\s*|)([^,;{}()]{1,80}?)\s\?\s*["'`][^"'`]*["'`]\s*:\s*$/s,
);

/** What is done with a literal. */
export function bindingOf({ before, after }: Around): Binding {
  const ternary = chosen.exec(before) ?? notChosen.exec(before);
  if (ternary !== null) {
    const rest = bound({ before: ternary[1] ?? '', after: '' });
    const condition = (ternary[2] ?? '').trim();
    return { ...rest, conditional: chosen.test(before) ? condition : `!(${condition})` };
  }
  if (isDescribed({ before, after })) return { kind: 'none' };
  const condition = conditionBehind.exec(after)?.[1];
  const elseOf = elseBefore.exec(before);
  if (elseOf !== null)
    return { ...bound({ before: elseOf[1] ?? '', after }), conditional: `!(${elseOf[2] ?? ''})` };
  const found = bound({ before, after });
  return condition === undefined ? found : { ...found, conditional: condition };
}

function isDescribed({ before, after }: Around): boolean {
  const isChoice = choiceBefore.test(before);
  return (
    prompted.test(before) ||
    isKey.test(after) ||
    isCompared.test(after) ||
    asList.test(after) ||
    union.test(before) ||
    described.test(before) ||
    (compared.test(before) && !given.test(before) && !isChoice) ||
    inList.test(before.slice(before.lastIndexOf('\n', before.lastIndexOf('[')) + 1)) ||
    /[\w\])]\[\s*$/.test(before)
  );
}

function bound({ before, after }: Around): Binding {
  const fallback = given.exec(before) ?? asked.exec(before) ?? option.exec(before);
  if (fallback !== null) return boundByFallback(fallback[1] ?? '', before.slice(0, fallback.index));
  const inField = field.exec(before);
  if (inField !== null) return named(inField[1] ?? inField[2] ?? '', before.slice(0, inField.index));
  const other = otherwise.exec(before);
  if (other !== null) return boundByOther(other[1] ?? '', before.slice(0, other.index + 1));
  const key = assigned.exec(before);
  if (key !== null) {
    // `? 'deployment' : 'model'`: no key, but the other branch.
    if (/\?\s*["'`]$/.test(before.slice(0, key.index))) return { kind: 'mentioned' };
    const found = named(key[1] ?? key[2] ?? key[3] ?? '', before.slice(0, key.index));
    return found.kind === 'model' && (isTable.test(after) || isInMenu(before, after))
      ? { ...found, kind: 'mentioned' }
      : found;
  }
  const added = addedAs(before, after);
  if (added !== undefined) return added;
  const call = called.exec(before);
  const callee = call?.[1];
  // `Model: openai.F("gpt-4o")`
  if (call !== null && wrapper.test(callee ?? '') && assigned.test(before.slice(0, call.index)))
    return bound({ before: before.slice(0, call.index), after });
  return callee === undefined ? { kind: 'mentioned', ...enclosing(before) } : positional(callee, before);
}

const addedModel = new ShortPattern(
  /([\w.]{0,60}\bAdd(?:Model|Deployment))\(\s*(?:["'][^"'\n]{1,80}["']|[A-Za-z_]\w{0,60})\s*,\s*$/,
);
const addedName = new ShortPattern(
  /\b(?:Add(?:Model|Deployment)|(\w*Add(?:Keyed)?Ollama(?:Local|\w*Client)?))\(\s*$/,
);

/**
 * What is added to an application of .NET Aspire has a name of its own, which comes first: `AddModel("chat", "llama3.1")`.
 * `AddOllama("ollama")` has that name alone.
 */
function addedAs(before: string, after: string): Binding | undefined {
  const model = addedModel.exec(before);
  if (model !== null)
    return { kind: 'model', callee: model[1] ?? '', ...targetOf(before.slice(0, model.index)) };
  const name = addedName.exec(before);
  if (name === null) return undefined;
  return name[1] !== undefined || /^\s*,/.test(after) ? { kind: 'none' } : undefined;
}

/** The default of a setting. */
function boundByFallback(variable: string, before: string): Binding {
  const words = wordsOf(variable);
  const kind = kindOfKey(words);
  const isVariable = /^[A-Z][A-Z0-9_]*$/.test(variable) || kind === 'model' || kind === 'deployment';
  if (!isVariable || isElsewhere(words)) return { kind: 'mentioned' };
  const key = assigned.exec(before);
  const target = key?.[1] ?? '';
  return {
    kind: kind === 'deployment' || kindOfKey(wordsOf(target)) === 'deployment' ? 'deployment' : 'model',
    overridable: variable,
    ...(target === '' ? {} : { key: target }),
    ...enclosing(before),
  };
}

/** `given or "gpt-4o"` */
function boundByOther(expression: string, before: string): Binding {
  const last =
    expression
      .split(/[.?[\]("']+/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  const kind = kindOfKey(wordsOf(last));
  const key = assigned.exec(before)?.[1] ?? '';
  const byKey = kindOfKey(wordsOf(key));
  const known = kind === 'model' || kind === 'deployment' ? kind : byKey;
  if (known !== 'model' && known !== 'deployment') return { kind: 'mentioned' };
  return { kind: known, overridable: expression, key: key === '' ? last : key, ...enclosing(before) };
}

function named(key: string, before: string): Binding {
  const words = wordsOf(key);
  const around = { key, ...enclosing(before) };
  // Whose names only count or price are the keys of a table.
  const kind = /token|count|cost|price/i.test(around.callee ?? '') ? 'other' : kindOfKey(words);
  if (kind === 'deployment') return { kind, ...around };
  const isConstant =
    /^[A-Z][A-Z0-9_]*$/.test(key) &&
    words.includes('model') &&
    !isElsewhere(words) &&
    !words.includes('version');
  if (key === 'engine' && /azure/i.test(around.callee ?? '')) return { kind: 'deployment', ...around };
  const isEngine = key === 'engine' || key === 'foundationModel';
  return { kind: kind === 'model' || isConstant || isEngine ? 'model' : 'mentioned', ...around };
}

const models =
  /(?:^|[._])(?:model|modelName|model_name|modelId|model_id|withModel\w*|setModel\w*|init_chat_model|initChatModel|init_embeddings|getGenerativeModel|[gG]enerateContent(?:Async|Stream)?|GenerativeModel|LLM|LM|Agent|ChatClient|GetChatClient|EmbeddingClient|GetEmbeddingClient|FoundationModelIdentifier|languageModel|textEmbeddingModel|languageModelId|[A-Z]\w*(?:Chat|LLM|Model|ChatModel|Embeddings?|Embedder|Generator|ChatCompletion|EmbeddingGeneration|TextEmbeddingGeneration|Target|Responses))$|(?:^|\.)(?:openai|anthropic|google|vertex|bedrock|mistral|gateway|createOpenAI|ollama|cohere|groq|xai)(?:\.(?:chat|responses|completion|embedding|textEmbedding|textEmbeddingModel|languageModel|image|messages))?$|^(?:ChatOpenAI|ChatAnthropic|Add\w+ChatCompletion)$/;

/** What is handed to a call as it is. */
function positional(callee: string, before: string): Binding {
  const isAzure = /^azure(?:\.\w+)?$|AzureOpenAI(?:Chat|Text|Embedding)/.test(callee);
  const target = targetOf(before.slice(0, before.length - (called.exec(before)?.[0].length ?? 0)));
  if (isAzure) return { kind: 'deployment', callee, ...target };
  if (/(?:^|\.)Value$/.test(callee)) return { kind: 'model', callee };
  return { kind: models.test(callee) ? 'model' : 'mentioned', callee, ...target };
}

/** The call whose brackets are open where a text ends, and what its result is given to. */
function enclosing(before: string): Pick<Binding, 'callee' | 'target'> {
  let open = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    const char = before[at];
    if (char === ')') open++;
    else if (char === '(' && --open < 0) {
      const outer = before.slice(0, at + 1);
      const callee = called.exec(outer);
      if (callee === null) return {};
      return { callee: callee[1] ?? '', ...targetOf(before.slice(0, callee.index)) };
    }
  }
  return {};
}

function targetOf(before: string): Pick<Binding, 'target'> {
  const target = givenTo.exec(before)?.[1];
  return target === undefined ? {} : { target };
}
