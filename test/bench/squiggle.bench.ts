/**
 * How long it takes in the real workbench from a key to the squiggle under what was made wrong, and from the key that
 * puts it right until the squiggle is gone. `npm run bench -- squiggle --rounds 5` is a short run.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { closeShared } from '../e2e/harness/host';
import { eventually } from '../e2e/harness/workbench';
import { Window } from '../e2e/replay/window';
import { texts } from './manifests';
import { ms, quantile, table } from './measure';
import { installWatch, timeKeys, underlined } from './squiggle';

/** The key that makes the value wrong. */
const wrong = 'x';

/** What ends the writing of a wrong value, and the keys that lead back to its end. */
const ways = [
  { name: 'Enter', keys: ['Enter'], back: ['ArrowUp', 'End'], after: ['Delete'] },
  { name: 'caret moved', keys: ['Escape', 'ArrowDown'], back: ['ArrowUp', 'End'], after: [] },
  { name: 'caret at rest', keys: [], back: ['Escape'], after: [] },
];
type Way = (typeof ways)[number];

/** Milliseconds before each round, in which whoever types looks at what came of the last one. */
const pause = 250;
/** Milliseconds from the wrong key to the next one, as someone types who knows what to write. */
const pace = 80;

/** A line that is right, in the middle of a text where nothing else is wrong. */
const line = '    freshness: 15m';

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rounds: { type: 'string', default: '30' } } });
  const rounds = Number(values.rounds);
  if (!(rounds > 0)) throw new Error(`--rounds wants a number above 0, not "${values.rounds}".`);
  const window = await Window.launch();
  await installWatch(window.page);
  const rows = [['in the workbench, to the squiggle or its end', 'times', 'p50', 'p95', 'longest']];
  for (const { name, text } of texts.filter((each) => !each.name.includes('broken')))
    for (const [what, taken] of await timeAll(window, text, rounds))
      rows.push([
        `${name}: ${what}`,
        `${taken.length}`,
        ...[0.5, 0.95, 1].map((part) => ms(quantile(taken, part))),
      ]);
  await window.close();
  console.log(`${table(rows)}\n`);
}

/** The milliseconds of all rounds in one text, by what was waited for. */
async function timeAll(window: Window, text: string, rounds: number): Promise<Map<string, number[]>> {
  const { page } = window;
  await window.open(folder, false);
  await window.ask({ ask: 'set', text, caret: caretIn(text) });
  await eventually(async () => {
    if ((await underlined(page)) > 0) throw new Error('An error is underlined before anything is wrong.');
  });
  const taken = new Map<string, number[]>();
  // What runs often is compiled before anything is timed.
  for (let round = -3; round < rounds; round += 1)
    for (const way of ways) {
      await delay(pause + ((37 * Math.abs(round)) % 100));
      const [toSquiggle, toNone] = await timeRound(page, way);
      if (round < 0) continue;
      for (const [what, time] of [
        [`${way.name}, underlined`, toSquiggle],
        ['put right, no longer', toNone],
      ] as const)
        taken.set(what, [...(taken.get(what) ?? []), time]);
    }
  const { text: left } = await window.ask({ ask: 'look' });
  if (left !== text) throw new Error('The text is not what it was: a key went elsewhere.');
  await window.discard(folder);
  return taken;
}

const folder = 'squiggles';

/** Makes the value wrong and right again. @returns the milliseconds to the squiggle, and to its end */
async function timeRound(page: Page, { keys, back, after }: Way): Promise<[number, number]> {
  const from = keys.at(-1) ?? wrong;
  if (from !== wrong) {
    await page.keyboard.press(wrong);
    await delay(pace);
  }
  const toSquiggle = await timeKeys(page, keys.length === 0 ? [wrong] : keys, { from, isUnderlined: true });
  for (const key of back) await page.keyboard.press(key);
  const toNone = await timeKeys(page, ['Backspace'], { from: 'Backspace', isUnderlined: false });
  for (const key of after) await page.keyboard.press(key);
  return [toSquiggle, toNone];
}

/** The end of the line, where it stands next to the middle of a text. */
function caretIn(text: string): { line: number; character: number } {
  const lines = text.split('\n');
  const middle = lines.findIndex((each, index) => each === line && index > lines.length / 3);
  const at = middle >= 0 ? middle : lines.indexOf(line);
  return { line: at, character: line.length };
}

main(process.argv.slice(2))
  .then(async () => {
    await closeShared();
    process.exit();
  })
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
