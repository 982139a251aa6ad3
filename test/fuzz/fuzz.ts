// `npm run fuzz`: looks for texts that the engine cannot cope with.
//   npm run fuzz                                   half a minute, from a new seed
//   npm run fuzz -- --seed 7 --inputs 1            the input of a seed that was printed
//   npm run fuzz -- --seconds 600
//   npm run fuzz -- --kind manifest --inputs 100000
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputOf, type Kind, kinds } from './checks';
import type { Answer, Question } from './worker';

/** Longer than any input may take; making a failing one smaller is bounded by itself. */
const patienceMs = 20_000;
const folder = path.join('out', 'fuzz', 'found');

interface Extent {
  readonly seed: number;
  readonly inputs: number;
  readonly seconds: number;
  /** The kinds of inputs that are looked at. */
  readonly among: readonly Kind[];
}

/** How far to look; throws where an option is unknown or no number. */
function extentOf(args: string[]): Extent {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      seconds: { type: 'string' },
      inputs: { type: 'string' },
      kind: { type: 'string', multiple: true },
    },
  });
  const number = (name: 'seed' | 'seconds' | 'inputs', least: number): number | undefined => {
    const value = values[name];
    if (value === undefined) return undefined;
    if (!/^\d{1,15}$/.test(value) || Number(value) < least)
      throw new Error(`--${name} wants a whole number from ${least}, not "${value}".`);
    return Number(value);
  };
  const inputs = number('inputs', 1);
  const among = (values.kind ?? kinds).map((word) => {
    const kind = kinds.find((each) => each === word);
    if (kind === undefined) throw new Error(`--kind is one of ${kinds.join(', ')}, not "${word}".`);
    return kind;
  });
  return {
    seed: number('seed', 0) ?? Math.floor(Date.now() / 1000) % 1_000_000_000,
    among,
    inputs: inputs ?? Number.POSITIVE_INFINITY,
    seconds: number('seconds', 1) ?? (inputs === undefined ? 30 : Number.POSITIVE_INFINITY),
  };
}

function newWorker(): Worker {
  return new Worker(path.join(__dirname, 'worker.js'));
}

/** The answer to one input; a hang is one too. */
function ask(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve) => {
    const { seed, among } = question;
    const fault = (words: string): void => done({ seed, fault: words, text: inputOf(seed, among).text });
    const failed = (error: unknown): void => fault(`crash: ${error}`);
    const timer = setTimeout(() => fault(`hang: not done in ${patienceMs / 1000} s`), patienceMs);
    function done(answer: Answer): void {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed);
      resolve(answer);
    }
    worker.on('message', done).on('error', failed);
    worker.postMessage(question);
  });
}

function tell({ seed: each, kind, fault = '', text = '' }: Answer, among: readonly Kind[]): void {
  const of = among.length === kinds.length ? '' : among.map((name) => ` --kind ${name}`).join('');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${each}.yaml`);
  writeFileSync(file, text);
  console.log(
    `\n${kind ?? ''}: ${fault}\n  again: npm run fuzz -- --seed ${each} --inputs 1${of}\n  smallest: ${file}`,
  );
  console.log(JSON.stringify(text.length > 1500 ? `${text.slice(0, 1500)}…` : text));
}

async function main({ seed, inputs, seconds, among }: Extent): Promise<void> {
  console.log(`seed ${seed}`);
  const end = performance.now() + seconds * 1000;
  const faults = new Map<string, number>();
  let worker = newWorker();
  let looked = 0;
  for (; looked < inputs && performance.now() < end; looked++) {
    const answer = await ask(worker, { seed: seed + looked, among });
    if (answer.fault === undefined) continue;
    const kind = answer.fault.split('\n')[0]?.slice(0, 80) ?? '';
    faults.set(kind, (faults.get(kind) ?? 0) + 1);
    // One of each kind is enough to read.
    if (faults.get(kind) === 1) tell(answer, among);
    if (!/^(hang|crash)/.test(answer.fault)) continue;
    await worker.terminate();
    worker = newWorker();
  }
  await worker.terminate();
  for (const [kind, count] of faults) console.log(`${count} × ${kind}`);
  console.log(
    `${looked} inputs from seed ${seed}: ${faults.size === 0 ? 'no fault' : `${faults.size} kinds of fault`}`,
  );
  process.exitCode = faults.size === 0 ? 0 : 1;
}

try {
  main(extentOf(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
