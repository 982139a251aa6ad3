// The pages of the panel: their tabs by keyboard, what to do next and its ways, what comes up, duties, empty states.
import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PanelModel } from '../../src/panel/protocol/model';
import { root } from './harness/host';
import { calendars, days, forecasts } from './panel/ahead-views';
import { isFocusLost, isHacked, pageWidth, runAxe } from './panel/in-page';
import { broken, models, newcomer } from './panel/models';
import { openPanel, type PanelPage, type Tab, tabTo, themeNames } from './panel/page';
import { busy, contract, hostilePages, idle, noSystem, overdue, unknownOwner } from './panel/page-models';
import { pasts } from './panel/past-views';
import { samples } from './panel/samples';

const tabs: readonly Tab[] = ['next', 'checklist', 'forecast', 'time', 'past', 'duties'];
const axeSource = readFileSync(path.join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const first = `step:${unknownOwner.key}`;

describe('the pages of the panel', () => {
  let panel: PanelPage;
  const part = (key: string) => panel.page.locator(`[data-key="${quoted(key)}"]`);
  const press = async (...keys: string[]) => {
    for (const key of keys) await panel.page.keyboard.press(key);
    await panel.drawn();
  };
  const shown = (tab: Tab) => part(`tab:${tab}`).getAttribute('aria-selected');
  const lastEdit = async () => (await panel.sent('edit')).at(-1);
  const body = async () => (await panel.page.locator('#page').innerText()).replaceAll(/\s+/g, ' ');
  const said = () => panel.page.locator('[aria-live]').innerText();
  afterEach(() => panel?.close());

  /** Unfolds every law of the duties. */
  async function unfold(): Promise<void> {
    const closed = panel.page.locator('.laws .fold > [aria-expanded=false]');
    // Some hold others.
    while ((await closed.count()) > 0) {
      await closed.evaluateAll(clickEach);
      await panel.drawn();
    }
  }

  async function open(model: PanelModel, tab: Tab = 'next', state?: object): Promise<void> {
    panel = await openPanel({ tab, ...(state && { state }) });
    await panel.show(model);
  }

  describe('tabs', () => {
    it('are one tab stop, and are chosen by arrows; the focus stays on them', async () => {
      await open(busy);
      await tabTo(panel, 'tab:next', 20);
      for (const [key, at] of [
        ['ArrowRight', 'checklist'],
        ['ArrowRight', 'facts'],
        ['ArrowRight', 'forecast'],
        ['ArrowRight', 'time'],
        ['ArrowRight', 'past'],
        ['End', 'duties'],
        ['ArrowLeft', 'past'],
        ['Home', 'next'],
      ] as const) {
        await press(key);
        assert.equal(await panel.focused(), `tab:${at}`);
        await press('Enter');
        assert.equal(await panel.focused(), `tab:${at}`, 'the focus stays');
        assert.deepEqual(
          await Promise.all(tabs.map(shown)),
          tabs.map((tab) => String(tab === at)),
        );
        const page = panel.page.locator('[role=tabpanel]');
        assert.equal(await page.getAttribute('aria-labelledby'), `tab-${at}`);
      }
      assert.equal(await panel.page.locator('[role=tab]').count(), 7);
      assert.equal(await panel.page.locator('[role=tablist] [tabindex="0"]').count(), 1);
      await press('Tab');
      assert.doesNotMatch(await panel.focused(), /^tab:/, 'into the page');
    });

    it('have their stop where the page is that is shown, whatever led there', async () => {
      await open(busy, 'duties');
      const stop = panel.page.locator('[role=tablist] [tabindex="0"]');
      assert.equal(await stop.getAttribute('data-key'), 'tab:duties');
      await panel.tell({ type: 'focus-item', item: contract });
      assert.equal(await shown('checklist'), 'true');
      assert.equal(await panel.focused(), `row:${contract}`);
      assert.equal(await stop.getAttribute('data-key'), 'tab:checklist');
    });

    it('say how much is on their pages', async () => {
      await open(busy);
      assert.match(await part('tab:next').innerText(), /^Do next\s*8/);
      assert.match(await part('tab:time').innerText(), /^Calendar\s*4/);
      await panel.show(idle);
      assert.equal((await part('tab:next').innerText()).trim(), 'Do next');
    });

    it('are remembered over a reload', async () => {
      await open(busy);
      await panel.turnTo('time');
      await panel.reload();
      await panel.show(busy);
      assert.equal(await shown('time'), 'true');
    });
  });

  describe('what to do next', () => {
    const numbers = () => panel.page.locator('.todo-number').allInnerTexts();

    it('shows a manifest that begins what it begins with, as the first of its steps', async () => {
      const [one, two, three] = newcomer.steps;
      assert.ok(one && two && three);
      const start = { ...two, how: 'Name who owns the outcome.', isStart: true as const };
      await open({ ...newcomer, steps: [one, { ...start, items: ['owners-named'] }, three] });
      const heads = await panel.page.locator('.steps-head').allInnerTexts();
      assert.deepEqual(heads.map(inLine), [
        'to open diagnose 1 , steps',
        'start here 1 , steps',
        'then to open diagnose 1 , steps',
      ]);
      assert.deepEqual(await numbers(), ['1', '2', '3'], 'counted on');
      assert.match(await body(), /Facts come before ticks[\s\S]*Name who owns the outcome\./);
      await part(`/fold:work:${start.key}`).click();
      await panel.drawn();
      assert.ok(await part('owners-named/new:owners').isVisible(), 'with its facts unfolded');
    });

    it('counts on where a long list is cut', async () => {
      const many = (number: number) => ({
        ...busy,
        steps: Array.from({ length: number }, (_, at) => ({
          ...noSystem,
          key: `k${at}`,
          opens: { stage: 'diagnose', step: at + 1, of: number } as const,
        })),
      });
      await open(many(7));
      assert.deepEqual((await numbers()).at(-1), '7', 'two more need no button');
      await panel.show(many(8));
      assert.deepEqual(await numbers(), ['1', '2', '3', '4', '5']);
      await panel.page.locator('.more', { hasText: 'Show all 8' }).click();
      await panel.drawn();
      assert.deepEqual((await numbers()).at(-1), '8');
    });

    it('leaves no room for buttons where there are none', async () => {
      const bare = { ...unknownOwner, ways: [], items: [] };
      const { entry: _entry, ...plain } = bare;
      await open({ ...busy, steps: [plain] });
      assert.equal(await panel.page.locator('.todo').count(), 1);
      assert.equal(await panel.page.locator('.todo-ways').count(), 0);
    });

    it('has no dot at the beginning or the end of a line', async () => {
      for (const width of [320, 480, 900]) {
        panel = await openPanel({ width, tab: 'next' });
        await panel.show(busy);
        const shown = await panel.page.evaluate(dotsShown);
        assert.ok(shown.within > 0 || width === 320, `${width}: some pieces share a line`);
        assert.equal(shown.hanging, 0, `${width}`);
        if (width !== 900) await panel.close();
      }
    });

    it('is told by the gate that it opens, with who, what and where', async () => {
      await open(busy);
      const heads = panel.page.locator('.steps-head');
      assert.deepEqual((await heads.allInnerTexts()).map(inLine), [
        'to open diagnose 2 , steps',
        'to open design 2 , steps',
        'also worth doing 1 , steps',
      ]);
      const rows = await panel.page.locator('.todo').allInnerTexts();
      assert.match(rows[0] ?? '', /"gone" is not under "owners"[\s\S]*Breaks[\s\S]*line 39/);
      assert.deepEqual(await numbers(), ['1', '2', '1', '2', '1'], 'counted to each gate');
      assert.match(rows[1] ?? '', /opens Diagnose/);
      assert.match(
        rows[3] ?? '',
        /After Agreed data contracts[\s\S]*Whoever owns the outcome[\s\S]*then opens Design/,
      );
      assert.match(await body(), /and 3 more, once these are done\./);
    });

    it('makes a fix in place: once, with what the finding is found again by', async () => {
      await open(busy);
      await part(`${first}/way-0`).focus();
      await press('Enter');
      const edit = { kind: 'fix', finding: unknownOwner.finding, fix: 'choose:priya' };
      assert.deepEqual((await lastEdit())?.edit, edit);
      assert.equal(await part(`${first}/way-0`).getAttribute('aria-disabled'), 'true');
      await press('Enter');
      assert.equal((await panel.sent('edit')).length, 1, 'once');
      assert.equal(await panel.focused(), `${first}/way-0`);
      await panel.show({ ...busy, steps: busy.steps.slice(1) });
      await panel.answer();
      assert.equal(await panel.focused(), `step:${noSystem.key}`, 'the next step');
      assert.match(await said(), /Done: Change to "priya"/);
    });

    it('goes to the next step where the answer comes before the text has changed', async () => {
      await open(busy);
      await part(`${first}/way-0`).click();
      await panel.answer();
      await panel.show({ ...busy, steps: busy.steps.slice(1) });
      assert.equal(await panel.focused(), `step:${noSystem.key}`);
    });

    it('shows in place why a fix was not made', async () => {
      await open(busy);
      await part(`${first}/way-0`).click();
      await panel.answer('The problem is no longer there.');
      const refused = panel.page.locator('.todo').first().locator('[role=alert]');
      assert.match(await refused.innerText(), /The problem is no longer there\./);
      assert.equal(await panel.focused(), `${first}/way-0`);
      assert.equal(await part(`${first}/way-0`).getAttribute('aria-disabled'), 'false');
    });

    it('asks VS Code for what has to be asked, and the focus comes back', async () => {
      await open(busy);
      const way = `step:${overdue.key}/way-0`;
      await part(way).focus();
      await press('Enter');
      assert.deepEqual(await panel.sent('ask'), [
        { type: 'ask', ask: 'recordReview', finding: overdue.finding },
      ]);
      assert.equal((await panel.sent('edit')).length, 0);
      await part('tab:time').focus();
      await panel.tell({ type: 'answered', isHere: true });
      assert.equal(await panel.focused(), way);
    });

    it('shows the third way and what follows behind a button', async () => {
      await open(busy);
      assert.equal(await part(`${first}/way-2`).count(), 0);
      await part(`/fold:ways:${unknownOwner.key}`).click();
      await part(`${first}/way-2`).click();
      assert.deepEqual(await panel.sent('ask'), [
        { type: 'ask', ask: 'addOwner', finding: unknownOwner.finding },
      ]);
    });

    it('edits an entry in place', async () => {
      await open(busy);
      const edit = `/fold:edit:${unknownOwner.key}`;
      await part(edit).focus();
      await press('Enter');
      assert.equal(await part(edit).getAttribute('aria-expanded'), 'true');
      await tabTo(panel, '/fact:data:inbox:maxAge', 40);
      await panel.page.keyboard.type('4h');
      await press('Enter');
      assert.deepEqual((await lastEdit())?.edit, {
        kind: 'set-facts',
        section: 'data',
        entry: 'inbox',
        values: { maxAge: '4h' },
        was: { maxAge: null },
      });
      await panel.answer();
      assert.equal(await panel.page.evaluate(isFocusLost), false);
      await press('Escape');
      assert.equal(await panel.focused(), edit);
      assert.equal(await part(edit).getAttribute('aria-expanded'), 'false');
    });

    it('edits an entry in one place at a time', async () => {
      await open(busy);
      await part(`/fold:edit:${unknownOwner.key}`).click();
      await part(`/fold:edit:${noSystem.key}`).click();
      await panel.drawn();
      assert.equal(await part('/fact:data:inbox:maxAge').count(), 1, 'a field has its key once');
    });

    it('works on an item in place', async () => {
      await open(busy);
      await part(`/fold:work:item/${contract}`).click();
      await panel.drawn();
      assert.ok(await part(`${contract}/met`).isVisible());
      await part(`${contract}/unmet`).click();
      assert.deepEqual((await lastEdit())?.edit, { kind: 'set-status', item: contract, status: 'unmet' });
      await panel.answer();
      assert.equal(await panel.focused(), `${contract}/unmet`);
    });

    it('goes to the text, and to the items that are broken', async () => {
      await open(busy);
      await part(`${first}/line`).click();
      assert.deepEqual(await panel.sent('reveal'), [{ type: 'reveal', place: unknownOwner.place }]);
      const other = `step:${noSystem.key}`;
      for (const link of ['line', 'line-1', 'line-2']) {
        await part(`${other}/${link}`).focus();
        await press('Enter');
      }
      assert.deepEqual((await panel.sent('reveal')).slice(1), [
        { type: 'reveal', place: noSystem.place },
        ...(noSystem.places ?? []).map((place) => ({ type: 'reveal', place })),
      ]);
      const where = inLine((await panel.page.locator('.todo-how').nth(1).textContent()) ?? '');
      assert.match(where, /line 39.*, line 45.*, line 51.* and in 2 more places$/);
      await part(`${first}/data-access-proven`).click();
      await panel.drawn();
      assert.equal(await shown('checklist'), 'true');
      assert.equal(await panel.focused(), 'row:data-access-proven');
    });

    it('shows one person’s alone', async () => {
      await open(busy);
      await part('next:who:lena').click();
      await panel.drawn();
      assert.equal(await panel.focused(), 'next:who:lena');
      assert.deepEqual(await panel.page.locator('.todo h4').evaluateAll(keysOf), [
        `step:${noSystem.key}`,
        `step:${overdue.key}`,
      ]);
      assert.deepEqual(await numbers(), ['2', '1'], 'numbers stay');
      const heads = await panel.page.locator('.steps-head').allInnerTexts();
      assert.deepEqual(heads.map(inLine), ['to open diagnose 1 of 2 , steps', 'also worth doing 1 , steps']);
      await part('verdict:next').click();
      await panel.drawn();
      assert.equal(await part('next:who:').getAttribute('aria-pressed'), 'true');
      assert.equal(await panel.focused(), `${first}/way-0`);
    });

    it('keeps a way back where the person that is chosen has nothing more to do', async () => {
      await open(busy);
      await part('next:who:lena').click();
      await panel.show({ ...busy, steps: [unknownOwner] });
      assert.equal(await panel.page.locator('.todo').count(), 0);
      assert.match(await body(), /lena has no step left\. Show everyone’s/);
      assert.equal(await part('next:who:lena').getAttribute('aria-pressed'), 'true');
      assert.match(await part('next:who:lena').innerText(), /0/);
      await tabTo(panel, 'next:everyone', 10);
      await press('Enter');
      assert.equal(await panel.page.locator('.todo').count(), 1);
      assert.equal(await panel.page.evaluate(isFocusLost), false);
      assert.equal(await part('next:who:lena').count(), 0, 'one person needs no choice');
    });

    it('is gone to from the verdict on whichever page', async () => {
      await open(busy, 'duties');
      await part('verdict:next').focus();
      await press('Enter');
      assert.equal(await shown('next'), 'true');
      assert.equal(await panel.focused(), `${first}/way-0`);
    });

    it('offers nothing that cannot be done while the text is broken', async () => {
      await open({ ...busy, editable: false, ...(broken.broken && { broken: broken.broken }) });
      assert.equal(await panel.page.locator('[data-key*="/way-"]').count(), 0);
      assert.equal(await panel.page.locator('[data-key^="/fold:edit"]').count(), 0);
      assert.ok(await part(`${first}/line`).isVisible());
    });
  });

  describe('what comes up', () => {
    it('is told by when it is, and leads to its item, the text or the duties', async () => {
      await open(busy, 'time');
      const heads = await panel.page.locator('.steps-head').allInnerTexts();
      assert.deepEqual(heads.map(inLine), [
        'over, and still to be dealt with 1 , dates',
        'december 2026 1 , dates',
        'march 2027 1 , dates',
        'later than a year 1 , dates',
      ]);
      assert.match(await body(), /The review of Agreed data contracts was due[\s\S]*8 days ago[\s\S]*tomas/);
      await part('time:March 2027-0').click();
      assert.deepEqual(await panel.sent('reveal'), [{ type: 'reveal', place: { line: 4, character: 8 } }]);
      await part('time:Later than a year-0').click();
      await panel.drawn();
      assert.equal(await shown('duties'), 'true');
      assert.equal(await panel.focused(), 'duty:EU AI Act 26(5):will-bind', 'with its law unfolded');
      await panel.turnTo('time');
      await part('time:Over, and still to be dealt with-0').click();
      await panel.drawn();
      assert.equal(await panel.focused(), `row:${contract}`);
    });
  });

  describe('duties', () => {
    it('are folded by law, each with how many there are and when the first binds', async () => {
      await open(busy, 'duties');
      const folds = panel.page.locator('#page .fold-button');
      assert.deepEqual((await folds.allInnerTexts()).map(inLine), [
        'gdpr 1 binds not answered yet',
        'eu ai act 1 binds from 2 december 2027 not answered yet',
        'eu ai act 1 binds once it is changed not answered yet',
        'eu ai act 1',
        'standards and guides 1',
      ]);
      const isOpen = () => folds.evaluateAll(expanded);
      assert.deepEqual(await isOpen(), ['true', 'false', 'false', 'false', 'false'], 'what binds now');
      assert.equal(await part('duty:EU AI Act 26(5):will-bind').count(), 0);
      // By keyboard alone; and as it was left, over a reload.
      const will = 'duties/fold:will-bind:EU AI Act';
      await tabTo(panel, will, 40);
      await press('Enter');
      assert.equal(await panel.focused(), will);
      await tabTo(panel, 'duty:EU AI Act 26(5):will-bind', 3);
      await part('duties/fold:binds:GDPR').click();
      await panel.reload();
      await panel.show(busy);
      assert.deepEqual(await isOpen(), ['false', 'true', 'false', 'false', 'false']);
    });

    it('say once above the duties of a law what is so of all of them, else when the first binds', async () => {
      const [first] = busy.items.flatMap(({ duties }) => duties).filter(({ force }) => force === 'will-bind');
      assert.ok(first);
      const later = { ...first, id: 'EU AI Act 50(1)', words: 'binds from 2 August 2028', day: '2028-08-02' };
      const withDuties = (...duties: readonly PanelModel['items'][number]['duties'][number][]) => ({
        ...idle,
        items: idle.items.map((item, index) => (index === 0 ? { ...item, duties } : item)),
      });
      await open(withDuties(first, { ...first, id: 'EU AI Act 26(2)' }), 'duties');
      await part('duties/fold:will-bind:EU AI Act').click();
      await panel.drawn();
      assert.match(await body(), /EU AI Act 2 binds from 2 December 2027 all answered EU AI Act 26\(5\)/);
      assert.equal(await panel.page.locator('.law-side').count(), 0);
      await panel.show(withDuties(later, first));
      assert.match(await body(), /EU AI Act 2 the first from 2 December 2027 all answered EU AI Act 50\(1\)/);
      assert.equal(await panel.page.locator('.law-side').count(), 2);
      // What would say whether they bind is gone to from there.
      const field = { name: 'risk.contexts', place: { line: 12, character: 2 } };
      const may = (id: string) => ({
        ...first,
        id,
        law: 'DORA',
        force: 'open' as const,
        words: 'binds if',
        field,
      });
      await panel.show(withDuties(may('DORA 28(1)'), may('DORA 28(4)')));
      await part('duties/fold:open:DORA').click();
      await panel.drawn();
      assert.match(await body(), /DORA 2 binds if \( ?risk\.contexts ?\) DORA 28\(1\)/);
      assert.equal(await panel.page.locator('.law-side').count(), 0);
      await part('duty:open:DORA/field').click();
      assert.deepEqual(await panel.sent('reveal'), [{ type: 'reveal', place: field.place }]);
    });

    it('show what is to be answered first, and fold away what is', async () => {
      const [duty] = busy.items.flatMap(({ duties }) => duties).filter(({ force }) => force === 'binds');
      assert.ok(duty);
      // Each item answers one of them; what is claimed and does not hold comes first.
      const standing = [
        ...Array.from({ length: 6 }, () => ({ status: 'met', satisfied: true }) as const),
        ...Array.from({ length: 5 }, () => ({ status: 'unmet', satisfied: false }) as const),
        { status: 'met', satisfied: false } as const,
      ];
      const items = idle.items.map((item, at) => {
        const { [at]: own } = standing;
        return own === undefined ? item : { ...item, ...own, duties: [{ ...duty, id: `GDPR ${at + 1}` }] };
      });
      await open({ ...idle, items }, 'duties');
      const ids = () => panel.page.locator('.law-list .link.strong').allInnerTexts();
      assert.match(await body(), /GDPR 12 binds 6 of 12 answered/);
      assert.deepEqual(await ids(), ['GDPR 12', 'GDPR 7', 'GDPR 8']);
      await panel.page.locator('.more', { hasText: 'Show all 6' }).click();
      await part('duties/fold:answered:binds:GDPR').click();
      await panel.drawn();
      assert.equal((await ids()).length, 12);
      await panel.show({ ...idle, items: items.map((item) => ({ ...item, satisfied: true })) });
      assert.match(await body(), /GDPR 12 binds all answered/);
    });

    it('are told once each, by what binds when, and lead to the law, the field and the items', async () => {
      await open(busy, 'duties');
      const heads = await panel.page.locator('.steps-head').allInnerTexts();
      assert.deepEqual(heads.map(inLine), [
        'binds now 1 , duties',
        'will bind 1 , duties',
        'binds once the system is changed 1 , duties',
        'may bind 1 , duties',
        'guidance only 1 , sources',
      ]);
      const key = 'duty:EU AI Act 26(5):will-bind';
      await part('duties/fold:will-bind:EU AI Act').click();
      await part('duties/fold:open:EU AI Act').click();
      await part(key).click();
      assert.deepEqual(await panel.sent('open-link'), [
        { type: 'open-link', url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj' },
      ]);
      await part('duty:EU AI Act 27:open/field').click();
      assert.deepEqual(await panel.sent('reveal'), [{ type: 'reveal', place: { line: 12, character: 2 } }]);
      await part(`${key}/escalation-path-defined`).click();
      await panel.drawn();
      assert.equal(await panel.focused(), 'row:escalation-path-defined');
    });
  });

  it('say so where there is nothing on them', async () => {
    await open(idle);
    assert.match(await body(), /Nothing keeps the claimed stage back\./);
    await panel.show({ ...idle, stages: idle.stages.map((stage) => ({ ...stage, gate: 'passed' })) });
    assert.match(await body(), /All four gates are passed: there is nothing to do now\./);
    await panel.show({ ...idle, comingUp: busy.comingUp });
    assert.match(await body(), /What comes up[\s\S]*The review of Agreed data contracts was due/i);
    await panel.show(idle);
    await panel.turnTo('time');
    assert.match(await body(), /What turns within a year is being worked out…/);
    await panel.tell({ type: 'calendar', calendar: { turns: [] } });
    assert.match(
      await body(),
      /Nothing ends, falls due or turns within a year\. Reviews, .* once they are stated\./,
    );
    await panel.turnTo('duties');
    assert.match(await body(), /No duty is known to bind by what the manifest says\./);
  });

  describe('the history', () => {
    const told = () => panel.page.locator('.past');

    it('is asked for when its page is opened, and again by its button, with the focus on it', async () => {
      await open(busy);
      assert.equal((await panel.sent('past')).length, 0);
      await panel.turnTo('past');
      assert.equal((await panel.sent('past')).length, 1);
      assert.match(await body(), /Reading the commits…/);
      assert.equal(await told().getAttribute('aria-busy'), 'true');
      await panel.tell({ type: 'past', past: pasts.none ?? { none: '' } });
      assert.match(await body(), /Git is not asked in Restricted Mode: trust the workspace first\./);
      assert.match(await said(), /Restricted Mode/);
      await part('past:again').click();
      await panel.drawn();
      assert.equal((await panel.sent('past')).length, 2);
      assert.equal(await panel.focused(), 'past');
    });

    it('is a picture for the eye, and a table that says the same', async () => {
      await open(busy, 'past');
      await panel.tell({ type: 'past', past: pasts.usual ?? { none: '' } });
      const cells = await panel.page.locator('.figures tbody tr').allInnerTexts();
      assert.match(
        inLine(cells[1] ?? ''),
        /^Design 23 March 2026 12 June 2026 lost 2 September 2026, by the day alone passed again 15 September 2026 81 days \(59 working days\) 45 working days \(12 of 12 open items\), took 59/i,
      );
      assert.equal(await panel.page.locator('.lane-track .piece-passed').count(), 3);
      assert.equal(await panel.page.locator('.lanes').getAttribute('aria-hidden'), 'true');
      await part('past/fold:waiver:data-access-proven').click();
      await panel.drawn();
      assert.match(await body(), /20 February 2026: added, until 30 April 2026/);
      await part('past:item:data-access-proven').click();
      await panel.drawn();
      assert.equal(await shown('checklist'), 'true');
    });

    it('shows the first of many waivers, and all of them when they are asked for', async () => {
      await open(busy, 'past');
      await panel.tell({ type: 'past', past: pasts.full ?? { none: '' } });
      const lanes = () => panel.page.locator('.lanes .lane').count();
      assert.equal(await lanes(), 4 + 10 + 1);
      await part('past/all:waivers').click();
      await panel.drawn();
      assert.equal(await lanes(), 4 + 40 + 1);
    });

    for (const theme of themeNames)
      it(`has no violations in ${theme}, and fits 320 pixels`, async () => {
        panel = await openPanel({ theme, tab: 'past', width: 320 });
        await panel.page.evaluate(axeSource);
        await panel.show(busy);
        for (const [name, past] of Object.entries(pasts)) {
          await panel.tell({ type: 'past', past });
          const found = await panel.page.evaluate(runAxe, theme === 'dark' ? [] : ['color-contrast']);
          assert.deepEqual(found, [], name);
          assert.equal(await panel.page.evaluate(pageWidth), 320, name);
          assert.equal(await panel.page.evaluate(isHacked), false);
        }
        assert.deepEqual(await panel.violations(), []);
      });
  });

  describe('the forecast', () => {
    const tell = (name: string) =>
      panel.tell({ type: 'forecast', forecast: forecasts[name] ?? assert.fail(name) });

    it('is worked out while its page is shown, and stays while it is worked out anew', async () => {
      await open(busy);
      assert.deepEqual(await panel.sent('shows'), []);
      await panel.turnTo('forecast');
      assert.deepEqual(await panel.sent('shows'), [{ type: 'shows', page: 'forecast' }]);
      assert.match(await body(), /The forecast is being worked out…/);
      await tell('usual');
      assert.match(await said(), /The forecast is here\./);
      await panel.tell({ type: 'working', page: 'forecast' });
      assert.match(await body(), /Being worked out anew…[\s\S]*Go-live in half of all cases by 1 March 2027/);
      await panel.tell({ type: 'failed', page: 'forecast' });
      assert.match(await body(), /The forecast could not be worked out\./);
      await panel.turnTo('checklist');
      assert.deepEqual((await panel.sent('shows')).at(-1), { type: 'shows', page: 'other' });
    });

    it('is a picture for the eye, a table that says the same, and a list that leads to the items', async () => {
      await open(busy, 'forecast');
      await tell('usual');
      assert.equal(await panel.page.locator('.bands').getAttribute('aria-hidden'), 'true');
      // One of them is the legend's.
      assert.equal(await panel.page.locator('.bands .band').count(), 3 + 1);
      assert.equal(await panel.page.locator('.bands .line-planned').count(), 4);
      const rows = await panel.page.locator('.figures tbody tr').allInnerTexts();
      assert.deepEqual(rows.slice(0, 2).map(inLine), [
        'diagnose passed',
        'design 21 december 2026 in 20 working days 14 january 2027 in 40 working days',
      ]);
      assert.match(await body(), /Integration 44 working days[\s\S]*What it does not know Not calibrated/);
      assert.match(await body(), /The other 7 items bring nothing forward alone/);
      const [first] = forecasts.usual?.wins ?? [];
      await part(`forecast:win:${first?.item}`).click();
      await panel.drawn();
      assert.equal(await panel.focused(), `row:${first?.item}`);
    });

    it('says what to estimate first where there are no dates, and leads into its form', async () => {
      await open(busy, 'forecast');
      await tell('none');
      assert.match(await body(), /No dates yet: 0 of 34[\s\S]*Not named yet/);
      const [first] = forecasts.none?.estimateFirst ?? [];
      await part(`forecast:estimate:${first?.item}`).click();
      await panel.drawn();
      assert.equal(await panel.focused(), `${first?.item}/fact:plan:${first?.item}:estimate.low`);
      await panel.turnTo('forecast');
      await tell('passed');
      assert.match(await body(), /All gates are passed: nothing is left to forecast\./);
    });
  });

  describe('the calendar', () => {
    const tell = (name: string) =>
      panel.tell({ type: 'calendar', calendar: calendars[name] ?? assert.fail(name) });

    it('has what ends and what turns, by month, and leads there; of one person where asked for', async () => {
      await open(busy, 'time');
      await tell('usual');
      const heads = await panel.page.locator('#page .steps-head').allInnerTexts();
      assert.match(
        heads.map(inLine).join(', '),
        /^over, and still to be dealt with .*december 2026 .*may 2027 1 , dates/,
      );
      await part('time:who:tomas').click();
      await panel.drawn();
      assert.equal(await panel.page.locator('.turn', { hasText: 'gate' }).count(), 0);
      await part('time:who:').click();
      await panel.page.locator('.turn', { hasText: 'A warning is gone' }).locator('button').click();
      assert.deepEqual((await panel.sent('reveal')).at(-1), {
        type: 'reveal',
        place: { line: 7, character: 2 },
      });
      await panel.page.locator('.turn', { hasText: 'The Design gate' }).locator('button').click();
      await panel.drawn();
      assert.equal(await panel.focused(), 'stage:design');
    });

    it('shows the gates on a day by keyboard, one request for where the slider rests, and goes back to today', async () => {
      await open(busy, 'time');
      await tell('usual');
      await part('time:day').focus();
      await press('End', 'ArrowLeft', 'PageDown');
      const day = (await panel.sent('shows')).map((each) => each.day);
      const at = await part('time:day').getAttribute('aria-valuetext');
      assert.match(at ?? '', /^\d+ [A-Z]\w+ 2027, in \d+ days$/);
      await panel.page.waitForTimeout(300);
      const shows = await panel.sent('shows');
      assert.equal(shows.length, day.length + 1, 'asked once');
      const wanted = shows.at(-1)?.day ?? assert.fail('no day');
      assert.equal(await panel.page.locator('.outcome').getAttribute('aria-busy'), 'true');
      await panel.tell({ type: 'day', day: { ...(days.lost ?? assert.fail()), date: wanted } });
      assert.equal(await panel.page.locator('.outcome').getAttribute('aria-busy'), 'false');
      assert.match(await body(), /Design Blocked by errors 10 of 12[\s\S]*2 items block, 1 error\./);
      assert.match(await said(), /2027: Diagnose passed, Design blocked by errors/);
      await panel.reload();
      await panel.show(busy);
      assert.deepEqual((await panel.sent('shows')).at(-1), { type: 'shows', page: 'calendar', day: wanted });
      await part('time:today').click();
      await panel.drawn();
      assert.equal(await panel.focused(), 'time:day');
      assert.equal(await part('time:today').count(), 0);
      assert.match(await body(), /If nothing is done until 20 November 2026 today/);
    });
  });

  for (const theme of themeNames)
    it(`show what lies ahead without violations in ${theme}, in 320 pixels`, async () => {
      panel = await openPanel({ theme, tab: 'forecast', width: 320 });
      await panel.page.evaluate(axeSource);
      await panel.show(busy);
      const isRight = async (name: string): Promise<void> => {
        const found = await panel.page.evaluate(runAxe, theme === 'dark' ? [] : ['color-contrast']);
        assert.deepEqual(found, [], name);
        assert.equal(await panel.page.evaluate(pageWidth), 320, name);
        assert.equal(await panel.page.evaluate(isHacked), false);
      };
      for (const [name, forecast] of Object.entries(forecasts)) {
        await panel.tell({ type: 'forecast', forecast });
        await isRight(name);
      }
      await panel.turnTo('time');
      for (const [name, calendar] of Object.entries(calendars)) {
        await panel.tell({ type: 'calendar', calendar });
        await isRight(name);
      }
      assert.deepEqual(await panel.violations(), []);
    }).timeout(120_000);

  it('show what others wrote as text', async () => {
    await open(hostilePages);
    for (const tab of tabs) {
      await panel.turnTo(tab);
      if (tab === 'duties') await unfold();
      assert.equal(await panel.page.evaluate(isHacked), false);
      assert.equal(await panel.page.locator('img, #app script, iframe, #app a').count(), 0);
    }
    assert.deepEqual(await panel.violations(), []);
  });

  describe('accessibility', function () {
    this.timeout(120_000);
    for (const theme of themeNames)
      it(`has no violations on any page in ${theme}`, async () => {
        panel = await openPanel({ theme, tab: 'next' });
        await panel.page.evaluate(axeSource);
        // What is not colour is the same in every theme.
        const isDark = theme === 'dark';
        const all = isDark ? { ...models, busy, idle, hostilePages } : { busy, idle };
        for (const tab of tabs)
          for (const [name, model] of Object.entries(all)) {
            await panel.show(model);
            await panel.turnTo(tab);
            if (tab === 'duties') await unfold();
            const found = await panel.page.evaluate(runAxe, isDark ? [] : ['color-contrast']);
            assert.deepEqual(found, [], `${name}: ${tab}`);
          }
        await panel.show(busy);
        await panel.turnTo('next');
        for (const key of [`/fold:edit:${unknownOwner.key}`, `/fold:work:item/${contract}`])
          await part(key).click();
        await part(`${first}/way-0`).click();
        await panel.answer('It cannot be done.');
        const found = await panel.page.evaluate(runAxe, isDark ? [] : ['color-contrast']);
        assert.deepEqual(found, [], 'with forms and a refusal');
      });

    it('fits 320 pixels on every page, with the samples as well', async () => {
      panel = await openPanel({ width: 320, tab: 'next' });
      const all = [...Object.entries({ ...models, busy, idle, hostilePages }), ...(await samples())];
      const wide: string[] = [];
      for (const tab of tabs)
        for (const [name, model] of all) {
          await panel.show(model);
          await panel.turnTo(tab);
          if (tab === 'duties') await unfold();
          const width = await panel.page.evaluate(pageWidth);
          if (width !== 320) wide.push(`${name}: ${tab}: ${width}`);
        }
      assert.deepEqual(wide, []);
    });
  });
});

/** A key within a selector. */
function quoted(key: string): string {
  return key.replaceAll(/["\\]/g, '\\$&');
}

/** A heading as it is heard. */
function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** Presses controls, in the page. */
function clickEach(all: unknown[]): void {
  for (const each of all) (each as { click(): void }).click();
}

/** Whether folds stand open, in the page. */
function expanded(all: unknown[]): (string | null)[] {
  return all.map((each) =>
    (each as { getAttribute(name: string): string | null }).getAttribute('aria-expanded'),
  );
}

/** The keys of elements, in the page. */
function keysOf(all: unknown[]): (string | undefined)[] {
  return all.map((each) => (each as { readonly dataset: { readonly key?: string } }).dataset.key);
}

/** In the page: how many pieces follow another on their line, and how many dots are seen where one begins a line. */
function dotsShown(): { readonly within: number; readonly hanging: number } {
  interface Piece {
    readonly parentElement: Piece;
    getBoundingClientRect(): { readonly left: number };
  }
  const { document, getComputedStyle } = globalThis as unknown as {
    readonly document: { querySelectorAll(selector: string): Iterable<Piece> };
    getComputedStyle(element: Piece, pseudo?: string): { readonly clipPath: string; readonly left: string };
  };
  let [within, hanging] = [0, 0];
  for (const piece of document.querySelectorAll('.piece + .piece')) {
    const line = piece.parentElement;
    const dotAt = Number.parseFloat(getComputedStyle(piece, '::before').left);
    const room = piece.getBoundingClientRect().left + dotAt - line.getBoundingClientRect().left;
    const [, left = ''] = /^inset\(.* (-?\d+)px\)$/.exec(getComputedStyle(line).clipPath) ?? [];
    if (room >= 0) within += 1;
    // A dot is some four pixels wide.
    else if (left === '' || room + 4 > Number(left)) hanging += 1;
  }
  return { within, hanging };
}
