import { fixAll, grouped, harmless, oneLine, plural } from '../core/service';
import { decodeText } from '../repository';
import type { Checked, ManifestPlace } from './checked';
import type { Io } from './io';
import { type Checking, checkManifest } from './load';

/** A manifest after `check --fix`, and what was fixed in it, in words. */
interface Fixed {
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
  const { text, fixed, left = 0, refused = [] } = fixAll(document, report);
  const unmade = listed(refused);
  if (text === document.text)
    return {
      checked: before,
      words: unmade === '' ? '' : `Fixed nothing in ${harmless(place.shown)}:\n${unmade}\n`,
    };
  const bytes = await io.files.read(place.path);
  if (decodeText(bytes) !== document.text) throw new Error('it changed while it was checked');
  const encoding = encodingOf(bytes, document.text);
  if (encoding === undefined) throw new Error('it is not UTF-8, so it was not fixed');
  await io.disk.replace(place.path, encoding(text));
  const checked = await checkManifest(place, checking);
  return {
    checked,
    words: `Fixed ${plural(fixed.length, 'finding')} in ${harmless(place.shown)}:\n${inLines(fixed)}${unmade}${more(left)}\n`,
  };
}

type Fixes = ReturnType<typeof fixAll>['fixed'];

function inLines(fixes: Fixes): string {
  return fixes.map(({ line, title, code }) => `  line ${line + 1}: ${oneLine(title)} (${code})\n`).join('');
}

/** What was not fixed although each of it could be: it is for somebody to look at. */
function listed(refused: Fixes): string {
  return refused.length === 0
    ? ''
    : `  Left to you, because another finding would come of it:\n${inLines(refused)}`;
}

function more(left: number): string {
  return left === 0
    ? ''
    : `  ${grouped(left)} more may be fixed when it is run again: the manifest is large.\n`;
}

/** How a text becomes bytes again; undefined where that would not give back those it came from. */
function encodingOf(bytes: Uint8Array, text: string): ((text: string) => Uint8Array) | undefined {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
  const encode = (each: string): Uint8Array => new TextEncoder().encode(mark + each);
  const again = encode(text);
  const isSame = again.length === bytes.length && again.every((byte, index) => byte === bytes[index]);
  return isSame ? encode : undefined;
}
