// What stands above the pages, and the way on from a step: the stage that is offered, many owners, the focus.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OwnerView, PanelModel } from '../../src/panel/protocol/model';
import type { StepView } from '../../src/panel/protocol/steps';
import { root } from './harness/host';
import { pageWidth, runAxe } from './panel/in-page';
import { claimsAhead, midDesign } from './panel/models';
import { openPanel, type PanelPage, tabTo } from './panel/page';
import { busy, noSystem, unknownOwner } from './panel/page-models';

const axeSource = readFileSync(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

describe('the overview of the panel', () => {
  let panel: PanelPage;
  const part = (key: string) => panel.page.locator(`[data-key="${key.replaceAll(/["\\]/g, '\\$&')}"]`);
  const press = async (key: string) => {
    await panel.page.keyboard.press(key);
    await panel.drawn();
  };
  const text = async (selector: string) =>
    (await panel.page.locator(selector).innerText()).replaceAll(/\s+/g, ' ').trim();
  afterEach(() => panel?.close());

  async function open(
    model: PanelModel,
    options: Parameters<typeof openPanel>[0] = { tab: 'next' },
  ): Promise<void> {
    panel = await openPanel(options);
    await panel.show(model);
  }

  describe('the stage that is offered', () => {
    const gates = (passed: number, stage: PanelModel['stage']): PanelModel => ({
      ...midDesign,
      ...(stage && { stage }),
      stages: midDesign.stages.map((each, index) => ({
        ...each,
        gate: index < passed ? 'passed' : 'not-passed',
        ...(index < passed
          ? { met: each.required, errors: 0, besides: 0 }
          : { met: 0, required: 3, errors: index + 1, besides: index }),
      })),
    });
    const { stage: _stage, ...unclaimed } = gates(0, undefined);
    const table: readonly (readonly [what: string, model: PanelModel, offered: string, says: RegExp])[] = [
      [
        'the next one where the claim holds',
        gates(2, 'design'),
        'deploy',
        /Claims that the Diagnose and Design gates are passed\. They are\.$/,
      ],
      [
        'the next one also before its gate is passed',
        gates(1, 'design'),
        'deploy',
        /They are not yet: 3 items open and 1 error besides\. The claim would be ahead of the facts\.$/,
      ],
      [
        'back to the last that holds',
        gates(1, 'operate'),
        'design',
        /^Operate is claimed, but the Design and Deploy gates are not passed: 6 items open and 3 errors besides\. Claims that the Diagnose gate is passed\. It is\.$/,
      ],
      [
        'back to the first',
        claimsAhead,
        'diagnose',
        /^Operate is claimed, but .* not passed: .*\. Diagnose claims nothing about other stages\.$/,
      ],
      ['the last where there is none after it', gates(4, 'operate'), 'operate', /They are\.$/],
      [
        'the first where none is claimed',
        unclaimed,
        'diagnose',
        /^Diagnose claims nothing about other stages\.$/,
      ],
    ];
    for (const [what, model, offered, says] of table)
      it(what, async () => {
        await open(model);
        await part('/move').click();
        await panel.drawn();
        const words = await panel.page
          .locator('form[aria-label="Move the stage"] .condition')
          .allInnerTexts();
        assert.match(words.join(' ').replaceAll(/\s+/g, ' ').trim(), says);
        await part('/move/submit').click();
        const [edit] = await panel.sent('edit');
        assert.deepEqual(edit?.edit, { kind: 'set-stage', stage: offered });
      });
  });

  describe('many owners', () => {
    const crowd = (count: number): OwnerView[] =>
      Array.from({ length: count }, (_, index) => ({
        id: `p${index}`,
        label: `p${index}`,
        roles: ['overseer'],
      }));
    const many: PanelModel = {
      ...midDesign,
      owners: [
        ...crowd(38),
        { id: 'olga', label: '@olga', roles: ['outcome'] },
        { id: 'pete', label: '@pete', roles: ['oncall', 'performance'] },
      ],
    };

    it('show those who answer for most, and the others behind a button', async () => {
      await open(many);
      const chips = panel.page.locator('.owner-chip .strong');
      assert.deepEqual(await chips.allInnerTexts(), ['olga', 'pete', 'p0', 'p1', 'p2', 'p3']);
      assert.equal(await text('[data-key="/fold:owners"]'), 'and 34 more owners');
      await tabTo(panel, '/fold:owners', 20);
      await press('Enter');
      assert.equal(await chips.count(), 40);
      assert.equal((await chips.allInnerTexts())[0], 'p0', 'as they stand in the text');
      assert.equal(await panel.focused(), '/fold:owners');
      assert.equal(await part('/fold:owners').getAttribute('aria-expanded'), 'true');
      await panel.page.evaluate(axeSource);
      assert.deepEqual(await panel.page.evaluate(runAxe, []), []);
      await press('Enter');
      assert.equal(await chips.count(), 6);
    });

    it('are as they stand where they are few', async () => {
      await open(midDesign);
      assert.deepEqual(await panel.page.locator('.owner-chip .strong').allInnerTexts(), [
        'priya',
        'tomas',
        'lena',
      ]);
      assert.equal(await part('/fold:owners').count(), 0);
    });

    it('fit 320 pixels', async () => {
      await open(many, { tab: 'next', width: 320 });
      assert.equal(await panel.page.evaluate(pageWidth), 320);
      await part('/fold:owners').click();
      assert.equal(await panel.page.evaluate(pageWidth), 320);
    });
  });

  it('says what git cannot tell, and nothing of it where git can', async () => {
    await open({ ...busy, cannotTell: 'Git cannot tell who <b>approved</b> it: this is a shallow clone.' });
    assert.equal(
      await text('[aria-labelledby="untold-title"]'),
      'Cannot tell Git cannot tell who <b>approved</b> it: this is a shallow clone.',
    );
    await panel.show(busy);
    assert.equal(await panel.page.locator('#untold-title').count(), 0);
  });

  describe('after a step is taken in place', () => {
    const step = (index: number, who: string): StepView => ({
      ...noSystem,
      key: `data/no-system/data.s${index}`,
      who,
      opens: { stage: 'diagnose', step: index + 1, of: 9 },
    });
    const steps = Array.from({ length: 9 }, (_, index) => step(index, index % 2 === 0 ? 'priya' : 'lena'));
    const shownKeys = () => panel.page.locator('.todo h4').evaluateAll(keysOf);

    async function take(taken: StepView, left: readonly StepView[]): Promise<string> {
      await part(`step:${taken.key}/way-0`).click();
      await panel.show({ ...busy, steps: left });
      await panel.answer();
      return panel.focused();
    }

    it('the focus goes to the next one that is shown, whose ever are', async () => {
      await open({ ...busy, steps });
      await part('next:who:priya').click();
      const [one, , three] = steps;
      assert.ok(one && three);
      assert.equal(await take(one, steps.slice(1)), `step:${three.key}`);
    });

    it('the focus goes to one before it where none is shown after it', async () => {
      await open({ ...busy, steps });
      const fifth = steps[4];
      assert.ok(fifth);
      assert.equal((await shownKeys()).length, 5);
      // What mends the last one that is shown mends all behind it.
      assert.equal(await take(fifth, steps.slice(0, 4)), `step:${steps[3]?.key}`);
    });

    it('the focus goes to the next group where the rest of its own is behind a button', async () => {
      const others = [{ ...unknownOwner, opens: { stage: 'design', step: 1, of: 1 } as const }];
      await open({ ...busy, steps: [...steps, ...others] });
      const fifth = steps[4];
      assert.ok(fifth);
      // It is still there, told otherwise: the sixth stays hidden.
      const told = { ...fifth, key: `${fifth.key}.system` };
      const left = [...steps.slice(0, 4), told, ...steps.slice(5), ...others];
      const focused = await take(fifth, left);
      assert.ok((await shownKeys()).includes(focused), focused);
    });

    it('the focus goes to the heading where the person has nothing left, and the page says so', async () => {
      const [one, two] = steps;
      assert.ok(one && two);
      await open({ ...busy, steps: [one, two] });
      await part('next:who:priya').click();
      assert.equal(await take(one, [two]), 'next');
      assert.equal(await text('#page .empty'), 'priya has no step left. Show everyone’s');
    });
  });
});

/** The keys of elements, in the page. */
function keysOf(all: unknown[]): (string | undefined)[] {
  return all.map((each) => (each as { readonly dataset: { readonly key?: string } }).dataset.key);
}
