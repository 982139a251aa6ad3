// Looks at the inputs that it is told of, in a thread of its own, so that one that hangs can be stopped.
import { parentPort } from 'node:worker_threads';
import { check, type Input, inputOf, smallest } from './checks';

/** What comes back for one input. */
export interface Answer {
  readonly seed: number;
  readonly fault?: string;
  readonly text?: string;
}

/** The fault of an input, by its first line; undefined where there is none. */
export function faultOf(input: Input): string | undefined {
  try {
    check(input);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What kind of fault it is: the same kind is looked for while the input is made smaller. */
const kindOf = (fault: string | undefined): string | undefined => fault?.split(':')[0]?.slice(0, 60);

export function answer(seed: number): Answer {
  const input = inputOf(seed);
  const fault = faultOf(input);
  if (fault === undefined) return { seed };
  const until = performance.now() + 10_000;
  const small = smallest(
    input,
    (each) => performance.now() < until && kindOf(faultOf(each)) === kindOf(fault),
  );
  return { seed, fault, text: small.text };
}

parentPort?.on('message', (seed: number) => parentPort?.postMessage(answer(seed)));
