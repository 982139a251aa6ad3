/**
 * The first proposal at marked places, taken without looking: it brings no error and claims nothing. By the engine alone;
 * `npm run replay -- --only accepting` takes them in the workbench.
 */
import { places } from '../e2e/replay/places';
import { takeFirst } from '../unit/core/language/taking';
import { table } from './measure';

const rows = [['the first proposal', 'taken', 'new errors', 'claims']];
let harmless = 0;
for (const { name, text } of places) {
  const taken = takeFirst(text);
  const { label = '(none)', newErrors = [], claims = [] } = taken ?? {};
  if (taken !== undefined && newErrors.length + claims.length === 0) harmless += 1;
  rows.push([name, label, `${newErrors.length}`, `${claims.length}`]);
}
console.log(`${table(rows)}\n${harmless} of ${places.length} harmless\n`);
process.exitCode = harmless === places.length ? 0 : 1;
