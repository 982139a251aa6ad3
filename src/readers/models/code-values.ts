import type { TestimonyPlace } from '../../core/service';
import { type CodeValue, entryAt, literalText, type ObjectValue, type Resolved } from '../source/code-value';
import type { SourceFile } from '../source/file';
import { type Deployment, isFormat, type Piece, saidOfDeployed } from './deployments';
import type { ModelSaid } from './said';
import { type Setting, saidOfSettings } from './settings';

/** What the values of a file of infrastructure say of models, whichever the language. */
export class CodeValues {
  readonly said: ModelSaid[] = [];
  /** The variables that a deployment takes its values from: they are said there. */
  readonly used = new Set<string>();

  private isDefault = false;

  constructor(
    private readonly file: SourceFile,
    private readonly resolve: (value: CodeValue) => Resolved,
  ) {}

  private place(value: CodeValue): TestimonyPlace {
    return this.file.placeOf(value.kind === 'string' ? value.contentStart : value.start);
  }

  /** Says what the default of a variable holds: something else may be given. */
  visitDefault(value: CodeValue): void {
    this.isDefault = true;
    this.visit(value);
    this.isDefault = false;
  }

  /** Says what a value and all that it holds say. */
  visit(value: CodeValue, conditional?: string): void {
    if (value.kind === 'list') for (const item of value.items) this.visit(item, conditional);
    else if (value.kind === 'call') for (const item of value.args) this.visit(item, conditional);
    else if (value.kind === 'loop') this.visit(value.body, conditional);
    else if (value.kind === 'conditional') {
      this.visit(value.yes, value.condition);
      this.visit(value.no, `!(${value.condition})`);
    } else if (value.kind === 'object') this.visitObject(value, conditional);
  }

  private visitObject(value: ObjectValue, conditional?: string): void {
    const model = entryAt(value, 'model')?.value ?? entryAt(value, 'properties', 'model')?.value;
    if (model?.kind === 'object' && entryAt(model, 'name') !== undefined) {
      this.deployment(value, model, conditional);
      return;
    }
    if (isFlat(value)) {
      this.sayDeployment({
        model: entryAt(value, 'name')?.value,
        version: entryAt(value, 'version')?.value,
        sku: entryAt(value, 'sku', 'name')?.value ?? entryAt(value, 'skuName')?.value,
        conditional,
      });
      return;
    }
    this.settings(value.entries.flatMap(({ key, value: each }) => this.settingOf(key, each)));
    const pair = this.pairOf(value);
    if (pair !== undefined) this.settings([pair]);
    for (const { value: each } of value.entries) this.visit(each, conditional);
  }

  settings(settings: readonly Setting[]): void {
    const isOpen = settings.some(({ key }) => /^[A-Z][A-Z0-9_]*$/.test(key));
    this.said.push(
      ...saidOfSettings(settings, { file: this.file, ...(isOpen ? { isOpen } : {}) }).filter(
        ({ fact }) => isOpen || fact !== 'model-version',
      ),
    );
  }

  /** A setting whose value is written there, or stands for one that is not given. */
  settingOf(key: string, value: CodeValue): Setting[] {
    const text = literalText(value);
    const byDefault = this.isDefault ? { isDefault: true as const } : {};
    if (text !== undefined) return [{ key, text, at: this.place(value), ...byDefault }];
    const otherwise = this.otherwise(value);
    return otherwise === undefined
      ? []
      : [{ key, text: `\${${otherwise.overridable}:-${otherwise.text}}`, at: otherwise.at }];
  }

  /** `{name: 'OPENAI_MODEL', value: 'gpt-4o'}` */
  private pairOf(value: ObjectValue): Setting | undefined {
    const key = literalText(entryAt(value, 'name')?.value);
    const set = entryAt(value, 'value')?.value;
    return key === undefined || set === undefined ? undefined : this.settingOf(key, set)[0];
  }

  /** What holds where something is not given: `empty(x) ? 'y' : x`, `x ?? 'y'`, `readEnvironmentVariable('x', 'y')`. */
  private otherwise(value: CodeValue): (Piece & { readonly overridable: string }) | undefined {
    if (value.kind === 'call' && value.name === 'readEnvironmentVariable') {
      const [variable, given] = value.args;
      const overridable = literalText(variable);
      const text = literalText(given);
      return overridable === undefined || given === undefined || text === undefined
        ? undefined
        : { text, overridable, isDefault: true, at: this.place(given) };
    }
    if (value.kind !== 'conditional') return undefined;
    const [given, literal] = value.yes.kind === 'reference' ? [value.yes, value.no] : [value.no, value.yes];
    const text = literalText(literal);
    if (given.kind !== 'reference' || text === undefined || !value.condition.includes(given.text))
      return undefined;
    // Where it is given here, that says it.
    if (literalText(this.resolve(given).value)) return undefined;
    return { text, overridable: given.text, isDefault: true, at: this.place(literal) };
  }

