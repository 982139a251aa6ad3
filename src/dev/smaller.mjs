// Makes a ZIP file smaller without changing what is in it: what is said in JSON needs no blanks, and Zopfli finds shorter
// forms of Deflate than the usual programs look for.
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import zopfli from '@gfx/zopfli';
import { unzipSync, Zip } from 'fflate';

/** More rounds gain less than a tenth of a percent. */
const rounds = 3;
const deflate = 8;

/** @param {string} file it is replaced */
export async function makeSmaller(file) {
  const entries = Object.entries(unzipSync(readFileSync(file)));
  const parts = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  for (const [filename, bytes] of entries) {
    const content = filename.endsWith('.json') ? withoutBlanks(bytes) : bytes;
    const entry = {
      filename,
      size: content.length,
      crc: crc32(content),
      compression: deflate,
      terminate() {},
    };
    zip.add(entry);
    entry.ondata(null, await zopfli.deflateAsync(content, { numiterations: rounds }), true);
  }
  zip.end();
  writeFileSync(file, Buffer.concat(parts));
}

/** @param {Uint8Array} json @returns {Uint8Array} */
function withoutBlanks(json) {
  return new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(json))));
}
