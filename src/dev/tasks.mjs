// The pieces of the test run; each is a command of its own as well.
import { existsSync, globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runUnitWithFloor } from './coverage.mjs';
import { root } from './dependencies.mjs';
import { installEmbedded } from './embedded-vscode.mjs';
import { runIntegration, runWebIntegration } from './integration.mjs';
import { runMocha } from './mocha.mjs';
import { makePackages } from './package.mjs';
import { exitCode, start } from './processes.mjs';

/** @typedef {import('./mocha.mjs').Counts} Counts */

/**
 * @typedef {object} Task
 * @property {(args: string[]) => Promise<Counts>} run
 * @property {string[][]} [needs] what has to be built first: arguments of esbuild.js
 */

const inside = (...parts) => path.join(root, 'node_modules', ...parts);
const tsc = inside('typescript', 'bin', 'tsc');
export const unitTests = 'out/unit/**/*.test.js';
const tests = ['--tests'];
const bundles = ['--dev'];

export const tasks = {
  lint: { run: (args) => check([[inside('@biomejs', 'biome', 'bin', 'biome'), 'check', '.', ...args]]) },
  types: { run: () => check(typescriptProjects().map((project) => [tsc, '-p', project])) },
  build: { run: (args) => check([['esbuild.js', ...args]]) },
  unit: { needs: [tests], run: (args) => runMocha([unitTests, ...args]) },
  coverage: { needs: [tests], run: runUnitWithFloor },
  integration: { needs: [bundles, tests], run: runIntegration },
  'integration:web': { needs: [bundles], run: runWebIntegration },
  e2e: { needs: [bundles, tests], run: (args) => fromOutside('out/e2e/**/*.test.js', args) },
  screenshots: { needs: [bundles, tests], run: (args) => fromOutside('out/e2e/**/*.shots.js', args) },
  // What users get, not what developers do.
  bench: { needs: [[], tests], run: bench },
  package: { needs: [tests], run: makePackages },
  fuzz: { needs: [tests], run: (args) => check([['--enable-source-maps', 'out/fuzz/fuzz.js', ...args]]) },
  mutants: { run: async (args) => (await import('./mutants.mjs')).runMutants(args) },
  generate: { run: (args) => check([['src/dev/generate.mjs', ...args]]) },
};

/**
 * Runs one task alone, with what it needs.
 * @param {Task} task
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

/** Compiled tests whose source is gone would be run for ever; a wholesale removal would disturb a second run. */
export function removeStaleTests() {
  for (const file of globSync('out/{unit,integration,e2e,bench,fuzz,package}/**/*.js', { cwd: root })) {
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

/** The TypeScript projects: everything at once, and each room with no other types than its own. */
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

async function bench(args) {
  const files = globSync('out/bench/**/*.bench.js', { cwd: root }).sort();
  return check(files.map((file) => ['--expose-gc', '--enable-source-maps', file, ...args]));
}
