/** SHA-256, which neither a browser nor an editor without Node has at once: what is read is at most a few megabytes. */

const primes = firstPrimes(64);
/** The first 32 bits of what stands behind the point in the cube roots of the first primes. */
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
/** The same of the square roots of the first eight. */
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The SHA-256 of bytes, in 64 small digits. */
function sha256(bytes: Uint8Array): string {
  const hash = Int32Array.from(initial);
  const schedule = new Int32Array(64);
  const whole = bytes.length - (bytes.length % 64);
  for (let at = 0; at < whole; at += 64) mix(hash, schedule, bytes.subarray(at, at + 64));
  const rest = padded(bytes.subarray(whole), bytes.length);
  for (let at = 0; at < rest.length; at += 64) mix(hash, schedule, rest.subarray(at, at + 64));
  return [...hash].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** What is left at the end, a mark behind it, and the number of bits of all of it. */
function padded(rest: Uint8Array, length: number): Uint8Array {
  const block = new Uint8Array(rest.length < 56 ? 64 : 128);
  block.set(rest);
  block[rest.length] = 0x80;
  const view = new DataView(block.buffer);
  view.setUint32(block.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(block.length - 4, (length << 3) >>> 0);
  return block;
}

function mix(hash: Int32Array, schedule: Int32Array, block: Uint8Array): void {
  const at = (index: number): number => schedule[index] ?? 0;
  const view = new DataView(block.buffer, block.byteOffset, 64);
  for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(index * 4);
  for (let index = 16; index < 64; index++) {
    const [near, far] = [at(index - 2), at(index - 15)];
    const low = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3);
    const high = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10);
    schedule[index] = at(index - 16) + low + at(index - 7) + high;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let index = 0; index < 64; index++) {
    const high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + (constants[index] ?? 0) + at(index)) | 0;
    const low = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] ?? 0) + word;
}

/** Of a larger file it would take too long, in bytes. */
const mostHashed = 4 * 1024 * 1024;

const lf = 10;
const cr = 13;

/**
 * The hashes that a file may have elsewhere: git writes a text with other line ends where it is told to, and a pointer
 * stands for what it names.
 */
export function hashesOf(bytes: Uint8Array): string[] {
  if (bytes.length > mostHashed) return [];
  const pointed = pointedTo(bytes);
  if (pointed !== undefined) return [pointed];
  const own = sha256(bytes);
  // No text has a byte of nought, and in anything else nobody changes what looks like the end of a line.
  if (bytes.includes(0) || !bytes.includes(lf)) return [own];
  const plain = withoutReturns(bytes);
  return [...new Set([own, sha256(plain), sha256(withReturns(plain))])];
}

/** The hash of what a pointer of Git LFS stands for. */
function pointedTo(bytes: Uint8Array): string | undefined {
  if (bytes.length > 4_096) return undefined;
  const text = String.fromCharCode(...bytes);
  return text.startsWith('version https://git-lfs.github.com/')
    ? /^oid sha256:([\da-f]{64})\r?$/m.exec(text)?.[1]
    : undefined;
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, index) => byte !== cr || bytes[index + 1] !== lf);
}

function withReturns(bytes: Uint8Array): Uint8Array {
  const more = bytes.reduce((count, byte) => (byte === lf ? count + 1 : count), 0);
  const result = new Uint8Array(bytes.length + more);
  let at = 0;
  for (const byte of bytes) {
    if (byte === lf) result[at++] = cr;
    result[at++] = byte;
  }
  return result;
}
