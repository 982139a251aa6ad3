import { strict as assert } from 'node:assert';
import type { Host } from '../../../../src/panel/client/host/host';
import { Store } from '../../../../src/panel/client/host/store';
import { changeBetween } from '../../../../src/panel/difference';
import type { EditRequest } from '../../../../src/panel/protocol/edits';
import type { ToHost } from '../../../../src/panel/protocol/messages';
import type { PanelModel } from '../../../../src/panel/protocol/model';
import { met, panelModel } from '../../../e2e/panel/model-builder';

const item = 'owners-named';
const edit: EditRequest = { kind: 'set-status', item, status: 'in-progress' };
const origin = { scope: item, control: 'in-progress' };

/** A store with a host that remembers what it was told, and timers that run when the test says so. */
function storeWith(model: PanelModel | undefined, state?: unknown) {
  const sent: ToHost[] = [];
  let written: unknown;
  let drawings = 0;
  const host: Host = {
    send: (message) => sent.push(message),
    readState: () => state,
    writeState: (each) => {
      written = each;
    },
    listen: () => undefined,
  };
  const store = new Store(host, () => {
    drawings++;
  });
  if (model !== undefined) store.receive({ type: 'model', version: 7, model });
  return { store, sent, written: () => written, drawings: () => drawings };
}

