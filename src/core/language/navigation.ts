import { isId } from '../base/ids';
import type { Range } from '../base/range';
import { isRefusal, type Refusal } from '../base/refusal';
import type { TextEdit } from '../base/text-edit';
import type { ManifestDocument } from '../facts/document';
import { mergeAt, mergedAnchors, namedAt, renameAnchor } from './anchors';
import { definitionOf, occurrenceAt, referencesOf, renameId } from './symbols';

/** Where a name at a place leads to. */
interface Definition {
  /** The name at the place. */
  readonly origin: Range;
  readonly targets: readonly Range[];
}

/** A place that has to do with the name at another one. */
interface NamePlace {
  readonly range: Range;
  readonly role: 'definition' | 'reference';
}

/** A name that can be changed. */
interface Renamable {
  readonly range: Range;
  readonly name: string;
}

/** Where what is named at a place is defined: an alias leads to its anchor, `<<` to all that it merges, an id to its entry. */
export function definitionsAt(document: ManifestDocument, offset: number): Definition | undefined {
  const named = namedAt(document, offset);
  if (named !== undefined) return { origin: named.range, targets: [named.anchor.mark] };
  const merge = mergeAt(document, offset);
  if (merge !== undefined) {
    const targets = mergedAnchors(document, merge).map(({ mark }) => mark);
    return targets.length === 0 ? undefined : { origin: merge.key, targets };
  }
  const here = occurrenceAt(document, offset);
  const target = definitionOf(document, offset);
  return here && target && { origin: here.range, targets: [target.range] };
}

/** Every place that has to do with the name at a place, its definition first. */
export function referencesAt(document: ManifestDocument, offset: number): NamePlace[] {
  const named = namedAt(document, offset);
  if (named === undefined) return referencesOf(document, offset).map(({ range, role }) => ({ range, role }));
  const { mark, aliases } = named.anchor;
  return [
    { range: mark, role: 'definition' },
    ...aliases.map((range): NamePlace => ({ range, role: 'reference' })),
  ];
}

/** The name at a place that can be changed, or why there is none. */
export function renamableAt(document: ManifestDocument, offset: number): Renamable | Refusal {
  const named = namedAt(document, offset);
  if (named !== undefined) {
    const { start, end } = named.range;
    return { range: { start: start + 1, end }, name: named.anchor.name };
  }
  const here = occurrenceAt(document, offset);
  const trial = renameId(document, offset, here?.id ?? '');
  // An id of an unusual form may be renamed to a good one.
  if (isRefusal(trial) && (here === undefined || isId(here.id))) return trial;
  return here === undefined ? { refused: '' } : { range: here.range, name: here.id };
}

/** The edits that give the name at a place another one, everywhere. */
export function renameAt(
  document: ManifestDocument,
  offset: number,
  name: string,
): readonly TextEdit[] | Refusal {
  const named = namedAt(document, offset);
  return named === undefined ? renameId(document, offset, name) : renameAnchor(document, named, name);
}
