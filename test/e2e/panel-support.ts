// The checklist panel in the real workbench: what the tests of it share.
import * as assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { eventually, launchWorkbench, type Workbench } from './harness/workbench';
import { focusedKey, hasFocus, readControl } from './panel/in-page';

export const triage = 'invoice-triage/ai-readiness.yaml';
export const triageName = 'Supplier invoice triage';

/** Opens the checklist of the manifest in the active editor by the button in its title. */
export async function openByButton(workbench: Workbench, name: string, tab?: 'next'): Promise<Checklist> {
  const button = workbench.page.locator('.editor-actions a[aria-label^="Open Checklist"]');
  await button.first().click();
  return Checklist.of(workbench, name, tab);
}

/** Opens a window on the sample, with the panel beside its text; `original` is that text. */
export async function openTriage(tab?: 'next'): Promise<{
  readonly workbench: Workbench;
  readonly panel: Checklist;
  readonly original: string;
}> {
  const workbench = await launchWorkbench({ open: triage, width: 1600, height: 1000 });
  const original = workbench.read(triage);
  return { workbench, panel: await openByButton(workbench, triageName, tab), original };
}

/** The panel of one workflow. */
export class Checklist {
  private constructor(
    private readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /** Waits until the panel of the workflow of this name is drawn, and opens the checklist in it, or stays where it opens. */
  static async of(workbench: Workbench, name: string, tab?: 'next'): Promise<Checklist> {
    const frame = await eventually(async () => {
      for (const each of workbench.page.frames()) {
        if (!each.url().includes('/fake.html')) continue;
        const title = each.locator('h1');
        if ((await title.isVisible()) && (await title.innerText()) === name) return each;
      }
      throw new Error(`There is no panel of "${name}".`);
    }, 20_000);
    const panel = new Checklist(workbench, frame);
    const checklist = panel.part('tab:checklist');
    if (tab === undefined && (await checklist.getAttribute('aria-selected')) !== 'true')
      await checklist.click();
    return panel;
  }

  private get page(): Page {
    return this.workbench.page;
  }

  /** A control by its key. */
  part(key: string): Locator {
    return this.frame.locator(`[data-key="${key.replaceAll('"', '\\"')}"]`);
  }

  press(key: string): Promise<void> {
    return this.part(key).click();
  }

  /** Unfolds an item, by the keyboard as by the mouse. */
  async unfold(item: string): Promise<void> {
    const row = this.part(`row:${item}`);
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
  }

  async fill(key: string, text: string): Promise<void> {
    const field = this.part(key);
    await field.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    await eventually(async () => assert.equal(await field.evaluate(readControl), text));
  }

  /** What stands in a field. */
  value(key: string): Promise<string> {
    return this.part(key).evaluate(readControl);
  }

  /** The word that the row of an item shows for its status. */
  async status(item: string): Promise<string> {
    return this.frame.locator(`[data-item="${item}"] .item-status`).innerText();
  }

  async hasStatus(item: string, word: string): Promise<void> {
    await eventually(async () => assert.equal(await this.status(item), word));
  }

  focused(): Promise<string> {
    return this.frame.evaluate(focusedKey);
  }

  /** Waits until the page itself has the focus, and in it this control, or one of those. */
  async comesTo(key: string | RegExp): Promise<void> {
    await eventually(async () => {
      const focused = await this.focused();
      if (typeof key === 'string') assert.equal(focused, key);
      else assert.match(focused, key);
      assert.ok(await this.frame.evaluate(hasFocus), 'the page has the focus');
    });
  }

  /** Presses a key until this has the focus: everything is to be reached by keyboard alone. */
  async moveTo(key: string, by = 'Tab', most = 80): Promise<void> {
    // What was opened last may not be drawn yet: whoever goes on meanwhile passes it by.
    await this.frame.locator(`[data-key="${key}"]`).first().waitFor({ state: 'attached' });
    for (let presses = 0; presses <= most; presses++) {
      if ((await this.focused()) === key) return;
      await this.page.keyboard.press(by);
    }
    throw new Error(`${by} does not lead to ${key}; it is at ${await this.focused()}`);
  }
}

/** Replaces a text that stands there once. */
export function replaced(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, `once: ${from}`);
  return text.replace(from, () => to);
}

/** What differs, line by line: shorter to read than two whole manifests. */
export function assertText(actual: string, expected: string): void {
  if (actual === expected) return;
  const [have, want] = [actual.split('\n'), expected.split('\n')];
  const at = have.findIndex((line, index) => line !== want[index]);
  assert.deepEqual(have.slice(at, at + 12), want.slice(at, at + 12), `from line ${at + 1}`);
  assert.equal(actual, expected);
}

/**
 * Saves, takes the one step back and saves again, and compares what was on the disk each time, byte by byte. In this
 * order, so that what is written otherwise than expected is taken back as well, and fails no test but its own.
 */
export async function isOneStep(workbench: Workbench, expected: string): Promise<void> {
  const before = workbench.read(triage);
  await workbench.save();
  const written = workbench.read(triage);
  await workbench.page.keyboard.press('Control+Z');
  await workbench.save();
  assertText(written, expected);
  assertText(workbench.read(triage), before);
}

/** Gives the text beside the panel the focus, with the cursor behind what stands there once. */
export async function goTo({ page }: Workbench, text: string, after: string): Promise<void> {
  const end = text.indexOf(after) + after.length;
  const lines = text.slice(0, end).split('\n');
  await page.keyboard.press('Control+1');
  await page.locator('.editor-group-container.active .editor-instance .view-lines').first().waitFor();
  await page.keyboard.press('Control+G');
  const box = page.locator('.quick-input-widget');
  await box.waitFor();
  await box
    .locator('input')
    .first()
    .fill(`:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`);
  await page.keyboard.press('Enter');
  await box.waitFor({ state: 'hidden' });
}
