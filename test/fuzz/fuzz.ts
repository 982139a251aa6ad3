// `npm run fuzz`: looks for texts that the engine cannot cope with.
//   npm run fuzz                                   half a minute, from a new seed
//   npm run fuzz -- --seed 7 --inputs 1            the input of a seed that was printed
//   npm run fuzz -- --seconds 600
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputOf } from './checks';
import type { Answer } from './worker';

/** Longer than any input may take; making a failing one smaller is bounded by itself. */
const patienceMs = 20_000;
const folder = path.join('out', 'fuzz', 'found');

interface Extent {
  readonly seed: number;
  readonly inputs: number;
  readonly seconds: number;
}

/** How far to look; throws where an option is unknown or no number. */
function extentOf(args: string[]): Extent {
  const { values } = parseArgs({
    args,
    options: { seed: { type: 'string' }, seconds: { type: 'string' }, inputs: { type: 'string' } },
  });
  const number = (name: keyof Extent, least: number): number | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (!/^\d{1,15}$/.test(value) || Number(value) < least)
      throw new Error(`--${name} wants a whole number from ${least}, not "${value}".`);
    return Number(value);
  };
  const inputs = number('inputs', 1);
  return {
    seed: number('seed', 0) ?? Math.floor(Date.now() / 1000) % 1_000_000_000,
    inputs: inputs ?? Number.POSITIVE_INFINITY,
    seconds: number('seconds', 1) ?? (inputs === undefined ? 30 : Number.POSITIVE_INFINITY),
  };
}

function newWorker(): Worker {
  return new Worker(path.join(__dirname, 'worker.js'));
}

/** The answer to one input; a hang is one too. */
function ask(worker: Worker, each: number): Promise<Answer> {
  return new Promise((resolve) => {
    const fault = (words: string): void => done({ seed: each, fault: words, text: inputOf(each).text });
    const failed = (error: unknown): void => fault(`crash: ${error}`);
    const timer = setTimeout(() => fault(`hang: not done in ${patienceMs / 1000} s`), patienceMs);
    function done(answer: Answer): void {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed);
      resolve(answer);
    }
    worker.on('message', done).on('error', failed);
    worker.postMessage(each);
  });
}

function tell({ seed: each, fault = '', text = '' }: Answer): void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${each}.yaml`);
  writeFileSync(file, text);
  console.log(`\n${fault}\n  again: npm run fuzz -- --seed ${each} --inputs 1\n  smallest: ${file}`);
  console.log(JSON.stringify(text.length > 1500 ? `${text.slice(0, 1500)}…` : text));
}

async function main({ seed, inputs, seconds }: Extent): Promise<void> {
  console.log(`seed ${seed}`);
  const end = performance.now() + seconds * 1000;
  const kinds = new Map<string, number>();
  let worker = newWorker();
  let looked = 0;
  for (; looked < inputs && performance.now() < end; looked++) {
    const answer = await ask(worker, seed + looked);
    if (answer.fault === undefined) continue;
    const kind = answer.fault.split('\n')[0]?.slice(0, 80) ?? '';
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    // One of each kind is enough to read.
    if (kinds.get(kind) === 1) tell(answer);
    if (!/^(hang|crash)/.test(answer.fault)) continue;
    await worker.terminate();
    worker = newWorker();
  }
  await worker.terminate();
  for (const [kind, count] of kinds) console.log(`${count} × ${kind}`);
  console.log(
    `${looked} inputs from seed ${seed}: ${kinds.size === 0 ? 'no fault' : `${kinds.size} kinds of fault`}`,
  );
  process.exitCode = kinds.size === 0 ? 0 : 1;
}

try {
  main(extentOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
