import type { Path } from '../base/path';
import { type Stage, stages } from '../base/stages';
import { catalogueItem } from '../schema/catalogue';

/** Which stage's gate the facts of a section are asked for. */
const sectionStages: Readonly<Record<string, Stage>> = {
  workflow: 'diagnose',
  risk: 'diagnose',
  owners: 'diagnose',
  systems: 'diagnose',
  data: 'diagnose',
  value: 'diagnose',
  pilot: 'diagnose',
  integrations: 'design',
  models: 'design',
  signals: 'design',
  oversight: 'design',
  escalation: 'design',
  adoption: 'design',
  controls: 'deploy',
};

/** The stage whose facts something at `path` touches: that of the items it bears on, else that of its section. */
export function stageTouched(path: Path, items: readonly string[]): Stage | undefined {
  if (path[0] === 'checklist') return stages.find((stage) => stage === path[1]);
  const byItem = items.length === 0 ? undefined : catalogueItem(items[0] ?? '')?.stage;
  return byItem ?? (typeof path[0] === 'string' ? sectionStages[path[0]] : undefined);
}
