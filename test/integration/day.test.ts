import * as assert from 'node:assert/strict';
import { extension } from './support';

describe('the day', () => {
  it('is the one that the run was given, not the machine’s', async () => {
    assert.ok(process.env.AI_READINESS_TEST_DAY, 'the run is given a day');
    assert.equal((await extension()).today(), process.env.AI_READINESS_TEST_DAY);
  });
});
