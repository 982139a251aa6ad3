import type { Path, PlainValue } from '../../core/service';
import { foreignRole, roleOfKey } from '../role';
import { isYamlList, isYamlMap } from '../source/yaml';
import { type Alternatives, alternativesIn, isChosen, providerOf, useOf } from './alternatives';
import { saidOfCommand } from './commands';
import { saidOfDeployed } from './deployments';
import type { Tree, Values } from './document';
import { kindOfKey, wordsOf } from './keys';
import { litellmEntry } from './litellm';
import { nameOf } from './names';
import { isSample, type ModelSaid, saidOfModel } from './said';
import { resolved, type Setting, saidOfSettings } from './settings';
import { isOff, isProvided, isProvider, onlyNamed } from './tree-around';
import { deploymentIn } from './tree-deployments';

/** So many settings of a document are looked at; a configuration has fewer. */
const most = 300;
const deepest = 40;

/** What stands where things are described and not set. */
const described =
  /^(?:examples?|enum|description|descriptions|schemas?|options_list|choices|labels|annotations|help|docs?|permissions|tests?|assert|comparison_to_default|samples?|marketplace.*)$/i;
/** A record of a call, and not what is to be called. */
const recorded =
  /^(?:usage|choices|finish_reason|total_tokens|prompt_tokens|completion_tokens|input_tokens|output_tokens|latency(?:_ms|Ms)?|cost|response|responses|request_id|score|scores|passed|success|tokenUsage|stop_reason|accuracy|results?)$/;
const environments =
  /^(?:env|envs|environment|envVars|env_vars|variables|extraEnv|extraEnvVars|environmentVariables|Variables|containerEnv|extra_env|appSettings|app_settings)$/;

interface Above {
  readonly path: Path;
  /** What the maps above say of who provides it. */
  readonly by: string;
  readonly depth: number;
  /** The providers that are set up side by side, where this is one of them. */
  readonly among?: Alternatives | undefined;
}

/** Walks a tree of settings and says which models they name. */
export class TreeReader {
  private readonly said: ModelSaid[] = [];
  private left = most;
  private isPipeline = false;

  constructor(private readonly tree: Tree) {}

  /** Only what stands under a key at the top, and below it. */
  readOnly(key: string): ModelSaid[] {
    const { value } = this.tree;
    const given = isYamlMap(value) ? value[key] : undefined;
    if (typeof given === 'string')
      this.saySettings(
        [{ key, text: given, at: this.tree.place([key]) }],
        { path: [], by: '', depth: 0 },
        false,
      );
    else this.visit(given, { path: [key], by: '', depth: 0 });
    return this.said;
  }

  /** Of a pipeline only what it sets for what it runs: what its steps are given is for the steps. */
  readEnvironments(): ModelSaid[] {
    this.isPipeline = true;
    return this.read();
  }

  read(): ModelSaid[] {
    this.visit(this.tree.value, { path: [], by: '', depth: 0 });
    return this.said;
  }

  private visit(value: PlainValue | undefined, above: Above): void {
    if (above.depth > deepest || this.left <= 0) return;
    if (isYamlList(value)) this.visitList(value, above);
    else if (isYamlMap(value)) this.visitMap(value, above);
  }

  private visitList(list: readonly PlainValue[], above: Above): void {
    const key = keyAt(above.path);
    if (environments.test(key)) this.saySettings(this.pairsOf(list, above.path), above, true);
    const isMenu = !this.isPipeline && this.isMenu(above.path);
    for (const [index, item] of list.entries()) {
      const path = [...above.path, index];
      if (isMenu && typeof item === 'string') this.mention(item, path);
      else this.visit(item, { ...above, path, depth: above.depth + 1 });
    }
  }

