import { strict as assert } from 'node:assert';
import {
  calendarOf,
  evaluate,
  type Forecast,
  Forecaster,
  readDocument,
  reportOn,
  stages,
  toTheEnd,
} from '../../../../src/core/service';
import { dayView, turnsAhead } from '../../../../src/panel/model/calendar';
import { forecastOf } from '../../../../src/panel/model/forecast';
import type { PanelState } from '../../../../src/panel/model/items';
import type { ForecastView } from '../../../../src/panel/protocol/ahead';
import { manifest } from '../manifests';

/** A Monday. */
const today = '2026-11-23';

function stateOf(text: string): PanelState {
  const document = readDocument(text);
  return { document, report: evaluate(document, { today }) };
}

const { report: bare } = stateOf('version: 1\nworkflow: { name: X }\n');
const required = bare.items.filter(({ blocking }) => blocking);

/** A manifest that says something of each item that blocks a gate. */
function saying(say: (id: string) => object | undefined, rest = ''): string {
  const checklist: Record<string, Record<string, object>> = {};
  for (const { id, stage } of required) {
    const said = say(id);
    if (said !== undefined) checklist[stage] = { ...checklist[stage], [id]: { status: 'unmet', ...said } };
  }
  return `version: 1\nstage: diagnose\nworkflow: { name: X }\nchecklist: ${JSON.stringify(checklist)}\n${rest}`;
}

const estimate = { low: '2d', likely: '5d', high: '20d' };
const estimated = (rest?: string): string => saying(() => ({ estimate }), rest);

/** A report on which every item is satisfied, with these gates passed. */
function done(passed: readonly string[]): PanelState['report'] {
  const gates = { ...bare.gates };
  for (const stage of stages)
    gates[stage] = { ...gates[stage], state: passed.includes(stage) ? 'passed' : 'blocked', blockers: [] };
  return { ...bare, gates, items: bare.items.map((item) => ({ ...item, satisfied: true })) };
}

