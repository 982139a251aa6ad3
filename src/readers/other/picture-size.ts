import { hasAt } from './bytes';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type PictureType = 'png' | 'jpg' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic' | 'tiff' | 'ico' | 'mp4';

/** What kind of picture or film bytes are, by the first of them; undefined where they are none. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  if (hasAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (hasAt(bytes, 0, '\xff\xd8\xff')) return 'jpg';
  if (hasAt(bytes, 0, 'GIF87a') || hasAt(bytes, 0, 'GIF89a')) return 'gif';
  if (hasAt(bytes, 0, 'RIFF????WEBP')) return 'webp';
  if (hasAt(bytes, 0, 'II*\0') || hasAt(bytes, 0, 'MM\0*')) return 'tiff';
  if (hasAt(bytes, 0, '\0\0\x01\0') && bytes.length >= 22) return 'ico';
  if (hasAt(bytes, 0, 'BM') && hasAt(bytes, 6, '\0\0\0\0') && bytes.length >= 26) return 'bmp';
  if (!hasAt(bytes, 4, 'ftyp')) return undefined;
  if (hasAt(bytes, 8, 'avi')) return 'avif';
  return ['hei', 'hev', 'mif1', 'msf1'].some((brand) => hasAt(bytes, 8, brand)) ? 'heic' : 'mp4';
}

/** How large a picture is, in pixels; undefined where that is not known. */
export function pictureSize(type: PictureType, bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'png') return hasAt(bytes, 12, 'IHDR') ? at(view, 16, 32) : undefined;
  if (type === 'gif') return at(view, 6, -16);
  if (type === 'jpg') return jpgSize(view);
  if (type === 'webp') return webpSize(view);
  return undefined;
}

/** Two numbers that follow each other, of so many bits; the lower byte first where those are negative. */
function at(view: DataView, offset: number, bits: 16 | 32 | -16): Size | undefined {
  const length = Math.abs(bits) / 8;
  if (offset + 2 * length > view.byteLength) return undefined;
  const number = (from: number): number =>
    bits === 32 ? view.getUint32(from) : view.getUint16(from, bits < 0);
  return { width: number(offset), height: number(offset + length) };
}

/** The frame header is behind other segments, each of which says its length. */
function jpgSize(view: DataView): Size | undefined {
  for (let offset = 2; offset + 9 <= view.byteLength; ) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const size = at(view, offset + 5, 16);
      return size === undefined ? undefined : { width: size.height, height: size.width };
    }
    // A byte that only fills stands alone.
    offset += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(offset + 2));
  }
  return undefined;
}

function webpSize(view: DataView): Size | undefined {
  if (view.byteLength < 30) return undefined;
  const form = view.getUint32(12);
  if (form === 0x56503820) {
    const size = at(view, 26, -16);
    return size === undefined ? undefined : { width: size.width & 0x3fff, height: size.height & 0x3fff };
  }
  if (form === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (form !== 0x56503858) return undefined;
  const three = (offset: number): number => view.getUint16(offset, true) + view.getUint8(offset + 2) * 65_536;
  return { width: three(24) + 1, height: three(27) + 1 };
}
