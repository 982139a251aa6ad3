import type { SourceFile } from '../source/file';
import { type Nature, noEvidence, typed } from './nature';
import { type PictureType, pictureSize, pictureType, type Size } from './picture-size';

/** By the endings of their names. */
export const pictureEndings: ReadonlyMap<string, PictureType | 'svg'> = new Map([
  ['png', 'png'],
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['gif', 'gif'],
  ['webp', 'webp'],
  ['svg', 'svg'],
  ['mp4', 'mp4'],
]);

/** A picture with fewer pixels than this shows nothing: an icon, a bullet, a pixel that counts visits. */
const fewestPixels = 64 * 64;

/** What a picture is; undefined where the bytes are none. */
export function pictureNature(file: SourceFile): Nature | undefined {
  const tag = svgTagAt(file.text);
  const type = pictureType(file.bytes) ?? (tag === undefined ? undefined : 'svg');
  if (type === undefined) return undefined;
  const size = type === 'svg' ? svgSize(file.text, tag ?? 0) : pictureSize(type, file.bytes);
  const isCutOff = size === undefined && ['png', 'gif', 'jpg', 'webp'].includes(type);
  if (isCutOff) return noEvidence({ fact: 'unread', value: `its ${type} is cut off` });
  if (size === undefined) return typed('picture', type);
  const written = `${type} ${size.width}x${size.height}`;
  return size.width * size.height < fewestPixels
    ? typed('no-evidence', written, { fact: 'file.says', value: 'it is smaller than 64 by 64 pixels' })
    : typed('picture', written);
}

/** Where the first tag of a drawing in SVG is, behind what may stand before one; undefined where a text is none. */
function svgTagAt(text: string): number | undefined {
  let at = 0;
  for (let skipped = 0; skipped < 50; skipped++) {
    while (at < text.length && text.charCodeAt(at) <= 32) at++;
    const end = text.startsWith('<!--', at) ? '-->' : /^<[?!]/.test(text.slice(at, at + 2)) ? '>' : undefined;
    if (end === undefined) break;
    const found = text.indexOf(end, at + 2);
    if (found === -1) return undefined;
    at = found + end.length;
  }
  return /^<(?:svg:)?svg[\s>/]/.test(text.slice(at, at + 10)) ? at : undefined;
}

/** Only in pixels: the numbers of a view box are of no unit. */
function svgSize(text: string, from: number): Size | undefined {
  const tag = text.slice(from, Math.min(text.length, from + 2_000)).split('>', 1)[0] ?? '';
  const sideIn = (written: RegExpExecArray | null): number | undefined =>
    written?.[1] === undefined ? undefined : Math.round(Number(written[1]));
  const width = sideIn(/\swidth\s{0,4}=\s{0,4}["'](\d+(?:\.\d+)?)(?:px)?["']/.exec(tag));
  const height = sideIn(/\sheight\s{0,4}=\s{0,4}["'](\d+(?:\.\d+)?)(?:px)?["']/.exec(tag));
  return width === undefined || height === undefined ? undefined : { width, height };
}
