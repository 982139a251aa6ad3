/** Which version of the model the user was looking at when they began something: what they type is about that one. */
import { keyOf, type Origin } from './answers';

export class Seen {
  /** The version that is shown. */
  private shown = 0;
  private readonly begun = new Map<string, number>();
  /** Whether the next version has a change of our own that moves nothing: what was begun is about that one as well. */
  private staysInPlace = false;

  get version(): number {
    return this.shown;
  }

  /** Another version is shown from now on. */
  show(version: number): void {
    this.shown = version;
    if (this.staysInPlace) for (const key of this.begun.keys()) this.begun.set(key, version);
    this.staysInPlace = false;
  }

  /** Says of a change of our own, that is asked for or no longer, whether everything stays where it is. */
  expect(staysInPlace: boolean): void {
    this.staysInPlace = staysInPlace;
  }

  /** The user turns to a control: what they change there is about what is shown now. */
  begin(origin: Origin): void {
    this.begun.set(keyOf(origin), this.shown);
  }

  /** The user types into a control that they may have turned to before. */
  goOn(origin: Origin): void {
    if (!this.begun.has(keyOf(origin))) this.begin(origin);
  }

  /** Whatever comes, what a control asks for is about this version. */
  hold(origin: Origin, version: number): void {
    this.begun.set(keyOf(origin), version);
  }

  end(origin: Origin): void {
    this.begun.delete(keyOf(origin));
  }

  /** The version that what a control asks for is about. */
  of(origin: Origin): number {
    return this.begun.get(keyOf(origin)) ?? this.shown;
  }
}
