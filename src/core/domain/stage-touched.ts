import type { Finding } from '../base/finding';
import type { Path } from '../base/path';
import { type Stage, stages } from '../base/stages';
import { catalogueItem } from '../schema/catalogue';
import { isSection, sections } from './sections';

/** The stage whose facts something at `path` touches: that of the items it bears on, else that of its section. */
function stageTouched(path: Path, items: readonly string[]): Stage | undefined {
  const [section, stage] = path;
  if (section === 'checklist') return stages.find((each) => each === stage);
  const byItem = items.length === 0 ? undefined : catalogueItem(items[0] ?? '')?.stage;
  return byItem ?? (isSection(section) ? sections[section].stage : undefined);
}

/** The stages whose facts a finding touches: more than one only where its text counts at several places. */
export function stagesTouched({
  path,
  items,
  aliases = [],
}: Pick<Finding, 'path' | 'items' | 'aliases'>): readonly Stage[] {
  const touched = [{ path, items }, ...aliases].flatMap((each) => stageTouched(each.path, each.items) ?? []);
  return [...new Set(touched)];
}
