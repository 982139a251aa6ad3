/**
 * What git tracks, read from its index: Git itself may not be asked in a workspace that is not trusted, and is not
 * there in a browser. The format is that of `gitformat-index`, versions 2 to 4, with either kind of object names.
 */

/** What an index says. */
export interface Index {
  /** Every path that is tracked, from the root, each once; a folder that is kept sparse ends with `/`. */
  readonly paths: ReadonlySet<string>;
  /** Those that a sparse checkout leaves out of the work tree. */
  readonly leftOut: ReadonlySet<string>;
  /** Those that are only meant to be added (`git add -N`): the next commit does not have them. */
  readonly intended: ReadonlySet<string>;
  /** Submodules. */
  readonly modules: ReadonlySet<string>;
  /** How many entries it has: more than paths where one is in conflict. */
  readonly count: number;
  /** The index that holds the rest of the entries, where it was split. */
  readonly shared?: SharedIndex;
}

/** An index on which another one rests. */
interface SharedIndex {
  readonly name: string;
  /** Which of its entries are there no more, as a bitmap. */
  readonly removed: Uint8Array;
}

/** In bytes; two kinds of object names. */
const nameLengths = [20, 32] as const;
const headerLength = 12;
/** Times, device, mode, owner and size of an entry. */
const statLength = 40;
/** Where in an entry its kind stands, and which one is a submodule. */
const modeAt = 24;
const moduleMode = 0o160000;
const extendedFlag = 0x4000;
/** Of the flags that only an extended entry has: what a sparse checkout leaves out, and what is only meant to be added (`git add -N`). */
const leftOutFlag = 0x4000;
const intendedFlag = 0x2000;

/** Reads an index; undefined where it is not one, or one with something in it that has to be understood and is not. */
export function readIndex(bytes: Uint8Array): Index | undefined {
  if (bytes.length < headerLength || ascii(bytes.subarray(0, 4)) !== 'DIRC') return undefined;
  const version = number(bytes, 4);
  if (version < 2 || version > 4) return undefined;
  // Which kind of names it has is said elsewhere; with the other kind, nothing fits.
  for (const nameLength of nameLengths) {
    const index = readEntries(bytes, { version, nameLength, count: number(bytes, 8) });
    if (index !== undefined) return index;
  }
  return undefined;
}

interface Layout {
  readonly version: number;
  readonly nameLength: number;
  readonly count: number;
}

function readEntries(bytes: Uint8Array, { version, nameLength, count }: Layout): Index | undefined {
  const end = bytes.length - nameLength;
  const paths = new Set<string>();
  const leftOut = new Set<string>();
  const modules = new Set<string>();
  const intended = new Set<string>();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let at = headerLength;
  let before: Uint8Array = new Uint8Array();
  for (let entry = 0; entry < count; entry++) {
    const flagsAt = at + statLength + nameLength;
    if (flagsAt + 2 > end) return undefined;
    const isExtended = version >= 3 && ((bytes[flagsAt] ?? 0) & (extendedFlag >> 8)) !== 0;
    let nameAt = flagsAt + (isExtended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const strip = variable(bytes, nameAt);
      if (strip === undefined || strip.value > before.length) return undefined;
      nameAt = strip.next;
      kept = before.length - strip.value;
    }
    const nameEnd = bytes.indexOf(0, nameAt);
    if (nameEnd < 0 || nameEnd >= end) return undefined;
    const name = joined(before.subarray(0, kept), bytes.subarray(nameAt, nameEnd));
    // In an index that was split, what replaces an entry of the other one has no name of its own.
    if (name.length > 0) {
      const path = decoder.decode(name);
      const flags = isExtended ? (bytes[flagsAt + 2] ?? 0) << 8 : 0;
      paths.add(path);
      if ((flags & intendedFlag) !== 0) intended.add(path);
      if ((flags & leftOutFlag) !== 0) leftOut.add(path);
      if (number(bytes, at + modeAt) === moduleMode) modules.add(path);
    }
    before = name;
    at = version === 4 ? nameEnd + 1 : at + (Math.floor((nameEnd - at) / 8) + 1) * 8;
  }
  return readExtensions(bytes, { at, end, nameLength, index: { paths, leftOut, modules, intended, count } });
}

function readExtensions(
  bytes: Uint8Array,
  state: {
    readonly at: number;
    readonly end: number;
    readonly nameLength: number;
    readonly index: Index;
  },
): Index | undefined {
  const { end, nameLength, index } = state;
  let shared: SharedIndex | undefined;
  let { at } = state;
  while (at + 8 <= end) {
    const signature = ascii(bytes.subarray(at, at + 4));
    const from = at + 8;
    at = from + number(bytes, at + 4);
    if (at > end) return undefined;
    if (signature === 'link') {
      const name = hexadecimal(bytes.subarray(from, from + nameLength));
      shared = { name, removed: bytes.subarray(from + nameLength, at) };
    }
    // What begins with a small letter has to be understood. Sparse folders are among the entries.
    else if (signature !== 'sdir' && !/^[A-Z]/.test(signature)) return undefined;
  }
  if (at !== end) return undefined;
  return shared === undefined || /^0*$/.test(shared.name) ? index : { ...index, shared };
}

function number(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

/** A number of any length, as packs have it: seven bits in a byte, and one more for each byte that follows. */
function variable(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let at = start; at < start + 6; at++) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, next: at + 1 };
    value++;
  }
  return undefined;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

function hexadecimal(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Signatures are ASCII. */
function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
