// The forms of plans, of somebody new and of what would not hold, by keyboard alone.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PanelModel } from '../../src/panel/protocol/model';
import { root } from './harness/host';
import { descriptionOf, runAxe } from './panel/in-page';
import { midDesign } from './panel/models';
import { openPanel, type PanelPage, tabTo } from './panel/page';

const item = 'data-contract-agreed';
const other = 'architecture-documented';

/** Where another item waits for this one, and this one has a note. */
const planned: PanelModel = {
  ...midDesign,
  items: midDesign.items.map((each) =>
    each.id === other
      ? { ...each, plan: { values: { dependsOn: [item] } } }
      : each.id === item
        ? { ...each, plan: { values: { 'estimate.likely': '5d', note: 'One.\n<b>Two</b>\u202e' } } }
        : each,
  ),
};

describe('the panel’s plans and owners, by keyboard alone', () => {
  let panel: PanelPage;
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => panel.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => panel.page.keyboard.type(text);
  const lastEdit = async () => (await panel.sent('edit')).at(-1)?.edit;
  const said = () => panel.page.locator('[aria-live]').innerText();
  const plan = (field: string) => `${item}/fact:plan:${item}:${field}`;

  const axe = async () => {
    await panel.page.evaluate(readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
    return panel.page.evaluate(runAxe, []);
  };

  beforeEach(async () => {
    panel = await openPanel();
    await panel.show(planned);
  });
  afterEach(() => panel.close());

  it('lead from a step to the form for what it is about: the date, the stage, the item', async () => {
    const step = { how: '', kind: 'error', items: [], who: 'ann', after: [], later: [], ways: [] } as const;
    await panel.show({
      ...planned,
      steps: [
        { ...step, key: 'date', what: 'The date is over', form: 'go-live' },
        { ...step, key: 'stage', what: 'That is no stage', form: 'stage' },
        { ...step, key: 'item', what: 'A list is no text', item },
      ],
    });
    await panel.page.locator('[data-key="tab:next"]').click();
    for (const [control, leads] of [
      ['step:date/form', '/fact:plan::goLive'],
      // Also where it is open already.
      ['step:date/form', '/fact:plan::goLive'],
      ['step:stage/form', '/move/first'],
    ] as const) {
      await panel.page.locator(`[data-key="${control}"]`).focus();
      await press('Enter');
      await panel.drawn();
      assert.equal(await panel.focused(), leads);
    }
    await panel.page.locator('[data-key="/fold:work:item"]').click();
    await panel.drawn();
    assert.notEqual(await panel.page.locator(`.workplace [data-key^="${item}/"]`).count(), 0);
  });

  async function toForm(control: string): Promise<void> {
    await panel.tell({ type: 'focus-item', item });
    await tabTo(panel, `${item}/${control}`);
    await press('Enter');
    await panel.drawn();
  }

  async function toStatus(status: string): Promise<void> {
    await panel.tell({ type: 'focus-item', item });
    await press('Tab', 'Home');
    for (let steps = 0; steps < 4 && (await panel.focused()) !== `${item}/${status}`; steps++)
      await press('ArrowRight');
    await press('Enter');
    await panel.drawn();
  }

  it('sets, changes and takes away the date of going live', async () => {
    await tabTo(panel, '/fold:plan');
    await press('Enter');
    await panel.drawn();
    await tabTo(panel, '/fact:plan::goLive');
    await press('ArrowUp');
    await tabTo(panel, '/fact:plan:/save');
    await press('Enter');
    const edit = { kind: 'set-facts', section: 'plan', entry: '' };
    const was = { goLive: '2027-03-01' };
    assert.deepEqual(await lastEdit(), { ...edit, values: { goLive: '2027-04-01' }, was });
    await panel.answer();
    assert.equal(await panel.focused(), '/fold:plan');
    await tabTo(panel, '/clear-go-live');
    await press('Enter');
    await panel.drawn();
    await tabTo(panel, '/fact:plan:/save');
    await press('Enter');
    assert.deepEqual(await lastEdit(), { ...edit, values: { goLive: null }, was });
  });

  it('shows a plan and its note as text, and saves what is changed of it together', async () => {
    await panel.tell({ type: 'focus-item', item });
    const words = await panel.page.locator(`[data-item=${item}] .rows`).innerText();
    assert.match(words, /Still to go: likely 5d/);
    assert.match(words, /One\.\n<b>Two<\/b>/);
    assert.ok(!words.includes('\u202e'), 'what turns the text around is shown');
    await toForm('fold:plan');
    await tabTo(panel, plan('estimate.low'));
    await type('2d');
    await tabTo(panel, plan('note'));
    await press('Control+End', 'Enter');
    await type('Three.');
    await press('Control+Enter');
    const note = 'One.\n<b>Two</b>\u202e';
    assert.deepEqual(await lastEdit(), {
      kind: 'set-facts',
      section: 'plan',
      entry: item,
      values: { 'estimate.low': '2d', note: `${note}\nThree.` },
      was: { 'estimate.low': null, note },
    });
  });

  it('says at the field that an item cannot wait for what waits for it, and keeps what is chosen', async () => {
    await toForm('fold:plan');
    await tabTo(panel, plan('dependsOn'));
    await press('Space');
    await type('Documented');
    await press('Escape');
    await panel.drawn();
    assert.equal(await panel.page.locator('.plan').count(), 1, 'a list that closes leaves the form open');
    const at = midDesign.items.findIndex(({ id }) => id === other);
    await press('Space', ...Array.from({ length: at + 1 }, () => 'ArrowDown'), 'Enter');
    await panel.drawn();
    const field = panel.page.locator('.plan .fact-field.changed');
    const title = midDesign.items[at]?.title ?? '';
    assert.match(await field.innerText(), new RegExp(`“${title}” waits for this item already`));
    await tabTo(panel, `${item}/fact:plan:${item}/save`);
    await press('Enter');
    await panel.drawn();
    assert.equal((await panel.sent('edit')).length, 0);
    assert.equal(await panel.focused(), plan('dependsOn'), 'where it is wrong');
    await tabTo(panel, `${plan('dependsOn')}/remove-0`, 400);
    await press('Enter');
    await panel.drawn();
    assert.equal(await field.count(), 0);
  });

  it('keeps what is typed when Escape leaves a form', async () => {
    await toForm('fold:plan');
    await tabTo(panel, plan('estimate.high'));
    await type('3w');
    await press('Escape');
    await panel.drawn();
    assert.equal(await panel.focused(), `${item}/fold:plan`);
    assert.match(await said(), /kept, and not saved yet/);
    assert.match(await panel.page.locator(`[data-item=${item}] .rows`).innerText(), /1 change not saved yet/);
    await toStatus('waived');
    await type('Not before');
    await press('Escape');
    await panel.drawn();
    assert.equal(await panel.focused(), `${item}/waived`);
    assert.match(await said(), /What you typed is kept/);
    await panel.reload();
    await panel.show(planned);
    await toStatus('waived');
    assert.match(await panel.page.locator('form').innerText(), /What you typed before is still here/);
    assert.equal(await panel.page.locator('form vscode-textarea >> textarea').inputValue(), 'Not before');
    await tabTo(panel, `${item}/waived/anew`);
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), `${item}/waived/first`);
    assert.equal(await panel.page.locator('form vscode-textarea >> textarea').inputValue(), '');
  });

  it('says what would not hold before it writes, and writes it only when the user insists', async () => {
    await toStatus('met');
    await tabTo(panel, `${item}/met/submit`);
    await press('Enter');
    const [trial] = await panel.sent('edit');
    assert.equal(trial?.isTrial, true);
    const doubt = {
      left: ['docs/<i>a</i>.md: There is no such file.'],
      so: 'The Design gate will not pass.',
    };
    await panel.tell({ type: 'edit-result', id: trial?.id ?? 0, doubt });
    const alert = panel.page.locator('[role=alert]');
    assert.match(await alert.innerText(), /docs\/<i>a<\/i>\.md: There is no such file\.\s+The Design gate/);
    assert.equal(await panel.focused(), `${item}/met/back`, 'a second Enter says nothing');
    assert.deepEqual(await axe(), []);
    await press('Enter');
    await panel.drawn();
    assert.equal(await panel.focused(), `${item}/met/first`);
    assert.equal(await alert.count(), 0);
    await press('Control+Enter');
    await panel.tell({ type: 'edit-result', id: (await panel.sent('edit')).at(-1)?.id ?? 0, doubt });
    await tabTo(panel, `${item}/met/sure`);
    await press('Enter');
    const last = (await panel.sent('edit')).at(-1);
    assert.deepEqual([last?.isTrial, last?.edit.kind], [undefined, 'mark-met']);
    await panel.answer();
    assert.equal(await panel.focused(), `${item}/met`);
  });

  it('puts a picked file into the form, and the focus with it', async () => {
    await toStatus('met');
    await tabTo(panel, `${item}/met/pick`);
    await press('Enter');
    assert.deepEqual(await panel.sent('pick-evidence'), [{ type: 'pick-evidence', item, isForForm: true }]);
    await panel.tell({ type: 'picked', item, evidence: 'docs/a.md' });
    assert.equal(await panel.focused(), `${item}/met/evidence`);
    await press('Enter');
    const edit = await lastEdit();
    assert.equal(edit?.kind === 'mark-met' && edit.evidence, 'docs/a.md');
  });

  it('adds somebody new with what they claim, approve or own', async () => {
    await toStatus('waived');
    await type('Later');
    await tabTo(panel, `${item}/waived/approver`);
    await press('Space', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    const field = (name: string) => `${item}/waived/new:approver:${name}`;
    await tabTo(panel, field('id'));
    await type('omar');
    await press('Tab');
    await type('@omar');
    await press('Control+Enter');
    const edit = await lastEdit();
    assert.deepEqual(edit?.kind === 'waive' && [edit.approver, edit.adds], [
      'omar',
      [{ id: 'omar', handle: '@omar', roles: [] }],
    ]);
  });

  it('tells those who listen the help and what is wrong with a field', async () => {
    await toStatus('not-applicable');
    await press('Control+Enter');
    await panel.drawn();
    const described = () => panel.page.evaluate(descriptionOf);
    assert.match(await described(), /^Give a reason: readers will ask for one\. Only when: /);
    await press('Escape');
    await toForm('fold:plan');
    await tabTo(panel, plan('estimate.low'));
    assert.equal(await described(), 'If all goes well.');
    assert.deepEqual(await axe(), []);
  });
});