  /** A value that is known here; undefined where something else decides. */
  private piece(value: CodeValue | undefined): Piece | undefined {
    if (value === undefined) return undefined;
    const { value: found, default: isDefault, variable } = this.resolve(value);
    if (found.kind === 'conditional') return this.otherwise(found);
    const text = found.kind === 'number' ? found.text : literalText(found);
    if (text === undefined || text === '') return undefined;
    return {
      text,
      at: this.place(found),
      ...(variable === undefined ? {} : { setting: variable }),
      ...(isDefault === true || this.isDefault ? { isDefault: true } : {}),
    };
  }

  private deployment(value: ObjectValue, model: ObjectValue, conditional?: string): void {
    const at = (...path: string[]): CodeValue | undefined => entryAt(value, ...path)?.value;
    // Other things have a model as well.
    if (entryAt(model, 'format') === undefined && at('sku') === undefined) return;
    this.sayDeployment({
      name: at('name'),
      model: entryAt(model, 'name')?.value,
      version: entryAt(model, 'version')?.value,
      sku: at('sku', 'name') ?? at('scale', 'type') ?? at('properties', 'scaleSettings', 'scaleType'),
      upgrade:
        at('versionUpgradeOption') ??
        at('properties', 'versionUpgradeOption') ??
        at('version_upgrade_option'),
      conditional,
    });
  }

  /** A deployment as its parts are written. */
  sayDeployment({ name, model, version, sku, upgrade, conditional }: DeploymentParts): void {
    for (const part of [name, model, version]) this.markUsed(part);
    const named = this.piece(model);
    const versioned = this.piece(version);
    if (named === undefined || (version !== undefined && versioned === undefined && !isAbsent(version))) {
      this.sayWithoutCertainty(model, version);
      return;
    }
    const deployment: Deployment = {
      model: named,
      name: this.piece(name),
      version: versioned,
      sku: this.piece(sku),
      upgrade:
        this.piece(upgrade) ??
        (upgrade === undefined || isAbsent(upgrade) ? undefined : { text: 'expression', at: {} }),
      conditional,
    };
    this.said.push(...saidOfDeployed(this.file, deployment));
  }

  /** Where something else decides, the variables say what they say by themselves. */
  private sayWithoutCertainty(model: CodeValue | undefined, version: CodeValue | undefined): void {
    this.unmark(model);
    this.unmark(version);
    const parts: readonly (readonly [string, CodeValue | undefined])[] = [
      ['modelName', model],
      ['modelVersion', version],
    ];
    const settings = parts.flatMap(([key, value]) => (value === undefined ? [] : this.settingOf(key, value)));
    if (settings[0]?.key === 'modelName') this.settings(settings);
  }

  private markUsed(value: CodeValue | undefined): void {
    if (value?.kind === 'reference') this.used.add(lastPart(value.text));
  }

  private unmark(value: CodeValue | undefined): void {
    if (value?.kind === 'reference') this.used.delete(lastPart(value.text));
  }
}

interface DeploymentParts {
  readonly name?: CodeValue | undefined;
  readonly model?: CodeValue | undefined;
  readonly version?: CodeValue | undefined;
  readonly sku?: CodeValue | undefined;
  readonly upgrade?: CodeValue | undefined;
  readonly conditional?: string | undefined;
}

/**
 * `{format, name, version, sku}`: a model in a list of those that a module deploys. Under which name it does so, the
 * module decides.
 */
function isFlat(value: ObjectValue): boolean {
  const format = literalText(entryAt(value, 'format')?.value) ?? '';
  return (
    isFormat(format) &&
    entryAt(value, 'name') !== undefined &&
    ['version', 'sku', 'skuName', 'capacity'].some((key) => entryAt(value, key) !== undefined)
  );
}

/** `var.name` and `name` */
function lastPart(text: string): string {
  return text.replace(/^var\./, '');
}

function isAbsent(value: CodeValue): boolean {
  return value.kind === 'null' || literalText(value) === '';
}
