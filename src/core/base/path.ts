/** Keys and list indexes from the root of a manifest to a value. */
export type Path = readonly (string | number)[];

/** Whether a path leads to what another one leads to, or into it. */
export function isWithin(path: Path, outer: Path): boolean {
  return outer.length <= path.length && outer.every((step, index) => path[index] === step);
}

/** Whether two paths lead to the same. */
export function isSamePath(one: Path, other: Path): boolean {
  return one.length === other.length && isWithin(one, other);
}

/** Places in a manifest, which are asked for in a time that does not grow with how many there are. */
export class Places {
  private readonly at = new Set<string>();
  private readonly above = new Set<string>();

  constructor(paths: Iterable<Path> = []) {
    for (const path of paths) this.add(path);
  }

  get isEmpty(): boolean {
    return this.at.size === 0;
  }

  add(path: Path): void {
    this.at.add(JSON.stringify(path));
    for (let length = path.length; length >= 0; length--)
      this.above.add(JSON.stringify(path.slice(0, length)));
  }

  /** Whether a path is one of them, or leads to one. */
  leads(path: Path): boolean {
    return this.above.has(JSON.stringify(path));
  }

  /** How long each of them is that leads to a path, or is that path. */
  leadingTo(path: Path): number[] {
    return [...path.keys(), path.length].filter((length) =>
      this.at.has(JSON.stringify(path.slice(0, length))),
    );
  }

  /** Whether one of them is a path, or above or below it. */
  touch(path: Path): boolean {
    return this.leads(path) || this.leadingTo(path).length > 0;
  }
}
