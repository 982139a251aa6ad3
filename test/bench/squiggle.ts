// The watch on squiggles, inside the page: what is asked from outside would be late by a way through two processes.
import type { Page } from 'playwright-core';

/** What a key has to bring about. */
export interface Awaited {
  /** The key from which on the time counts, as the page's events name it. */
  readonly from: string;
  /** Whether an error is underlined then, or none is. */
  readonly isUnderlined: boolean;
}

/** Puts the watch into the page; once, before all others. */
export async function installWatch(page: Page): Promise<void> {
  await page.evaluate(watch);
}

/** Presses the keys. @returns the milliseconds from the awaited key to the frame after what it has to bring about */
export async function timeKeys(page: Page, keys: readonly string[], awaited: Awaited): Promise<number> {
  await page.evaluate(`aiReadinessSquiggles.await(${JSON.stringify(awaited)})`);
  for (const key of keys) await page.keyboard.press(key);
  const taken: unknown = await page.evaluate('aiReadinessSquiggles.taken');
  if (typeof taken === 'number') return taken;
  const what = awaited.isUnderlined ? 'Nothing is underlined' : 'Something is still underlined';
  throw new Error(`${what} ${longest / 1000} seconds after ${awaited.from}.`);
}

/** The number of errors that are underlined in what is seen of the text. */
export async function underlined(page: Page): Promise<number> {
  return page.evaluate('aiReadinessSquiggles.count()');
}

/** No answer comes after so many milliseconds. */
const longest = 15_000;

const watch = `{
  const editor = document.querySelector('.part.editor');
  const isSeen = (each) => {
    const { width, top, bottom } = each.getBoundingClientRect();
    const seen = editor.getBoundingClientRect();
    return width > 0 && bottom > seen.top && top < seen.bottom;
  };
  const count = () => [...editor.querySelectorAll('.squiggly-error')].filter(isSeen).length;
  let awaited;
  const look = () => {
    if (awaited?.at === undefined || count() > 0 !== awaited.isUnderlined) return;
    const { at, done } = awaited;
    awaited = undefined;
    // VS Code draws within a frame; when the next one begins, that has been seen.
    requestAnimationFrame(() => done(performance.now() - at));
  };
  globalThis.aiReadinessSquiggles = {
    count,
    taken: undefined,
    await({ from, isUnderlined }) {
      this.taken = new Promise((done) => {
        awaited = { from, isUnderlined, done };
        setTimeout(done, ${longest});
      });
    },
  };
  const begin = (event) => {
    if (awaited?.at !== undefined || event.key !== awaited?.from) return;
    awaited.at = event.timeStamp;
    look();
  };
  addEventListener('keydown', begin, { capture: true });
  new MutationObserver(look).observe(editor, { childList: true, attributes: true, subtree: true });
}`;
