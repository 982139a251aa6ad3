import { strict as assert } from 'node:assert';
import { limits } from '../../src/core/text/limits';
import { costs } from '../fuzz/answers';
import { largest, shapes } from '../fuzz/shapes';

const size = 8_000;
const times = 4;
/** What the machine, the compiler and the collector may add, in milliseconds. */
const noise = 25;
/** What any answer may take; `npm run bench` is stricter, on a machine of its own. */
const most = 2_000;
/** On a slower machine, or with coverage: so many times the check of the same text. Fix All reads and checks it anew. */
const mostChecks = 12;

type Make = (size: number) => string;

/** The questions whose answer takes more than twice as much longer as the text is longer. */
function growing(make: Make): string[] {
  const long = [...costs(largest(make, size * times))].filter(([, taken]) => taken > noise);
  if (long.length === 0) return [];
  const short = costs(largest(make, size));
  return long
    .filter(([question, taken]) => taken > 2 * times * (short.get(question) ?? 0) + noise)
    .map(([question]) => question);
}

/** Of those, the ones that take long where the text is as large as one that is read can be. */
function tooSlow(make: Make): string[] {
  const suspects = growing(make);
  if (suspects.length === 0) return [];
  const taken = costs(largest(make, limits.characters - 1_000));
  const checking = taken.get('check') ?? 0;
  const mayTake = (question: string): number =>
    question === 'check' ? most : Math.max(most, mostChecks * checking);
  return suspects
    .filter((question) => (taken.get(question) ?? 0) > mayTake(question))
    .map((question) => `${question}: ${taken.get(question)} ms`);
}

/** In processor time and by its growth, so that it is the same on a machine that others use. */
describe('answers about hostile texts take time that grows with them:', () => {
  for (const [name, make] of Object.entries(shapes)) {
    it(name, function () {
      this.timeout(180_000);
      let slow = tooSlow(make);
      // Once may be bad luck.
      if (slow.length > 0) slow = tooSlow(make);
      assert.deepEqual(slow, []);
    });
  }
});
