/**
 * The text of a file's bytes: UTF-8, or UTF-16 where a byte order mark says so. The mark itself is left out. Bytes
 * that are no text become U+FFFD, which the engine reports; nothing is thrown. Where only the beginning of a file is
 * given, a character that is cut in two at its end is left out.
 */
export function decodeText(bytes: Uint8Array, part: 'whole' | 'beginning' = 'whole'): string {
  const [first, second] = bytes;
  const options = { stream: part === 'beginning' };
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes, options);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes, options);
  return new TextDecoder().decode(bytes, options);
}
