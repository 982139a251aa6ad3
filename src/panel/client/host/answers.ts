/** What was answered to the wishes of controls, while it is still about what they ask for. */
import type { Doubt } from '../../protocol/edits';

/** A control that asked for an edit: the item (or nothing for the head), and its form or button. */
export interface Origin {
  readonly scope: string;
  readonly control: string;
  /** Whether the form always stands there, and is not opened and closed. */
  readonly stands?: true;
}

/** Tells the controls apart. */
export function keyOf({ scope, control }: Origin): string {
  return `${scope}/${control}`;
}

/** Why a wish was not granted, and the field that is to blame, where it is one. */
interface Refused {
  readonly text: string;
  readonly field?: string;
}

export class Answers {
  private readonly refusals = new Map<string, Refused>();
  private readonly doubts = new Map<string, Doubt>();

  refuse(origin: Origin, refused: Refused): void {
    this.refusals.set(keyOf(origin), refused);
  }

  refusalOf(origin: Origin): Refused | undefined {
    return this.refusals.get(keyOf(origin));
  }

  doubt(origin: Origin, doubt: Doubt): void {
    this.doubts.set(keyOf(origin), doubt);
  }

  doubtOf(origin: Origin): Doubt | undefined {
    return this.doubts.get(keyOf(origin));
  }

  forget(origin: Origin): void {
    this.refusals.delete(keyOf(origin));
    this.doubts.delete(keyOf(origin));
  }

  /** Returns whether there was a doubt. */
  forgetDoubt(origin: Origin): boolean {
    return this.doubts.delete(keyOf(origin));
  }
}
