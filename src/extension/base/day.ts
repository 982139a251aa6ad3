/** No timer is trusted for longer: those of a machine that slept run late. */
const longestWait = 15 * 60_000;

/** Knows which local day it is, and tells when it becomes another. */
export class Day {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private known: string;
  private disposed = false;

  /**
   * @param changed is told the new day
   * @param pinned a day that stays, whatever the clock says; for tests
   */
  constructor(
    private readonly changed: (day: string) => void,
    private pinned?: string,
  ) {
    this.known = this.read();
    this.arm();
  }

  /** The local date, `YYYY-MM-DD`. */
  get value(): string {
    return this.known;
  }

  /** Stays on this day from now on; undefined goes back to the clock. */
  pin(day: string | undefined): void {
    this.pinned = day;
    this.look();
  }

  /** Looks at the clock. */
  look(): void {
    if (this.disposed) return;
    const day = this.read();
    this.arm();
    if (day === this.known) return;
    this.known = day;
    this.changed(day);
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
  }

  private read(): string {
    return this.pinned ?? localDate(new Date());
  }

  private arm(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), Math.min(untilMidnight(new Date()), longestWait));
  }
}

/** The date on the wall, not that of Greenwich. */
export function localDate(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function untilMidnight(now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + 20;
}
