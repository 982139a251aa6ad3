import { type FileRole, isMovingVersion, type TestimonyPlace } from '../../core/service';
import { foreignRole, roleOfKey } from '../role';
import type { SourceFile } from '../source/file';
import { isElsewhere, type KeyKind, kindOfKey, stemOf, wordsOf } from './keys';
import { isPlaceholder, nameOf } from './names';
import { isSample, type ModelSaid, saidOfDeployment, saidOfModel } from './said';

/** A setting: of an environment, a map of a configuration, the parameters of infrastructure. */
export interface Setting {
  readonly key: string;
  readonly text: string;
  readonly at: TestimonyPlace;
  /** The keys above it, where they say what it is for. */
  readonly above?: string;
  /** How it is called where its key alone says nothing: `components.llm.model`. */
  readonly shown?: string;
  /** The default of a variable, or of a parameter, by itself. */
  readonly isDefault?: true;
}

interface SettingsContext {
  readonly file: SourceFile;
  /** What the file is for, where its content says so. */
  readonly role?: FileRole;
  /** Who provides the models of these settings, as something beside them says. */
  readonly by?: string;
  /** Whether what stands under any key counts that is whole and of a known family: the values of an environment. */
  readonly isOpen?: true;
}

/** A setting with what its key and its value say. */
interface Known extends Setting {
  readonly kind: KeyKind;
  readonly words: readonly string[];
  readonly stem: string;
  readonly value: string;
  readonly overridable?: string;
  readonly fallback: boolean;
}

