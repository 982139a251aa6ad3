import assert from 'node:assert/strict';
import { changesByDay, type PastState } from '../../../../src/core/service';

const gates = {
  diagnose: 'passed',
  design: 'not-passed',
  deploy: 'not-passed',
  operate: 'not-passed',
} as const;
const stood = (isPassed: boolean): PastState => ({
  stage: 'diagnose',
  gates: { ...gates, diagnose: isPassed ? 'passed' : 'not-passed' },
  waivers: [],
  edition: '2026.2',
  isPartial: false,
  holidays: [],
});
const at = { commit: 'a', day: '2026-01-01', by: 'commit' } as const;

describe('what the days did between two commits', () => {
  /** The days on which the gate turned, what is found, and how often it was asked. */
  const cases: readonly (readonly [
    turns: readonly string[],
    until: string,
    found: readonly string[],
    asked: number,
  ])[] = [
    [[], '2026-12-31', [], 1],
    [[], '2026-01-01', [], 0],
    [['2026-01-02'], '2026-01-02', ['2026-01-02'], 1],
    [['2026-06-15'], '2026-12-31', ['2026-06-15'], 10],
    [['2026-12-31'], '2026-12-31', ['2026-12-31'], 10],
    [
      ['2026-02-01', '2026-06-15', '2026-09-09'],
      '2026-12-31',
      ['2026-02-01', '2026-06-15', '2026-09-09'],
      26,
    ],
    // It stands as it did: that it was otherwise in between is not looked for.
    [['2026-02-01', '2026-06-15'], '2026-12-31', [], 1],
  ];
  for (const [turns, until, found, most] of cases)
    it(`is found on its day: ${turns.join(', ') || 'nothing'} until ${until}`, async () => {
      let asked = 0;
      const on = async (day: string): Promise<PastState> => {
        asked++;
        return stood(turns.filter((turn) => turn <= day).length % 2 === 0);
      };
      const points = await changesByDay({ at, state: stood(true), until }, on);
      assert.ok(points.every(({ by, commit }) => by === 'day' && commit === 'a'));
      assert.ok(asked <= most && (most > 1 || asked === most), String(asked));
      // One of three turns is found at least, and where it stands at last is the state of the last one.
      if (found.length < 3)
        assert.deepEqual(
          points.map(({ day }) => day),
          found,
        );
      else assert.ok(points.length > 0 && points.every(({ day }) => found.includes(day)));
    });
});
