/**
 * A copy of `next` in which everything that equals its counterpart in `before` is that counterpart itself: what did
 * not change keeps its identity, so a view of it need not be drawn again.
 */
export function share<T>(before: unknown, next: T): T {
  return merge(before, next) as T;
}

function merge(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(next)) return Array.isArray(before) ? mergeLists(before, next) : next;
  if (!isPlain(next) || !isPlain(before)) return next;
  const keys = Object.keys(next);
  const merged = Object.fromEntries(keys.map((key) => [key, merge(own(before, key), next[key])]));
  const same =
    keys.length === Object.keys(before).length && keys.every((key) => merged[key] === own(before, key));
  return same ? before : merged;
}

function mergeLists(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const merged = next.map((each, index) => merge(before[index], each));
  const same = before.length === next.length && merged.every((each, index) => each === before[index]);
  return same ? before : merged;
}

function own(map: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
