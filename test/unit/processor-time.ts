import assert from 'node:assert/strict';

/** The processor time that work takes, in milliseconds: the same on a machine that others use as well. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

/** What the yardstick takes where the bounds of the tests were found, in milliseconds. */
const yardstickThere = 15;

/**
 * So many times as long as there takes the same work here and now, 1 at least: processors differ, and one that others
 * use as well has less memory and cache for each. To be asked where something has taken too long, and not before.
 */
export function slowness(): number {
  const taken = Math.min(...Array.from({ length: 3 }, () => processorTime(yardstick)));
  return Math.max(1, taken / yardstickThere);
}

/**
 * Says that work takes no longer than that, in milliseconds of the processor where the bounds were found. To be several
 * times what it takes, and far below what it would take if that grew faster than what it is about.
 */
export function takesAtMost(most: number, work: () => void, what = 'it'): void {
  const first = processorTime(work);
  // What is compiled meanwhile, or cleared away, is none of its time.
  const isSlow = (): boolean => processorTime(work) > most * slowness();
  assert.ok(
    first <= most || first <= most * slowness() || !isSlow() || !isSlow(),
    `${what} takes ${Math.round(first)} ms`,
  );
}

/** What readers and patterns mostly do: looking through text, cutting it up, and making small objects. */
function yardstick(): void {
  const text = 'a: b, c of 12 d\n'.repeat(20_000);
  let found = 0;
  for (const line of text.split('\n')) {
    const [key, value] = line.split(': ');
    const pair = { key, value, words: value?.toLowerCase().split(/\s+/) };
    if (/^(\p{L}+):[^:]*?(\d+) *(d|e)?$/u.test(line)) found += Object.keys(pair).length;
  }
  if (found === 0) throw new Error('The yardstick measures nothing.');
}
