/** The security of an OpenAPI document and of its operations. */
import type { Said } from '../../core/service';
import type { SourceFile } from '../source/file';
import type { Tree } from '../source/tree';

/** The schemes that a list of requirements names, each once. `{}` among them stands for none. */
export function schemesOf(security: Tree | undefined): string[] {
  const names = (security?.items ?? []).flatMap(({ entries }) => entries.map(({ key }) => key));
  return [...new Set(names)];
}

/** All schemes that are in force somewhere: by lists for the whole document, or for single operations. */
export function securityFact(file: SourceFile, lists: readonly (Tree | undefined)[]): Said[] {
  const named = lists.filter((list): list is Tree => schemesOf(list).length > 0);
  const [first] = named;
  if (first === undefined) return [];
  const value = [...new Set(named.flatMap((list) => schemesOf(list)))];
  return [{ fact: 'interface.security', value, ...file.placeOf(first.keyAt) }];
}
