// The panel's forms, by keyboard alone: what they ask for, what they send, what they say.
import * as assert from 'node:assert/strict';
import type { PanelModel } from '../../src/panel/protocol/model';
import { heardKeys, hearKeys } from './panel/in-page';
import { midDesign } from './panel/models';
import { openPanel, type PanelPage, tabTo } from './panel/page';

const item = 'data-contract-agreed';

/** The model after somebody has changed a fact in the text. */
function withMaxAge(maxAge: string): PanelModel {
  const text = JSON.stringify(midDesign);
  assert.ok(text.includes('"maxAge":"1h"'));
  return JSON.parse(text.replaceAll('"maxAge":"1h"', `"maxAge":"${maxAge}"`));
}

describe('the panel’s forms, by keyboard alone', () => {
  let panel: PanelPage;
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => panel.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => panel.page.keyboard.type(text);
  const lastEdit = async () => (await panel.sent('edit')).at(-1)?.edit;
  const refusal = () => panel.page.locator('[role=alert]').innerText();

  beforeEach(async () => {
    panel = await openPanel();
    await panel.show(midDesign);
  });
  afterEach(() => panel.close());

  /** From the top of the page to the buttons of the item's status. */
  async function toStatus(status: string): Promise<void> {
    await panel.tell({ type: 'focus-item', item });
    await press('Tab');
    assert.equal(await panel.focused(), `${item}/in-progress`, 'the status that it has is the tab stop');
    await press('Home');
    for (let steps = 0; steps < 4 && (await panel.focused()) !== `${item}/${status}`; steps++)
      await press('ArrowRight');
    await press('Enter');
    await panel.drawn();
  }

  /** To the fields of the vendors. */
  async function toEntry(): Promise<void> {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/fold:facts:data`);
    await press('Enter');
    await tabTo(panel, `${item}/fold:entry:data:erp-vendors`);
    await press('Enter');
  }

  it('reaches every part from the top, with one stop per list', async () => {
    for (const key of [
      'tool:undo',
      'verdict:next',
      'step:diagnose',
      '/move',
      'tab:checklist',
      'filter:text',
      'filter:mine',
      'stage:diagnose',
    ]) {
      await tabTo(panel, key, 8);
    }
    await press('ArrowDown', 'ArrowDown');
    assert.equal(await panel.focused(), 'row:architecture-documented');
    await press('ArrowRight');
    await panel.drawn();
    assert.equal(await panel.page.locator('[data-item=architecture-documented] .details').count(), 1);
    await press('ArrowLeft', 'End');
    assert.equal(await panel.focused(), 'stage:operate');
    await tabTo(panel, 'cell:diagnose:workflow', 8);
  });

  it('moves in the picture by arrows', async () => {
    await tabTo(panel, 'cell:diagnose:workflow');
    await press('ArrowDown', 'ArrowDown', 'ArrowRight');
    assert.equal(await panel.focused(), 'cell:design:integration');
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), 'stage:design');
    assert.match(await panel.page.locator('.filter-count').innerText(), /^5 of \d+ items$/);
  });

  it('goes from the verdict to the work on its first step, and does it there', async () => {
    const work = 'integration-contracts-defined';
    await tabTo(panel, 'verdict:next');
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), `/fold:work:item/${work}`);
    await press('Enter');
    await panel.drawn();
    await tabTo(panel, `${work}/unmet`, 4);
    await press('ArrowRight', 'Enter');
    assert.deepEqual(await lastEdit(), { kind: 'set-status', item: work, status: 'in-progress' });
  });

  it('marks as met, and asks for what is missing', async () => {
    await toStatus('met');
    assert.equal(await panel.focused(), `${item}/met/first`);
    await tabTo(panel, `${item}/met/evidence`);
    await type('docs/contract.md');
    await press('Enter');
    await panel.drawn();
    const edit = { kind: 'mark-met', item, by: 'tomas', on: '2026-11-20', evidence: 'docs/contract.md' };
    assert.deepEqual(await lastEdit(), edit);
    await press('Enter');
    assert.equal((await panel.sent('edit')).length, 1, 'one at a time');
    await panel.answer();
    assert.equal(await panel.focused(), `${item}/met`);
    assert.match(await panel.page.locator('[aria-live]').innerText(), /is met/);
  });

  it('waives for a reason, an approver and at most 90 days', async () => {
    await toStatus('waived');
    await press('Control+Enter');
    await panel.drawn();
    assert.match(await refusal(), /Give the reason/);
    await type('The supplier moves\nin January');
    await tabTo(panel, `${item}/waived/days-90`);
    await press('Enter');
    await tabTo(panel, `${item}/waived/submit`);
    await press('Enter');
    const edit = {
      kind: 'waive',
      item,
      reason: 'The supplier moves\nin January',
      approver: 'priya',
      expires: '2027-02-18',
    };
    assert.deepEqual(await lastEdit(), edit);
  });

  it('shows a refusal at the form, and keeps what was typed', async () => {
    await toStatus('not-applicable');
    assert.match(await panel.page.locator('.condition').innerText(), /static, team-owned data/);
    await type('No data');
    await press('Control+Enter');
    await panel.answer('The text has moved on.');
    assert.match(await refusal(), /moved on/);
    assert.equal(await panel.focused(), `${item}/not-applicable/first`);
    await press('Escape');
    await panel.drawn();
    assert.equal(await panel.focused(), `${item}/not-applicable`);
    assert.equal(await panel.page.locator('[role=alert]').count(), 0);
  });

  it('says why an item can’t have a status', async () => {
    await panel.tell({ type: 'focus-item', item: 'escalation-path-defined' });
    await press('Tab', 'ArrowRight', 'Enter');
    await panel.drawn();
    assert.match(await refusal(), /always applies/);
    assert.equal(await panel.focused(), 'escalation-path-defined/not-applicable');
  });

  it('sets a status that asks for nothing at once', async () => {
    await toStatus('unmet');
    assert.deepEqual(await lastEdit(), { kind: 'set-status', item, status: 'unmet' });
  });

  it('chooses an owner from the list', async () => {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/owner`);
    await press('Enter');
    await panel.drawn();
    await press('Space', 'ArrowDown', 'Enter');
    await tabTo(panel, `${item}/owner/submit`);
    await press('Enter');
    assert.deepEqual(await lastEdit(), { kind: 'set-owner', item, by: 'lena' });
  });

  it('adds an owner, who takes the item on', async () => {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/owner`);
    await press('Enter');
    await panel.drawn();
    const form = panel.page.locator('form');
    assert.match(
      await form.innerText(),
      /Performance\. Accountable for performance/,
      'what tomas answers for',
    );
    assert.match(await form.innerText(), /Nobody stands in for them/);
    await press('Space', 'ArrowDown', 'ArrowDown', 'Enter');
    const field = (name: string) => `${item}/owner/new:by:${name}`;
    await tabTo(panel, `${item}/owner/submit`);
    await press('Enter');
    assert.match(await refusal(), /Give an id/);
    assert.equal(await panel.focused(), field('id'), 'where it is missing');
    await type('omar');
    await tabTo(panel, field('handle'));
    await type('@omar-h');
    await tabTo(panel, field('name'));
    await type('Omar H.');
    await tabTo(panel, field('roles:legal'));
    await press('Space');
    await tabTo(panel, field('deputy'));
    await press('Space', 'ArrowDown', 'Enter');
    await tabTo(panel, `${item}/owner/submit`);
    await press('Enter');
    assert.deepEqual(await lastEdit(), {
      kind: 'add-owner',
      id: 'omar',
      handle: '@omar-h',
      roles: ['legal'],
      name: 'Omar H.',
      deputy: 'priya',
      item,
    });
  });

  it('opens, adds and removes evidence', async () => {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/open-evidence-1`);
    await press('Enter');
    assert.deepEqual(await panel.sent('open-evidence'), [{ type: 'open-evidence', item, index: 1 }]);
    await press('Tab', 'Enter');
    assert.deepEqual(await lastEdit(), { kind: 'remove-evidence', item, index: 1 });
    await panel.answer();
    assert.equal(await panel.focused(), `${item}/add-file`);
    await press('Enter');
    assert.deepEqual(await panel.sent('pick-evidence'), [{ type: 'pick-evidence', item }]);
    await press('Tab', 'Enter');
    await panel.drawn();
    await type('https://example.com/contract');
    await press('Enter');
    assert.deepEqual(await lastEdit(), { kind: 'add-link', item, url: 'https://example.com/contract' });
  });

  it('records a review', async () => {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/record-review`);
    await press('Enter');
    assert.deepEqual(await lastEdit(), { kind: 'record-review', item });
  });

  it('changes a fact in place, and adds one', async () => {
    await toEntry();
    await tabTo(panel, `${item}/fact:data:erp-vendors:maxAge`);
    await press('Control+A');
    await type('4h');
    await press('Tab');
    assert.equal((await panel.sent('edit')).length, 0, 'nothing is saved by going on');
    const form = panel.page.locator('.entry-form.changed');
    assert.match(await form.innerText(), /1 change not saved yet/);
    await tabTo(panel, `${item}/fact:data:erp-vendors/save`);
    await press('Enter');
    const place = { section: 'data', entry: 'erp-vendors' };
    const { maxAge } = midDesign.facts.data?.entries.find(({ key }) => key === 'erp-vendors')?.values ?? {};
    assert.deepEqual(await lastEdit(), {
      kind: 'set-facts',
      ...place,
      values: { maxAge: '4h' },
      was: { maxAge },
    });
    await panel.answer();
    assert.equal(
      await panel.focused(),
      `${item}/fold:entry:data:erp-vendors`,
      'where undo is the document’s',
    );
    assert.equal(await form.count(), 0);
    await tabTo(panel, `${item}/new:data`);
    await press('Enter');
    await panel.drawn();
    await type('orders');
    await press('Enter');
    assert.deepEqual(await lastEdit(), { kind: 'add-fact', section: 'data', entry: 'orders', values: {} });
    await panel.answer();
    assert.equal(await panel.focused(), `${item}/new:data`);
    assert.equal(
      await panel.page.locator('form').count(),
      0,
      'a field that goes away does not open it again',
    );
  });

  it('changes a list by its parts, and saves what is still being typed with the rest', async () => {
    const field = (key: string) => `${item}/fact:data:erp-vendors:${key}`;
    await toEntry();
    await tabTo(panel, `${field('usedFor')}/remove-0`);
    await press('Enter');
    await panel.drawn();
    await tabTo(panel, field('usedFor'));
    await press('Space', 'ArrowDown', 'ArrowDown', 'Enter');
    await tabTo(panel, `${field('declaredIn')}/remove-1`);
    await press('Enter');
    await tabTo(panel, field('declaredIn'));
    await type('a, b; c');
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), field('declaredIn'), 'the next one can be typed');
    await type('last');
    await tabTo(panel, field('undo'));
    await press('Control+End', 'Enter');
    await type('- or two');
    await press('Control+Enter');
    const was = {
      usedFor: ['input'],
      declaredIn: ['infra/erp, old.tf', 7, 'infra/erp, old.tf'],
      undo: 'A credit note, by hand:\n- within a day',
    };
    const values = {
      usedFor: ['retrieval'],
      declaredIn: ['infra/erp, old.tf', 'infra/erp, old.tf', 'a, b; c', 'last'],
      undo: 'A credit note, by hand:\n- within a day\n- or two',
    };
    const place = { section: 'data', entry: 'erp-vendors' };
    assert.deepEqual(await lastEdit(), { kind: 'set-facts', ...place, values, was });
    await panel.answer('The text has moved on.');
    assert.match(await refusal(), /moved on/);
    assert.equal(await panel.focused(), field('undo'));
    assert.equal(await panel.page.locator('.entry-form.changed').count(), 1, 'and nothing typed is lost');
  });

  it('says what the text says where it has moved on under what is typed', async () => {
    await toEntry();
    await tabTo(panel, `${item}/fact:data:erp-vendors:maxAge`);
    await press('Control+A');
    await type('4h');
    await panel.show(withMaxAge('2h'));
    assert.match(await panel.page.locator('.moved').innerText(), /The text has been changed: it says 2h now/);
    await press('Enter');
    const edit = await lastEdit();
    assert.deepEqual(edit?.kind === 'set-facts' && [edit.values, edit.was], [
      { maxAge: '4h' },
      { maxAge: '2h' },
    ]);
  });

  it('moves the stage, and says what that claims', async () => {
    await tabTo(panel, '/move');
    await press('Enter');
    await panel.drawn();
    assert.match(
      await panel.page.locator('form').innerText(),
      /Claims that the Diagnose and Design gates are passed\./,
    );
    await tabTo(panel, '/move/submit');
    await press('Enter');
    assert.deepEqual(await lastEdit(), { kind: 'set-stage', stage: 'deploy' });
  });

  it('asks who I am before it shows what is mine', async () => {
    await tabTo(panel, 'filter:mine');
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), 'filter:me');
    await press('Space', 'ArrowDown', 'Enter');
    await tabTo(panel, 'filter:text', 200);
    await tabTo(panel, 'filter:mine');
    await press('Enter');
    await panel.drawn();
    assert.match(await panel.page.locator('.filter-count').innerText(), /^\d of \d+ items$/);
  });

  it('leaves undo of the document to VS Code, and undo of typing to the field', async () => {
    await panel.page.evaluate(hearKeys);
    const heard = () => panel.page.evaluate(heardKeys);
    await tabTo(panel, 'filter:text');
    await type('data');
    await press('Control+z');
    assert.ok(!(await heard()).includes('z'));
    await tabTo(panel, 'filter:blocking');
    await press('Control+z');
    assert.ok((await heard()).includes('z'));
  });
});
