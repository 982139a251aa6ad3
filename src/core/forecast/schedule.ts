/**
 * When work is done that waits for other work, for gates and for people. The order in which an owner takes what is to be
 * done is fixed beforehand, so that less to do never makes anything later (with an order that follows the run it can:
 * Graham, "Bounds on Multiprocessing Timing Anomalies", 1969).
 */

/** Something to be done. */
export interface Work {
  readonly id: string;
  /** 0 for the first stage; work of a stage begins once the gate before it is passed. */
  readonly stage: number;
  /** Whether its stage's gate waits for it. */
  readonly blocking: boolean;
  /** Who does it, together: each of them moves a few things at a time. */
  readonly owners: readonly string[];
  /** Places of what has to be done before, in the list; only earlier ones. */
  readonly after: readonly number[];
  /** Working days that it takes at least, once begun. */
  readonly least: number;
  /** Working days from today before which it cannot be done. */
  readonly notBefore: number;
  /** The stage to whose gate both hold, where that is a later one than its own: then it is the gate that waits, not the work. */
  readonly until?: number;
}

/** No place in the list. */
const nowhere = -1;

/**
 * A list of work, by stage, each behind what it waits for; and how many things an owner moves at a time. It is run
 * hundreds of times with other durations, so that all of it is numbers in a row.
 */
export class Schedule {
  /** When each gate is passed, in working days from today. */
  readonly gates: Float64Array;
  private readonly size: number;
  private readonly stage: Int32Array;
  private readonly blocking: Uint8Array;
  private readonly least: Float64Array;
  private readonly notBefore: Float64Array;
  private readonly until: Int32Array;
  /** What comes before the work at a place: from `firstAfter[place]` up to `firstAfter[place + 1]`. */
  private readonly firstAfter: Int32Array;
  private readonly after: Int32Array;
  /** Where the rooms of its owners begin in `free`, from `firstRoom[place]` on; each has room for `atOnce` things. */
  private readonly firstRoom: Int32Array;
  private readonly room: Int32Array;
  private readonly free: Float64Array;
  /** The room that a piece of work takes of each of its owners. */
  private readonly slots: Int32Array;
  /** What took that room last. */
  private readonly taken: Int32Array;
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** What each waited for last, if for anything. */
  private readonly waited: Int32Array;
  /** What was done last for each gate. */
  private readonly decisive: Int32Array;
  /** Before which days no gate is passed, whatever is done, and what holds it up. */
  private readonly held: Float64Array;
  private readonly heldBy: Int32Array;

  constructor(
    work: readonly Work[],
    stages: number,
    private readonly atOnce: number,
  ) {
    const owners = [...new Set(work.flatMap((each) => each.owners))];
    this.size = work.length;
    this.gates = new Float64Array(stages);
    this.decisive = new Int32Array(stages);
    this.held = new Float64Array(stages);
    this.heldBy = new Int32Array(stages);
    this.stage = Int32Array.from(work, ({ stage }) => stage);
    this.blocking = Uint8Array.from(work, ({ blocking }) => Number(blocking));
    this.least = Float64Array.from(work, ({ least }) => least);
    this.notBefore = Float64Array.from(work, ({ notBefore }) => notBefore);
    this.until = Int32Array.from(work, ({ until, stage }) => until ?? stage);
    this.after = Int32Array.from(work.flatMap(({ after }) => after));
    this.firstAfter = firstOf(work.map(({ after }) => after));
    this.room = Int32Array.from(
      work.flatMap((each) => each.owners.map((owner) => owners.indexOf(owner) * atOnce)),
    );
    this.firstRoom = firstOf(work.map((each) => each.owners));
    this.slots = new Int32Array(owners.length);
    this.free = new Float64Array(owners.length * atOnce);
    this.taken = new Int32Array(owners.length * atOnce);
    this.starts = new Float64Array(work.length);
    this.ends = new Float64Array(work.length);
    this.waited = new Int32Array(work.length);
  }

