/** The hashes by which a file is told from another one. In an editor without Node there is no such function at once. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

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
  const own = hashOf(bytes);
  // No text has a byte of nought, and in anything else nobody changes what looks like the end of a line.
  if (bytes.includes(0) || !bytes.includes(lf)) return [own];
  const plain = withoutReturns(bytes);
  return [...new Set([own, hashOf(plain), hashOf(withReturns(plain))])];
}

/** SHA-256, as hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
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
