import type { PlainValue } from '../../core/service';
import { isYamlList, type YamlDocument } from '../source/yaml';

/** A scalar as it is written: of the tag `2.10` the number is another. Undefined where there is none. */
export function writtenAt(document: YamlDocument, path: readonly (string | number)[]): string | undefined {
  const value = document.at(...path);
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const node = document.node(...path);
  return node?.kind === 'scalar' ? (node.written ?? String(value)) : String(value);
}

/** A command as text, written as one or as a list of words. */
export function commandText(...values: readonly (PlainValue | undefined)[]): string {
  return values
    .flatMap((value): readonly (PlainValue | undefined)[] => (isYamlList(value) ? value : [value]))
    .filter((each) => typeof each === 'string')
    .join(' ');
}
