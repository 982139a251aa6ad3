import { bareMap } from '../base/bare-map';
import type { Path } from '../base/path';

/** The children of a list or map of which nobody knows yet whether it conforms to the schema. */
type Children = Record<string | number, unknown>;

/** What stands at one step below a list or map. */
export function childAt(value: unknown, step: string | number): unknown {
  return (value as Children)[step];
}

/** What stands at a path that is there. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(childAt, root);
}

/** A copy of a list or map, to be changed. Lists keep their holes, and maps have no prototype. */
export function copyOf(value: unknown): Children {
  return (Array.isArray(value) ? value.slice() : bareMap(value as Children)) as Children;
}
