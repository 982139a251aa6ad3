/** Numbers that look drawn at random and are the same on every machine, for a simulation. */

/**
 * So many numbers between 0 and 1, evenly spread, in an order that belongs to a name alone. Two names have orders that are
 * independent of each other, so that nothing moves for one item where another one changes (common random numbers).
 * Evenly spread, since the mean of so many runs is then far closer to the true one than with numbers that are drawn
 * (stratified sampling: McKay, Beckman and Conover, "A Comparison of Three Methods for Selecting Values of Input
 * Variables", Technometrics 21, 1979).
 */
export function spread(name: string, runs: number, seed = 0): Float64Array {
  const next = generator(`${seed} ${name}`);
  const numbers = Float64Array.from({ length: runs }, (_, index) => (index + 0.5) / runs);
  // Fisher and Yates.
  for (let last = runs - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const kept = numbers[last] ?? 0;
    numbers[last] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
  return numbers;
}

/** Whole-number arithmetic only (splitmix32), begun with a hash of the name (FNV-1a). */
function generator(name: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) state = Math.imul(state ^ name.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
