/**
 * Globs as one state machine: all places in all of them that a path may have led to so far. So the time that a path
 * takes depends on its length and not on how often a glob could match it.
 */

/** What leads from one place in a glob to the next. */
export type Step =
  | { readonly kind: 'empty'; readonly to: number }
  | { readonly kind: 'character'; readonly to: number; readonly is: (character: string) => boolean };

/** The places of all globs; the first one is where each begins. */
type Places = readonly (readonly Step[])[];

/** So many sets of places are remembered before all are forgotten. */
const most = 2_000;

interface State {
  readonly places: readonly number[];
  readonly next: Map<string, State>;
}

export class GlobMachine {
  private states = new Map<string, State>();
  private first: State | undefined;

  constructor(
    private readonly places: Places,
    private readonly ends: ReadonlySet<number>,
  ) {}

  /** Whether the path, or a folder above it, is one that a glob means. */
  matches(path: string): boolean {
    this.first ??= this.stateOf([0]);
    let state = this.first;
    for (const character of path) {
      if (character === '/' && this.isEnd(state)) return true;
      if (state.places.length === 0) return false;
      state = this.after(state, character);
    }
    return this.isEnd(state);
  }

  private isEnd({ places }: State): boolean {
    return places.some((place) => this.ends.has(place));
  }

  private after(state: State, character: string): State {
    const known = state.next.get(character);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    for (const place of state.places) {
      for (const step of this.places[place] ?? [])
        if (step.kind === 'character' && step.is(character)) reached.add(step.to);
    }
    const next = this.stateOf(reached);
    state.next.set(character, next);
    return next;
  }

  /** The state of some places and all that nothing needs to be read to reach. */
  private stateOf(from: Iterable<number>): State {
    const places = new Set(from);
    for (const place of places)
      for (const step of this.places[place] ?? []) if (step.kind === 'empty') places.add(step.to);
    const sorted = [...places].sort((one, other) => one - other);
    const key = sorted.join();
    const known = this.states.get(key);
    if (known !== undefined) return known;
    if (this.states.size >= most) {
      this.states = new Map();
      this.first = undefined;
    }
    const state: State = { places: sorted, next: new Map() };
    this.states.set(key, state);
    return state;
  }
}
