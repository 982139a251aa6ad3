import assert from 'node:assert/strict';
import { endingsOf, Fold, type Portfolio } from '../../../src/portfolio/fold';
import { type EndingRow, problemRow, type Row } from '../../../src/portfolio/row';
import { busy, foldOf, row, rowFor, today } from './rows';

const open = (item: string, owner: string): Row['openItems'][number] => ({
  item,
  title: item.toUpperCase(),
  stage: 'diagnose',
  pillar: 'data',
  owner,
});
const ending = (date: string, days: number): EndingRow => ({
  date,
  days,
  kind: 'waiver',
  words: `The waiver of X ends on ${date}`,
  owner: 'Ann',
});
const owner = (name: string, handle: string | null, count: number): Row['owners'][number] => ({
  id: name.toLowerCase(),
  name,
  handle,
  open: count,
});

describe('what many rows come to', () => {
  const cases: readonly [name: string, rows: readonly Row[], expected: Partial<Portfolio>][] = [
    ['of none', [], { manifests: 0, owners: [], months: [], stages: [], nearest: [] }],
    [
      'what could not be read counts as that alone',
      [problemRow({ path: 'a', today }, 'gone'), row({ holds: true })],
      { manifests: 2, unread: 1, holding: 1, stages: [{ stage: null, workflows: 1, holding: 1 }] },
    ],
    [
      'stages in their order, those without one last',
      [row({ stage: null }), row({ stage: 'deploy', holds: true }), row({ stage: 'diagnose' })],
      {
        stages: [
          { stage: 'diagnose', workflows: 1, holding: 0 },
          { stage: 'deploy', workflows: 1, holding: 1 },
          { stage: null, workflows: 1, holding: 0 },
        ],
      },
    ],
    [
      'one handle is one person, whatever the name and the capitals',
      [
        row({ owners: [owner('Ann', '@ann', 2)], openItems: [open('a', 'Ann'), open('b', 'Ann')] }),
        row({ owners: [owner('Ann B.', '@Ann', 1)], openItems: [open('a', 'Ann B.')] }),
        row({ owners: [owner('Bob', null, 1)], openItems: [open('a', 'Bob')] }),
      ],
      {
        owners: [
          { name: 'Ann', open: 3, workflows: 2 },
          { name: 'Bob', open: 1, workflows: 1 },
        ],
        unowned: 0,
      },
    ],
    [
      'what waits for nobody who is named',
      [
        row({
          owners: [owner('Ann', null, 1)],
          openItems: [open('a', 'Ann'), open('b', 'whoever approves')],
        }),
      ],
      { unowned: 1 },
    ],
    [
      'the most common blocker first',
      [row({ openItems: [open('a', 'x'), open('b', 'x')] }), row({ openItems: [open('b', 'x')] })],
      {
        blockers: [
          { item: 'b', title: 'B', stage: 'diagnose', pillar: 'data', workflows: 2 },
          { item: 'a', title: 'A', stage: 'diagnose', pillar: 'data', workflows: 1 },
        ],
      },
    ],
  ];
  for (const [name, rows, expected] of cases) {
    it(name, () => {
      const portfolio = foldOf(rows, today);
      const keys = Object.keys(expected) as (keyof Portfolio)[];
      assert.deepEqual(Object.fromEntries(keys.map((key) => [key, portfolio[key]])), expected);
    });
  }

  it('what runs out by month, what is over first', () => {
    const { months, overdue, nearest } = foldOf(
      [
        row({ endings: [ending('2027-01-31', 72), ending('2026-12-01', 11)], endingCount: 2 }),
        row({ path: 'b', endings: [ending('2026-11-01', -19), ending('2027-01-02', 43)], endingCount: 2 }),
      ],
      today,
    );
    assert.deepEqual(
      months.map((month) => [month.month, endingsOf(month)]),
      [
        ['over', 1],
        ['2026-12', 1],
        ['2027-01', 2],
      ],
    );
    assert.equal(overdue, 1);
    assert.deepEqual(
      nearest.map(({ date, path }) => [date, path]),
      [
        ['2026-11-01', 'b'],
        ['2026-12-01', 'ai-readiness.yaml'],
        ['2027-01-02', 'b'],
        ['2027-01-31', 'ai-readiness.yaml'],
      ],
    );
  });

  it('keeps the nearest days of many, and no more than those', () => {
    const fold = new Fold(today);
    for (let day = 999; day >= 0; day--)
      fold.add(row({ path: `${day}`, endings: [ending('2027-01-01', day)] }));
    assert.deepEqual(
      fold.result.nearest.map(({ days }) => days),
      Array.from({ length: 20 }, (_, day) => day),
    );
  });

  it('counts each gate of each workflow once', () => {
    const rows = [rowFor(busy), rowFor('version: 1\nstage: diagnose\nworkflow: { name: W }\n')];
    const { gates } = foldOf(rows, today);
    for (const { states } of gates)
      assert.equal(
        Object.values(states).reduce((sum, each) => sum + each, 0),
        2,
      );
    assert.equal(gates.filter(({ ahead }) => ahead > 0).length, 2, 'Diagnose and Design are claimed');
  });
});
