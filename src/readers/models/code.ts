import { foreignRole, roleOfKey } from '../role';
import type { SourceFile } from '../source/file';
import { type Literal, literalsOf } from '../source/literals';
import { type Binding, bindingOf } from './binding';
import { holdersOf, isInExample } from './code-above';
import { kindOfKey, wordsOf } from './keys';
import { encoderOf, isPlaceholder, type Name, nameOf } from './names';
import { type ModelSaid, type Saying, saidOfDeployment, saidOfModel } from './said';
import { resolved, saidOfAddress } from './settings';

/** So far is looked back from a literal, and beyond it. */
const farthestBack = 160;
const farthestOn = 240;
const longestLine = 1_500;
/** A program that names more is a list, and the rest of it says no more than that. */
const most = 400;
/** So many literals of a file are held against the code around them. */
const mostLooked = 4_000;

/** A literal that may name a model, with what the code around it does with it. */
interface Candidate {
  readonly file: SourceFile;
  readonly literal: Literal;
  readonly text: string;
  readonly overridable?: string;
  readonly after: string;
}

/** What a program says of models: the literals that name one, and what they are given to. */
export function readCode(file: SourceFile): ModelSaid[] {
  const { literals, code } = literalsOf(file.text, file.ending);
  const about = aboutOf(file.text);
  const said: ModelSaid[] = [];
  let looked = 0;
  let lineFrom = 0;
  let lineTo = -1;
  for (const literal of literals) {
    if (!mayName(literal.text, about)) continue;
    if (said.length > most || ++looked > mostLooked) break;
    if (literal.start > lineTo) {
      lineFrom = file.text.lastIndexOf('\n', literal.start) + 1;
      const end = file.text.indexOf('\n', literal.start);
      lineTo = end === -1 ? file.text.length : end;
    }
    if (lineTo - lineFrom > longestLine) continue;
    const before = plain(code.slice(Math.max(0, literal.from - farthestBack), literal.from));
    const after = code.slice(literal.to, literal.to + farthestOn);
    const value = resolved(literal.text);
    const text = value?.value ?? literal.text;
    const candidate = {
      file,
      literal,
      text,
      after,
      ...(value?.overridable === undefined ? {} : { overridable: value.overridable }),
    };
    const use = inPipeline.test(before)
      ? { kind: 'model' as const, callee: 'pipeline', key: 'model' }
      : bindingOf({ before, after });
    if (use.kind !== 'none' && isInExample(file, literal.start)) continue;
    said.push(...saidOf(candidate, use, about));
  }
  return said;
}

function plain(text: string): string {
  return text.replace(/[ \t\r]+/g, ' ');
}

/** What the file as a whole speaks of. */
interface About {
  readonly hugging: boolean;
  readonly azure: boolean;
  readonly deployments: boolean;
  readonly ollama: boolean;
  /** It calls Azure and OpenAI by the same methods: which one is called where, the code around does not say. */
  readonly both: boolean;
  readonly text: string;
}

/** Clients of Azure, which call a model by the name of its deployment. */
const azureClient = /\b(?:Async)?AzureOpenAI(?:Client)?\b|\b(?:AIProject|Agents|PersistentAgents)Client\b/;

