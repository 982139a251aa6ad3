import assert from 'node:assert/strict';
import type { Past, StagePast, WaiverPast } from '../../../../src/core/service';
import { pastView } from '../../../../src/panel/model/past';

const today = '2026-11-22';
const at = (day: string, by: 'commit' | 'day' = 'commit') => ({ commit: 'a'.repeat(40), day, by });
const latest = (day: string) => ({ ...at(day), isLatest: true as const });

function view(past: Partial<Past>) {
  const whole: Past = {
    first: at('2026-01-01'),
    last: at('2026-11-01'),
    stages: [],
    waivers: [],
    unread: [],
    gone: [],
    editions: [],
    partial: 0,
    ...past,
  };
  const head = { id: 'b'.repeat(40), day: '2026-11-01' };
  return pastView({ past: whole, renamed: [], head, commits: 9, judged: 2 }, today);
}

describe('the model of the history', () => {
  type Stage = Omit<StagePast, 'stage'>;
  const stages: readonly (readonly [
    what: string,
    stage: Stage,
    pieces: readonly string[],
    words: readonly string[],
  ])[] = [
    ['nothing', { passed: [] }, [], ['', '', '']],
    [
      'a claim',
      { claimed: at('2026-11-12'), passed: [] },
      ['open 2026-11-12 2026-11-22'],
      ['12 November 2026', '', '10 days so far'],
    ],
    [
      'a claim that may be older',
      { claimed: latest('2026-11-12'), isSkipped: true, passed: [] },
      ['open 2026-11-12 2026-11-22 ‹'],
      ['12 November 2026, at the latest, with a later stage', '', 'at least 10 days so far'],
    ],
    [
      'a gate that was lost by the day, and passed again',
      {
        claimed: at('2026-01-02'),
        passed: [{ from: at('2026-02-02'), to: at('2026-03-02', 'day') }, { from: at('2026-04-02') }],
        took: { days: 31, workingDays: 21, isExact: true },
      },
      [
        'open 2026-01-02 2026-02-02',
        'passed 2026-02-02 2026-03-02',
        'lost 2026-03-02 2026-04-02',
        'passed 2026-04-02 2026-11-22',
      ],
      ['2 January 2026', '2 February 2026', '31 days (21 working days)'],
    ],
    [
      'a gate that was passed before it was claimed',
      {
        claimed: at('2026-03-02'),
        passed: [{ from: at('2026-02-02') }],
        took: { days: 0, workingDays: 0, isExact: true },
      },
      ['passed 2026-02-02 2026-11-22'],
      ['2 March 2026', '2 February 2026', 'passed before it was claimed'],
    ],
    [
      'a gate that was passed when it was first known',
      {
        claimed: latest('2026-02-02'),
        passed: [{ from: latest('2026-02-02') }],
        took: { days: 0, workingDays: 0, isExact: false },
      },
      ['passed 2026-02-02 2026-11-22 ‹'],
      [
        '2 February 2026, at the latest',
        '2 February 2026, at the latest',
        'at least 0 days (0 working days)',
      ],
    ],
  ];
  for (const [what, stage, pieces, words] of stages)
    it(`draws and says ${what}`, () => {
      const [found] = view({ stages: [{ stage: 'diagnose', ...stage }] }).stages;
      assert.deepEqual(
        found?.pieces.map(({ kind, from, to, isLatest }) => `${kind} ${from} ${to}${isLatest ? ' ‹' : ''}`),
        pieces,
      );
      assert.deepEqual([found?.claimed, found?.passed, found?.took], words);
    });

  const waivers: readonly (readonly [
    what: string,
    events: WaiverPast['events'],
    pieces: readonly string[],
  ])[] = [
    [
      'that holds',
      [{ kind: 'added', at: at('2026-10-01'), until: '2026-12-01' }],
      ['waived 2026-10-01 2026-11-22'],
    ],
    [
      'renewed in time, and gone',
      [
        { kind: 'added', at: at('2026-10-01'), until: '2026-10-20' },
        { kind: 'renewed', at: at('2026-10-10'), until: '2026-11-20' },
        { kind: 'gone', at: at('2026-11-10') },
      ],
      ['waived 2026-10-01 2026-11-10'],
    ],
    [
      'that ended, was renewed, and ended again',
      [
        { kind: 'added', at: at('2026-10-01'), until: '2026-10-10' },
        { kind: 'ended', at: at('2026-10-11', 'day'), until: '2026-10-10' },
        { kind: 'renewed', at: at('2026-10-20'), until: '2026-11-01' },
        { kind: 'ended', at: at('2026-11-02', 'day'), until: '2026-11-01' },
      ],
      [
        'waived 2026-10-01 2026-10-11',
        'over 2026-10-11 2026-10-20',
        'waived 2026-10-20 2026-11-02',
        'over 2026-11-02 2026-11-22',
      ],
    ],
    [
      'that had ended when it was first known',
      [
        { kind: 'added', at: latest('2026-10-01'), until: '2026-09-01' },
        { kind: 'ended', at: latest('2026-10-01'), until: '2026-09-01' },
      ],
      ['over 2026-10-01 2026-11-22 ‹'],
    ],
  ];
  for (const [what, events, pieces] of waivers)
    it(`draws a waiver ${what}`, () => {
      const [found] = view({
        waivers: [{ item: 'owners-named', title: 'Owners', stage: 'diagnose', events }],
      }).waivers;
      assert.deepEqual(
        found?.pieces.map(({ kind, from, to, isLatest }) => `${kind} ${from} ${to}${isLatest ? ' ‹' : ''}`),
        pieces,
      );
      assert.equal(found?.events.length, events.length);
    });

  it('says how much was looked at', () => {
    assert.equal(
      view({}).told,
      'Judged at 2 of 9 commits, from 1 January 2026 to commit bbbbbbbbb of 1 November 2026. What is not committed is not in it.',
    );
  });
});
