/** Makers in threads of this process: the side that asks, and the side that answers. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ManifestPlace } from './checked';
import { CannotRun } from './faults';
import type { Maker, Threads } from './io';
import { shareMachine, threadLimits } from './memory';

/** A question; it is answered by its number. */
interface Asked {
  readonly id: number;
  readonly places: readonly ManifestPlace[];
}

type Answer<T> =
  | { readonly id: number; readonly made: readonly T[] }
  /** `isSaid`: in words for whoever runs it, and no fault of ours. */
  | { readonly id: number; readonly fault: string; readonly isSaid: boolean };

interface Waiting<T> {
  readonly resolve: (made: readonly T[]) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that run a file which calls `answer`. */
export function threadsOf(file: string): Threads {
  return { count: availableParallelism(), open: (setup) => new ThreadMaker(file, setup) };
}

/** Makes something in another thread. When that ends, whatever was asked of it has failed: nobody waits forever. */
class ThreadMaker<T> implements Maker<T> {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting<T>>();
  private asked = 0;
  private ended: Error | undefined;

  constructor(file: string, setup: object) {
    shareMachine();
    this.worker = new Worker(file, { workerData: setup, resourceLimits: threadLimits });
    this.worker.on('message', (answer: Answer<T>) => this.answered(answer));
    this.worker.on('error', (error) => this.end(endedBy(error)));
    this.worker.on('exit', (code) => this.end(new CannotRun(`${ended} (exit code ${code}).${advice}`)));
  }

  of(places: readonly ManifestPlace[]): Promise<readonly T[]> {
    if (this.ended !== undefined) return Promise.reject(this.ended);
    const id = this.asked++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      const message: Asked = { id, places };
      this.worker.postMessage(message);
    });
  }

  async close(): Promise<void> {
    if (this.ended !== undefined || this.waiting.size > 0) {
      await this.worker.terminate();
      return;
    }
    // It ends by itself once it has kept what it has read.
    const gone = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage('close');
    await gone;
  }

  private answered(answer: Answer<T>): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('made' in answer) waiting?.resolve(answer.made);
    else waiting?.reject(answer.isSaid ? new CannotRun(answer.fault) : new Error(answer.fault));
  }

  private end(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

const ended = 'A thread that reads manifests has ended before it was done';
const advice = ' With --jobs 1 there are no threads.';

function endedBy(error: unknown): Error {
  const { code, message }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
  const why = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it ran out of memory' : message;
  return new CannotRun(`${ended}: ${why}.${advice}`);
}

/** The other side: answers the thread that began this one, with what is made as it has set up. */
export function answer<S>(makerFor: (setup: S) => Maker<unknown>): void {
  const port = parentPort;
  if (port === null) throw new Error('This is run by a thread of "ai-readiness" alone.');
  const maker = makerFor(workerData);
  const send = (message: Answer<unknown>): void => port.postMessage(message);
  port.on('message', (asked: Asked | 'close') => {
    if (asked === 'close') void maker.close().finally(() => port.close());
    else
      void maker.of(asked.places).then(
        (made) => send({ id: asked.id, made }),
        (error: unknown) => send({ id: asked.id, ...faultOf(error) }),
      );
  });
}

function faultOf(error: unknown): { readonly fault: string; readonly isSaid: boolean } {
  if (error instanceof CannotRun) return { fault: error.message, isSaid: true };
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error), isSaid: false };
}
