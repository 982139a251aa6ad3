/** What cards, contracts and results say with one value. */
import type { Said } from '../../core/service';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

type TextFact =
  | 'contract.status'
  | 'contract.owner'
  | 'contract.team'
  | 'card.model'
  | 'card.base'
  | 'dataset.name'
  | 'dataset.license'
  | 'dataset.revision'
  | 'dataset.size'
  | 'quality.suite';

/** A text, where it stands; nothing where it is empty. */
export function textFact(file: SourceFile, fact: TextFact, tree: Tree | undefined): Said[] {
  return tree?.text === undefined ? [] : [{ fact, value: tree.text, ...file.placeOf(tree.keyAt) }];
}

/** A day, where it stands; nothing where it is none. */
export function dayFact(
  file: SourceFile,
  fact: 'contract.made' | 'quality.ran',
  tree: Tree | undefined,
): Said[] {
  const value = dayIn(tree?.text);
  return value === undefined ? [] : [{ fact, value, ...file.placeOf(tree?.keyAt) }];
}

/** A value, or those of a list. */
export function partsOf(tree: Tree | undefined): readonly Tree[] {
  if (tree === undefined) return [];
  return tree.isList ? tree.items : [tree];
}
