/** What the user is asked before a change is made, and the changes that wait for the answers. */
import type { EditRequest, FixRequest, QuestionView } from '../../protocol/edits';
import { keyOf, type Origin } from './answers';

interface Question {
  readonly asks: QuestionView;
  readonly edit: EditRequest | FixRequest;
  /** What to say when it is done. */
  readonly said: string;
}

export class Questions {
  private readonly open = new Map<string, Question>();

  ask(origin: Origin, question: Question): void {
    this.open.set(keyOf(origin), question);
  }

  of(origin: Origin): QuestionView | undefined {
    return this.open.get(keyOf(origin))?.asks;
  }

  forget(origin: Origin): void {
    this.open.delete(keyOf(origin));
  }

  /** Takes away a question that is answered, if there is one. */
  take(origin: Origin): Question | undefined {
    const question = this.open.get(keyOf(origin));
    this.forget(origin);
    return question;
  }
}

/** The change as it is asked for again by a user who was told what it does; undefined where that cannot be said. */
export function allTheSame({ edit, asks }: Question): EditRequest | undefined {
  return edit.kind === 'remove-fact' || edit.kind === 'remove-evidence'
    ? { ...edit, told: asks.told }
    : undefined;
}
