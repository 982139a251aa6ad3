import { bareMap } from '../../base/bare-map';
import type { PlainValue } from '../../base/operation';
import type { Path } from '../../base/path';
import { quoted } from '../../base/shorten';
import { isList, isMap, type PlainMap } from '../../text/plain';
import { RefusalError } from '../style/source';

/** `value` with `change` made of what stands at `path`; maps and lists on the way are made where nothing is. */
export function withChange(
  value: PlainValue | undefined,
  path: Path,
  change: (old: PlainValue | undefined) => PlainValue | undefined,
): PlainValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof step === 'number') {
    if (!isList(value ?? []))
      throw new RefusalError(`${quoted(String(step))} is a place in a list, but there is no list there.`);
    const copy = [...((value ?? []) as readonly PlainValue[])];
    const changed = withChange(copy[step], rest, change);
    if (changed === undefined) copy.splice(step, 1);
    else copy[step] = changed;
    return copy;
  }
  if (!isMap(value ?? {}))
    throw new RefusalError(`${quoted(String(step))} is a key, but there is no map that could hold it.`);
  const copy: PlainMap = bareMap(isMap(value) ? value : undefined);
  const changed = withChange(copy[step], rest, change);
  if (changed === undefined) delete copy[step];
  else copy[step] = changed;
  return copy;
}

/** A value to put in the place of the one that is there. */
interface NewValue {
  readonly path: Path;
  readonly value: PlainValue;
}

/** `old` with other values in the place of some that are there; what leads to several is copied once. */
export function withValues(old: PlainValue, changes: readonly NewValue[], depth = 0): PlainValue {
  const here = changes.find(({ path }) => path.length === depth);
  if (here !== undefined) return here.value;
  const below = new Map<string | number, NewValue[]>();
  for (const change of changes) {
    const step = change.path[depth] ?? '';
    const known = below.get(step);
    if (known === undefined) below.set(step, [change]);
    else known.push(change);
  }
  if (below.size === 0) return old;
  if (isList(old)) return old.map((item, index) => withValues(item, below.get(index) ?? [], depth + 1));
  if (!isMap(old)) return old;
  const copy: PlainMap = bareMap(old);
  for (const [step, some] of below) {
    const value = copy[step];
    if (value !== undefined) copy[step] = withValues(value, some, depth + 1);
  }
  return copy;
}

/** `value` inside the maps and lists of `path`: `['a', 0]` and 1 make `{a: [1]}`. */
export function nested(path: Path, value: PlainValue): PlainValue {
  return withChange(undefined, path, () => value) ?? null;
}
