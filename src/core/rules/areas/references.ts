import type { Path } from '../../base/path';
import { shorten } from '../../base/shorten';
import { asked, suggest } from '../../base/suggest';
import { entries } from '../../facts/context';
import { claims } from '../../facts/evidence';
import type { Manifest } from '../../schema/generated/manifest-file';
import { addEntry, changeTo, chooseInstead, pick } from '../fixes/fixes';
import type { Problem } from '../table/rule';

/** A place that refers to an entry of another section by its id. */
export interface Reference {
  readonly id: string;
  readonly path: Path;
}

/** Every place that refers to an owner. */
export function ownerReferences(manifest: Manifest): Reference[] {
  const found: Reference[] = [];
  const add = (id: string | undefined, ...path: Path): void => {
    if (id !== undefined) found.push({ id, path });
  };
  for (const [id, { deputy }] of entries(manifest.owners)) add(deputy, 'owners', id, 'deputy');
  for (const section of ['systems', 'data', 'integrations', 'signals'] as const) {
    for (const [id, { owner }] of entries<{ owner?: string }>(manifest[section]))
      add(owner, section, id, 'owner');
  }
  for (const [id, { permitted }] of entries(manifest.data)) add(permitted?.by, 'data', id, 'permitted', 'by');
  add(manifest.oversight?.overseer, 'oversight', 'overseer');
  add(manifest.controls?.stop?.by, 'controls', 'stop', 'by');
  for (const { path, item } of claims(manifest)) {
    add(item.by, ...path, 'by');
    add(item.approver, ...path, 'approver');
    item.evidence?.forEach((entry, index) => {
      if (typeof entry === 'object') add(entry.by, ...path, 'evidence', index, 'by');
    });
  }
  return found;
}

/** A problem for a reference to an id that is in none of `sections`, with the id that was meant as its fix. */
export function unknownId(
  { id, path }: Reference,
  sections: readonly string[],
  known: Iterable<string>,
): Problem {
  const ids = [...known];
  const meant = suggest(id, ids);
  const fixes = [
    ...(meant === undefined ? [] : [changeTo(path, meant)]),
    ...addEntry(sections[0] ?? '', id),
    // Somebody else may well be meant, but never another metric.
    ...pick(
      ids.filter((each) => each !== meant && sections[0] !== 'signals'),
      (each) => chooseInstead(path, each),
    ),
  ];
  const hint =
    meant !== undefined
      ? asked(meant)
      : ids.length === 0
        ? ''
        : ` There: ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}.`;
  const where = sections.map((section) => `"${section}"`).join(' or ');
  const absent = sections.map((section) => [section, id]);
  return { message: `"${shorten(id)}" is not under ${where}.${hint}`, path, fixes, absent };
}
