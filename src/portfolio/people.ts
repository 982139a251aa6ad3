/** Who is who in a manifest. */
import { type Report, shorten, withAllShared } from '../core/service';
import { longestName, type OwnerRow } from './row';

/** The owners of a manifest and those that it shares, by their names. */
export class People {
  private readonly owners: NonNullable<Report['manifest']['owners']>;

  constructor(private readonly report: Report) {
    this.owners = withAllShared(report.manifest, report.input.configuration).owners ?? {};
  }

  /** Someone by name, where it is the id of an owner; else the words that stand for them. */
  nameOf(who: string): string {
    const { name, handle } = Object.hasOwn(this.owners, who) ? (this.owners[who] ?? {}) : {};
    return shorten(name ?? handle ?? who, longestName);
  }

  /** An owner by name; null where nobody holds the role, whose words stand for it. */
  ownerOrNull(who: string): string | null {
    return Object.hasOwn(this.owners, who) ? this.nameOf(who) : null;
  }

  /** Those that the manifest refers to, who has most to do first. */
  rows(movers: readonly string[]): OwnerRow[] {
    return Object.keys(this.report.whole.owners ?? {})
      .map((id) => {
        const handle = this.owners[id]?.handle;
        return {
          id: shorten(id, longestName),
          name: this.nameOf(id),
          handle: handle === undefined ? null : shorten(handle, longestName),
          open: movers.filter((mover) => mover === id).length,
        };
      })
      .sort((one, other) => other.open - one.open);
  }
}
