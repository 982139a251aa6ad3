// Looks at the inputs that it is told of, in a thread of its own, so that one that hangs can be stopped.
import { parentPort } from 'node:worker_threads';
import { check, type Input, inputOf, type Kind, smallest } from './checks';

/** What is asked for: the input of a number, among some kinds. */
export interface Question {
  readonly seed: number;
  readonly among?: readonly Kind[];
}

/** What comes back for one input. */
export interface Answer {
  readonly seed: number;
  readonly kind?: Kind;
  readonly fault?: string;
  readonly text?: string;
}

/** The fault of an input, by its first line; undefined where there is none. */
export async function faultOf(input: Input): Promise<string | undefined> {
  try {
    await check(input);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What kind of fault it is: the same kind is looked for while the input is made smaller. */
const kindOf = (fault: string | undefined): string | undefined => fault?.split(':')[0]?.slice(0, 60);

export async function answer({ seed, among }: Question): Promise<Answer> {
  const input = inputOf(seed, among);
  const { kind } = input;
  const fault = await faultOf(input);
  if (fault === undefined) return { seed, kind };
  const until = performance.now() + 10_000;
  const small = await smallest(
    input,
    async (each) => performance.now() < until && kindOf(await faultOf(each)) === kindOf(fault),
  );
  return { seed, kind, fault, text: small.text };
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answer(question)));
