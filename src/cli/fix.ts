import { type Finding, fixAll, plural } from '../core/service';
import { decodeText } from '../repository';
import type { ManifestPlace } from './find-manifests';
import type { Io } from './io';
import { type Checked, type Checking, checkManifest } from './load';
import { harmless, oneLine } from './terminal';

/** A manifest after `check --fix`, and what was fixed in it, in words. */
export interface Fixed {
  readonly checked: Checked;
  readonly words: string;
}

/**
 * Makes the fixes of a manifest that are safe, and writes the file: its byte order mark, its line endings and all that
 * was not fixed stay as they are. Throws where it cannot be written.
 */
export async function fix(
  place: ManifestPlace,
  before: Checked,
  { checking, io }: { readonly checking: Checking; readonly io: Io },
): Promise<Fixed> {
  const { document, report } = before;
  const fixed = fixAll(document, report, { today: checking.today });
  if (fixed.count === 0 || fixed.text === document.text) return { checked: before, words: '' };
  const bytes = await io.files.read(place.path);
  if (decodeText(bytes) !== document.text) throw new Error('it changed while it was checked');
  const encoding = encodingOf(bytes, document.text);
  if (encoding === undefined) throw new Error('it is not UTF-8, so it was not fixed');
  await io.disk.replace(place.path, encoding(fixed.text));
  const checked = await checkManifest(place, checking);
  const gone = report.findings.filter((finding) => isFixed(finding, checked.report.findings));
  const lines = gone.map(
    ({ range, message, code }) => `  line ${range.start.line + 1}: ${oneLine(message)} (${code})\n`,
  );
  return {
    checked,
    words: `Fixed ${plural(fixed.count, 'finding')} in ${harmless(place.shown)}:\n${lines.join('')}\n`,
  };
}

/** Whether a finding could be fixed, and is gone. */
function isFixed({ code, message, fixes }: Finding, left: readonly Finding[]): boolean {
  return (
    fixes.some(({ safe }) => safe) && !left.some((each) => each.code === code && each.message === message)
  );
}

/** How a text becomes bytes again; undefined where that would not give back those it came from. */
function encodingOf(bytes: Uint8Array, text: string): ((text: string) => Uint8Array) | undefined {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  const encode = (each: string): Uint8Array => new TextEncoder().encode(mark + each);
  const again = encode(text);
  const isSame = again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
  return isSame ? encode : undefined;
}
