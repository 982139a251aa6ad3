import { resolveBicep } from '../source/bicep';
import type { SourceFile } from '../source/file';
import { CodeValues } from './code-values';
import type { ModelSaid } from './said';
import type { Setting } from './settings';

/** What a Bicep file, or a file of its parameters, says of models. */
export function readBicepModels(file: SourceFile): ModelSaid[] {
  const { bicep } = file;
  const values = new CodeValues(file, (value) => resolveBicep(bicep, value));
  const isGiven = file.ending === 'bicepparam';
  const isDefault = isGiven ? {} : { isDefault: true as const };
  const settings: Setting[] = [];
  for (const { kind, name, value, condition, existing } of bicep.declarations) {
    if (value === undefined || existing === true || kind === 'output') continue;
    if (kind === 'param')
      settings.push(...values.settingOf(name, value).map((each) => ({ ...each, ...isDefault })));
    else if (kind === 'var') settings.push(...values.settingOf(name, value));
    if (kind === 'param' && !isGiven) values.visitDefault(value);
    else values.visit(value, condition);
  }
  values.settings(settings.filter(({ key }) => !values.used.has(key)));
  return withoutRepeated(values.said);
}

/** What a deployment says is not said again of the variables that its values come from. */
function withoutRepeated(said: readonly ModelSaid[]): ModelSaid[] {
  const deployed = said.flatMap((each) =>
    each.fact === 'model' && each.value.site === 'deployed' ? [each] : [],
  );
  const lines = new Set(deployed.map(({ value, line = 0 }) => `${value.id} ${value.nameLine ?? line + 1}`));
  const names = new Set(deployed.map(({ value }) => value.deployment));
  return said.filter((each) => {
    if (each.fact === 'deployment-name') return each.value.model !== null || !names.has(each.value.name);
    if (each.fact !== 'model' || each.value.site === 'deployed') return true;
    return !lines.has(`${each.value.id} ${each.value.nameLine ?? (each.line ?? 0) + 1}`);
  });
}
