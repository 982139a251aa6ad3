import { strict as assert } from 'node:assert';
import { costs } from '../fuzz/answers';
import { largest, shapes } from '../fuzz/shapes';

const size = 8_000;
const times = 4;
/** What the machine, the compiler and the collector may add, in milliseconds. */
const noise = 25;

/** What takes more than twice as much longer as the text is longer. */
function tooSlow(make: (size: number) => string): string[] {
  const small = costs(largest(make, size));
  const large = costs(largest(make, size * times));
  return [...large].flatMap(([question, taken]) => {
    const before = small.get(question) ?? 0;
    return taken <= 2 * times * before + noise ? [] : [`${question}: ${before} ms, then ${taken} ms`];
  });
}

/** In processor time and by its growth, so that it is the same on a machine that others use. */
describe('answers about hostile texts take time that grows with them:', () => {
  before(() => {
    for (const make of Object.values(shapes).slice(0, 40)) costs(make(1_000));
  });

  for (const [name, make] of Object.entries(shapes)) {
    it(name, function () {
      this.timeout(60_000);
      let slow = tooSlow(make);
      // Once may be bad luck.
      for (let tries = 0; tries < 2 && slow.length > 0; tries++) slow = tooSlow(make);
      assert.deepEqual(slow, []);
    });
  }
});
