// The pieces of the test run; most are commands of their own as well.
import { existsSync, globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { heavyTests, runUnitWithFloor } from './coverage.mjs';
import { npm, root } from './dependencies.mjs';
import { installEmbedded } from './embedded-vscode.mjs';
import { runIntegration, runWebIntegration } from './integration.mjs';
import { runMocha } from './mocha.mjs';
import { makePackages } from './package.mjs';
import { exitCode, start } from './processes.mjs';

/** @typedef {import('./mocha.mjs').Counts} Counts */

/**
 * @typedef {object} Task
 * @property {string} says what it does, in one line
 * @property {Record<string, string>} [options] the arguments that are worth knowing, and what they do
 * @property {boolean} [onDays] whether it can be run on another day and in another time zone
 * @property {(args: string[]) => Promise<Counts>} run
 * @property {string[][]} [needs] what has to be built first: arguments of esbuild.js
 */

const inside = (...parts) => path.join(root, 'node_modules', ...parts);
const tsc = inside('typescript', 'bin', 'tsc');
export const unitTests = 'out/unit/**/*.test.js';
const tests = ['--tests'];
const bundles = ['--dev'];
const byTitle = { '--grep TEXT': 'only the tests whose title holds this' };

/** In the order in which they are listed. @satisfies {Record<string, Task>} */
export const tasks = {
  unit: {
    says: 'the unit tests: plain mocha, without VS Code',
    options: { 'PATH…': 'only these test files or folders: test/unit/cli/init.test.ts', ...byTitle },
    onDays: true,
    needs: [tests],
    run: (args) => runMocha(unitArguments(args)),
  },
  coverage: {
    says: 'the same without the heavy ones, and fails where too few lines of a folder are reached',
    onDays: true,
    needs: [tests],
    run: runUnitWithFloor,
  },
  'unit:heavy': {
    says: "the unit tests of time, of much text and of the project's own files",
    onDays: true,
    needs: [tests],
    run: (args) => runMocha([...heavyTests, ...args]),
  },
  lint: {
    says: 'checks style and format',
    options: { '--write': 'fixes what can be fixed' },
    run: (args) => check([[inside('@biomejs', 'biome', 'bin', 'biome'), 'check', '.', ...args]]),
  },
  types: {
    says: 'checks the types of everything, and of each folder with a tsconfig.json by itself',
    run: () => check(typescriptProjects().map((project) => [tsc, '-p', project])),
  },
  build: {
    says: 'builds the extension, the panel and the command line into dist/',
    options: {
      '--dev': 'with source maps, whatever the size',
      '--watch': 'the same, again at each change',
      '--tests': 'the tests, into out/',
    },
    run: (args) => check([['esbuild.js', ...args]]),
  },
  generate: {
    says: 'writes what is made from schemas/ and the rules: types, pages, settings',
    options: { '--check': 'only says what is out of date' },
    run: (args) => check([['src/dev/generate.mjs', ...args]]),
  },
  integration: {
    says: 'the tests inside a real VS Code',
    options: byTitle,
    onDays: true,
    needs: [bundles, tests],
    run: runIntegration,
  },
  'integration:web': {
    says: 'the extension in the web extension host',
    needs: [bundles],
    run: runWebIntegration,
  },
  e2e: {
    says: 'the workbench, driven from outside in a browser',
    options: byTitle,
    onDays: true,
    needs: [bundles, tests],
    run: (args) => fromOutside('out/e2e/**/*.test.js', args),
  },
  screenshots: {
    says: 'makes the pictures of the README',
    options: byTitle,
    needs: [bundles, tests],
    run: (args) => fromOutside('out/e2e/**/*.shots.js', args),
  },
  package: {
    says: 'makes the .vsix and the npm package of the command line, and tests both',
    options: byTitle,
    needs: [tests],
    run: makePackages,
  },
  bench: {
    says: 'measures speed and proposals, next to bare parsing and yaml-language-server; twenty minutes',
    options: {
      'NAME…':
        'only these: accepting, calendar, check, diff, facts, forecast, hostile, language, panel, peers, report, squiggle, start',
      '--manifests N': 'for report and peers: so many, 1,000 and 10,000 by default',
      '--rounds N': 'for squiggle and panel: so many of each, 30 and 8 by default',
    },
    // What users get, not what developers do.
    needs: [[], tests],
    run: bench,
  },
  replay: {
    says: 'types every sample and example key by key in the workbench, and says what came of it; takes hours',
    options: {
      '--pace MS': 'milliseconds a key, may be given several times; 20, 60 and 150 by default',
      '--grep TEXT': 'only the texts and places whose name holds this',
      '--hours H': 'stops after so long',
      '--resume': 'goes on where the last run stopped',
      '--only PART': 'typing or accepting: writing texts, or taking first proposals',
      '--settings JSON': 'with these user settings, as of somebody who has changed what the extension sets',
      '--list': 'only names the texts and places',
    },
    needs: [bundles, tests],
    run: (args) => check([['--enable-source-maps', 'out/e2e/replay/main.js', ...args]]),
  },
  fuzz: {
    says: 'looks for texts that the engine cannot cope with',
    options: {
      '--seed N': 'begins with this input',
      '--inputs N': 'looks at so many',
      '--seconds S': 'stops after so long; 30 by default',
      '--kind KIND': 'short, manifest, fixes, typing, evidence or arguments; may be given several times',
    },
    needs: [tests],
    run: (args) => check([['--enable-source-maps', 'out/fuzz/fuzz.js', ...args]]),
  },
  mutants: {
    says: 'puts small faults into the code, and says which of them no unit test notices',
    options: {
      'PATH…': 'folders or files, such as src/core/base; by default what differs from main',
      '--thorough': 'with the slow tests, and all that reach a fault',
    },
    run: async (args) => (await import('./mutants.mjs')).runMutants(args),
  },
};

/** All unit tests, or only those whose files or folders are named. @param {string[]} args */
function unitArguments(args) {
  const isValue = (index) => ['-g', '--grep', '-f', '--fgrep'].includes(args[index - 1] ?? '');
  const isPath = (each, index) =>
    !each.startsWith('-') && /^(.*[\\/])?test[\\/]unit\b/.test(each) && !isValue(index);
  const files = args.filter(isPath).map((each) => {
    const source = path.relative(root, path.resolve(each)).replaceAll('\\', '/');
    if (!existsSync(path.join(root, source))) throw new Error(`There is no ${source}.`);
    const compiled = source.replace(/^test\//, 'out/');
    return compiled.endsWith('.ts') ? compiled.replace(/ts$/, 'js') : `${compiled}/**/*.test.js`;
  });
  return [...(files.length > 0 ? files : [unitTests]), ...args.filter((each, index) => !isPath(each, index))];
}

/**
 * Runs one task alone, with what it needs.
 * @param {Pick<Task, 'needs' | 'run'>} task
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runTask({ needs = [], run }, args) {
  for (const flags of needs) if ((await runNode(['esbuild.js', ...flags])) !== 0) return 1;
  removeStaleTests();
  return (await run(args)).failed === 0 ? 0 : 1;
}

/**
 * Runs a script in this Node.
 * @param {string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runNode(args) {
  return exitCode(start(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }));
}

/**
 * Compiled tests whose source is gone would be run for ever; a wholesale removal would disturb a second run. What
 * unit tests share is of no one source: esbuild.js removes what is old of it.
 */
export function removeStaleTests() {
  const compiled = globSync('out/{unit,integration,e2e,bench,fuzz,package}/**/*.js', {
    cwd: root,
    exclude: ['out/unit/shared'],
  });
  for (const file of compiled) {
    const source = path.join(root, 'test', path.relative('out', file).replace(/\.js$/, '.ts'));
    if (!existsSync(source)) rmSync(path.join(root, file));
  }
}

/** Runs scripts of which each must succeed; together they count as one check. */
async function check(scripts) {
  let failed = 0;
  for (const script of scripts) if ((await runNode(script)) !== 0) failed = 1;
  return { passed: 1 - failed, failed };
}

/** The TypeScript projects: everything at once, and each folder that has its own with no other types. */
function typescriptProjects() {
  return [
    '.',
    ...globSync('{src,test}/**/tsconfig.json', { cwd: root })
      .map((file) => path.dirname(file))
      .sort(),
  ];
}

/** Mocha drives a whole workbench from outside, in one process that shares one server and one browser. */
function fromOutside(files, args) {
  // Here, and not under the time limit of some first test.
  installEmbedded();
  return runMocha([files, '--require', 'out/e2e/harness/hooks.js', '--timeout', '60000', '--exit', ...args]);
}

/** What the benchmark of that name runs beside the command line; nothing else needs it. */
const peers = ['@sourcemeta/jsonschema@16.11.0', 'ajv-cli@5.0.0', 'v8r@5.1.0'];

/** All benchmarks, or those that are named. @param {string[]} args */
async function bench(args) {
  const all = globSync('out/bench/*.bench.js', { cwd: root }).sort();
  const nameOf = (file) => path.basename(file, '.bench.js');
  const named = all.filter((file) => args.includes(nameOf(file)));
  const rest = args.filter((each) => !all.some((file) => nameOf(file) === each));
  const [first] = rest;
  if (first !== undefined && !first.startsWith('--')) throw new Error(`There is no benchmark "${first}".`);
  const files = named.length > 0 ? named : all;
  // Here, and not while anything is timed.
  if (files.some((file) => nameOf(file) === 'squiggle')) installEmbedded();
  if (files.some((file) => nameOf(file) === 'peers'))
    npm(['install', '--prefix', 'out/peers', '--no-save', '--no-package-lock', ...peers], root);
  return check(files.map((file) => ['--expose-gc', '--enable-source-maps', file, ...rest]));
}
