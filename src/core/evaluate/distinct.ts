/** Each problem once, wherever the text that has it counts. */
import { severities } from '../base/finding';
import { isSamePath } from '../base/path';
import type { ManifestDocument } from '../facts/document';
import type { Parsed } from '../text/parsed';
import { locate } from '../text/tree';
import type { Found } from './found';
import { jointly, withAliases, withoutRefused } from './shared-values';

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
    known.set(key, before === undefined ? { ...each, range } : { ...merged(before, each, parsed), range });
  }
  return withAliases([...known.values()], parsed).map((each) => withoutRefused(each, parsed));
}

/** What was found twice bears on all that it was found for, and is an error where it is one for any of that. */
function merged(one: Found, other: Found, parsed: Parsed): Found {
  const isWorse = severities.indexOf(other.severity) < severities.indexOf(one.severity);
  const [worse, milder] = isWorse ? [other, one] : [one, other];
  const isSame = worse.severity === milder.severity && !isSamePath(worse.path, milder.path);
  const aliases = [
    ...(worse.aliases ?? []),
    ...(isSame ? [{ path: milder.path, items: milder.items }, ...(milder.aliases ?? [])] : []),
  ];
  return {
    ...worse,
    items: [...new Set([...worse.items, ...milder.items])],
    fixes: jointly(worse.fixes ?? [], milder.fixes ?? [], parsed),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
