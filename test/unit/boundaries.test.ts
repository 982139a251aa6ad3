import { strict as assert } from 'node:assert';
import * as service from '../../src/core/service';
import { refusedIn, unseen } from './boundaries/compiler';
import { door } from './boundaries/door';
import { cycleIn, noticesIn, unusedAfter } from './boundaries/judge';
import { readSources } from './boundaries/sources';
import { rooms } from './boundaries/table';

describe('boundaries', () => {
  const readings = readSources();

  it('nothing is imported, used or declared that the tables do not allow', () => {
    assert.ok(readings.length > 200);
    assert.deepEqual(readings.flatMap(noticesIn), []);
  });

  it('the tables allow nothing that nobody needs', () => {
    assert.deepEqual(unusedAfter(readings), []);
  });

  it('no room leads back to itself', () => {
    const next = Object.entries(rooms).map(([room, entry]) => [room, entry.rooms] as const);
    assert.equal(cycleIn(Object.fromEntries(next)), undefined);
  });

  it('no file leads back to itself', () => {
    const next = readings.map(({ file, imports }) => [file, imports.map(({ target }) => target)] as const);
    assert.equal(cycleIn(Object.fromEntries(next)), undefined);
  });

  it('the door of the engine is what it is said to be', () => {
    assert.deepEqual(Object.keys(service).sort(), [...door].sort());
  });

  for (const [room, statements] of Object.entries(unseen)) {
    it(`src/${room} does not know ${statements.join(' ')}`, () => {
      const known = ['export const two = 1 + 1;'];
      assert.deepEqual(refusedIn(room, [...statements, ...known]), statements);
    }).timeout(60_000);
  }
});
