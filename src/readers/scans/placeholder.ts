import type { Said } from '../../core/service';
import { isPlaceholderHash } from '../source/hashes';

/** The digests of a text: as long as those of MD5, or longer. */
const digest = /(?<![\da-f-])[\da-f]{32,128}(?![\da-f-])/gi;
const mostDigests = 2_000;

/**
 * Says so where a digest was typed by hand: one digit repeated, or the digits in a row. No tool has worked it out, so
 * that what it is in is a form, or was made to look like a bill of materials.
 */
export function hasPlaceholderDigest(text: string): Said[] {
  let count = 0;
  for (const { 0: written } of text.matchAll(digest)) {
    if (++count > mostDigests) return [];
    if (isPlaceholderHash(written)) return [{ fact: 'file.says', value: 'a digest in it is a placeholder' }];
  }
  return [];
}
