import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import path from 'node:path';
import { version } from '../../package.json';
import { gitProgram } from '../repository/git-program';
import { fromSystem, nodeFilesAtOnce } from '../repository/node';
import { nodeDisk } from './disk';
import { CannotRun, OutputError, systemReason } from './faults';
import type { Io, KeptRun } from './io';
import { isOutside, KeptReadings } from './kept-readings';
import { KeptResultsFile } from './kept-results';
import { maxBytes } from './load';
import type { Made, Setups } from './outcome';
import { outcomeMaker } from './outcome-maker';
import { rowMaker } from './row-maker';
import { run } from './run';
import { wholeOf } from './standard-input';
import { answer, threadsOf } from './threads';

/**
 * Runs the command line on this process, with the package in a folder: the one that this file is in.
 * @param threadFile what its threads run: a file that calls `serve`
 */
export async function start(home = ownHome, threadFile = ownThreads): Promise<void> {
  // A failure reaches whoever waits for the output; nobody is left to hear of one on the error output.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.exitCode = await run(process.argv.slice(2), processIo(home, threadFile));
}

/** Answers the thread that began this one: it checks manifests, or makes rows of them for a report. */
export function serve(home = ownHome): void {
  // What is kept between runs is where Node keeps code.
  nodeModule.enableCompileCache?.();
  const io = processIo(home, ownThreads);
  answer((setup: Setups[keyof Made]) =>
    setup.make === 'rows' ? rowMaker(setup, io) : outcomeMaker(setup, io),
  );
}

// This file is dist/cli/node.js.
const ownHome = fromSystem(path.resolve(__dirname, '../..'));
const ownThreads = path.join(__dirname, 'worker.js');

/** In the folder where Node keeps code for this user; `main.ts` asks for it. */
function keptReadings(home: string, root: string): KeptReadings | undefined {
  const folder = nodeModule.getCompileCacheDir?.();
  if (folder === undefined) return undefined;
  return new KeptReadings({ folder, root, version: versionOf(home), began: Date.now() });
}

/** In the same folder. */
function keptResults<T>(home: string, { name, day, base }: KeptRun): KeptResultsFile<T> | undefined {
  const folder = nodeModule.getCompileCacheDir?.();
  if (folder === undefined || !isOutside(folder, base)) return undefined;
  const where = { folder, name, version: `${versionOf(home)} ${day}`, began: Date.now() };
  return new KeptResultsFile<T>(where, { files: nodeFilesAtOnce, git: gitProgram });
}

/** Another one for each version of the code; told once in a run, however many repositories there are. */
function versionOf(home: string): string {
  if (ownVersion === undefined) {
    const code = createHash('sha256');
    for (const bundle of ['readers.js', 'engine.js', 'cli/node.js'])
      code.update(readFileSync(path.join(home, 'dist', bundle)));
    ownVersion = code.digest('hex');
  }
  return ownVersion;
}

let ownVersion: string | undefined;

function processIo(home: string, threadFile: string): Io {
  const { stdout, env } = process;
  return {
    stdout: write,
    // Not taken before it is used: making the stream costs more than what is rarely said on it.
    stderr: (text) => process.stderr.write(text),
    // Not process.stdin: a folder would be an empty text.
    stdin: () => wholeOf(createReadStream('', { fd: 0, autoClose: false }), maxBytes),
    // Asked for where a fault is reported in words: the folder may be gone.
    get cwd() {
      return currentFolder();
    },
    env,
    isTTY: stdout.isTTY === true,
    get isErrorTTY() {
      return process.stderr.isTTY === true;
    },
    columns: stdout.columns,
    today: localDate(new Date()),
    files: nodeFilesAtOnce,
    disk: nodeDisk,
    git: gitProgram,
    readers: () => import('../readers'),
    keptReadings: (root) => keptReadings(home, root),
    keptResults: (run) => keptResults(home, run),
    threads: threadsOf(threadFile),
    home,
    version,
  };
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(new OutputError(error)) : resolve()));
  });
}

function currentFolder(): string {
  try {
    return fromSystem(process.cwd());
  } catch (error) {
    throw new CannotRun(`The current folder cannot be used: ${systemReason(error) ?? String(error)}.`);
  }
}

/** The day where the user is, as an ISO date. */
function localDate(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
