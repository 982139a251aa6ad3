/** What documents decide, as far as it matters for what they are cited for. */
import type { TestimonyValues } from './testimony';

type Decision = TestimonyValues['document.decision'];

/** A decision on something smaller says nothing of the whole. */
const partial =
  /^(?:preview|staging|pilot|tests?|trial|sandbox|beta|shadow mode|dry run|internal use|preparations?|planning|readiness|reviews?|development|design|discovery|discussion|consultation|prototyp(?:e|ing)|(?:next|further|later) \p{L}+)$/iu;

/** Whether what a decision is about is only a part of what goes live. */
export const isPart = (scope: string): boolean => partial.test(scope);

/** Whether a decision is about the whole, or does not say. */
export const isOfWhole = (decision: Decision): boolean =>
  typeof decision === 'string' || !isPart(decision.scope);

/** A decision in a word. */
export const wordOfDecision = (decision: Decision): string =>
  typeof decision === 'string' ? decision : decision.value;

const negative =
  /^(?:no-?go|no go|not approved|rejected|failed|not passed|not ready|not accepted|declined|postponed)\b/i;

/** Whether a decision is a no. */
export const isRefusal = (decision: Decision): boolean => negative.test(wordOfDecision(decision).trim());
