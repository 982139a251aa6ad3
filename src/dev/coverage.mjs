// The lines of src/ that the unit tests reach, and the floor below which `npm test` fails. V8 counts, in the bundles of
// the tests and what they share; the source map of each says which line of which source that was. (c8 reads such
// bundles as all covered.)
// What no test imports is in no bundle, and not counted.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from '@jridgewell/sourcemap-codec';
import { root } from './dependencies.mjs';
import { runMocha } from './mocha.mjs';

/** Just below what is reached; raise one when its folder is better tested. Percent of the lines with code. */
const floors = {
  'src/core/': 98.5,
  'src/cli/': 97.5,
  'src/repository/': 99,
  'src/panel/model/': 98.5,
  'src/panel/edits/': 98,
  'src/panel/export/': 97.5,
  'src/panel/client/host/': 86,
};

/**
 * Tests of time, of much text and of the project's own files: counting makes them two or three times as slow, and they
 * reach few lines that no other test reaches. `npm test` runs them apart.
 */
export const heavyTests = [
  'time',
  'fuzz',
  'readers/hostile',
  'panel/export/hostile',
  'patterns/patterns',
  'boundaries/tree',
  'core/places',
  'core/language/everywhere',
  'core/edit/apply/safe-fixes',
  'samples/doctored',
  'repository/as-git',
  'cli/report-memory',
  'core/calendar/calendar',
  'core/text/slips',
  'core/text/hostile',
  'core/comparison/comparison',
  'core/language/rename',
  'core/edit/format/random',
].map((test) => `out/unit/${test}.test.js`);

/**
 * Runs the unit tests without the heavy ones, and compares what they reach with the floors.
 * @param {string[]} args
 * @returns {Promise<import('./mocha.mjs').Counts>}
 */
export async function runUnitWithFloor(args) {
  const folder = path.join(root, 'out', 'coverage');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const without = heavyTests.flatMap((test) => ['--ignore', test]);
  const counts = await runMocha(['out/unit/**/*.test.js', ...without, ...args], {
    NODE_V8_COVERAGE: folder,
  });
  const lines = linesReached(folder);
  for (const [part, floor] of Object.entries(floors)) {
    const { reached, total } = sumOf(lines, part);
    const percent = total === 0 ? 0 : (100 * reached) / total;
    const isEnough = percent >= floor;
    console.log(
      `${isEnough ? '✓' : '✗'} ${part.padEnd(24)} ${percent.toFixed(1)} % of ${total} lines reached, at least ${floor}`,
    );
    counts[isEnough ? 'passed' : 'failed']++;
  }
  return counts;
}

/** @param {Map<string, Map<number, boolean>>} lines @param {string} part */
function sumOf(lines, part) {
  let [reached, total] = [0, 0];
  for (const [file, ofFile] of lines) {
    if (!file.startsWith(part)) continue;
    total += ofFile.size;
    for (const isReached of ofFile.values()) reached += Number(isReached);
  }
  return { reached, total };
}

/**
 * Source → line → whether any bundle has reached it. Lines without code are not among them.
 * @param {string} folder
 * @returns {Map<string, Map<number, boolean>>}
 */
function linesReached(folder) {
  const lines = new Map();
  for (const file of readdirSync(folder)) {
    const { result } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const { url, functions } of result)
      if (/\/out\/unit\/.*\.js$/.test(url)) addBundle(lines, fileURLToPath(url), functions);
  }
  return lines;
}

/** @typedef {{startOffset: number, endOffset: number, count: number}} Range */

/** @param {Map<string, Map<number, boolean>>} lines @param {string} bundle @param {{ranges: Range[]}[]} functions */
function addBundle(lines, bundle, functions) {
  const { sources, mappings } = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
  const files = sources.map((source) =>
    path.relative(root, path.resolve(path.dirname(bundle), source)).replaceAll('\\', '/'),
  );
  const isReached = innermost(functions.flatMap(({ ranges }) => ranges));
  const generated = readFileSync(bundle, 'utf8').split('\n');
  let offset = 0;
  decode(mappings).forEach((segments, index) => {
    for (const [column, source, line] of segments) {
      const file = files[source ?? -1];
      if (!file?.startsWith('src/') || line === undefined) continue;
      const ofFile = lines.get(file) ?? new Map();
      ofFile.set(line, ofFile.get(line) === true || isReached(offset + column));
      lines.set(file, ofFile);
    }
    offset += (generated[index]?.length ?? 0) + 1;
  });
}

/**
 * Whether code at an offset has run, by the smallest range around it. To be asked in the order of the offsets.
 * @param {Range[]} ranges
 */
function innermost(ranges) {
  const waiting = [...ranges].sort((a, b) => b.startOffset - a.startOffset || a.endOffset - b.endOffset);
  /** @type {Range[]} */
  const open = [];
  return (offset) => {
    for (let next = waiting.at(-1); next !== undefined && next.startOffset <= offset; next = waiting.at(-1)) {
      while (open.length > 0 && (open.at(-1)?.endOffset ?? 0) <= next.startOffset) open.pop();
      open.push(next);
      waiting.pop();
    }
    while (open.length > 0 && (open.at(-1)?.endOffset ?? 0) <= offset) open.pop();
    return (open.at(-1)?.count ?? 0) > 0;
  };
}