describe('the model of the forecast', () => {
  const cases: readonly (readonly [
    what: string,
    report: () => PanelState['report'],
    check: (view: ForecastView) => void,
  ])[] = [
    [
      'says why there are no dates where nothing is estimated, and all that is to be estimated, first things first',
      () => bare,
      (view) => {
        assert.match(view.none, /^No dates yet: 0 of \d+ open items before go-live are estimated/);
        assert.doesNotMatch(view.none, /Estimate first/);
        assert.deepEqual(view.estimateFirst[0], { item: required[0]?.id, title: required[0]?.entry.title });
        assert.ok(view.estimateFirst.length > 20);
        assert.deepEqual([view.told, view.wins, view.drivers, view.idle], [[], [], [], 0]);
        assert.deepEqual(
          view.gates,
          stages.map((stage) => ({ stage, is: 'open' })),
        );
        assert.ok(view.doubts.some((each) => each.startsWith('Not named yet: ')));
      },
    ],
    [
      'has a range for each gate, what would be won, and what it does not know, where all is estimated',
      () => stateOf(estimated('goLive: 2027-06-01\n')).report,
      (view) => {
        assert.equal(view.none, '');
        assert.equal(view.planned, '2027-06-01');
        assert.ok(view.gates.every(({ is, range }) => is === 'open' && range?.p80.date !== undefined));
        assert.match(
          view.told[0]?.words ?? '',
          /^Go-live in half of all cases by \d+ \w+ 20\d\d, in four of five by/,
        );
        assert.match(
          view.told[1]?.words ?? '',
          /^Planned for 1 June 2027: kept in (less than|about|more than) \d+ % of all cases\.$/,
        );
        assert.ok(view.wins.length > 0);
        const days = view.wins.map((each) => each.days);
        assert.deepEqual(
          days,
          [...days].sort((one, other) => other - one),
        );
        assert.match(view.wins[0]?.left ?? '', /^2 to 20 working days, likely 5$/);
        assert.deepEqual(
          view.drivers.map(({ title }) => title),
          ['Data', 'Integration', 'Governance', 'All else'],
        );
        assert.equal(
          view.drivers.reduce((sum, { days }) => sum + days, 0),
          view.gates.find(({ stage }) => stage === 'deploy')?.range?.p80.workingDays,
        );
        assert.match(view.doubts[0] ?? '', /^Not calibrated/);
        assert.deepEqual(view.estimateFirst, []);
      },
    ],
    [
      'says that the planned day is over',
      () => stateOf(estimated('goLive: 2026-11-01\n')).report,
      ({ told }) =>
        assert.deepEqual(told[1], {
          words: 'It was planned for 1 November 2026, which is over.',
          tone: 'bad',
        }),
    ],
    [
      'says that all gates are passed',
      () => done(stages),
      (view) => {
        assert.equal(view.none, 'All gates are passed: nothing is left to forecast.');
        assert.ok(view.gates.every(({ is }) => is === 'passed'));
        assert.deepEqual([view.estimateFirst, view.doubts], [[], []]);
      },
    ],
    [
      'takes no gate for passed that only errors keep shut',
      () => done(['diagnose', 'design']),
      (view) => {
        assert.equal(
          view.none,
          'No item is left to forecast: what keeps Deploy and Operate shut are errors to be fixed.',
        );
        assert.deepEqual(
          view.gates.map(({ is }) => is),
          ['passed', 'passed', 'errors', 'errors'],
        );
      },
    ],
    [
      'is not longer than anyone wrote it',
      () =>
        stateOf(saying(() => ({ estimate, by: 'o'.repeat(5_000) }), `owners: { ${'o'.repeat(5_000)}: {} }\n`))
          .report,
      ({ wins }) => assert.ok((wins[0]?.who.length ?? 0) <= 1_000),
    ],
  ];
  for (const [what, report, check] of cases) it(what, () => check(toTheEnd(forecastOf(report()))));

  it('counts every open item up to the gate once: among those that win, or those that do not', () => {
    const [, quick] = required;
    const short = { low: '0d', likely: '0d', high: '0d' };
    const { report } = stateOf(saying((id) => ({ estimate: id === quick?.id ? short : estimate })));
    const { wins, idle } = toTheEnd(forecastOf(report));
    const { plan }: Forecast = Forecaster.of(report).forecast();
    assert.equal(wins.length + idle, plan.work.filter(({ item }) => item.stage !== 'operate').length);
    assert.ok(idle > 0, 'not everything is on the longest way');
  });

  it('takes what closed stages say, where somebody gives it', () => {
    const { report } = stateOf(estimated());
    const p80 = (view: ForecastView): number => view.gates[2]?.range?.p80.workingDays ?? 0;
    const closed = { ratios: [3, 3, 3, 3, 3], isCut: false };
    const [plain, late] = [forecastOf(report), forecastOf(report, closed)].map(toTheEnd);
    assert.ok(plain && late && p80(late) > p80(plain));
    assert.match(late.doubts[0] ?? '', /^Calibrated with 5 closed stages/);
    const { doubts } = toTheEnd(forecastOf(report, { ratios: [], isCut: true }));
    assert.match(doubts[0] ?? '', /^Not calibrated, since the clone is shallow/);
  });
});

describe('the model of the calendar', () => {
  const waived = manifest.replace('stage: design', 'stage: diagnose').concat(
    // What ends turns the item.
    '\ngoLive: 2027-02-01\n',
  );

  it('has each turn of the calendar on its day, and where it leads', () => {
    const state = stateOf(waived);
    const { turns } = toTheEnd(turnsAhead(state));
    const expected = toTheEnd(calendarOf(state.document, state.report.input)).days.flatMap((day) =>
      day.turns.map(({ says, is }) => `${day.date} ${is === 'better'} ${says}`),
    );
    assert.ok(expected.length > 1, 'something turns');
    assert.deepEqual(
      turns.map(({ date, sign, says }) => `${date} ${sign === 'good'} ${says}`),
      expected,
    );
    for (const { stage, item, place, says } of turns)
      assert.ok(stage !== undefined || item !== undefined || place !== undefined, says);
    for (const { item } of turns)
      if (item !== undefined) assert.ok(state.report.items.some(({ id }) => id === item));
  });

  it('is, on a day, what a check says on that day', () => {
    const state = stateOf(waived);
    for (const date of [today, '2026-12-24', '2027-05-01', '2027-11-23']) {
      const { gates } = reportOn(state.document, state.report.input, date);
      assert.deepEqual(
        dayView(state, date).gates.map(({ id, met, required: of, gate }) => [id, met, of, gate === 'passed']),
        stages.map((stage) => [
          stage,
          gates[stage].met,
          gates[stage].required,
          gates[stage].state === 'passed',
        ]),
      );
    }
  });
});
