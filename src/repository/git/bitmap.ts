/** The compressed bitmaps that git writes (EWAH), as far as it takes to read which positions are set. */

/** In bytes; a word is one of 64 bits. */
const headerLength = 8;
const wordLength = 8;

/** The positions below `limit` that are set in the bitmap that begins the bytes; undefined where none does. */
export function positionsIn(bytes: Uint8Array, limit: number): ReadonlySet<number> | undefined {
  if (bytes.length < headerLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint32(4);
  const bits = Math.min(limit, view.getUint32(0));
  if (headerLength + count * wordLength > bytes.length) return undefined;
  const set = new Set<number>();
  const add = (position: number): void => {
    if (position < bits) set.add(position);
  };
  const half = (word: number, isLow: boolean): number =>
    view.getUint32(headerLength + word * wordLength + (isLow ? 4 : 0));
  let position = 0;
  for (let word = 0; word < count && position < bits; word++) {
    // One bit that is repeated, 32 bits that say for how many words, and how many words follow as they are.
    const [high, low] = [half(word, false), half(word, true)];
    const run = ((low >>> 1) + (high % 2) * 2 ** 31) * 64;
    if (low % 2 === 1) for (let at = 0; at < run && position + at < bits; at++) add(position + at);
    position += run;
    for (let literals = high >>> 1; literals > 0 && word + 1 < count; literals--) {
      word++;
      for (let bit = 0; bit < 64; bit++) {
        if (((half(word, bit < 32) >>> (bit % 32)) & 1) === 1) add(position + bit);
      }
      position += 64;
    }
  }
  return set;
}
