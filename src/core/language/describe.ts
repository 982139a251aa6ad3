import { brokenLines, bullets, code, joined, type Markdown, md, noMarkdown } from '../base/markdown';
import { shorten } from '../base/shorten';
import { capital, plural } from '../base/words';
import { isSection, sections } from '../domain/sections';
import type { Configuration, SharedSection } from '../facts/configuration';
import type { Manifest } from '../schema/generated/manifest-file';
import { nounOf, type SchemaNode, shapeOf } from '../schema/navigate';
import { referencesTo } from '../schema/references';
import type { MapSectionId } from '../schema/sections';

/** What an id stands for. */
interface Described {
  /** A line of plain text: `System (read)`. */
  readonly title: string;
  /** The same as Markdown. */
  readonly heading: Markdown;
  readonly text: Markdown;
}

/** What is known of an entry. */
export function describeEntry(manifest: Manifest, section: MapSectionId, id: string): Described {
  const { brief = [], lines = [] } = sections[section].entries.describe(manifest, id);
  const kind = capital(nounOf(section));
  const known = brief.flatMap((each) => (each === undefined ? [] : [shorten(each)]));
  const isBare = known.length === 0;
  return {
    title: isBare ? kind : `${kind} (${known.join(', ')})`,
    heading: isBare ? md`${kind}` : md`${kind} (${joined(known, ', ')})`,
    text: brokenLines(lines.map((line) => (line === undefined ? noMarkdown : shorten(line, 200)))),
  };
}

/** The same of an entry that a configuration has for all manifests. */
export function describeShared(configuration: Configuration, section: SharedSection, id: string): Described {
  const entry = configuration[section][id]?.value ?? {};
  return describeEntry({ [section]: { [id]: entry } }, section, id);
}

/** `Named by 2 systems, 1 escalation path and oversight`; empty where nothing refers to an entry. */
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

/** The values that a place may have, and what each means; empty where they are not listed. */
export function choicesOf(node: SchemaNode | undefined): Markdown {
  const values = node?.enum ?? [];
  return bullets(values.map((value, index) => md`${code(value)}: ${node?.enumDescriptions?.[index] ?? ''}`));
}
