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
  return values.said;
}
