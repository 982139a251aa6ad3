import type { TestimonyPlace } from '../../core/service';
import { foreignRole, roleOfKey } from '../role';
import type { SourceFile } from '../source/file';
import { isSample, type ModelSaid, saidOfDeployment, saidOfModel } from './said';

/** A value of a deployment, with where it is written: there, or as the default of a parameter. */
export interface Piece {
  readonly text: string;
  readonly at: TestimonyPlace;
  /** The parameter or variable that holds it. */
  readonly setting?: string;
  readonly overridable?: string;
  readonly isDefault?: true;
}

/** A cloud resource that makes a model callable under a name. */
export interface Deployment {
  readonly name?: Piece | undefined;
  readonly model: Piece;
  readonly version?: Piece | undefined;
  readonly sku?: Piece | undefined;
  readonly upgrade?: Piece | undefined;
  readonly conditional?: string | undefined;
}

/** What a deployment says: which model, under which name, and where its requests may be processed. */
export function saidOfDeployed(
  file: SourceFile,
  { name, model, version, sku, upgrade, conditional }: Deployment,
): ModelSaid[] {
  const id = model.text;
  if (!/^[A-Za-z][\w.-]{1,80}$/.test(id)) return [];
  const isDefault = model.isDefault === true || version?.isDefault === true;
  const overridable = model.overridable ?? version?.overridable;
  // The name of a deployment says what it is for, as the name of a setting does.
  const names = [name?.text, name?.setting, model.setting, model.overridable];
  const role = foreignRole(roleOfKey(names.filter(Boolean).join('.'), file.role));
  const scope = scopeOf(sku?.text);
  return [
    ...saidOfModel(
      { kind: 'model', id },
      {
        site: 'deployed',
        at: model.at,
        ...role,
        ...(version === undefined ? {} : { version: version.text, versionAt: version.at }),
        ...(name === undefined ? {} : { deployment: name.text }),
        ...(sku === undefined ? {} : { sku: sku.text }),
        upgrade: upgrade?.text ?? 'default',
        ...(model.setting === undefined ? {} : { setting: model.setting }),
        ...(version?.setting === undefined ? {} : { versionSetting: version.setting }),
        ...(overridable === undefined ? {} : { overridable }),
        ...(isDefault ? { default: true } : {}),
        ...(isSample(file) ? { sample: true } : {}),
        ...(conditional === undefined ? {} : { conditional }),
      },
    ),
    ...(scope === undefined || sku === undefined
      ? []
      : [{ fact: 'model-processing' as const, value: { id, scope }, ...sku.at }]),
    ...(name === undefined || name.text === id
      ? []
      : [saidOfDeployment(name.text, { at: name.at, model: id, ...role })]),
  ];
}

/** Whether a text is what Azure calls the format of a model: its maker. */
export function isFormat(text: string): boolean {
  return /^(?:OpenAI|OpenAI-OSS|Microsoft|Meta|Mistral AI|Cohere|DeepSeek|xAI|Anthropic|AI21 Labs|MoonshotAI|Core42|Alibaba)$/i.test(
    text,
  );
}

/** Where the requests to a deployment of this kind may be processed; undefined where that is its own region. */
function scopeOf(sku: string | undefined): string | undefined {
  if (sku === undefined) return undefined;
  return /^Global/i.test(sku) ? 'global' : /^DataZone/i.test(sku) ? 'datazone' : undefined;
}
