/** What the first bytes of a file say that it is. */

/** Whether bytes stand at a place; `?` stands for any byte. */
export function hasAt(bytes: Uint8Array, at: number, wanted: string): boolean {
  if (at + wanted.length > bytes.length) return false;
  for (let index = 0; index < wanted.length; index++) {
    const code = wanted.charCodeAt(index);
    if (code !== 63 && bytes[at + index] !== code) return false;
  }
  return true;
}

/** The bytes between two places as text, one character each. */
function latin(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, bytes.length, start + 4_096)));
}

const percent = 0x25;

/** Whether it begins as a PDF does; readers of PDF let some bytes stand before. */
export function isPdf(bytes: Uint8Array): boolean {
  const at = bytes.subarray(0, 1_024).indexOf(percent);
  if (at === -1) return false;
  return /(?:^|[\r\n\uFEFF\xBF])\s{0,8}%PDF-\d/.test(latin(bytes, 0, 1_024));
}

/** The container of older office files, and of those that are encrypted. */
export function isCompound(bytes: Uint8Array): boolean {
  return hasAt(bytes, 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
}

const archives: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['gzip', 0, '\x1f\x8b\x08'],
  ['bzip2', 0, 'BZh'],
  ['xz', 0, '\xfd7zXZ\0'],
  ['zstd', 0, '\x28\xb5\x2f\xfd'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['tar', 257, 'ustar'],
];

/** The kind of archive that it is; undefined where it is none. */
export function archiveType(bytes: Uint8Array): string | undefined {
  return archives.find(([, at, first]) => hasAt(bytes, at, first))?.[0];
}
