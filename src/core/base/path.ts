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

/** What begins at one step: further steps, and whether one of the places is here. */
interface Fork {
  isPlace: boolean;
  readonly below: Map<string | number, Fork>;
}

/** Places in a manifest, which are asked for in a time that does not grow with how many there are. */
export class Places {
  private readonly root: Fork = { isPlace: false, below: new Map() };

  constructor(paths: Iterable<Path> = []) {
    for (const path of paths) this.add(path);
  }

  get isEmpty(): boolean {
    return !this.root.isPlace && this.root.below.size === 0;
  }

  add(path: Path): void {
    let fork = this.root;
    for (const step of path) {
      const next = fork.below.get(step) ?? { isPlace: false, below: new Map() };
      fork.below.set(step, next);
      fork = next;
    }
    fork.isPlace = true;
  }

  /** Whether a path is one of them, or leads to one. */
  leads(path: Path): boolean {
    return !this.isEmpty && this.along(path).length > path.length;
  }

  /** How long each of them is that leads to a path, or is that path. */
  leadingTo(path: Path): number[] {
    return this.along(path).flatMap(({ isPlace }, length) => (isPlace ? [length] : []));
  }

  /** Whether one of them is a path, or above or below it. */
  touch(path: Path): boolean {
    const forks = this.along(path);
    return !this.isEmpty && (forks.length > path.length || forks.some(({ isPlace }) => isPlace));
  }

  /** The forks on the way to a path, as far as a place lies on or behind them; the root is the first. */
  private along(path: Path): Fork[] {
    let fork = this.root;
    const forks = [fork];
    for (const step of path) {
      const next = fork.below.get(step);
      if (next === undefined) break;
      forks.push(next);
      fork = next;
    }
    return forks;
  }
}
