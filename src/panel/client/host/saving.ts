/** The edit that is being saved, and those that wait for it: one at a time, in turn. */
import type { EditRequest, FixRequest } from '../../protocol/edits';
import { keyOf, type Origin } from './answers';

/** An edit that a control asks for. */
export interface Wish {
  readonly origin: Origin;
  readonly edit: EditRequest | FixRequest;
  /** What to say when it is done. */
  readonly said: string;
  /** Whether it is made only where the item would hold afterwards. */
  readonly isTrial: boolean;
}

interface Pending extends Origin, Omit<Wish, 'origin'> {
  readonly id: number;
  /** The version that the user was looking at. */
  readonly version: number;
  /** Undefined where it may take as long as it likes. */
  readonly timer: number | undefined;
}

const timeoutMs = 15_000;

export class Saving {
  pending: Pending | undefined;
  private readonly waiting: Wish[] = [];
  private edits = 0;

  /** Begins to save; `giveUp` is called where no answer comes in time. Returns the edit's number. */
  begin({ origin, ...wish }: Wish, version: number, giveUp?: (id: number) => void): number {
    const id = ++this.edits;
    const timer = giveUp && window.setTimeout(() => giveUp(id), timeoutMs);
    this.pending = { ...origin, ...wish, id, version, timer };
    return id;
  }

  /** Takes away the edit of this number; undefined where it is not the one that is being saved. */
  end(id: number): Pending | undefined {
    const { pending } = this;
    if (pending?.id !== id) return undefined;
    window.clearTimeout(pending.timer);
    this.pending = undefined;
    return pending;
  }

  wait(wish: Wish): void {
    this.waiting.push(wish);
  }

  /** Takes the one that has waited longest. */
  next(): Wish | undefined {
    return this.waiting.shift();
  }

  /** Whether a control has asked for something that is not done yet. */
  isAsked(origin: Origin): boolean {
    const asked = [this.pending, ...this.waiting.map((wish) => wish.origin)];
    return asked.some((each) => each !== undefined && keyOf(each) === keyOf(origin));
  }
}
