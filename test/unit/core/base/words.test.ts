import { strict as assert } from 'node:assert';
import { plural } from '../../../../src/core/base/words';

describe('base/words', () => {
  it('writes counts', () => {
    assert.deepEqual([plural(1, 'day'), plural(1234, 'day')], ['1 day', '1,234 days']);
  });
});
