/** More than any digest has. */
const longest = 128;
const rows = ['0123456789abcdef', '1234567890'].map((row) => row.repeat(longest / row.length + 2));

/** Whether hex digits stand for any: one repeated, or all in their order. */
export function isPlaceholderHash(hash: string): boolean {
  const digits = hash.toLowerCase();
  return /^(.)\1*$/.test(digits) || rows.some((row) => row.includes(digits));
}
