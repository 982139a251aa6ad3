// Makes pictures of user interfaces small: 256 colours are enough for them.
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0xRRGGBB, row by row. */
  readonly colours: readonly number[];
}

/** The same picture with a palette. */
export async function withPalette(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, colours } = (await page.evaluate(
    `(${decode})("data:image/png;base64,${png.toString('base64')}")`,
  )) as Pixels;
  const palette = frequent(colours, 256);
  const index = indexOf(palette);
  const rows = Buffer.alloc((width + 1) * height);
  for (const [at, colour] of colours.entries()) {
    const line = Math.floor(at / width);
    rows[line * (width + 1) + 1 + (at % width)] = index(colour);
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** In the page, which knows how to read a PNG. */
const decode = `async (url) => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colours = [];
  for (let at = 0; at < data.length; at += 4) colours.push(data[at] * 65536 + data[at + 1] * 256 + data[at + 2]);
  return { width, height, colours };
}`;

/** Frequent colours that differ: what is rare but like nothing else, as an icon, keeps its colour. */
function frequent(colours: readonly number[], most: number): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const ordered = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  for (let apart = 3; ; apart += 1) {
    const palette: number[] = [];
    for (const colour of ordered) {
      if (palette.every((each) => distance(each, colour) >= apart ** 2)) palette.push(colour);
    }
    if (palette.length <= most) return palette;
  }
}

/** Which colour of the palette is nearest to a colour. */
function indexOf(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, at) => [colour, at]));
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const distances = palette.map((each) => distance(each, colour));
    const nearest = distances.indexOf(Math.min(...distances));
    known.set(colour, nearest);
    return nearest;
  };
}

function distance(one: number, other: number): number {
  const there = channels(other);
  return channels(one).reduce((sum, value, at) => sum + (value - (there[at] ?? 0)) ** 2, 0);
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