describe('panel/client: store', () => {
  const timers: (() => void)[] = [];
  const cleared: number[] = [];
  before(() => {
    // In a page `window` is the global object; a test needs only its clock, and no waiting.
    const clock = {
      setTimeout: (run: () => void) => timers.push(run),
      clearTimeout: (timer: number) => cleared.push(timer),
    };
    Object.assign(globalThis, { window: clock });
  });
  after(() => Reflect.deleteProperty(globalThis, 'window'));
  beforeEach(() => {
    timers.length = 0;
    cleared.length = 0;
  });

  it('asks before what others rest on goes, of what was shown then, and does it once the user is sure', () => {
    const removal = { kind: 'remove-fact', section: 'data', entry: '0' } as const;
    const asked = { scope: item, control: 'remove:data:0' };
    const asks = { words: 'So?', places: [], more: 0, told: 2 };
    const { store, sent } = storeWith(panelModel({}));
    store.edit(asked, removal, 'Gone.');
    store.receive({ type: 'edit-result', id: 1, refused: 'So?', asks });
    assert.equal(store.questionOf(asked), asks);
    assert.equal(store.refusalOf(asked), undefined);
    assert.deepEqual(store.focusNext, [`${item}/remove:data:0/keep`]);
    store.receive({ type: 'model', version: 8, model: panelModel({ name: 'Another' }) });
    store.decide(asked, true, ['after']);
    assert.equal(store.questionOf(asked), undefined);
    assert.deepEqual(sent[1], { type: 'edit', id: 2, version: 7, edit: { ...removal, told: 2 } });
    store.receive({ type: 'edit-result', id: 2 });
    assert.equal(store.announcement, 'Gone.');
    assert.deepEqual(store.focusNext, ['after']);
  });

  it('writes nothing where the user keeps it', () => {
    const removal = { kind: 'remove-evidence', item, index: 0 } as const;
    const { store, sent } = storeWith(panelModel({}));
    store.edit(origin, removal, 'Gone.');
    store.receive({
      type: 'edit-result',
      id: 1,
      refused: '',
      asks: { words: '', places: [], more: 0, told: 1 },
    });
    store.receive({ type: 'model', version: 8, model: panelModel({ name: 'Another' }) });
    store.decide(origin, false, ['back']);
    assert.deepEqual([sent.length, store.questionOf(origin), store.focusNext], [1, undefined, ['back']]);
    // What is asked next is about what is shown by then.
    store.edit(origin, removal, 'Gone.');
    assert.deepEqual(sent[1], { type: 'edit', id: 2, version: 8, edit: removal });
  });

  it('comes back from a box of VS Code to what was made there, or to what asked', () => {
    const evidence = [{ index: 0, label: 'docs/a.md', kind: 'file', state: 'holds', trouble: '' }] as const;
    const pick = { type: 'pick-evidence', item, mark: false } as const;
    const { store, sent } = storeWith(panelModel({}));
    store.ask(pick, 'asker', item);
    assert.deepEqual(sent, [pick]);
    store.receive({ type: 'answered', isHere: true });
    assert.deepEqual(store.focusNext, ['asker', `row:${item}`]);
    store.ask(pick, 'asker', item);
    store.receive({ type: 'model', version: 8, model: panelModel({ items: { [item]: { evidence } } }) });
    store.receive({ type: 'answered', isHere: true });
    assert.deepEqual(store.focusNext, [`${item}/open-evidence-0`, 'asker', `row:${item}`]);
    store.focusNext = [];
    store.receive({ type: 'answered', isHere: true });
    assert.deepEqual(store.focusNext, [], 'nobody had asked');
    store.ask(pick, 'one', item);
    store.ask(pick, 'other', item);
    store.receive({ type: 'answered', isHere: true });
    assert.deepEqual(store.focusNext, [], 'the other box is still open');
    store.receive({ type: 'answered', isHere: false });
    assert.deepEqual(store.focusNext, [], 'the user has left the page');
  });

  it('asks the host for one edit at a time, of the version that is shown, and for the others in turn', () => {
    const { store, sent } = storeWith(panelModel({}));
    const other = { ...origin, control: 'met' };
    store.edit(origin, edit, 'Done.');
    store.edit(origin, edit, 'Done.');
    assert.equal(store.announcement, 'This is still being saved.');
    store.edit(other, edit, 'Done as well.');
    assert.deepEqual(sent, [{ type: 'edit', id: 1, version: 7, edit }]);
    assert.deepEqual([store.isAsked(origin), store.isAsked(other)], [true, true]);
    store.receive({ type: 'edit-result', id: 1 });
    assert.equal(store.announcement, 'Done.');
    assert.deepEqual(sent[1], { type: 'edit', id: 2, version: 7, edit });
    assert.deepEqual([store.isAsked(origin), store.isAsked(other)], [false, true]);
    store.receive({ type: 'edit-result', id: 2 });
    assert.equal(store.pending, undefined);
    assert.equal(store.announcement, 'Done as well.');
    assert.deepEqual(cleared, [1, 2]);
  });

  it('says so where what waits can no longer be asked for', () => {
    const { store, sent } = storeWith(panelModel({}));
    const [second, third] = [
      { ...origin, control: 'met' },
      { ...origin, control: 'waived' },
    ];
    store.openForm(second, { evidence: 'a.md' });
    store.edit(origin, edit, 'Done.');
    store.edit(second, edit, 'Done.');
    store.edit(third, edit, 'Done.');
    store.receive({ type: 'model', version: 8, model: panelModel({ editable: false }) });
    store.receive({ type: 'edit-result', id: 1 });
    assert.equal(sent.length, 1);
    for (const each of [second, third]) assert.match(store.refusalOf(each) ?? '', /cannot be edited now/);
    assert.deepEqual(store.draft(second), { evidence: 'a.md' }, 'and what was typed is kept');
    assert.equal(store.isAsked(second), false);
  });

  it('asks for none where the manifest cannot be edited, or is not there yet', () => {
    for (const model of [panelModel({ editable: false }), undefined]) {
      const { store, sent } = storeWith(model);
      store.edit(origin, edit, 'Done.');
      assert.deepEqual([sent, store.announcement], [[], 'Editing is off.']);
    }
  });

  it('keeps the form open where an edit is refused, and closes it where it is made', () => {
    const { store } = storeWith(panelModel({}));
    store.openForm(origin, { by: 'lena' });
    assert.deepEqual(store.focusNext, [`${item}/in-progress/first`]);
    store.edit(origin, edit, 'Done.');
    store.receive({ type: 'edit-result', id: 1, refused: 'No.' });
    assert.equal(store.refusalOf(origin), 'No.');
    assert.deepEqual(store.scope(item).forms, { 'in-progress': { by: 'lena' } });
    store.edit(origin, edit, 'Done.');
    assert.equal(store.refusalOf(origin), undefined, 'a new try forgets the old refusal');
    store.receive({ type: 'edit-result', id: 2 });
    assert.deepEqual(store.scope(item).forms, {});
    assert.deepEqual(store.focusNext, [`${item}/in-progress`, `row:${item}`]);
  });

  it('waits no longer for a host that does not answer, and takes no late answer for another', () => {
    const { store } = storeWith(panelModel({}));
    store.edit(origin, edit, 'Done.');
    timers[0]?.();
    assert.equal(store.refusalOf(origin), 'The editor does not answer. Try again.');
    store.edit(origin, edit, 'Done.');
    store.receive({ type: 'edit-result', id: 1 });
    assert.equal(store.pending?.id, 2);
  });

  it('waits for an answer of the user for as long as that takes', () => {
    const { store } = storeWith(panelModel({}));
    store.edit(origin, { kind: 'record-review', item }, 'Reviewed.');
    assert.deepEqual([timers.length, store.isAsked(origin)], [0, true]);
    store.receive({ type: 'edit-result', id: 1 });
    assert.equal(store.announcement, 'Reviewed.');
  });

  it('closes a form whose status came by another way', () => {
    const { store } = storeWith(panelModel({}));
    store.openForm({ scope: item, control: 'met' }, { by: 'lena' });
    store.receive({ type: 'model', version: 8, model: panelModel({}) });
    assert.deepEqual(Object.keys(store.scope(item).forms), ['met']);
    const model = panelModel({ items: { [item]: met('lena', '2026-11-01', 'a.md') } });
    store.receive({ type: 'model', version: 9, model });
    assert.deepEqual(store.scope(item).forms, {});
  });

  it('leaves a form open in which words stand that stand nowhere else', () => {
    const { store } = storeWith(panelModel({}));
    store.openForm({ scope: item, control: 'met' }, { by: 'lena', evidence: 'https://example.com/a' });
    const model = panelModel({ items: { [item]: met('lena', '2026-11-01', 'a.md') } });
    store.receive({ type: 'model', version: 9, model });
    assert.deepEqual(Object.keys(store.scope(item).forms), ['met']);
  });

  describe('told of a change', () => {
    const before = panelModel({});
    const next = panelModel({ items: { [item]: met('lena', '2026-11-01', 'a.md') } });
    const change = changeBetween(before, next) ?? {};

    it('makes the next version of the one it has, and leaves alone what did not change', () => {
      const { store, sent } = storeWith(before);
      store.receive({ type: 'change', version: 8, from: 7, change });
      assert.deepEqual([store.model, sent], [next, []]);
      for (const [index, each] of before.items.entries())
        assert.equal(store.model?.items[index] === each, each.id !== item, each.id);
      store.edit(origin, edit, 'Done.');
      assert.deepEqual(sent, [{ type: 'edit', id: 1, version: 8, edit }]);
    });

    for (const [what, model, from, unfit] of [
      ['of a version that it does not have', before, 8, change],
      ['before it has any', undefined, 0, change],
      ['that does not fit', before, 7, { difference: { keys: [['items', { at: [[99, { is: 0 }]] }]] } }],
    ] as const)
      it(`asks for the whole after one ${what}, and shows what it has until that is there`, () => {
        const { store, sent } = storeWith(model);
        store.receive({ type: 'change', version: 9, from, change: unfit });
        assert.deepEqual([store.model, sent], [model, [{ type: 'ready' }]]);
        store.receive({ type: 'change', version: 10, from: 9, change });
        assert.deepEqual([store.model, sent.length], [model, 2], 'the next one does not fit either');
        store.receive({ type: 'model', version: 10, model: before });
        store.receive({ type: 'change', version: 11, from: 10, change });
        assert.deepEqual([store.model, sent.length], [next, 2]);
      });
  });

  it('says that a manifest can be read again', () => {
    const { store } = storeWith(
      panelModel({ broken: { message: 'A quote.', place: { line: 3, character: 0 } } }),
    );
    assert.equal(store.announcement, '');
    store.receive({ type: 'model', version: 8, model: panelModel({}) });
    assert.equal(store.announcement, 'The manifest can be read again.');
  });

  it('asks for the history where its page is shown, once, and again where somebody wants it anew', () => {
    const { store, sent, drawings } = storeWith(panelModel({}));
    assert.deepEqual(sent, []);
    store.showPage('past');
    store.showPage('next');
    store.showPage('past');
    assert.deepEqual(sent, [{ type: 'past' }]);
    const before = drawings();
    store.receive({ type: 'past', past: { none: 'No git.' } });
    assert.ok(drawings() > before);
    assert.deepEqual([store.past, store.announcement], [{ none: 'No git.' }, 'No git.']);
    store.showPage('past');
    assert.equal(sent.length, 1);
    store.askForPast(true);
    store.askForPast(true);
    assert.equal(sent.length, 2);
    assert.equal(store.past, 'asked');
  });

  it('asks for the history where its page is shown at first', () => {
    const { sent } = storeWith(panelModel({}), { page: 'past' });
    assert.deepEqual(sent, [{ type: 'past' }]);
  });

  it('asks once for the guidance that is unfolded', () => {
    const { store, sent } = storeWith(panelModel({}));
    store.toggleFold(item, 'guidance');
    assert.deepEqual(sent, [], 'not while the item is folded');
    store.toggleItem(item);
    store.toggleItem(item);
    store.toggleItem(item);
    assert.deepEqual(sent, [{ type: 'guidance', item }]);
    store.toggleFold(item, 'guidance');
    assert.deepEqual(store.scope(item).folds, []);
  });

  it('shows an item wherever it is hidden, and leaves an unknown one alone', () => {
    const { store } = storeWith(panelModel({}), {
      filters: { text: 'nothing' },
      stages: { diagnose: false },
    });
    store.receive({ type: 'focus-item', item: 'no-such-item' });
    assert.equal(store.ui.filters.text, 'nothing');
    store.receive({ type: 'focus-item', item });
    assert.deepEqual([store.ui.filters.text, store.ui.stages.diagnose], ['nothing', true]);
    assert.equal(store.ui.asked, item, 'and it is shown beside what the filters let through');
    store.setFilters({ text: 'else' });
    assert.equal(store.ui.asked, '', 'until others are chosen');
    assert.equal(store.scope(item).open, true);
    assert.deepEqual(store.focusNext, [`row:${item}`]);
  });

  it('shows a stage, of one pillar if told so', () => {
    const { store, written } = storeWith(panelModel({}));
    store.showStage('deploy', 'data');
    assert.deepEqual([store.ui.filters.pillar, store.ui.stages.deploy], ['data', true]);
    assert.equal(written(), store.ui, 'and remembers it');
  });

  it('remembers the place without drawing', () => {
    const { store, written, drawings } = storeWith(panelModel({}));
    const before = drawings();
    store.rememberPlace(40, 'row:x');
    assert.equal(drawings(), before);
    assert.deepEqual([store.ui.scroll, store.ui.focus, written()], [40, 'row:x', store.ui]);
  });

  it('keeps drafts of several forms apart', () => {
    const { store } = storeWith(panelModel({}));
    store.openForm(origin);
    store.openForm({ ...origin, control: 'waived' });
    store.setDraft(origin, { by: 'l' });
    store.setDraft(origin, { by: 'lena' });
    store.setDraft({ ...origin, control: 'waived' }, { reason: 'x' });
    assert.deepEqual(store.scope(item).forms, { 'in-progress': { by: 'lena' }, waived: { reason: 'x' } });
    store.refuse(origin, 'No.');
    store.closeForm({ ...origin, control: 'waived' });
    assert.equal(store.refusalOf(origin), 'No.', 'that of another form');
    store.closeForm(origin);
    assert.equal(store.refusalOf(origin), undefined);
  });

  describe('what was begun before the text moved on', () => {
    const field = { scope: item, control: 'fact:escalation.1.then:0:within', stands: true } as const;
    const place = { section: 'escalation.1.then', entry: '0' };
    const set: EditRequest = { kind: 'set-facts', ...place, values: { within: '5h' } };
    const versions = (sent: readonly ToHost[]) =>
      sent.flatMap((message) => (message.type === 'edit' ? message.version : []));
    const moveOn = (store: Store, version: number) =>
      store.receive({ type: 'model', version, model: panelModel({}) });

    it('is sent as about what was shown then, and after a refusal as about what is shown now', () => {
      const { store, sent } = storeWith(panelModel({}));
      store.setDraft(field, { within: '5' });
      moveOn(store, 8);
      store.setDraft(field, { within: '5h' });
      store.edit(field, set, 'Done.');
      store.receive({ type: 'edit-result', id: 1, refused: 'It has changed.' });
      store.edit(field, set, 'Done.');
      assert.deepEqual(versions(sent), [7, 8]);
    });

    it('goes for a form from when it was opened', () => {
      const { store, sent } = storeWith(panelModel({}));
      store.openForm(origin);
      moveOn(store, 8);
      store.setDraft(origin, { by: 'lena' });
      store.edit(origin, edit, 'Done.');
      assert.deepEqual(versions(sent), [7]);
    });

    it('goes on over a change of our own, but for one that takes something away', () => {
      for (const [own, wanted] of [
        [set, 8],
        [{ kind: 'remove-fact', ...place }, 7],
      ] as const) {
        const { store, sent } = storeWith(panelModel({}));
        store.edit(origin, own, 'Done.');
        store.setDraft(field, { within: '5h' });
        moveOn(store, 8);
        store.receive({ type: 'edit-result', id: 1 });
        store.edit(field, set, 'Done.');
        assert.deepEqual(versions(sent), [7, wanted]);
      }
    });

    it('makes the changes of fields in turn, and keeps what was refused of the first', () => {
      const { store, sent } = storeWith(panelModel({}));
      const second = { scope: item, control: 'fact:escalation.1.then:0:to', stands: true } as const;
      store.edit(field, set, 'Done.');
      store.setDraft(second, { to: 'lena' });
      store.edit(second, { ...set, values: { to: 'lena' } }, 'Done.');
      assert.deepEqual(versions(sent), [7]);
      moveOn(store, 8);
      store.receive({ type: 'edit-result', id: 1, refused: 'No.' });
      assert.deepEqual(versions(sent), [7, 8]);
      assert.equal(store.refusalOf(field), 'No.');
      store.receive({ type: 'edit-result', id: 2 });
      assert.equal(store.pending, undefined);
    });
  });

  it('keeps what is typed into a form that always stands there, until it is saved', () => {
    const { store } = storeWith(panelModel({}));
    const entry = { scope: item, control: 'fact:owners:lena', stands: true } as const;
    store.setDraft(entry, { roles: ['data', 7, true], name: 'Lena' });
    assert.deepEqual(storeWith(undefined, JSON.parse(JSON.stringify(store.ui))).store.draft(entry), {
      roles: ['data', 7, true],
      name: 'Lena',
    });
    store.focusNext = [];
    store.edit(entry, edit, 'Done.');
    store.receive({ type: 'edit-result', id: 1, refused: 'No.' });
    assert.equal(store.draft(entry).name, 'Lena');
    store.edit(entry, edit, 'Done.');
    store.receive({ type: 'edit-result', id: 2 });
    assert.deepEqual([store.draft(entry), store.focusNext], [{}, []]);
  });

  it('leaves a form closed whose field speaks up as it goes away', () => {
    const { store } = storeWith(panelModel({}));
    store.openForm(origin);
    store.setDraft(origin, { by: 'lena' });
    store.edit(origin, edit, 'Done.');
    store.receive({ type: 'edit-result', id: 1 });
    store.setDraft(origin, { by: 'lena' });
    assert.deepEqual(store.scope(item).forms, {});
    assert.equal(store.focusNext[0], `${item}/${origin.control}`);
  });

  it('asks first what would not hold, and writes when the user is sure or turns back', () => {
    const { store, sent } = storeWith(panelModel({}));
    const form = { scope: item, control: 'met' };
    const doubt = { left: ['There is no such file.'], so: 'The gate will not pass.' };
    store.openForm(form, { evidence: 'a.md' });
    store.edit(form, edit, 'Done.', true);
    assert.deepEqual(sent, [{ type: 'edit', id: 1, version: 7, edit, isTrial: true }]);
    store.receive({ type: 'edit-result', id: 1, doubt });
    assert.deepEqual([store.doubtOf(form), store.pending, store.announcement], [doubt, undefined, '']);
    assert.deepEqual(store.focusNext, [`${item}/met/back`]);
    store.dismissDoubt(form);
    assert.deepEqual([store.doubtOf(form), store.draft(form)], [undefined, { evidence: 'a.md' }]);
    store.edit(form, edit, 'Done.', true);
    store.receive({ type: 'edit-result', id: 2, doubt });
    store.setDraft(form, { evidence: 'b.md' });
    assert.equal(store.doubtOf(form), undefined, 'it was about something else');
    store.edit(form, edit, 'Done.', true);
    store.receive({ type: 'edit-result', id: 3, doubt });
    store.edit(form, edit, 'Done.');
    assert.deepEqual(sent[3], { type: 'edit', id: 4, version: 7, edit });
    store.receive({ type: 'edit-result', id: 4 });
    assert.deepEqual([store.announcement, store.scope(item).forms], ['Done.', {}]);
  });

  it('keeps what is typed when a form is left, and gives it back once', () => {
    const { store } = storeWith(panelModel({}));
    const form = { scope: item, control: 'waived' };
    store.openForm(form);
    store.leaveForm(form);
    assert.deepEqual(store.scope(item).forms, {}, 'nothing was typed');
    store.openForm(form);
    store.setDraft(form, { reason: 'Not now.' });
    store.openForm(form);
    assert.deepEqual(store.draft(form), { reason: 'Not now.' }, 'opened twice is open');
    store.leaveForm(form);
    assert.match(store.announcement, /is kept/);
    store.openForm(form);
    assert.deepEqual(store.scope(item).forms, { waived: { reason: 'Not now.', isKept: 'yes' } });
    store.leaveForm(form);
    store.openForm(form);
    store.startAnew(form);
    assert.deepEqual(store.scope(item).forms, { waived: {} });
    store.setDraft(form, { reason: 'x' });
    store.closeForm(form);
    assert.deepEqual(store.scope(item).forms, {}, 'who cancels wants it no more');
  });

  it('puts what was picked into the form, with what is typed there', () => {
    const { store } = storeWith(panelModel({}));
    const form = { scope: item, control: 'met' };
    store.openForm(form, { by: 'lena' });
    store.receive({ type: 'picked', item, evidence: 'docs/a.md' });
    assert.deepEqual(store.draft(form), { by: 'lena', evidence: 'docs/a.md' });
    assert.deepEqual(store.focusNext, [`${item}/met/evidence`]);
    store.leaveForm(form);
    store.receive({ type: 'picked', item, evidence: 'docs/b.md' });
    assert.deepEqual(store.draft(form), { by: 'lena', evidence: 'docs/b.md', isKept: 'yes' });
  });

  it('refuses at a field, where the focus goes', () => {
    const { store } = storeWith(panelModel({}));
    store.refuse(origin, 'Missing.', 'a/b/first');
    assert.deepEqual(
      [store.refusalOf(origin), store.blamedIn(origin), store.focusNext],
      ['Missing.', 'a/b/first', ['a/b/first']],
    );
    store.refuse(origin, 'No.');
    assert.equal(store.blamedIn(origin), undefined);
  });
});
