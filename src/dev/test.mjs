// `npm test`: every check there is, one after the other; a failing one does not stop the rest.
import { removeStaleTests, runNode, tasks } from './tasks.mjs';

/** @typedef {import('./mocha.mjs').Counts} Counts */

/** @type {[name: string, run: () => Promise<Counts>][]} */
const steps = [
  ['generated files', () => tasks.generate.run(['--check'])],
  ['lint', () => tasks.lint.run([])],
  ['types', () => tasks.types.run()],
  ['build', () => tasks.build.run([])],
  ['test bundles', bundleTests],
  ['unit', () => tasks.coverage.run([])],
  ['integration', () => tasks.integration.run([])],
  ['integration:web', () => tasks['integration:web'].run()],
  ['e2e', () => tasks.e2e.run([])],
];

/**
 * Runs all steps; the last line that it prints is `N passed, N failed`.
 * @returns {Promise<number>} the exit code
 */
export async function run() {
  const results = [];
  for (const [name, step] of steps) results.push(await timed(name, step));
  console.log(`\n${results.map(describe).join('\n')}\n`);
  const sum = (key) => results.reduce((total, { counts }) => total + counts[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

async function timed(name, step) {
  console.log(`\n── ${name}`);
  const began = performance.now();
  const counts = await step().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  const result = { name, counts, seconds: (performance.now() - began) / 1000 };
  console.log(describe(result));
  return result;
}

function describe({ name, counts, seconds }) {
  const mark = counts.failed === 0 ? '✓' : '✗';
  return `${mark} ${name.padEnd(16)} ${counts.passed} passed, ${counts.failed} failed  ${seconds.toFixed(1)} s`;
}

async function bundleTests() {
  const code = await runNode(['esbuild.js', '--tests']);
  removeStaleTests();
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
