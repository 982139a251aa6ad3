// `npm run mutants`: puts small faults into the code, one at a time, and says which of them no unit test notices.
//   npm run mutants                             what changed against main
//   npm run mutants -- src/core/evaluate        a folder, a file, several of them
//   npm run mutants -- --thorough src/core/base with the slow tests as well
// The faults are those of StrykerJS (its instrumenter puts all of them into the code at once, and one is switched on
// at a time); its own runners do not know this version of mocha, so the tests are run here, in one process.
import { execFileSync, fork } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { root } from './dependencies.mjs';
import { validatorPlugin } from './validator-plugin.cjs';

/** @typedef {{id: string, fileName: string, mutatorName: string, replacement: string, location: {start: {line: number, column: number}, end: {line: number, column: number}}}} Mutant */
/** @typedef {{ready?: number, seconds?: number, id: string, verdict: Verdict}} Message */
/** @typedef {'killed' | 'timeout' | 'survived' | 'uncovered' | 'static'} Verdict */

const folder = path.join(root, 'out', 'mutants');
const bundle = path.join(folder, 'unit.cjs');

/** One fault may make a loop endless in a way that its own count of rounds does not see. */
const longest = 60_000;

/** No fault at all: the last run, which has to pass. */
const control = 'none';

/** Texts for people. A changed word is for the tests of messages, not for each of a thousand strings. */
const excludedMutations = ['StringLiteral'];

/** These need a process or a build of their own. */
const withoutTests = /unit\/(cli\/node|generated|pages|fuzz)\.test\.ts$/;

const quiet = {
  isDebugEnabled: () => false,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
};

/**
 * @param {string[]} args
 * @returns {Promise<import('./mocha.mjs').Counts>}
 */
export async function runMutants(args) {
  const thorough = args.includes('--thorough');
  const paths = args.filter((each) => each !== '--thorough');
  for (const each of paths) {
    if (each.startsWith('-')) throw new Error(`There is no option ${each}, only --thorough.`);
    if (!existsSync(path.join(root, each)))
      throw new Error(`There is no ${each}. Name a folder or a file: src/core/base`);
  }
  const files = filesOf(paths);
  if (files.length === 0) {
    console.log(
      'Nothing that can be changed: no file of src/ differs from main. Name a folder: src/core/base',
    );
    return { passed: 1, failed: 0 };
  }
  const mutants = await instrument(files);
  console.log(`${mutants.length} faults in ${files.length} files`);
  const verdicts = await runAll(mutants, thorough);
  report(mutants, verdicts);
  return { passed: 1, failed: 0 };
}

/** The sources under the given paths; without any, those that differ from main. */
function filesOf(paths) {
  const all =
    paths.length > 0
      ? paths.flatMap((each) =>
          statSync(path.join(root, each)).isDirectory() ? globSync(`${each}/**/*.ts`, { cwd: root }) : [each],
        )
      : execFileSync('git', ['diff', '--name-only', '--diff-filter=d', 'main', '--', 'src'], {
          cwd: root,
          encoding: 'utf8',
        }).split('\n');
  return all
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.d\.ts$|\/generated\//.test(file))
    .sort();
}

/** Bundles all unit tests with every fault in the code, each behind a switch. @returns {Promise<Mutant[]>} */
async function instrument(files) {
  const sources = files.map((name) => ({
    name: path.join(root, name),
    mutate: true,
    content: readFileSync(path.join(root, name), 'utf8'),
  }));
  const instrumenter = new Instrumenter(/** @type {never} */ (quiet));
  const result = await instrumenter.instrument(sources, {
    plugins: null,
    excludedMutations,
    ignorers: [],
    noHeader: false,
  });
  const contents = new Map(result.files.map(({ name, content }) => [name, content]));
  const tests = globSync('test/unit/**/*.test.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !withoutTests.test(file))
    .sort();
  mkdirSync(folder, { recursive: true });
  await build({
    stdin: {
      // Each file in a function of its own, so that it is loaded with its name known.
      contents: tests
        .map((file) => `globalThis.__file__ = ${JSON.stringify(file)}; require('./${file}');`)
        .join('\n'),
      resolveDir: root,
    },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    external: ['vscode'],
    target: 'es2022',
    outfile: bundle,
    logLevel: 'error',
    plugins: [
      validatorPlugin(),
      {
        name: 'mutants',
        setup: ({ onLoad }) =>
          onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
            const content = contents.get(file);
            return content === undefined ? undefined : { contents: content, loader: 'ts' };
          }),
      },
    ],
  });
  return /** @type {Mutant[]} */ (result.mutants.filter(({ status }) => status !== 'Ignored'));
}

