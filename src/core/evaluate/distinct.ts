/** Each problem once, wherever the text that has it counts. */
import { severities } from '../base/finding';
import type { ManifestDocument } from '../facts/document';
import { locate } from '../text/tree';
import type { Found } from './found';

/**
 * Each problem once, with its place in the text: what an anchor holds is found again at each of its aliases, and stands
 * in one place.
 */
export function distinct({ text, parsed }: ManifestDocument, found: readonly Found[]): Found[] {
  const known = new Map<string, Found>();
  for (const each of found) {
    const range = each.range ?? locate(text, parsed.root, each.path, each.target ?? 'value');
    const key = [each.code, range.start, range.end, each.message].join(' ');
    const before = known.get(key);
    known.set(key, before === undefined ? { ...each, range } : { ...merged(before, each), range });
  }
  return [...known.values()];
}

/** What was found twice bears on all that it was found for, and is an error where it is one for any of that. */
function merged(one: Found, other: Found): Found {
  const isWorse = severities.indexOf(other.severity) < severities.indexOf(one.severity);
  const [worse, milder] = isWorse ? [other, one] : [one, other];
  const isSame = worse.severity === milder.severity && worse.path.join('\n') !== milder.path.join('\n');
  const aliases = [
    ...(worse.aliases ?? []),
    ...(isSame ? [{ path: milder.path, items: milder.items }, ...(milder.aliases ?? [])] : []),
  ];
  return {
    ...worse,
    items: [...new Set([...worse.items, ...milder.items])],
    fixes: (worse.fixes ?? []).length > 0 ? (worse.fixes ?? []) : (milder.fixes ?? []),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
