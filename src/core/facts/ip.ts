/** Addresses of machines in numbers, in every form that browsers read. */

/** Whom such an address leads to; `none` where no browser opens it. */
type Reach = 'own-machine' | 'one-network' | 'others' | 'none';

/** Where a host in numbers leads; undefined where it is a name. */
export function reachOf(host: string): Reach | undefined {
  if (host.startsWith('[')) return host.endsWith(']') ? reachOfGroups(groupsOf(host.slice(1, -1))) : 'none';
  const parts = host.split('.');
  if (!/^(\d+|0x[\da-f]*)$/i.test(parts.at(-1) ?? '')) return undefined;
  const value = fourBytes(parts);
  const reach = value === undefined ? 'none' : reachOfBytes(value);
  // Nobody names a site by `0x0a020304` or `10.2`: only where it leads to is worth a word.
  return reach === 'others' && !parts.every((part) => /^(0|[1-9]\d*)$/.test(part) && parts.length === 4)
    ? 'none'
    : reach;
}

/** `127.0.0.1`, `127.1`, `0x7f000001`: the last part fills what is left of the four bytes. */
function fourBytes(parts: readonly string[]): number | undefined {
  const numbers = parts.map(numberOf);
  const last = numbers.pop() ?? Number.NaN;
  if (numbers.length > 3 || numbers.some((each) => !(each < 256)) || !(last < 256 ** (4 - numbers.length)))
    return undefined;
  return numbers.reduce((sum, each, index) => sum + each * 256 ** (3 - index), last);
}

function numberOf(part: string): number {
  if (/^0x[\da-f]*$/i.test(part)) return Number.parseInt(part.slice(2) || '0', 16);
  if (/^0[0-7]*$/.test(part)) return Number.parseInt(part, 8);
  return /^\d+$/.test(part) ? Number(part) : Number.NaN;
}

function reachOfBytes(value: number): Reach {
  const [first, second] = [Math.floor(value / 2 ** 24), Math.floor(value / 2 ** 16) % 256];
  if (first === 0 || first === 127) return 'own-machine';
  if (first === 169 && second === 254) return 'one-network';
  return first >= 224 ? 'none' : 'others';
}

function reachOfGroups(groups: readonly number[] | undefined): Reach {
  if (groups === undefined) return 'none';
  const [first = 0] = groups;
  const [sixth = 0, seventh = 0, eighth = 0] = groups.slice(5);
  // `::1`, `::ffff:127.0.0.1`: one of the older kind in the clothes of the newer.
  if (groups.slice(0, 5).every((each) => each === 0) && (sixth === 0 || sixth === 0xffff))
    return reachOfBytes(seventh * 2 ** 16 + eighth);
  if (first >= 0xff00) return 'none';
  return first >= 0xfe80 && first < 0xfec0 ? 'one-network' : 'others';
}

/** The eight groups of `2001:db8::1`; undefined where it is none. */
function groupsOf(text: string): number[] | undefined {
  const halves = text.split('::').map((half) => (half === '' ? [] : half.split(':').flatMap(groupOf)));
  const [before = [], after] = halves;
  const count = before.length + (after?.length ?? 0);
  if (
    halves.length > 2 ||
    halves.flat().some(Number.isNaN) ||
    (after === undefined ? count !== 8 : count > 7)
  )
    return undefined;
  return [...before, ...Array<number>(8 - count).fill(0), ...(after ?? [])];
}

function groupOf(part: string): number[] {
  if (!part.includes('.')) return [/^[\da-f]{1,4}$/i.test(part) ? Number.parseInt(part, 16) : Number.NaN];
  const isPlain = /^\d{1,3}(\.\d{1,3}){3}$/.test(part);
  const value = isPlain ? fourBytes(part.split('.')) : undefined;
  return value === undefined ? [Number.NaN] : [Math.floor(value / 2 ** 16), value % 2 ** 16];
}
