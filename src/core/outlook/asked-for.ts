import type { Finding } from '../base/finding';
import { isSamePath, isWithin } from '../base/path';
import type { ItemReport } from '../facts/report';

/**
 * Whether a finding says only that facts are not there which open work asks for that is told already: of what nobody has
 * begun to say, or what is named as missing there. `told`: the open work that is told, by the id of its item.
 */
export function isAskedFor(
  { path, items, absent = [] }: Finding,
  told: (id: string) => Pick<ItemReport, 'facts'> | undefined,
): boolean {
  // What is named and not there is more than a gap: it may be misspelled. So is what stands there and lacks something.
  const isGap = absent.every((fact) => fact.length > path.length && isWithin(fact, path));
  if (absent.length === 0 || !isGap) return false;
  return (
    items.length > 0 &&
    items.map(told).every((item) => {
      if (item === undefined) return false;
      const missing = item.facts?.missing;
      return (
        missing === undefined || absent.every((fact) => missing.some((each) => isSamePath(each.path, fact)))
      );
    })
  );
}
