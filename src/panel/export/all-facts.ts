/** Every fact of a manifest with the names that the schema has for it, for the appendix. */

import { capital, cut, isSection, type Manifest, type Path, schemaAt, sections } from '../../core/service';

/** A value with the names of the keys that lead to it from its entry. */
type Line = readonly [name: string, value: string];

interface FactEntry {
  /** Its id; empty where the section is a single entry. */
  readonly id: string;
  readonly lines: readonly Line[];
}

interface FactSection {
  readonly title: string;
  readonly entries: readonly FactEntry[];
}

/** The sections that a manifest has, in the order of the schema; nothing of those that it has not. */
export function allFacts(manifest: Manifest): FactSection[] {
  return Object.keys(sections).flatMap((section) => {
    if (!isSection(section)) return [];
    const value: unknown = manifest[section];
    const node = schemaAt([section]);
    if (!isMap(value)) return [];
    const isList = node?.type === 'array';
    const entries =
      node?.properties === undefined
        ? Object.entries(value).map(([key, entry]) => ({
            id: isList ? `${node?.title ?? capital(section)} ${Number(key) + 1}` : key,
            lines: linesIn(entry, [section, isList ? Number(key) : key], []),
          }))
        : [{ id: '', lines: linesIn(value, [section], []) }];
    const said = entries.filter(({ id, lines }) => lines.length > 0 || id !== '');
    return said.length === 0 ? [] : [{ title: node?.title ?? capital(section), entries: said }];
  });
}

/** Longer than anything that someone wrote to be read. */
const longest = 1_000;

/** Deeper than the format goes, whatever stands there. */
const deepest = 8;

function linesIn(value: unknown, path: Path, names: readonly string[]): Line[] {
  if (Array.isArray(value) && value.every((each) => !isMap(each)))
    return line(names, value.filter((each) => each !== undefined && each !== null).join(', '));
  if (!isMap(value)) return value === undefined || value === null ? [] : line(names, String(value));
  if (path.length > deepest) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return linesIn(each, at, [...names, nameAt(at, names.length > 0)]);
  });
}

function line(names: readonly string[], value: string): Line[] {
  return value === '' ? [] : [[names.join(' › '), cut(value, longest)]];
}

/** What the schema calls a place; an id, and the number of a step, stand for themselves. */
function nameAt(path: Path, isWithin: boolean): string {
  const key = path.at(-1);
  if (typeof key === 'number') return String(key + 1);
  const isOwnKey = schemaAt(path.slice(0, -1))?.properties?.[String(key)] !== undefined;
  const title = isOwnKey ? (schemaAt(path)?.title ?? String(key)) : String(key);
  return isWithin && isOwnKey ? title.toLowerCase() : title;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