  /**
   * Schedules all of it, where the work at a place takes `days[place * runs + run]` working days; then `gates` and `wayTo` tell
   * of that. One long loop, since it is where the time goes.
   */
  run(days: Float64Array, run = 0, runs = 1): void {
    const { stage, blocking, least, notBefore, until, firstAfter, after } = this;
    const { firstRoom, room, free, taken, slots, starts, ends, waited, held, heldBy, atOnce, size } = this;
    free.fill(0);
    taken.fill(nowhere);
    held.fill(0);
    let open = 0;
    let gate = 0;
    let decisive = nowhere;
    let latest = 0;
    let latestBy = nowhere;
    for (let place = 0; place < size; place++) {
      const own = stage[place] ?? 0;
      if (open < own) {
        open = this.pass(open, own, latest, latestBy);
        latest = gate = this.gates[own - 1] ?? latest;
        latestBy = decisive = this.decisive[own - 1] ?? latestBy;
      }
      let start = gate;
      let by = decisive;
      const last = firstAfter[place + 1] ?? 0;
      for (let each = firstAfter[place] ?? 0; each < last; each++) {
        const before = after[each] ?? 0;
        const end = ends[before] ?? 0;
        if (end > start) {
          start = end;
          by = before;
        }
      }
      // It begins once each of its owners has room: that which is free first.
      const rooms = firstRoom[place] ?? 0;
      const lastRoom = firstRoom[place + 1] ?? 0;
      for (let each = rooms; each < lastRoom; each++) {
        let slot = room[each] ?? 0;
        const behind = slot + atOnce;
        for (let next = slot + 1; next < behind; next++)
          if ((free[next] ?? 0) < (free[slot] ?? 0)) slot = next;
        slots[each - rooms] = slot;
        const freeFrom = free[slot] ?? 0;
        if (freeFrom > start) {
          start = freeFrom;
          by = taken[slot] ?? nowhere;
        }
      }
      const takes = days[place * runs + run] ?? 0;
      const atLeast = least[place] ?? 0;
      const soonest = notBefore[place] ?? 0;
      let end = start + takes;
      let there = start + atLeast;
      if (soonest > there) there = soonest;
      const holds = until[place] ?? own;
      if (holds === own) {
        if (there > end) end = there;
      } else if (there > (held[holds] ?? 0)) {
        held[holds] = there;
        heldBy[holds] = place;
      }
      starts[place] = start;
      ends[place] = end;
      waited[place] = by;
      for (let each = rooms; each < lastRoom; each++) {
        const slot = slots[each - rooms] ?? 0;
        free[slot] = end;
        taken[slot] = place;
      }
      if (blocking[place] === 1 && end > latest) {
        latest = end;
        latestBy = place;
      }
    }
    this.pass(open, this.gates.length, latest, latestBy);
  }

  /** Notes when the gates from one stage up to another are passed, once all before them is done. */
  private pass(from: number, to: number, done: number, doneBy: number): number {
    let gate = done;
    let decisive = doneBy;
    for (let stage = from; stage < to; stage++) {
      const held = this.held[stage] ?? 0;
      if (held > gate) {
        gate = held;
        decisive = this.heldBy[stage] ?? nowhere;
      }
      this.gates[stage] = gate;
      this.decisive[stage] = decisive;
    }
    return to;
  }

  /**
   * What the passing of a gate took in the last run, from the end: each piece of work, and its days until the next one
   * begins. They add up to the gate's.
   */
  *wayTo(stage: number): Generator<readonly [place: number, days: number]> {
    let end = this.gates[stage] ?? 0;
    for (
      let place = this.decisive[stage] ?? nowhere;
      place !== nowhere;
      place = this.waited[place] ?? nowhere
    ) {
      const start = this.starts[place] ?? 0;
      yield [place, end - start];
      end = start;
    }
  }
}

/** Where each of several lists begins once they stand in a row, and where the last one ends. */
function firstOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const first = new Int32Array(lists.length + 1);
  for (const [place, list] of lists.entries()) first[place + 1] = (first[place] ?? 0) + list.length;
  return first;
}
