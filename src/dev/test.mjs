// `npm test`: every check there is, one after the other; a failing one does not stop the rest.
import { environmentOn } from './days.mjs';
import { runMocha } from './mocha.mjs';
import { removeStaleTests, runNode, tasks, unitTests } from './tasks.mjs';

/** @typedef {import('./mocha.mjs').Counts} Counts */

/** @typedef {[name: string, run: () => Promise<Counts>]} Step */

/**
 * One group after the other. In a group two rows of steps run side by side, since each of them keeps one processor busy.
 * @type {Step[][][]}
 */
const groups = [
  [
    [
      ['generated files', () => tasks.generate.run(['--check'])],
      ['lint', () => tasks.lint.run([])],
      ['types', () => tasks.types.run()],
      ['build', () => tasks.build.run([])],
      ['test bundles', bundleTests],
    ],
  ],
  [
    [
      ['unit', () => tasks.coverage.run([])],
      ['other days', otherDays],
      ['unit:heavy', () => tasks['unit:heavy'].run([])],
      ['package', () => tasks.package.run([])],
    ],
    [
      ['integration', () => tasks.integration.run([])],
      ['integration:web', () => tasks['integration:web'].run()],
      ['e2e', () => tasks.e2e.run([])],
    ],
  ],
];

/**
 * Days and zones on which dates go wrong if they ever do, and what is tested on them: all of it far to the east on the day
 * of a leap year, and what counts days once more far to the west at the end of a year.
 * @type {[day: string, zone: string, tests: string][]}
 */
const otherDates = [
  ['2028-02-29', 'Pacific/Kiritimati', unitTests],
  ['2027-12-31', 'America/Los_Angeles', 'out/unit/{core,panel}/**/*.test.js'],
];

/**
 * Slow tests in which no day can matter: of speed, of places, of texts at random, of git, of what files say, of the project
 * itself. And those of what goes by when files were changed, which the disk tells by the clock of the machine.
 */
const dayless = [
  'cli/kept-*.test.js',
  'time.test.js',
  'cli/report-memory.test.js',
  'cli/diff-histories.test.js',
  'cli/forecast-history.test.js',
  'cli/diff-readings.test.js',
  'core/calendar/*',
  'core/forecast/simulate.test.js',
  'core/forecast/schedule.test.js',
  'fuzz.test.js',
  'core/places.test.js',
  'core/language/*',
  'core/edit/**',
  'core/schema/*',
  'panel/client/*',
  'core/text/*',
  'core/comparison/comparison.test.js',
  'panel/difference.test.js',
  'patterns/*',
  'boundaries/*',
  'repository/**',
  'dev/commands.test.js',
  'readers/**',
  'core/claims/**',
  'core/discover*',
  'samples/doctored.test.js',
  'panel/export/hostile.test.js',
  'generated.test.js',
  'pages.test.js',
];

/**
 * The unit tests again on each of them. Each day counts as one check: the tests themselves were counted before. The
 * extension itself is on such a day in the small suite of the integration tests.
 */
async function otherDays() {
  const quiet = ['--reporter', 'src/dev/quiet-reporter.cjs'];
  const without = dayless.flatMap((tests) => ['--ignore', `out/unit/${tests}`]);
  const total = { passed: 0, failed: 0 };
  for (const [day, zone, tests] of otherDates) {
    const { failed } = await runMocha([tests, ...without, ...quiet], environmentOn(day, zone));
    console.log(`${day} in ${zone}: ${failed === 0 ? 'as on every day' : `${failed} failed`}`);
    total.passed += failed === 0 ? 1 : 0;
    total.failed += failed;
  }
  return total;
}

/**
 * Runs all steps; the last line that it prints is `N passed, N failed`.
 * @returns {Promise<number>} the exit code
 */
export async function run() {
  const results = [];
  for (const group of groups) results.push(...(await Promise.all(group.map(inARow))).flat());
  console.log(`\n${results.map(describe).join('\n')}\n`);
  const sum = (key) => results.reduce((total, { counts }) => total + counts[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

/** @param {Step[]} row */
async function inARow(row) {
  const results = [];
  for (const [name, step] of row) results.push(await timed(name, step));
  return results;
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
