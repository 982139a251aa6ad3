/** On which day each commit of a line came, where clocks may have been wrong. */

/**
 * The days of commits in the order in which they follow each other, none before the one that it follows and none later than
 * `today`. As many as can be keep the day that they name; any other, whose clock was wrong, has that of the one before it.
 */
export function daysInOrder(named: readonly string[], today: string): string[] {
  const kept = mostInOrder(named, today);
  // Where none is right before the first one that is, nobody knows more than when that came.
  let day = named.find((_, at) => kept.has(at)) ?? today;
  const days = named.map((each, at) => {
    if (kept.has(at)) day = each;
    return day;
  });
  // What comes last and in the future is of a clock that is ahead by now, or of a place where it is tomorrow.
  for (let at = named.length - 1; at >= 0 && (named[at] ?? '') > today; at--) days[at] = today;
  return days;
}

/** Those that are in order if as few as can be are left out, the earliest of equals; none later than `today`. */
function mostInOrder(named: readonly string[], today: string): ReadonlySet<number> {
  /** By how many are in order from it on: the one with the latest day, most of which can stand before. */
  const heads: number[] = [];
  const next = new Map<number, number | undefined>();
  for (let at = named.length - 1; at >= 0; at--) {
    const day = named[at] ?? '';
    if (day > today) continue;
    const before = countFrom(heads, (head) => (named[head] ?? '') >= day);
    next.set(at, heads[before - 1]);
    heads[before] = at;
  }
  const kept = new Set<number>();
  for (let at = heads.at(-1); at !== undefined; at = next.get(at)) kept.add(at);
  return kept;
}

/** How many at the beginning are so; behind one that is not, none is. */
function countFrom(all: readonly number[], isSo: (each: number) => boolean): number {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isSo(all[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}
