import assert from 'node:assert/strict';
import { calibrationOf, type Past, type PastState, type Point, tellPast } from '../../../../src/core/service';

const noGates = {
  diagnose: 'not-passed',
  design: 'not-passed',
  deploy: 'not-passed',
  operate: 'not-passed',
} as const;

const estimated = (workingDays?: number) => ({
  open: 4,
  estimated: 2,
  ...(workingDays !== undefined && { workingDays }),
});

type Stood = Partial<Pick<PastState, 'stage' | 'estimate' | 'from' | 'holidays'>> & {
  readonly gate?: PastState['gates']['diagnose'];
};

function stood(day: string, { gate = 'not-passed', ...said }: Stood = {}): Point {
  const gates = { ...noGates, diagnose: gate };
  const state: PastState = {
    ...{ stage: 'diagnose', gates, waivers: [], edition: '1', isPartial: false, holidays: [] },
    ...said,
  };
  return { commit: day, day, by: 'commit', state };
}

const unread = (day: string): Point => ({ commit: day, day, by: 'commit', unread: 'it is broken.' });
const gone = (day: string): Point => ({ commit: day, day, by: 'commit', isGone: true });

/** Monday the 5th to Monday the 19th are ten working days. */
const claimed = stood('2026-10-05', { estimate: estimated(8) });
const passed = stood('2026-10-19', { gate: 'passed' });

function told(points: readonly Point[], isCut = false): Past {
  return tellPast(points, isCut) ?? assert.fail('nothing is told');
}

const ratios = (past: Past): readonly number[] => calibrationOf([{ path: 'a', past }]).ratios;

describe('what a closed stage took over what it was to take', () => {
  const cases: readonly (readonly [what: string, points: readonly Point[], ratios: readonly number[]])[] = [
    ['is the working days over those of the schedule', [claimed, passed], [1.25]],
    [
      'leaves out holidays',
      [
        stood('2026-10-05', { estimate: estimated(8), holidays: ['2026-10-12', '2026-10-13'] }),
        stood('2026-10-19', { gate: 'passed' }),
      ],
      [1],
    ],
    [
      'counts until the first time alone',
      [claimed, passed, stood('2026-10-20'), stood('2026-10-21', { gate: 'passed' })],
      [1.25],
    ],
    [
      'is not told of what was closed on the same day',
      [claimed, stood('2026-10-05', { gate: 'passed' })],
      [],
    ],
    [
      'is not told where only a weekend was between',
      [stood('2026-10-10', { estimate: estimated(8) }), stood('2026-10-11', { gate: 'passed' })],
      [],
    ],
    [
      'is told of what was closed on the next working day',
      [stood('2026-10-09', { estimate: estimated(8) }), stood('2026-10-12', { gate: 'passed' })],
      [0.125],
    ],
    ['is not told while it is open', [claimed, stood('2026-10-19')], []],
    [
      'is not told where it was to take no time',
      [stood('2026-10-05', { estimate: estimated(0) }), passed],
      [],
    ],
    [
      'is not told where too little was estimated',
      [stood('2026-10-05', { estimate: estimated() }), passed],
      [],
    ],
    [
      'is not told where it was passed before it was claimed',
      [
        stood('2026-10-01', { stage: undefined, gate: 'passed' }),
        stood('2026-10-02', { stage: undefined }),
        claimed,
        passed,
      ],
      [],
    ],
    [
      'is not told where it was passed at once',
      [stood('2026-10-05', { gate: 'passed', estimate: estimated(8) })],
      [],
    ],
    [
      'is not told where it could not be read between',
      [claimed, unread('2026-10-07'), stood('2026-10-08'), passed],
      [],
    ],
    [
      'is not told where it was not there for a while',
      [claimed, gone('2026-10-07'), stood('2026-10-08'), passed],
      [],
    ],
    [
      'is not told where it may have been passed before',
      [claimed, stood('2026-10-07', { gate: 'unknown' }), stood('2026-10-08'), passed],
      [],
    ],
    [
      'is not told of a stage that was claimed with a later one',
      [stood('2026-10-05', { stage: 'design', estimate: estimated(8) }), passed],
      [],
    ],
  ];
  for (const [what, points, expected] of cases)
    it(what, () =>
      assert.deepEqual(ratios(told([stood('2026-09-01', { stage: undefined }), ...points])), expected),
    );

  it('is not told where what came before is not in the clone', () => {
    assert.deepEqual([ratios(told([claimed, passed], true)), ratios(told([claimed, passed]))], [[], [1.25]]);
  });

  it('is not told where work began before the first version', () => {
    const [first, from] = [stood('2026-10-05', { estimate: estimated(8) }), '2026-09-01'];
    const earlier = stood('2026-10-05', { estimate: estimated(8), from });
    assert.deepEqual([ratios(told([earlier, passed])), ratios(told([first, passed]))], [[], [1.25]]);
  });

  it('counts once in two checkouts, and for each manifest', () => {
    const past = told([claimed, passed]);
    const all = ['a', 'a', 'b'].map((path) => ({ path, past }));
    assert.deepEqual(calibrationOf(all).ratios, [1.25, 1.25]);
  });
});
