import type { Fix, FixKind } from '../../base/fix';
import type { Operation, PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import type { Range } from '../../base/range';
import { quoted } from '../../base/shorten';
import type { Stage } from '../../base/stages';
import { holds } from '../../facts/context';
import { newestEdition } from '../../schema/catalogue';
import type { Manifest, Role } from '../../schema/generated/manifest-file';
import type { Reference } from '../../schema/references';
import type { Parsed } from '../../text/parsed';
import { nodeAt } from '../../text/tree';

/** So many choices are offered at most, where several would do. */
const maxChoices = 3;

/** What a fix is, besides what it changes. */
export interface FixAbout {
  readonly kind: FixKind;
  readonly title: string;
  /** What tells it from other fixes of its kind for the same finding: not a place in the text, which moves. */
  readonly which?: string;
  readonly safe?: boolean;
}

/** A fix that makes these changes. */
export function fixOf({ kind, title, which, safe = false }: FixAbout, operations: readonly Operation[]): Fix {
  return { id: which === undefined ? kind : `${kind}:${which}`, kind, title, operations, safe };
}

/** Sets the value at `path`. */
export function setFix(about: FixAbout, path: Path, value: PlainValue): Fix {
  return fixOf(about, [{ kind: 'set', path, value }]);
}

/** Puts the word that was plainly meant in the place of another one. */
export function changeTo(path: Path, value: string): Fix {
  return setFix({ kind: 'change', title: `Change to ${quoted(value)}`, which: value }, path, value);
}

/** Gives the key at `path` another name. */
export function renameFix(path: Path, key: string): Fix {
  return fixOf({ kind: 'rename', title: `Rename to ${quoted(key)}`, which: key }, [
    { kind: 'rename-key', path, key },
  ]);
}

/** Puts what was meant in the place of a word: the one that it was plainly, or one of those that are equally near. */
export function meantFixes(path: Path, meant: readonly string[]): Fix[] {
  return meant.map((each) => (meant.length === 1 ? changeTo(path, each) : chooseInstead(path, each)));
}

/** The same for a key and what refers to it, without the names that its map has already. */
export function meantNames(
  path: Path,
  meant: readonly string[],
  isTaken: (name: string) => boolean,
  references: readonly Reference[] = [],
): Fix[] {
  return meant
    .filter((each) => !isTaken(each))
    .map((each): Fix => {
      const fix = renameIdFix(path, each, references);
      return meant.length === 1 ? fix : { ...fix, id: `choose:${each}`, kind: 'choose' };
    });
}

/** Gives an id another name, and with it whatever refers to it. */
export function renameIdFix(path: Path, id: string, references: readonly Reference[]): Fix {
  const { operations, ...fix } = renameFix(path, id);
  const renames = references.map(
    ({ path: at, target }): Operation =>
      target === 'key' ? { kind: 'rename-key', path: at, key: id } : { kind: 'set', path: at, value: id },
  );
  // What is below the id is found by its old name.
  return { ...fix, operations: [...renames, ...operations] };
}

/** Takes away what is at `path`; `which` where the finding has several fixes that take something away. */
export function removeFix(title: string, path: Path, which?: string): Fix {
  return fixOf({ kind: 'remove', title, ...(which === undefined ? {} : { which }) }, [
    { kind: 'remove', path },
  ]);
}

/** Replaces spans of the text; those further down first, so that offsets stay true. */
export function textFix(about: FixAbout, changes: readonly (Range & { readonly text: string })[]): Fix {
  return fixOf(
    about,
    changes
      .map(({ start, end, text }) => ({ kind: 'text' as const, start, end, text }))
      .sort((one, other) => other.start - one.start),
  );
}

/** Sets the stage back to one that the facts allow. */
export function setStageBack(title: string, stage: Stage): Fix {
  return setFix({ kind: 'set-back', title }, ['stage'], stage);
}

/** Has the newest edition of the checklist judge the manifest. */
export function moveToNewest(): Fix {
  const title = `Move to edition ${newestEdition}`;
  return setFix({ kind: 'choose', title, which: newestEdition }, ['catalogue'], newestEdition);
}

/** Sets one of several values that would do; the reader chooses which. */
export function choiceFix(title: string, path: Path, value: string): Fix {
  return setFix({ kind: 'choose', title, which: value }, path, value);
}

/** The same in the place of another value. */
export function chooseInstead(path: Path, value: string): Fix {
  return choiceFix(`Change to ${quoted(value)}`, path, value);
}

/** One fix for each of several ids that would do. */
export function pick(ids: Iterable<string>, fix: (id: string) => Fix): Fix[] {
  return [...new Set(ids)].slice(0, maxChoices).map(fix);
}

/** Gives an owner a role. */
export function giveRole(manifest: Manifest, id: string, role: Role): Fix {
  const roles = manifest.owners?.[id]?.roles;
  const path = ['owners', id, 'roles'];
  const about: FixAbout = {
    kind: 'choose',
    title: `Give ${quoted(id)} the role ${quoted(role)}`,
    which: `role:${id}`,
  };
  return roles === undefined ? setFix(about, path, [role]) : setFix(about, [...path, roles.length], role);
}

/** The owners who may approve: those in the role, else those who own the outcome; never the person who owns performance. */
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
