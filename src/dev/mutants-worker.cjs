// Runs the unit tests that reach a fault, in this process, with that fault switched on. Started by mutants.mjs.
const Mocha = require('mocha');

const [bundle = '', which] = process.argv.slice(2);

/** Tests that take longer than this are left out unless all are wanted: they would be run again for each fault. */
const slow = 100;

/** Of the tests that reach a fault so many are tried at most, those first that reach little else. */
const most = which === 'all' ? Number.POSITIVE_INFINITY : 200;

/** What StrykerJS's switches look at. */
/** @type {{activeMutant?: string, currentTestId?: string, hitCount?: number, hitLimit?: number, mutantCoverage?: {perTest: Record<string, Record<string, number>>, static: Record<string, number>}}} */
const switches = {};
Object.assign(globalThis, { __stryker__: switches });

class Silent extends Mocha.reporters.Base {
  /** @override */
  epilogue() {}
}
const mocha = new Mocha({ timeout: 10_000, reporter: Silent });
// The same tests are run again and again.
mocha.cleanReferencesAfterRun(false);
mocha.suite.emit('pre-require', globalThis, bundle, mocha);
require(bundle);
mocha.suite.beforeEach(function () {
  switches.currentTestId = this.currentTest?.fullTitle() ?? '';
});
mocha.suite.afterEach(() => {
  delete switches.currentTestId;
});

/** @param {object} message */
function tell(message) {
  process.send?.(message);
}

/**
 * Runs the tests with these titles; all without.
 * @param {Set<string> | undefined} titles
 * @param {(test: import('mocha').Test) => void} [onTest]
 * @returns {Promise<number>} how many failed
 */
function run(titles, onTest) {
  return new Promise((resolve) => {
    const chosen = titles === undefined ? /(?:)/ : { test: (title) => titles.has(title) };
    Object.assign(mocha.options, { grep: chosen });
    const runner = mocha.run(resolve);
    if (onTest) runner.on('pass', onTest);
  });
}

/** Which tests reach a fault and how often; and the faults that act while code is loaded. */
async function measure() {
  /** @type {Map<string, number>} */
  const durations = new Map();
  const began = performance.now();
  const failed = await run(undefined, (test) => durations.set(test.fullTitle(), test.duration ?? 0));
  if (failed > 0) process.exit(1);
  const { perTest, static: loading } = switches.mutantCoverage ?? { perTest: {}, static: {} };
  // Every test that is run at all has to pass when no fault is switched on; under this name that is tried at the end.
  /** @type {Map<string, Set<string>>} */
  const reached = new Map([['none', new Set()]]);
  /** @type {Map<string, number>} */
  const hits = new Map();
  const breadth = (title) => Object.keys(perTest[title] ?? {}).length;
  const titles = Object.keys(perTest)
    .filter((title) => which === 'all' || (durations.get(title) ?? slow) < slow)
    .sort((one, other) => breadth(one) - breadth(other));
  for (const title of titles) {
    reached.get('none')?.add(title);
    for (const [id, count] of Object.entries(perTest[title] ?? {})) {
      const tests = reached.get(id) ?? new Set();
      if (tests.size < most) reached.set(id, tests.add(title));
      hits.set(id, (hits.get(id) ?? 0) + count);
    }
  }
  tell({ ready: durations.size, seconds: Math.round((performance.now() - began) / 1000) });
  return { reached, hits, loading: new Set(Object.keys(loading)) };
}

async function main() {
  const { reached, hits, loading } = await measure();
  mocha.bail(true);
  process.on('message', async (message) => {
    const id = String(message);
    const titles = reached.get(id);
    if (titles === undefined) {
      tell({ id, verdict: loading.has(id) ? 'static' : 'uncovered' });
      return;
    }
    switches.hitCount = 0;
    switches.hitLimit = 100 * (hits.get(id) ?? 0) + 1000;
    switches.activeMutant = id;
    const failed = await run(titles).catch(() => 1);
    delete switches.activeMutant;
    tell({ id, verdict: failed > 0 ? 'killed' : 'survived' });
  });
}

main();
