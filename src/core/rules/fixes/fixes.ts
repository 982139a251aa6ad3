import type { Fix } from '../../base/fix';
import { isId } from '../../base/ids';
import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import type { Range } from '../../base/range';
import { sections } from '../../domain/sections';
import { holds } from '../../facts/context';
import type { Manifest, Role } from '../../schema/generated/manifest-file';
import type { Target } from '../../schema/sections';
import type { Parsed } from '../../text/parsed';
import { nodeAt } from '../../text/tree';

/** So many choices are offered at most, where several would do. */
const maxChoices = 3;

/** Sets the value at `path`. */
export function setFix(title: string, path: Path, value: PlainValue, safe = false): Fix {
  return { title, operations: [{ kind: 'set', path, value }], safe };
}

/** Puts another word in the place of one. */
export function changeTo(path: Path, value: string): Fix {
  return setFix(`Change to "${value}"`, path, value);
}

/** Gives the key at `path` another name. */
export function renameFix(path: Path, key: string, safe = false): Fix {
  return { title: `Rename to "${key}"`, operations: [{ kind: 'rename-key', path, key }], safe };
}

/** Takes away what is at `path`. */
export function removeFix(title: string, path: Path, safe = false): Fix {
  return { title, operations: [{ kind: 'remove', path }], safe };
}

/** Replaces spans of the text; those further down first, so that offsets stay true. */
export function textFix(
  title: string,
  changes: readonly (Range & { readonly text: string })[],
  safe = false,
): Fix {
  const operations = changes
    .map(({ start, end, text }) => ({ kind: 'text' as const, start, end, text }))
    .sort((one, other) => other.start - one.start);
  return { title, operations, safe };
}

/** Reopens an item of the checklist: what it said no longer holds, and nobody's word is put in its place. */
export function reopen({ path }: { readonly path: Path }, status: 'unmet' | 'in-progress' = 'unmet'): Fix {
  return setFix(`Reopen: set to "${status}"`, [...path, 'status'], status);
}

/** One fix for each of several ids that would do. */
export function pick(ids: Iterable<string>, fix: (id: string) => Fix): Fix[] {
  return [...new Set(ids)].slice(0, maxChoices).map(fix);
}

/** Gives an owner a role. */
export function giveRole(manifest: Manifest, id: string, role: Role): Fix {
  const roles = manifest.owners?.[id]?.roles;
  const path = ['owners', id, 'roles'];
  const title = `Give "${id}" the role "${role}"`;
  return roles === undefined ? setFix(title, path, [role]) : setFix(title, [...path, roles.length], role);
}

/** The owners who may approve: those in the role, else those who own the outcome; never the one who owns performance. */
export function approversOf(manifest: Manifest): string[] {
  const inRole = (role: Role): string[] =>
    Object.keys(manifest.owners ?? {}).filter(
      (id) => holds(manifest, id, role) && !holds(manifest, id, 'performance'),
    );
  const approvers = inRole('approver');
  return approvers.length > 0 ? approvers : inRole('outcome');
}

/** The text of a scalar as its author wrote it, without quotes; undefined where there is none. */
export function writtenAt({ text, root }: Pick<Parsed, 'text' | 'root'>, path: Path): string | undefined {
  const node = nodeAt(root, path);
  if (node?.kind !== 'scalar' || node.end === node.start) return undefined;
  const written = text.slice(node.start, node.end);
  return /^["'|>*]/.test(written) ? String(node.value) : written;
}

/** Adds an entry of that id to a section where an id is enough to begin with. */
export function addEntry(section: Target, id: string): Fix[] {
  const value = section === 'checklist' ? undefined : sections[section].entries.begin?.(id);
  if (value === undefined || !isId(id)) return [];
  return [setFix(`Add "${id}" to the ${section}`, [section, id], value)];
}
