import { onOneLine, plural } from '../base/words';
import { isSection, sections } from '../domain/sections';
import type { Manifest } from '../schema/generated/manifest-file';
import { nounOf, shapeOf } from '../schema/navigate';
import { referencesTo } from '../schema/references';
import type { MapSectionId } from '../schema/sections';

/** What an id stands for. */
export interface Described {
  /** A line of plain text: `System (read)`. */
  readonly title: string;
  /** The same as markdown; texts of the manifest are escaped in it, and in what follows. */
  readonly heading: string;
  readonly text: string;
}

/** What is known of an entry. */
export function describeEntry(manifest: Manifest, section: MapSectionId, id: string): Described {
  const { brief = [], lines = [] } = sections[section].entries.describe(manifest, id);
  const noun = nounOf(section);
  const known = brief.filter((each) => each !== undefined);
  const titled = (facts: readonly string[]): string =>
    `${noun.charAt(0).toUpperCase()}${noun.slice(1)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
  return {
    title: titled(known),
    heading: titled(known.map(escapeMarkdown)),
    text: lines
      .flatMap((line) => (line === undefined || line === '' ? [] : [escapeMarkdown(line)]))
      .join('  \n'),
  };
}

/** `Named by 2 systems, 1 escalation step and oversight`; empty where nothing refers to an entry. */
export function usesOf(manifest: Manifest, section: MapSectionId, id: string): string {
  const users = new Map<string, Set<string>>();
  for (const { path } of referencesTo(manifest, section, id)) {
    const [from, entry, item] = path;
    const user = from === 'checklist' ? item : entry;
    const known = users.get(String(from)) ?? new Set();
    users.set(String(from), known.add(String(user)));
  }
  const parts = [...users].map(([from, entries]) => counted(from, entries.size));
  const last = parts.pop();
  if (last === undefined) return '';
  return `Named by ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}`;
}

/** `2 systems`; the section itself, where it is a single entry. */
function counted(section: string, count: number): string {
  if (section === 'checklist') return plural(count, nounOf(section));
  if (!isSection(section)) return section;
  return shapeOf(section) === 'single' ? nounOf(section) : plural(count, nounOf(section));
}

/** Text of a manifest as markdown that shows it, and does nothing else. */
export function escapeMarkdown(text: string): string {
  return onOneLine(text.replace(/[\\`*_{}[\]()#+\-.!|<>&~$:]/g, '\\$&'));
}
