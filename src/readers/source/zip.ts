/**
 * What is in a zip, by the directory at its end; of its members only those that somebody asks for are unpacked, and of
 * them no more than a bound: a zip bomb costs what the bound costs.
 */
import { Inflate, strFromU8 } from 'fflate';

interface ZipMember {
  readonly name: string;
  /** 0: as it is, 8: deflated; anything else is not read. */
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly encrypted: boolean;
  /** Where its own header begins. */
  readonly offset: number;
}

/** More than any log has samples; the directory of a zip without its 64-bit form cannot hold more. */
const mostMembers = 65_535;
const longestComment = 65_535;
const endSize = 22;
const entrySize = 46;
const headerSize = 30;
/** What is unpacked at a time: at most about a thousand times as much comes of it. */
const stepSize = 2_048;

export class ZipDirectory {
  constructor(
    private readonly bytes: Uint8Array,
    /** In the order of the directory; of a name that is there twice the last one counts. */
    readonly members: ReadonlyMap<string, ZipMember>,
  ) {}

  /** The bytes of a member, or why they cannot be read, in words that follow "not read, because". Never throws. */
  unpack(name: string, most: number): Uint8Array | string {
    const member = this.members.get(name);
    if (member === undefined) return `it has no ${name}`;
    if (member.encrypted) return `its ${name} is encrypted`;
    if (member.size > most) return `its ${name} is too large`;
    const data = this.dataOf(member);
    if (data === undefined) return `its ${name} is cut off`;
    if (member.method !== 0 && member.method !== 8) return `its ${name} is packed in a way that is not read`;
    const plain = member.method === 0 ? data : inflated(data, member.size);
    const isWhole = plain?.length === member.size && crcOf(plain) === member.crc;
    return plain !== undefined && isWhole ? plain : `its ${name} is damaged`;
  }

  /** A member as text. */
  textOf(name: string, most: number): { readonly text: string } | string {
    const bytes = this.unpack(name, most);
    return typeof bytes === 'string' ? bytes : { text: strFromU8(bytes) };
  }

  private dataOf({ offset, packed }: ZipMember): Uint8Array | undefined {
    const view = viewOf(this.bytes);
    if (offset < 0 || offset + headerSize > view.byteLength) return undefined;
    if (view.getUint32(offset, true) !== 0x04034b50) return undefined;
    const start = offset + headerSize + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    return start + packed > view.byteLength ? undefined : this.bytes.subarray(start, start + packed);
  }
}

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/** The directory of a zip, or why it cannot be read, in words that follow "not read, because". Never throws. */
export function readZip(bytes: Uint8Array): ZipDirectory | string {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === undefined) return 'it is a zip that is cut off';
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === mostMembers || start === 0xffffffff) return 'it is a zip of a kind that is not read';
  // What stands before the zip shifts all that its directory says.
  const shift = end - size - start;
  if (shift < 0) return 'it is a zip that is damaged';
  const members = new Map<string, ZipMember>();
  let at = start + shift;
  for (let index = 0; index < count; index++) {
    const entry = entryAt(view, at, shift);
    if (entry === undefined) return 'it is a zip that is damaged';
    members.set(entry.member.name, entry.member);
    at = entry.next;
  }
  return new ZipDirectory(bytes, members);
}

/** Where the record at the end of a zip is: behind it there is a comment of the length that it says. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const fills = at + endSize + view.getUint16(at + 20, true) === view.byteLength;
    const isOfOneDisk = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 6, true) === 0;
    if (fills && isOfOneDisk) return at;
  }
  return undefined;
}

function entryAt(
  view: DataView,
  at: number,
  shift: number,
): { readonly member: ZipMember; readonly next: number } | undefined {
  if (at + entrySize > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
  const named = at + entrySize;
  const nameEnd = named + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > view.byteLength) return undefined;
  const name = new Uint8Array(view.buffer, view.byteOffset + named, nameEnd - named);
  const member: ZipMember = {
    name: strFromU8(name),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true) + shift,
  };
  return { member, next };
}

/** Unpacks in small steps, and stops where more comes than the directory says. */
function inflated(data: Uint8Array, size: number): Uint8Array | undefined {
  const plain = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((part) => {
    if (filled + part.length > size) throw new RangeError('more than its directory says');
    plain.set(part, filled);
    filled += part.length;
  });
  try {
    for (let at = 0; at < data.length; at += stepSize)
      stream.push(data.subarray(at, at + stepSize), at + stepSize >= data.length);
    return filled === size ? plain : undefined;
  } catch {
    return undefined;
  }
}

/** The checksum of zip files, bit by bit: what is unpacked is small. */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
