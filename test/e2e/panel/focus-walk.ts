// Walks the controls of the panel's page, each once and those that come to be by it as well, and sees where the focus is
// after each.
import type { PanelModel } from '../../../src/panel/protocol/model';
import * as inPage from './in-page';
import { openPanel, type PanelPage } from './page';

/** How a control is used. */
type Way = 'click' | 'Enter' | 'Space';

interface Walk {
  readonly model: PanelModel;
  readonly way: Way;
  /** The items whose details are walked too; of the others only the rows. */
  readonly within: readonly string[];
}

/** What every control was that left the focus on nothing, and how many controls there were. */
export async function walk(all: Walk): Promise<{ lost: string[]; walked: number }> {
  const found: Found = { lost: [], visited: [] };
  let before = -1;
  // What one control folds or filters away is met on the next round, on a page that is new.
  while (found.visited.length > before) {
    before = found.visited.length;
    const panel = await openPanel({ state: { stages: { diagnose: true, design: true } } });
    await panel.show(all.model);
    for (const item of all.within) await panel.tell({ type: 'focus-item', item });
    await round(panel, all, found);
    await panel.close();
  }
  return { lost: found.lost, walked: found.visited.length };
}

interface Found {
  readonly lost: string[];
  readonly visited: string[];
}

async function round(
  panel: PanelPage,
  { model, way, within }: Walk,
  { lost, visited }: Found,
): Promise<void> {
  let answered = 0;
  for (;;) {
    const name = await panel.page.evaluate(inPage.nextControl, { visited, within });
    if (name === undefined) return;
    visited.push(name);
    const control = panel.page.locator('[data-walk]').first();
    if (way === 'click') await control.click({ timeout: 2_000 }).catch(() => undefined);
    else {
      await control.focus();
      await panel.page.keyboard.press(way);
    }
    await panel.drawn();
    if (await panel.page.evaluate(inPage.isFocusLost)) lost.push(name);
    const edits = (await panel.sent('edit')).length;
    if (edits === answered) continue;
    answered = edits;
    // Granted and refused in turn, and each time with a model that has moved on a little.
    await panel.answer(edits % 2 === 0 ? 'It cannot be done.' : undefined);
    await panel.show({ ...model, goLive: `2027-01-${10 + (edits % 18)}` });
    if (await panel.page.evaluate(inPage.isFocusLost)) lost.push(`${name}, once it was answered`);
  }
}
