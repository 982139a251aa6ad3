import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { catalogueItem } from '../../schema/catalogue';

/** A place of the manifest in a sentence: `"on" of the item "Workflow scope"`, `"owner" of "crm" in "data"`. */
export function placeInWords(path: Path): string {
  const [section, , id] = path;
  if (section === undefined) return 'the manifest';
  if (section === 'checklist' && typeof id === 'string') {
    const item = `the item ${quoted(catalogueItem(id)?.title ?? id, longest)}`;
    return [...stepsInWords(path, 3), item].join(' of ');
  }
  const within = stepsInWords(path, 1);
  const outer = quoted(String(section), longest);
  return within.length === 0 ? outer : `${within.join(' of ')} in ${outer}`;
}

const longest = 60;

/** The steps of a path from one on, the innermost first. */
function stepsInWords(path: Path, from: number): string[] {
  return path
    .slice(from)
    .reverse()
    .map((step) => (typeof step === 'number' ? `entry ${step + 1}` : quoted(step, longest)));
}
