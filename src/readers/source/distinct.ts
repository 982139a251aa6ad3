import type { Said } from '../../core/service';

/** The first of all that have the same key, in their order. */
export function distinct<Each>(all: readonly Each[], keyOf: (each: Each) => string): Each[] {
  const seen = new Set<string>();
  return all.filter((each) => {
    const key = keyOf(each);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What is said, and in which line: two facts with the same are one. */
export function sayingOf({ fact, value, line }: Pick<Said, 'fact' | 'value' | 'line'>): string {
  return JSON.stringify([fact, value, line]);
}