  /** A list of models to choose from: `models: […]`, `models: {default: […]}`, the providers of an evaluation. */
  private isMenu(path: Path): boolean {
    const keys = path.filter((step) => typeof step === 'string');
    if (keys.at(-1) === 'providers') return /promptfoo/i.test(this.tree.file.name);
    const key = (keys.at(-1) === 'default' ? keys.at(-2) : keys.at(-1)) ?? '';
    return kindOfKey(wordsOf(key.replace(/s$/, ''))) === 'model';
  }

  private visitMap(map: Values, above: Above): void {
    const before = this.said.length;
    this.readMap(map, above);
    if (isOff(map)) this.said.push(...this.said.splice(before).map(onlyNamed));
  }

  private readMap(map: Values, above: Above): void {
    if (Object.keys(map).some((key) => recorded.test(key))) return;
    const litellm = litellmEntry(this.tree, map, above.path);
    if (litellm !== undefined) {
      this.said.push(...litellm);
      return;
    }
    const deployment = deploymentIn(this.tree, map, above.path);
    if (deployment !== undefined) {
      this.said.push(...saidOfDeployed(this.tree.file, deployment));
      return;
    }
    const nearest = isProvided(map, above.path, above.by) ? '' : above.by;
    const by = `${nearest} ${this.hintsOf(map, above.path)}`.slice(-300);
    if (!this.isPipeline) this.said.push(...saidOfCommand(this.tree, map, above.path));
    this.saySettings(this.settingsOf(map, above.path), { ...above, by }, isEnvironment(above.path));
    const among = alternativesIn(map);
    for (const [key, value] of Object.entries(map))
      if (typeof value === 'object' && value !== null && !described.test(key) && !isSchema(map, key))
        this.visit(value, {
          path: [...above.path, key],
          by,
          depth: above.depth + 1,
          among: providerOf(key) === undefined || isChosen(map, key) ? above.among : (among ?? above.among),
        });
  }

  /** What siblings and the nearest keys say of who provides a model. */
  private hintsOf(map: Values, path: Path): string {
    const beside = [
      'type',
      'provider',
      '_target_',
      'class',
      'api_type',
      'vendor',
      'llm_provider',
      'backend',
      'engine',
    ]
      .map((key) => map[key])
      .concat(isProvider(path) ? map.name : undefined)
      .filter((each) => typeof each === 'string' && each.length < 120);
    return [...path.slice(-2).filter((step) => typeof step === 'string'), ...beside].join(' ');
  }

  private saySettings(settings: readonly Setting[], { by, among, path }: Above, isOpen: boolean): void {
    if (settings.length === 0 || (this.isPipeline && !isOpen)) return;
    this.left -= settings.length;
    const said = saidOfSettings(settings, {
      file: this.tree.file,
      ...(this.isPipeline && this.tree.file.role === 'product' ? { role: 'ci' as const } : {}),
      ...(by.trim() === '' || isOpen ? {} : { by }),
      ...(isOpen ? { isOpen } : {}),
    });
    this.said.push(
      ...(among === undefined ? said : said.map((each) => chosenFrom(among, each, path.join('.')))),
    );
  }

  private settingsOf(map: Values, path: Path): Setting[] {
    const isOpen = isEnvironment(path);
    const holder = isHolder(path);
    const settings: Setting[] = [];
    for (const [key, value] of Object.entries(map)) {
      const text = this.tree.text(value, [...path, key]);
      if (text === undefined || text.length > 300 || /\s/.test(text)) continue;
      // `model: {name: …, provider: …}`
      const named = holder && /^(?:name|id|value)$/i.test(key) ? 'model_name' : key;
      if (!isOpen && kindOfKey(wordsOf(named)) === 'other' && !text.startsWith('models:/')) continue;
      settings.push({
        key: named,
        text,
        at: this.tree.place([...path, key]),
        above: path.join('.'),
        ...(named === key ? {} : { shown: key }),
      });
      if (settings.length >= this.left) break;
    }
    return [...settings, ...this.parametersOf(map, path), ...this.parameterOf(map, path)];
  }

