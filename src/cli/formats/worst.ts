/** The first of many in some order, of which no more than so many are kept: reports may be of thousands of manifests. */
export class Worst<T> {
  private kept: T[] = [];
  /** How many there were. */
  count = 0;

  constructor(
    private readonly most: number,
    private readonly order: (one: T, other: T) => number,
  ) {}

  add(each: T): void {
    this.count++;
    this.kept.push(each);
    if (this.kept.length >= 2 * this.most) this.trim();
  }

  /** In their order; of those that are equal the one that came first is first. */
  get all(): readonly T[] {
    this.trim();
    return this.kept;
  }

  private trim(): void {
    this.kept = this.kept.sort(this.order).slice(0, this.most);
  }
}
