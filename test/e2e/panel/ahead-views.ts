// Forecasts, calendars and days as the page is told them: usual ones, and those that are hard to show.
import { isoOf } from '../../../src/core/base/dates';
import { catalogue } from '../../../src/core/service';
import type { CalendarView, DayView, ForecastView, TurnView } from '../../../src/panel/protocol/ahead';

const today = '2026-11-20';
const stages = ['diagnose', 'design', 'deploy', 'operate'] as const;

type Gates = ForecastView['gates'];
const range = (p50: string | undefined, p80: string | undefined, days = 20) => ({
  p50: { workingDays: days, ...(p50 && { date: p50 }) },
  p80: { workingDays: days * 2, ...(p80 && { date: p80 }) },
});

const gates: Gates = [
  { stage: 'diagnose', is: 'passed' },
  { stage: 'design', is: 'open', range: range('2026-12-21', '2027-01-14') },
  { stage: 'deploy', is: 'open', range: range('2027-03-01', '2027-04-12', 68) },
  { stage: 'operate', is: 'open', range: range('2027-04-19', '2027-06-02', 102) },
];

const none: ForecastView = {
  today,
  gates: stages.map((stage) => ({ stage, is: 'open' })),
  told: [],
  none: 'No dates yet: 0 of 34 open items before go-live are estimated, and a forecast needs half of them.',
  estimateFirst: catalogue.slice(0, 34).map(({ id, title }) => ({ item: id, title })),
  drivers: [],
  wins: [],
  idle: 0,
  doubts: ['Not named yet: whoever owns the outcome and whoever approves; each is counted as one person.'],
};

const usual: ForecastView = {
  today,
  planned: '2027-03-15',
  gates,
  told: [
    { words: 'Go-live in half of all cases by 1 March 2027, in four of five by 12 April 2027.' },
    { words: 'Planned for 15 March 2027: kept in about 60 % of all cases.', tone: 'warn' },
  ],
  none: '',
  estimateFirst: [],
  drivers: [
    { title: 'Data', days: 31 },
    { title: 'Integration', days: 44 },
    { title: 'Governance', days: 12 },
    { title: 'All else', days: 15 },
  ],
  wins: catalogue.slice(0, 5).map(({ id, title }, at) => ({
    item: id,
    title,
    days: 12.4 - at * 2.3,
    who: ['priya', 'tomas', 'whoever owns the data'][at % 3] ?? '',
    left:
      at % 2 === 0 ? '2 to 20 working days, likely 5' : 'not estimated; 5 working days as the median of all',
  })),
  idle: 7,
  doubts: [
    'Not calibrated: that half of all plans take more than 1.3 times as long as estimated is an assumption, from surveys of software projects.',
    '3 items without an estimate take as long as the median of the team’s own.',
  ],
};

const foul = '<img src=x onerror="window.hacked=1">\u202Egnol'.repeat(20);

/** By what is special about each. */
export const forecasts: Readonly<Record<string, ForecastView>> = {
  usual,
  none,
  passed: {
    ...none,
    gates: stages.map((stage) => ({ stage, is: 'passed' })),
    none: 'All gates are passed: nothing is left to forecast.',
    estimateFirst: [],
    doubts: [],
  },
  far: {
    ...usual,
    planned: '2035-01-01',
    gates: gates.map((gate) => (gate.range ? { ...gate, range: range('9999-12-31', undefined, 1e9) } : gate)),
  },
  soon: {
    ...usual,
    planned: '2026-11-24',
    gates: [
      ...gates.slice(0, 2).map(({ stage }) => ({ stage, is: 'errors' as const })),
      { stage: 'deploy', is: 'open', range: range('2026-11-20', '2026-11-20', 0) },
      { stage: 'operate', is: 'open', range: range('2026-11-23', '2026-11-24', 1) },
    ],
    drivers: usual.drivers.map(({ title }) => ({ title, days: 0 })),
    wins: [],
    idle: 2,
  },
  full: {
    ...usual,
    told: [{ words: foul, tone: 'bad' }],
    wins: catalogue.map(({ id, title }, at) => ({ item: id, title, days: 60 - at, who: foul, left: foul })),
    doubts: [foul, ...usual.doubts],
  },
};

const turn = (date: string, change: Partial<TurnView> = {}): TurnView => ({
  date,
  sign: 'error',
  says: 'Reviewed threat model does not hold any more',
  why: 'The waiver expired on 2026-12-01.',
  who: 'tomas',
  item: 'threat-model-reviewed',
  ...change,
});

const turns: readonly TurnView[] = [
  {
    date: '2026-12-02',
    sign: 'error',
    says: 'The Design gate is not passed any more',
    why: '',
    stage: 'design',
  },
  turn('2026-12-02'),
  turn('2027-02-07', {
    sign: 'warning',
    says: 'A warning',
    why: '"data-quality-baselined" is reviewed every month: the review was due on 2027-02-06, 1 day ago.',
    item: 'data-quality-baselined',
  }),
  {
    date: '2027-05-01',
    sign: 'good',
    says: 'A warning is gone',
    why: 'It is time.',
    place: { line: 7, character: 2 },
  },
];

export const calendars: Readonly<Record<string, CalendarView>> = {
  usual: { turns },
  none: { turns: [] },
  full: {
    turns: Array.from({ length: 200 }, (_, at) =>
      turn(isoOf(20_800 + at) ?? '', { says: foul, why: foul, who: at % 2 === 0 ? foul : 'priya' }),
    ),
  },
};

export const days: Readonly<Record<string, DayView>> = {
  lost: {
    date: '2027-02-28',
    gates: [
      { id: 'diagnose', gate: 'passed', met: 9, required: 9 },
      { id: 'design', gate: 'blocked', isClaimed: true, met: 10, required: 12 },
      { id: 'deploy', gate: 'not-passed', met: 2, required: 15 },
      { id: 'operate', gate: 'not-begun', met: 0, required: 6 },
    ],
    blocking: '2 items block, 1 error',
  },
};