/**
 * Runs the tests against each fault in a process of its own, which is started anew where it hangs.
 * @param {Mutant[]} mutants
 * @param {boolean} thorough
 * @returns {Promise<Map<string, Verdict>>}
 */
async function runAll(mutants, thorough) {
  /** @type {Map<string, Verdict>} */
  const verdicts = new Map();
  const ids = [...mutants.map(({ id }) => id), control];
  while (verdicts.size < ids.length) {
    const left = ids.filter((id) => !verdicts.has(id));
    const before = verdicts.size;
    await runSome(left, thorough, verdicts);
    if (verdicts.size === before) throw new Error('The unit tests do not pass even without a fault.');
  }
  if (verdicts.get(control) !== 'survived')
    throw new Error('The tests fail without a fault after having been run with some: no verdict counts.');
  return verdicts;
}

/** @param {string[]} ids @param {boolean} thorough @param {Map<string, Verdict>} verdicts */
function runSome(ids, thorough, verdicts) {
  const worker = path.join(import.meta.dirname, 'mutants-worker.cjs');
  const child = fork(worker, [bundle, thorough ? 'all' : 'fast'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let timer;
    const next = () => {
      clearTimeout(timer);
      const id = ids.shift();
      if (id === undefined) {
        child.kill();
        return;
      }
      timer = setTimeout(() => {
        verdicts.set(id, 'timeout');
        child.kill('SIGKILL');
      }, longest);
      child.send(id);
    };
    child.on('message', (/** @type {Message} */ message) => {
      if (message.ready !== undefined)
        console.log(`${message.ready} tests, ${message.seconds} s without a fault`);
      else verdicts.set(message.id, message.verdict);
      if (verdicts.size % 100 === 0) console.log(`${verdicts.size} …`);
      next();
    });
    child.on('error', reject);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

/** @param {Mutant[]} mutants @param {Map<string, Verdict>} verdicts */
function report(mutants, verdicts) {
  /** @type {Map<string, Record<Verdict, number>>} */
  const folders = new Map();
  for (const mutant of mutants) {
    const verdict = verdicts.get(mutant.id) ?? 'uncovered';
    const name = path.posix.dirname(relative(mutant));
    const counts = folders.get(name) ?? { killed: 0, timeout: 0, survived: 0, uncovered: 0, static: 0 };
    counts[verdict]++;
    folders.set(name, counts);
    if (verdict === 'survived' || verdict === 'uncovered') console.log(`${verdict} ${inWords(mutant)}`);
  }
  const lines = [...folders].map(([name, counts]) => {
    const killed = counts.killed + counts.timeout;
    const total = killed + counts.survived + counts.uncovered;
    const score = total === 0 ? '' : `  ${Math.round((100 * killed) / total)} %`;
    const loading =
      counts.static === 0 ? '' : `  (${counts.static} more act while loading, and were not tried)`;
    return `${name}: ${killed} of ${total} killed${score}, ${counts.uncovered} in code that no test reaches${loading}`;
  });
  console.log(`\n${lines.join('\n')}`);
  writeFileSync(
    path.join(folder, 'survivors.txt'),
    mutants
      .filter(({ id }) => verdicts.get(id) === 'survived')
      .map(inWords)
      .join('\n'),
  );
}

/** @param {Mutant} mutant */
function relative({ fileName }) {
  return path.relative(root, fileName).replaceAll('\\', '/');
}

/** @param {Mutant} mutant */
function inWords(mutant) {
  const {
    location: { start, end },
    replacement,
    mutatorName,
    fileName,
  } = mutant;
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  const last = lines.pop() ?? '';
  const whole = [...lines, last.slice(0, end.column)].join('\n').slice(start.column);
  const short = (text) => (text.length > 70 ? `${text.slice(0, 67)}…` : text).replace(/\s+/g, ' ');
  return `${relative(mutant)}:${start.line + 1}:${start.column + 1} ${mutatorName}: ${short(whole)} → ${short(replacement)}`;
}
