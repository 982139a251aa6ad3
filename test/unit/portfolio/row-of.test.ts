import assert from 'node:assert/strict';
import {
  blockingInWords,
  blockingOf,
  evaluate,
  Forecaster,
  readDocument,
  stages,
} from '../../../src/core/service';
import { panelModel } from '../../../src/panel/model/model';
import { daysAhead, problemRow, type Row } from '../../../src/portfolio/row';
import { rowOf } from '../../../src/portfolio/row-of';
import { busy, estimatedAll, rowFor, today } from './rows';

const small = 'version: 1\nstage: diagnose\nworkflow: { name: Small }\n';

describe('the row of a manifest', () => {
  const cases: readonly [name: string, text: string, expected: Partial<Row>][] = [
    [
      'one that has just begun',
      small,
      {
        name: 'Small',
        stage: 'diagnose',
        gatesPassed: 0,
        passed: null,
        next: 'diagnose',
        whole: true,
        tier: null,
      },
    ],
    [
      'one without a stage',
      'version: 1\nworkflow: { name: W }\n',
      { stage: null, holds: false, openItems: [] },
    ],
    ['one without a name', 'version: 1\nstage: design\n', { name: null, stage: 'design', holds: false }],
    ['an empty one', '', { name: null, stage: null, whole: false, holds: false }],
    ['one that cannot be read as a whole', `${small}owners: [unclosed\n`, { name: 'Small', whole: false }],
    [
      'one that says much',
      busy,
      {
        tier: 'limited',
        audience: 'internal',
        outcomeOwner: 'Priya N.',
        goLive: '2026-12-01',
        goLiveDays: 11,
        holds: false,
        problem: null,
      },
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const row = rowFor(text);
      const keys = Object.keys(expected) as (keyof Row)[];
      assert.deepEqual(Object.fromEntries(keys.map((key) => [key, row[key]])), expected);
    });
  }

  const forecasts: readonly [name: string, text: string, expected: Partial<Row>][] = [
    ['nothing is estimated', small, { noForecast: 'not estimated' }],
    [
      'it cannot be read whole',
      `${estimatedAll('5d')}owners: [unclosed\n`,
      { noForecast: 'read only in part' },
    ],
    ['no calendar has the day', estimatedAll('99999999d'), { noForecast: 'after 9999', goLiveChance: null }],
    ['there is no planned day', estimatedAll('5d'), { noForecast: null, goLiveChance: null }],
    ['the planned day is far', estimatedAll('5d', '2029-01-01'), { noForecast: null, goLiveChance: 1 }],
    ['the planned day is near', estimatedAll('5d', '2026-11-23'), { noForecast: null, goLiveChance: 0 }],
  ];
  for (const [name, text, expected] of forecasts)
    it(`forecasts its go-live where ${name}`, () => {
      const { noForecast, goLiveChance, goLiveP50, goLiveP80 } = rowFor(text);
      assert.deepEqual({ noForecast, goLiveChance }, { goLiveChance: null, ...expected });
      const days = [goLiveP50, goLiveP80];
      if (noForecast !== null) assert.deepEqual(days, [null, null]);
      else {
        const text = days.map(String);
        for (const day of text) assert.match(day, /^202[67]-\d\d-\d\d$/);
        assert.ok((text[0] ?? '') < (text[1] ?? ''));
      }
    });

  it('forecasts the same as the forecast', () => {
    const text = estimatedAll('5d', '2027-02-15');
    const row = rowFor(text);
    const { goLive, chance } = Forecaster.of(evaluate(readDocument(text), { today })).forecast();
    assert.deepEqual([row.goLiveP50, row.goLiveP80], [goLive?.p50.date, goLive?.p80.date]);
    assert.ok(Math.abs((row.goLiveChance ?? 0) - (chance ?? 9)) < 0.006);
  });

  it('has nothing to forecast once go-live is behind it', () => {
    const document = readDocument(estimatedAll('5d'));
    const report = evaluate(document, { today });
    const items = report.items.map((item) => ({ ...item, satisfied: true }));
    const { noForecast } = rowOf({ path: 'a', root: '', document, report: { ...report, items } });
    assert.equal(noForecast, 'nothing left');
  });

  it('says the same as the panel: the verdict, what blocks, the gates, what is next', () => {
    const document = readDocument(busy);
    const report = evaluate(document, { today });
    const row = rowOf({ path: 'a.yaml', root: '', document, report });
    const model = panelModel({ document, report }, { path: 'a.yaml', editable: false });
    assert.equal(row.verdict, model.verdict.words);
    assert.equal(row.why, model.verdict.why);
    assert.equal(row.blocking, model.blocking.words);
    assert.equal(row.blocking, blockingInWords(blockingOf(report)));
    assert.deepEqual(row.openItems.map(({ item }) => item).sort(), [...model.blocking.items].sort());
    assert.deepEqual(
      row.gates.map(({ stage, state }) => [stage, state]),
      model.stages.map(({ id, gate }) => [id, gate]),
    );
    const first = model.steps.find(({ opens }) => opens !== undefined);
    assert.equal(row.causes[0]?.what, first?.what);
  });

  it('names people, not ids, and counts for each what waits for them', () => {
    const { owners, openItems } = rowFor(busy);
    assert.deepEqual(owners.map(({ name, handle }) => [name, handle]).sort(), [
      ['@tomas-k', '@tomas-k'],
      ['Priya N.', '@priya-n'],
    ]);
    assert.ok(openItems.length > 5);
    for (const { name, open } of owners)
      assert.equal(open, openItems.filter(({ owner }) => owner === name).length, name);
  });

  it('counts two owners of one name apart', () => {
    const text = busy.replace('handle: "@tomas-k"', 'name: Priya N.');
    const { owners, openItems } = rowFor(text);
    const sum = owners.reduce((all, { open }) => all + open, 0);
    assert.ok(sum <= openItems.length, `${sum} of ${openItems.length}`);
  });

  it('tells what runs out within 90 days, by day, with who has to be ready', () => {
    const { endings, endingCount } = rowFor(busy);
    assert.deepEqual(
      endings.filter(({ kind }) => kind !== 'review').map(({ date, kind, words }) => [date, kind, words]),
      [
        ['2026-12-24', 'evidence', 'Evidence of Named owners expires'],
        ['2027-01-10', 'model', 'The model coder retires'],
        ['2027-01-31', 'waiver', 'The waiver of Value baseline and target ends'],
      ],
    );
    assert.equal(endingCount, endings.length);
    const days = endings.map((each) => each.days);
    assert.deepEqual(
      days,
      [...days].sort((one, other) => one - other),
    );
    assert.ok(days.every((each) => each <= daysAhead));
  });

  it('adds up the pillars of all gates', () => {
    const row = rowFor(busy);
    const required = row.pillars.reduce((sum, pillar) => sum + pillar.required, 0);
    assert.equal(
      required,
      row.gates.reduce((sum, gate) => sum + gate.required, 0),
    );
    assert.equal(
      row.pillars.reduce((sum, { open }) => sum + open, 0),
      row.openItems.length,
    );
    assert.deepEqual(
      row.gates.map(({ stage }) => stage),
      [...stages],
    );
  });

  it('is small, whatever the manifest holds', () => {
    const long = 'x'.repeat(100_000);
    const text = `version: 1\nstage: design\nworkflow: { name: ${long} }\nowners: { a: { name: ${long}, roles: [outcome] } }\ndata: { ${long}: { owner: nobody } }\n`;
    const size = JSON.stringify(rowFor(text)).length;
    assert.ok(size < 40_000, String(size));
  });

  it('is plain data, as it is written and sent', () => {
    const row = rowFor(busy);
    assert.deepEqual(JSON.parse(JSON.stringify(row)), row);
    assert.deepEqual(structuredClone(row), row);
  });

  it('has the same keys where a manifest could not be read', () => {
    const problem = problemRow({ path: 'x.yaml', today }, 'It cannot be read: permission denied.');
    assert.deepEqual(Object.keys(problem), Object.keys(rowFor(small)));
    assert.equal(problem.problem, 'It cannot be read: permission denied.');
  });
});