function aboutOf(text: string): About {
  const azure = azureClient.test(text);
  return {
    hugging: /\btransformers\b|sentence[-_]transformers|[hH]ugging[fF]ace|huggingface|\bvllm\b/.test(text),
    azure,
    deployments: /deployment|\bazure\(|\bengine\s*[=:]|AddAzureOpenAI/i.test(text),
    ollama: /ollama|Ollama|OLLAMA/.test(text),
    both: azure && /(?:^|[^\w])(?:Async)?OpenAI(?:Client)?\(/m.test(text),
    text: (
      text.match(/sentence[-_]transformers|hugging_?face|\bvllm\b|\bfrom transformers\b|\bollama\b/gi) ?? []
    )
      .slice(0, 20)
      .join(' '),
  };
}

/** Whether a text is worth a look at the code around it. */
function mayName(text: string, { hugging, azure, deployments, ollama }: About): boolean {
  if (text.length < 2 || text.length > 200 || !/^[\w$.@:/{}*-]+$/.test(text)) return false;
  if (family.test(text)) return true;
  if (hugging && /[-/]/.test(text)) return true;
  return (azure || deployments || ollama) && /^[A-Za-z][\w.:/-]+$/.test(text);
}

/** What is in every id of a known family, and what a router or a registry stands before. */
const family =
  /gpt-|claude-|gemini|^o\d|text-|textembedding|whisper-|tts-|dall-e|tral-|codex-|moderation-|amazon\.|llama|cohere\.|deepseek\.|qwen\.|ai21\.|^azure|^models:|^ollama|^huggingface\//;

function saidOf(candidate: Candidate, use: Binding, about: About): ModelSaid[] {
  const { literal, file, text } = candidate;
  const registry = registryOf(candidate, use);
  if (registry !== undefined) return registry;
  if (use.kind === 'none') return [];
  const at = file.placeOf(literal.start, literal.end - literal.start);
  const names = [...holdersOf(file, literal.start), use.target, use.key, use.overridable];
  const role = roleOfKey(names.filter(Boolean).join('.'), file.role);
  const name = nameIn(candidate, use, about);
  if (name === undefined) return [];
  const isAzureCall =
    about.azure &&
    /(?:^|[._])(?:create(?:_?[aA]gent(?:Async)?)?|CreateAgent(?:Async)?|parse|stream|GetChatClient|GetEmbeddingClient|generate\w*)$/.test(
      use.callee ?? '',
    ) &&
    use.kind === 'model';
  if (name.kind === 'deployment' || (isAzureCall && !about.both && name.kind === 'model'))
    return [saidOfDeployment(name.kind === 'deployment' ? name.name : text, { at, ...foreignRole(role) })];
  const isLoaded = loads(use.callee ?? '');
  const isBound = (use.kind === 'model' || isLoaded) && file.role === 'product' && !isAzureCall;
  const overridable = candidate.overridable ?? use.overridable;
  const saying: Saying = {
    site: isBound ? 'bound' : 'mentioned',
    at,
    ...foreignRole(role),
    ...(use.kind === 'model' && use.key !== undefined && /^[A-Z][A-Z0-9_]+$/.test(use.key)
      ? { setting: use.key }
      : {}),
    ...(overridable === undefined ? {} : { overridable, default: true }),
    ...(use.conditional === undefined ? {} : { conditional: use.conditional }),
  };
  return saidOfModel(name, { ...saying, ...revisionOf(candidate, name), ...addedVersion(candidate, use) });
}

const encoders =
  /(?:^|\.)(?:SentenceTransformer|CrossEncoder|SparseEncoder|SentenceTransformerEmbeddings?|HuggingFace\w*|HF\w*|SentenceTransformers\w*|TransformersSimilarityRanker|SentenceTransformerRerank|FlagModel|BGEM3FlagModel|FlagReranker|HuggingfaceEmbeddings?)$/;
const pretrained = /^(?!.*(?:Tokenizer|Processor|Config|FeatureExtractor)).*from_?pretrained$/i;

/** `pipeline('ner', 'org/name')` */
const inPipeline = /\bpipeline\(\s*["'][\w-]+["']\s*,\s*$/;

function loads(callee: string): boolean {
  return callee === 'pipeline' || encoders.test(callee) || pretrained.test(callee);
}

/** What is called by Ollama's own name, and what its client is asked; not what is done with an address of it. */
const ollamaCall =
  /(?:^|\.)(?:\w*[oO]llama\w*|\w*ollama\w*\.(?:chat|generate|pull|show|embed\w*|completion\w*|(?:language|chat|embedding|textEmbedding)Model))$/;

/** What a literal names, by what it is given to. */
function nameIn(
  { text }: Candidate,
  { kind, callee = '', key = '', overridable }: Binding,
  about: About,
): Name | undefined {
  const isFirst = key === '' || /model|repo|path|name/i.test(key);
  if (encoders.test(callee) && isFirst && !/cache|folder|dir$|device|token/i.test(key))
    return encoderOf(text, false);
  if ((callee === 'pipeline' || pretrained.test(callee)) && (key === '' || /model|repo/i.test(key)))
    return encoderOf(text, true);
  if (/okeni[sz]er|tiktoken|ncoding|from_?pretrained/i.test(callee)) return undefined;
  if (kind === 'deployment') return deploymentIn(text, `${callee} ${key} ${overridable ?? ''}`, about);
  // As it is written alone: `toLlamaCloud` is something else.
  const isOllama = /ollama|Ollama|OLLAMA/.test(callee) || isOfOllama(overridable ?? key);
  const by =
    callee === '' && !isOllama
      ? undefined
      : isOllama
        ? 'ollama'
        : /^LLM$/.test(callee) && about.hugging
          ? 'vllm'
          : callee;
  const isModel = kind === 'model' || (key === '' && ollamaCall.test(callee));
  const name = nameOf(text, { isModel, by, about: about.text });
  // What a program names besides is only worth saying where it is spelled as a maker spells it.
  return kind === 'mentioned' && name?.kind === 'deployment' ? undefined : name;
}

/** `OLLAMA_MODEL`, `ollama_model_name`: a setting says by its name who serves what it names. */
function isOfOllama(key: string): boolean {
  const words = wordsOf(key);
  return words.includes('ollama') && kindOfKey(words) === 'model';
}

function deploymentIn(text: string, by: string, { azure }: About): Name | undefined {
  const isOne = azure || /azure|openai|aoai|gpt/i.test(by) || nameOf(text, { isModel: true }) !== undefined;
  if (!isOne || !/^[A-Za-z][\w.-]{1,63}$/.test(text) || isPlaceholder(text)) return undefined;
  return { kind: 'deployment', name: text };
}

/** The revision that a model of Hugging Face is loaded at, further on in the same call. */
function revisionOf(
  { file, literal, after }: Candidate,
  name: Extract<Name, { kind: 'model' }>,
): Pick<Saying, 'version' | 'versionAt'> {
  if (name.host !== 'huggingface') return {};
  const found = /^([^()]*?\brevision["']?\s*[=:]\s*["'])([\w./-]{1,64})["']/.exec(after);
  if (found === null) return {};
  const [, before = '', version = ''] = found;
  return { version, versionAt: file.placeOf(literal.to + before.length, version.length) };
}

/** `AddDeployment("chat", "gpt-4o", "2024-08-06")` */
function addedVersion(
  { file, literal, after }: Candidate,
  { callee = '' }: Binding,
): Pick<Saying, 'version' | 'versionAt'> {
  const found = /(?:^|\.)AddDeployment$/.test(callee) ? /^(\s*,\s*")([\w.-]{1,64})"/.exec(after) : null;
  if (found === null) return {};
  const [, before = '', version = ''] = found;
  return { version, versionAt: file.placeOf(literal.to + before.length, version.length) };
}

/** The address of a model in a registry: only where something is given to something. */
function registryOf({ file, literal, text }: Candidate, { kind }: Binding): ModelSaid[] | undefined {
  const at = file.placeOf(literal.start, literal.end - literal.start);
  const said = saidOfAddress(text, at, file.role);
  return kind === 'none' && said !== undefined ? [] : said;
}
