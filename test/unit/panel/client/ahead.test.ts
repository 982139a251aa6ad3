import { strict as assert } from 'node:assert';
import {
  blockingOnDay,
  dayAhead,
  dayInWords,
  expectedDay,
  monthOf,
} from '../../../../src/panel/client/base/ahead-words';
import { Ahead } from '../../../../src/panel/client/host/ahead';
import type { Host } from '../../../../src/panel/client/host/host';
import { isToPanel } from '../../../../src/panel/client/host/host';
import { Store } from '../../../../src/panel/client/host/store';
import type { DayView } from '../../../../src/panel/protocol/ahead';
import type { ToHost, ToPanel } from '../../../../src/panel/protocol/messages';
import { calendars, days, forecasts } from '../../../e2e/panel/ahead-views';
import { panelModel } from '../../../e2e/panel/model-builder';

const today = '2026-11-20';
const { usual } = forecasts;

function hostWith(state?: unknown): { readonly host: Host; readonly sent: ToHost[] } {
  const sent: ToHost[] = [];
  const host: Host = {
    send: (message) => sent.push(message),
    readState: () => state,
    writeState: () => undefined,
    listen: () => undefined,
  };
  return { host, sent };
}

describe('panel/client: what lies ahead', () => {
  const timers = new Map<number, () => void>();
  let last = 0;
  const run = (): void => {
    for (const [id, each] of [...timers]) {
      timers.delete(id);
      each();
    }
  };
  before(() => {
    const clock = {
      setTimeout: (each: () => void) => {
        timers.set(++last, each);
        return last;
      },
      clearTimeout: (timer: number) => timers.delete(timer),
    };
    Object.assign(globalThis, { window: clock });
  });
  after(() => Reflect.deleteProperty(globalThis, 'window'));
  beforeEach(() => timers.clear());

  it('tells the host what is shown, once; a day once it rests on one', () => {
    const { host, sent } = hostWith();
    const ahead = new Ahead(host);
    ahead.look({ page: 'next', day: '' }, { today });
    assert.deepEqual(sent, []);
    ahead.look({ page: 'time', day: '' }, { today });
    ahead.look({ page: 'time', day: '' }, { today });
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03'])
      ahead.look({ page: 'time', day }, { today });
    assert.deepEqual(sent, [{ type: 'shows', page: 'calendar' }]);
    run();
    assert.deepEqual(sent.slice(1), [{ type: 'shows', page: 'calendar', day: '2026-12-03' }]);
    ahead.look({ page: 'forecast', day: '2026-12-03' }, { today });
    ahead.look({ page: 'facts', day: '2026-12-03' }, { today });
    assert.deepEqual(sent.slice(2), [
      { type: 'shows', page: 'forecast' },
      { type: 'shows', page: 'other' },
    ]);
    run();
    assert.equal(sent.length, 4, 'nothing comes late');
  });

  it('tells it again to a host that has sent the whole model', () => {
    const { host, sent } = hostWith({ page: 'time', day: '2027-01-06' });
    const store = new Store(host, () => undefined);
    assert.deepEqual(sent, []);
    for (const version of [1, 2]) store.receive({ type: 'model', version, model: panelModel({ today }) });
    const shows = { type: 'shows', page: 'calendar', day: '2027-01-06' };
    assert.deepEqual(sent, [shows, shows]);
  });

  it('keeps what was told while it is worked out anew, and says so once', () => {
    const { host } = hostWith({ page: 'forecast' });
    const store = new Store(host, () => undefined);
    store.receive({ type: 'model', version: 1, model: panelModel({ today }) });
    assert.equal(store.ahead.standing.forecast, 'working');
    assert.ok(usual);
    store.receive({ type: 'forecast', forecast: usual });
    assert.deepEqual([store.ahead.standing.forecast, store.announcement], ['told', 'The forecast is here.']);
    store.announce('');
    store.receive({ type: 'working', page: 'forecast' });
    assert.deepEqual([store.ahead.standing.forecast, store.ahead.forecast], ['working', usual]);
    store.receive({ type: 'forecast', forecast: usual });
    assert.equal(store.announcement, '');
    store.receive({ type: 'failed', page: 'forecast' });
    assert.deepEqual([store.ahead.standing.forecast, store.ahead.forecast], ['failed', usual]);
  });

  it('takes the day that is looked at, and drops one that is not any more', () => {
    const { host } = hostWith({ page: 'time', day: '2027-01-06' });
    const store = new Store(host, () => undefined);
    store.receive({ type: 'model', version: 1, model: panelModel({ today }) });
    const day = (date: string): DayView => ({ ...(days.lost ?? assert.fail()), date });
    const told = (): string | undefined => store.ahead.day?.date;
    store.receive({ type: 'day', day: day('2027-01-05') });
    assert.equal(told(), undefined);
    store.receive({ type: 'day', day: day('2027-01-06') });
    assert.equal(told(), '2027-01-06');
    assert.match(store.announcement, /^6 January 2027: Diagnose passed, Design /);
  });

  it('moves the places of the calendar with the lines', () => {
    const { host } = hostWith({ page: 'time' });
    const ahead = new Ahead(host);
    const turn = { date: today, sign: 'error', says: 'a', why: '' } as const;
    const at = (line: number) => ({ ...turn, place: { line, character: 2 } });
    ahead.receive({ type: 'calendar', calendar: { turns: [at(3), at(9)] } }, { page: 'time', day: '' });
    ahead.move({ moved: { from: 5, by: 2 } });
    assert.deepEqual(ahead.calendar, { turns: [at(3), at(11)] });
  });

  it('leads to the estimate of an item', () => {
    const { host } = hostWith();
    const store = new Store(host, () => undefined);
    store.receive({ type: 'model', version: 1, model: panelModel({ today }) });
    store.showPlan('owners-named');
    store.showPlan('owners-named');
    assert.deepEqual(store.scope('owners-named'), { open: true, folds: ['plan'], forms: {} });
    assert.deepEqual(store.focusNext, [
      'owners-named/fact:plan:owners-named:estimate.low',
      'row:owners-named',
    ]);
    assert.equal(store.ui.page, 'checklist');
  });

  describe('messages', () => {
    const ours: readonly ToPanel[] = [
      { type: 'working', page: 'calendar' },
      { type: 'failed', page: 'forecast' },
      ...Object.values(forecasts).map((forecast) => ({ type: 'forecast', forecast }) as const),
      ...Object.values(calendars).map((calendar) => ({ type: 'calendar', calendar }) as const),
      ...Object.values(days).map((day) => ({ type: 'day', day }) as const),
    ];
    it('are taken', () => {
      for (const message of ours)
        assert.ok(isToPanel(JSON.parse(JSON.stringify(message))), JSON.stringify(message));
    });
    it('are not taken without what is drawn of them', () => {
      for (const message of [
        { type: 'working', page: 'other' },
        { type: 'forecast', forecast: { ...usual, wins: undefined } },
        { type: 'forecast', forecast: { ...usual, none: 1 } },
        { type: 'calendar', calendar: {} },
        { type: 'day', day: { ...days.lost, gates: {} } },
        { type: 'day' },
      ])
        assert.equal(isToPanel(message), false, JSON.stringify(message));
    });
  });

  describe('words', () => {
    for (const [what, got, want] of [
      ['a day ahead', dayAhead('2026-11-21', today), '2026-11-21'],
      ['the last one', dayAhead('2027-11-20', today), '2027-11-20'],
      ['one beyond', dayAhead('2027-11-21', today), ''],
      ['today', dayAhead(today, today), ''],
      ['a day that is over', dayAhead('2026-11-19', today), ''],
      ['none', dayAhead('', today), ''],
      ['no day', dayAhead('soon', today), ''],
      ['a month', monthOf('2026-12-01'), 'December 2026'],
      ['a day of a forecast', expectedDay({ workingDays: 3, date: '2026-12-01' }), '1 December 2026'],
      ['a day beyond all calendars', expectedDay({ workingDays: 1e9 }), 'after 9999'],
      ['what blocks', blockingOnDay('1 item blocks'), '1 item blocks.'],
      ['what does not', blockingOnDay(''), 'Nothing keeps the claimed stage back.'],
      [
        'a day',
        dayInWords({
          date: today,
          gates: [{ id: 'design', gate: 'passed', met: 1, required: 1 }],
          blocking: '',
        }),
        '20 November 2026: Design passed. Nothing keeps the claimed stage back.',
      ],
    ] as const)
      it(what, () => assert.equal(got, want));
  });
});
