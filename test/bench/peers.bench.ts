/**
 * Thousands of manifests, each in a folder of its own: `check` next to the programs that hold files against a JSON Schema, on
 * the same files and with the same schema. They are installed for this alone, into `out/peers` (`src/dev/tasks.mjs`).
 * `npm run bench -- peers --manifests 1000`.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { genericServer } from './language-server';
import { writeMany } from './many';
import { table, times } from './measure';

const peers = path.resolve('out/peers');
const schema = path.resolve('schemas/ai-readiness.schema.json');
const day = '2026-11-22';
/** A program that takes longer has only so many of the files, and is reckoned up: in manifests. */
const few = 500;

/** In milliseconds. */
const settling = 4_000;

/** A program, and how it is to be run in the folder of the manifests. */
interface Program {
  readonly name: string;
  readonly language: 'JavaScript' | 'C++';
  /** Whether it says in which line something is wrong. */
  readonly isPlaced: boolean;
  /** Whether only a few of the files are given to it. */
  readonly isSlow?: boolean;
  readonly args: (files: string) => readonly string[];
  /** What it says of each manifest in which something is wrong. */
  readonly says: RegExp;
}

const inPeers = (...names: string[]): string => path.join(peers, 'node_modules', ...names);
const cli = (...args: string[]): string[] => [path.resolve('dist/cli.js'), ...args, '--today', day];

const ours: Program = {
  name: 'ai-readiness check',
  language: 'JavaScript',
  isPlaced: true,
  args: (files) => cli('check', files),
  says: /^> \w+ +blocked/gm,
};

const others: readonly Program[] = [
  {
    name: '@sourcemeta/jsonschema',
    language: 'C++',
    isPlaced: true,
    args: (files) => [
      inPeers('@sourcemeta/jsonschema/npm/cli.js'),
      ...['validate', schema, files, '--extension', '.yaml', '--continue'],
    ],
    says: /^fail: /gm,
  },
  {
    name: 'yaml-language-server',
    language: 'JavaScript',
    isPlaced: true,
    isSlow: true,
    args: (files) => [process.argv[1] ?? '', '--generic', files],
    says: /^invalid: /gm,
  },
  {
    name: 'ajv-cli',
    language: 'JavaScript',
    isPlaced: false,
    args: (files) => [
      inPeers('ajv-cli/dist/index.js'),
      ...['validate', '--spec=draft2020', '--strict=false', '--validate-formats=false', '--all-errors'],
      ...['--errors=line', '-s', schema, '-d', `${files}/*/ai-readiness.yaml`],
    ],
    says: / invalid$/gm,
  },
  {
    name: 'v8r',
    language: 'JavaScript',
    isPlaced: false,
    isSlow: true,
    args: (files) => [
      inPeers('v8r/src/index.js'),
      ...['--schema', schema, '--no-ignore', '--cache-ttl', '0', `${files}/*/ai-readiness.yaml`],
    ],
    says: / is invalid$/gm,
  },
];

/** What a run took. */
interface Ran {
  readonly seconds: number;
  /** Of its largest process, at most; undefined where the system does not tell. */
  readonly megabytes: number | undefined;
  readonly output: string;
}

async function main(args: readonly string[]): Promise<void> {
  const options = { manifests: { type: 'string', default: '10000' }, generic: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.generic !== undefined) return checkGenerically(values.generic);
  const folder = mkdtempSync(path.join(tmpdir(), 'ai-readiness-bench-'));
  try {
    console.log(`${await compared(folder, Number(values.manifests))}\n`);
  } finally {
    for (const each of [folder, `${folder}-kept`]) rmSync(each, { recursive: true, force: true });
  }
}

async function compared(folder: string, count: number): Promise<string> {
  const [first = ''] = writeMany(path.join(folder, 'many'), count);
  writeMany(path.join(folder, 'few'), Math.min(few, count));
  const rows: string[][] = [];
  const run = async (name: string, program: Program, more: readonly string[] = []): Promise<number> => {
    const number = program.isSlow === true ? Math.min(few, count) : count;
    const files = number < count ? 'few' : 'many';
    const ran = await ranIn(folder, [...program.args(files), ...more]);
    const said = [...ran.output.matchAll(program.says)].length;
    if (more.length === 0 && said !== number)
      throw new Error(`${name} told of ${said} of ${number}:\n${ran.output.slice(0, 2_000)}`);
    const perManifest = ran.seconds / number;
    rows.push([
      name,
      program.language,
      program.isPlaced ? 'yes' : 'no',
      `${(perManifest * count).toFixed(1)}${number < count ? ` (from ${number})` : ''}`,
      (1 / perManifest).toFixed(0),
      ran.megabytes === undefined ? 'not known' : `${ran.megabytes.toFixed(0)} MB`,
    ]);
    return perManifest;
  };
  // Of what was changed just before a run nobody can tell whether it has changed again since: it is not kept.
  await setTimeout(settling);
  const own = await run(ours.name, ours);
  const again = await run(`${ours.name}, a second time`, ours);
  await run(`${ours.name} --format json`, ours, ['--format', 'json', '--output', 'report.json']);
  const placed: number[] = [];
  for (const program of others) {
    const taken = await run(program.name, program);
    if (program.isPlaced) placed.push(taken);
  }
  const head = [
    `${count} manifests of ${bytesOf(first)} bytes`,
    'in',
    'with lines',
    'seconds',
    'a second',
    'peak',
  ];
  return [
    table([head, ...rows]),
    `check takes ${times(own / Math.min(...placed))} what the fastest takes that tells lines; a second time ${times(again / own)} of the first.`,
  ].join('\n\n');
}

function bytesOf(file: string): number {
  return readFileSync(file).length;
}

/** Runs a script of Node in a folder, with a place beside it for what it keeps, since nothing is kept in it. The output goes to a file, as in a pipeline. */
async function ranIn(folder: string, args: readonly string[]): Promise<Ran> {
  const file = path.join(folder, 'output');
  const output = openSync(file, 'w');
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: { ...process.env, NODE_COMPILE_CACHE: `${folder}-kept`, NO_COLOR: '1' },
  });
  const peaks = new Map<number, number>();
  const looking = setInterval(() => notePeaks(child.pid, peaks), 20);
  await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(looking);
  closeSync(output);
  const most = Math.max(...peaks.values());
  return { seconds, megabytes: peaks.size === 0 ? undefined : most, output: readFileSync(file, 'utf8') };
}

/** The most memory that a process and those that it began have had so far, by Linux. */
function notePeaks(pid: number | undefined, peaks: Map<number, number>): void {
  if (pid === undefined) return;
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    if (kilobytes !== undefined) peaks.set(pid, Number(kilobytes) / 1_000);
    for (const task of readdirSync(`/proc/${pid}/task`))
      for (const each of readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean))
        notePeaks(Number(each), peaks);
  } catch {
    // It has ended meanwhile, or this is another system.
  }
}

/** yaml-language-server has no command line of this kind: what it does in an editor, file by file. */
async function checkGenerically(folder: string): Promise<void> {
  const server = await genericServer();
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name, 'ai-readiness.yaml');
    const found = await server.validate(readFileSync(file, 'utf8'));
    if (found.length > 0) console.log(`invalid: ${file}\n${JSON.stringify(found)}`);
  }
}

void main(process.argv.slice(2));