/** What stands before the value that holds where a variable is not set: `${NAME:-`. */
const fallback = /^\$\{([A-Za-z_][\w.-]*)(?::-|:=|-|=|:\?|:)/;

/** A value, and the variable that may say otherwise; undefined where there is only a variable. */
export function resolved(
  text: string,
): { readonly value: string; readonly overridable?: string } | undefined {
  let value = text.trim();
  let overridable: string | undefined;
  for (let depth = 0; depth < 3; depth++) {
    const [head, variable] = fallback.exec(value) ?? [];
    if (head === undefined || !value.endsWith('}') || value.includes('\n')) break;
    overridable ??= variable;
    value = value.slice(head.length, -1).replace(/^(["'])(.*)\1$/, '$2');
  }
  if (value === '' || /^\$|^os\.environ|^env[.:]|[{}]{2}|\$\{/i.test(value)) return undefined;
  return { value, ...(overridable === undefined ? {} : { overridable }) };
}

/** What settings that stand together say of models. */
export function saidOfSettings(settings: readonly Setting[], context: SettingsContext): ModelSaid[] {
  const known = settings.flatMap(knownOf);
  const groups = grouped(known);
  const keys = new Set(known.map(({ words, above }) => `${above ?? ''} ${words.join('_')}`));
  return known.flatMap((setting) => {
    // Where both are there, `X_MODEL` is the name of a deployment, or the same again.
    const again =
      setting.kind === 'model' && keys.has(`${setting.above ?? ''} ${setting.words.join('_')}_name`);
    return again ? [] : saidOf(setting, groups.get(groupOf(setting)) ?? [], context);
  });
}

/** What settings of one model have in common, and where they stand. */
function groupOf({ above, stem }: Known): string {
  return `${above ?? ''} ${stem}`;
}

function grouped(known: readonly Known[]): ReadonlyMap<string, readonly Known[]> {
  const groups = new Map<string, Known[]>();
  for (const setting of known) {
    const key = groupOf(setting);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [setting]);
    else if (group.length < mostOfOne) group.push(setting);
  }
  return groups;
}

/** A model has fewer settings than this. */
const mostOfOne = 20;

function knownOf(setting: Setting): Known[] {
  const words = wordsOf(setting.key);
  const value = resolved(setting.text);
  if (value === undefined) return [];
  const kind = kindOfKey(words);
  const isFallback = value.overridable !== undefined || setting.isDefault === true;
  return [{ ...setting, ...value, words, kind, stem: stemOf(words), fallback: isFallback }];
}

function saidOf(setting: Known, beside: readonly Known[], context: SettingsContext): ModelSaid[] {
  const kept = saidOfAddress(setting.value, setting.at, context.role ?? context.file.role);
  if (kept !== undefined) return kept;
  switch (setting.kind) {
    case 'deployment':
      return saidOfDeploymentSetting(setting, context);
    case 'version':
    case 'stage':
      return saidOfRegistry(setting, beside, context);
    case 'model':
      return saidOfModelSetting(setting, beside, context);
    case 'provider':
      return [];
    case 'other':
      return context.isOpen === true && !isElsewhere(setting.words) && !setting.words.includes('version')
        ? saidOfModelSetting(setting, [], context)
        : [];
  }
}

/** What a setting says besides: its name, what may override it, whether it is a sample. */
function more(setting: Known, { file, role: fileRole = file.role }: SettingsContext) {
  const path = [setting.above, setting.shown ?? setting.key].filter(Boolean).join('.');
  const role = roleOfKey(path, fileRole);
  return {
    ...foreignRole(role),
    setting:
      setting.shown !== undefined || /^(?:model|llm)(?:[_-]?(?:name|id))?$/i.test(setting.key)
        ? path.slice(-80)
        : setting.key,
    ...(setting.overridable === undefined ? {} : { overridable: setting.overridable }),
    ...(setting.fallback ? { default: true as const } : {}),
    ...(isSample(file) ? { sample: true as const } : {}),
  };
}

function saidOfModelSetting(setting: Known, beside: readonly Known[], context: SettingsContext): ModelSaid[] {
  const provider = beside.find(({ kind }) => kind === 'provider')?.value;
  const isModel = setting.kind === 'model';
  const name = nameOf(setting.value, {
    isModel,
    by:
      [provider, context.by, ...setting.words.filter((word) => hosts.test(word))].filter(Boolean).join(' ') ||
      undefined,
    about: aboutOf(context.file),
  });
  if (name === undefined) return [];
  const saying = more(setting, context);
  if (name.kind === 'deployment')
    return isModel ? [saidOfDeployment(name.name, { at: setting.at, role: saying.role })] : [];
  const version = isModel ? versionBeside(beside) : undefined;
  return saidOfModel(name, {
    ...saying,
    site: 'configured',
    at: setting.at,
    ...(version === undefined
      ? {}
      : {
          version: version.value,
          versionAt: version.at,
          versionSetting: version.key,
        }),
  });
}

const hosts =
  /^(?:ollama|hf|huggingface|hugging|tei|vllm|nim|bedrock|vertex|gemini|google|mistral|anthropic|openai|azure)$/;

function versionBeside(beside: readonly Known[]): Known | undefined {
  return beside.find(({ kind, value }) => kind === 'version' && /^[\w.:@-]{1,60}$/.test(value));
}

/** What a file speaks of: whether its models are files that a host of one's own loads. */
function aboutOf(file: SourceFile): string {
  return file.remember('models/about', () =>
    [
      ...new Set(
        file.text.match(
          /sentence[-_]transformers?|\bHF_|hugging[-_ ]?face|vllm|text-(?:embeddings|generation)-inference|\bfrom transformers\b|nvcr\.io|\bnim[-_]/gi,
        ) ?? [],
      ),
    ].join(' '),
  );
}

function saidOfDeploymentSetting(setting: Known, context: SettingsContext): ModelSaid[] {
  const { value, words, at } = setting;
  const isOfModels =
    words.some((word) =>
      /^(?:azure|openai|aoai|gpt\d*|chat|chatgpt|embeddings?|emb|llm|model|completion)$/.test(word),
    ) ||
    /azure|openai|aoai/i.test(`${context.by ?? ''} ${setting.above ?? ''}`) ||
    nameOf(value, { isModel: true }) !== undefined;
  if (!isOfModels || !/^[A-Za-z][\w.-]{1,63}$/.test(value) || isPlaceholder(value) || isFlag(value))
    return [];
  return [saidOfDeployment(value, { at, role: more(setting, context).role })];
}

function isFlag(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|default|standard|global.*|production|development|local)$/i.test(value);
}

/** `models:/name/3`, `models:/name/Production`, `models:/name@champion`; undefined where a text is no such address. */
export function saidOfAddress(text: string, at: TestimonyPlace, role: FileRole): ModelSaid[] | undefined {
  if (!text.startsWith('models:/')) return undefined;
  const [, name, version, alias] =
    /^models:\/([\w. -]{1,80})(?:\/([\w.-]{1,60})|@([\w.-]{1,60}))$/.exec(text) ?? [];
  if (name === undefined || role !== 'product') return [];
  const isVersion = version !== undefined && (/^\d/.test(version) || version === 'latest');
  const said = isVersion ? { version } : { stage: version ?? alias ?? '' };
  const pin = isVersion && !isMovingVersion(version) ? 'pinned' : 'moving';
  return [{ fact: 'model-version', value: { name, ...said, pin }, ...at }];
}

/** The version or stage of a model of one's own, as a registry keeps it. */
function saidOfRegistry(setting: Known, beside: readonly Known[], context: SettingsContext): ModelSaid[] {
  const named = beside.find(({ kind }) => kind === 'model')?.value;
  // Of a model that is known by its name, it is a part of that.
  if (named !== undefined && (nameOf(named, { isModel: true }) !== undefined || /[/\\]/.test(named)))
    return [];
  const { words, value, kind } = setting;
  const isOwn = /^(?:|ml|mlflow|registry|mlflow registry)$/.test(setting.stem) || named !== undefined;
  if (!isOwn || words.includes('deployment') || !/^[\w.@-]{1,60}$/.test(value) || isPlaceholder(value))
    return [];
  // A registry's names are words of one's own: what is a kind of model, or a whole sentence, is none.
  if (context.isOpen !== true && (named === undefined || !(isMovingVersion(value) || kind === 'stage')))
    return [];
  const name = named !== undefined && /^[\w.-]{2,80}$/.test(named) ? { name: named } : {};
  const moving = isMovingVersion(value) || kind === 'stage';
  return [
    {
      fact: 'model-version',
      value: {
        ...name,
        ...(kind === 'stage' ? { stage: value } : { version: value }),
        pin: moving ? 'moving' : 'pinned',
      },
      ...setting.at,
    },
  ];
}
