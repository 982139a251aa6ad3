/** Why something cannot be done, in a sentence for whoever asked for it. */
export interface Refusal {
  readonly refused: string;
}

/** Whether the answer to a request is that it was refused. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'refused' in answer;
}

/** The refusal for a reason that may be missing. */
export function refusalFor(reason: string | undefined): Refusal | undefined {
  return reason === undefined ? undefined : { refused: reason };
}
