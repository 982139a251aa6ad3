import { strict as assert } from 'node:assert';
import { type Input, inputOf, kinds, smallest } from '../fuzz/checks';
import { answer, faultOf } from '../fuzz/worker';

describe('fuzzing', function () {
  this.timeout(120_000);

  for (const kind of kinds) {
    it(`finds nothing in a few inputs of the kind ${kind}; \`npm run fuzz\` looks further`, async () => {
      for (let seed = 1; seed <= 10; seed++) {
        const { fault, text } = await answer({ seed, among: [kind] });
        assert.equal(fault, undefined, `seed ${seed}: ${JSON.stringify(text)}`);
      }
    });
  }

  it('makes the same input of the same seed, and another one of the next', () => {
    assert.deepEqual(inputOf(5), inputOf(5));
    assert.notDeepEqual(inputOf(5), inputOf(6));
  });

  it('makes inputs of every kind', () => {
    const made = new Set(Array.from({ length: 40 }, (_, seed) => inputOf(seed).kind));
    assert.deepEqual([...made].sort(), [...kinds].sort());
  });

  it('notices a finding that is not there', async () => {
    const input: Input = { kind: 'manifest', text: 'version: 1\n', before: [], wanted: 'no/such' };
    assert.match((await faultOf(input)) ?? '', /^lost: no\/such/);
  });

  it('makes an input as small as the fault allows', async () => {
    const input: Input = { kind: 'manifest', text: 'a: 1\nb: 2\nneedle: [x]\nc: 3\n', before: ['a'] };
    assert.deepEqual(await smallest(input, async ({ text }) => text.includes('[x')), {
      kind: 'manifest',
      text: '[x',
      before: [],
    });
  });
});
