import { strict as assert } from 'node:assert';
import { inputOf, smallest } from '../fuzz/checks';
import { answer, faultOf } from '../fuzz/worker';

describe('fuzzing', function () {
  this.timeout(30_000);

  it('finds nothing in a few inputs; `npm run fuzz` looks further', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const { fault, text } = answer(seed);
      assert.equal(fault, undefined, `seed ${seed}: ${JSON.stringify(text)}`);
    }
  });

  it('makes the same input of the same seed, and another one of the next', () => {
    assert.deepEqual(inputOf(5), inputOf(5));
    assert.notDeepEqual(inputOf(5), inputOf(6));
  });

  it('notices a finding that is not there', () => {
    const input = { text: 'version: 1\n', before: [], wanted: 'no/such' };
    assert.match(faultOf(input) ?? '', /^lost: no\/such/);
  });

  it('makes an input as small as the fault allows', () => {
    const input = { text: 'a: 1\nb: 2\nneedle: [x]\nc: 3\n', before: ['a'] };
    assert.deepEqual(
      smallest(input, ({ text }) => text.includes('[x')),
      { text: '[x', before: [] },
    );
  });
});
