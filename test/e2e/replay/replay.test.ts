// The part of the replay that is short enough for every run; all of it is `npm run replay`.
import * as assert from 'node:assert/strict';
import { details } from './table';
import { scripts } from './texts';
import { replay } from './typist';
import { Window } from './window';

const replayed: [name: string, pace: number][] = [
  ['variant words retyped', 20],
  ['variant short', 60],
  ['variant short', 150],
];

describe('typing', () => {
  let window: Window;
  before(async () => {
    window = await Window.launch();
  });
  after(() => window?.close());

  for (const [name, pace] of replayed)
    it(`leaves ${name} as it is meant at ${pace} ms a key, and does not flicker`, async () => {
      const script = scripts().find((each) => each.name === name);
      assert.ok(script);
      const outcome = await replay(window, script, pace);
      assert.ok(outcome.intact && outcome.harms.length === 0, details([outcome]));
      assert.ok(outcome.flips <= outcome.lines, details([outcome]));
      assert.deepEqual([outcome.falseAlarms, outcome.gateAlarms], [[], []]);
    });
});