  /** The parameters of a deployment by Bicep or Resource Manager: `{name: {value: …}}`; in a template `defaultValue`. */
  private parametersOf(map: Values, path: Path): Setting[] {
    if (path.length !== 1 || path[0] !== 'parameters') return [];
    return Object.entries(map)
      .slice(0, this.left)
      .flatMap(([key, given]): Setting[] => {
        if (!isYamlMap(given)) return [];
        const isDefault = given.value === undefined && given.defaultValue !== undefined;
        const at = [...path, key, isDefault ? 'defaultValue' : 'value'];
        const text = this.tree.text(isDefault ? given.defaultValue : given.value, at);
        if (text === undefined || kindOfKey(wordsOf(key)) === 'other') return [];
        return [{ key, text, at: this.tree.place(at), ...(isDefault ? { isDefault } : {}) }];
      });
  }

  /** A parameter of a template of CloudFormation: its default is only that. */
  private parameterOf(map: Values, path: Path): Setting[] {
    const key = path[1];
    const text = map.Default;
    if (path.length !== 2 || path[0] !== 'Parameters' || typeof key !== 'string' || typeof text !== 'string')
      return [];
    return [{ key, text, at: this.tree.place([...path, 'Default']), isDefault: true }];
  }

  /** `KEY=value`, and `{name: KEY, value: …}`. */
  private pairsOf(list: readonly PlainValue[], path: Path): Setting[] {
    return list.slice(0, this.left).flatMap((item, index): Setting[] => {
      if (typeof item === 'string') {
        const [, key, text] = /^([A-Za-z_][\w.-]*)=(.*)$/.exec(item) ?? [];
        return key === undefined || text === undefined
          ? []
          : [{ key, text, at: this.tree.place([...path, index]) }];
      }
      if (!isYamlMap(item) || typeof item.name !== 'string') return [];
      const at = [...path, index, 'value'];
      const text = this.tree.text(item.value, at);
      return text === undefined ? [] : [{ key: item.name, text, at: this.tree.place(at) }];
    });
  }

  private mention(text: string, path: Path): void {
    const { file } = this.tree;
    const value = resolved(text)?.value;
    const name = value === undefined ? undefined : nameOf(value, { isModel: false });
    if (name?.kind !== 'model' || this.left-- <= 0) return;
    this.said.push(
      ...saidOfModel(name, {
        site: 'mentioned',
        at: this.tree.place(path),
        ...foreignRole(roleOfKey(path.join('.'), file.role)),
        ...(isSample(file) ? { sample: true } : {}),
      }),
    );
  }
}

/** A model of one of several providers is there only where that one is chosen. */
function chosenFrom(alternatives: Alternatives, said: ModelSaid, path: string): ModelSaid {
  if (said.fact !== 'model') return said;
  const { id, setting = '' } = said.value;
  const among = alternatives[useOf(path, setting, id)];
  return among === undefined ? said : { ...said, value: { ...said.value, among } };
}

/** Whether a key holds what a JSON schema says of properties, and no values. */
function isSchema(map: Values, key: string): boolean {
  return key === 'properties' && (map.type === 'object' || Array.isArray(map.required));
}

/** Whether what is called `name` in a map is that of a model: `model: {name: …}`. */
function isHolder(path: Path): boolean {
  const last = path.at(-1);
  if (typeof last !== 'string' || path[0] === 'parameters') return false;
  const key = last === 'configuration' ? path.at(-2) : last;
  return typeof key === 'string' && kindOfKey(wordsOf(key)) === 'model';
}

/** The nearest key above. */
function keyAt(path: Path): string {
  return String(path.filter((step) => typeof step === 'string').at(-1) ?? '');
}

function isEnvironment(path: Path): boolean {
  const last = path.at(-1);
  return typeof last === 'string' && (environments.test(last) || last === 'data');
}
