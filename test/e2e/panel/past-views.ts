// Histories as the page is told them: usual ones, and those that are hard to show.
import { isoOf } from '../../../src/core/base/dates';
import { catalogue, type Past, type StagePast, type WaiverPast } from '../../../src/core/service';
import { pastView } from '../../../src/panel/model/past';
import type { PastView } from '../../../src/panel/protocol/past';

const today = '2026-11-22';
const head = { id: '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432', day: '2026-11-20' };
const at = (day: string, by: 'commit' | 'day' = 'commit') => ({ commit: head.id, day, by });
const stages = ['diagnose', 'design', 'deploy', 'operate'] as const;

function viewOf(past: Partial<Past>, renamed: Parameters<typeof pastView>[0]['renamed'] = []): PastView {
  const whole: Past = {
    first: at('2026-02-03'),
    last: at('2026-11-20'),
    stages: stages.map((stage) => ({ stage, passed: [] })),
    waivers: [],
    unread: [],
    gone: [],
    editions: [],
    partial: 0,
    ...past,
  };
  return pastView({ past: whole, renamed, head, commits: 1_204, judged: 61 }, today);
}

const usualStages: readonly StagePast[] = [
  {
    stage: 'diagnose',
    claimed: at('2026-02-03'),
    passed: [{ from: at('2026-03-20') }],
    took: { days: 45, workingDays: 33, isExact: true },
    estimate: { open: 9, estimated: 7, workingDays: 20.5 },
    ratio: 33 / 20.5,
  },
  {
    stage: 'design',
    claimed: at('2026-03-23'),
    passed: [{ from: at('2026-06-12'), to: at('2026-09-02', 'day') }, { from: at('2026-09-15') }],
    took: { days: 81, workingDays: 59, isExact: true },
    estimate: { open: 12, estimated: 12, workingDays: 45 },
    ratio: 59 / 45,
  },
  {
    stage: 'deploy',
    claimed: at('2026-06-15'),
    passed: [],
    estimate: { open: 14, estimated: 3 },
  },
  { stage: 'operate', passed: [] },
];

const usualWaivers: readonly WaiverPast[] = [
  {
    item: 'threat-model-reviewed',
    title: 'Reviewed threat model',
    stage: 'design',
    events: [
      { kind: 'added', at: at('2026-06-10'), until: '2026-09-01' },
      { kind: 'ended', at: at('2026-09-02', 'day'), until: '2026-09-01' },
      { kind: 'renewed', at: at('2026-09-15'), until: '2026-12-01' },
    ],
  },
  {
    item: 'data-access-proven',
    title: 'Access to real data',
    stage: 'diagnose',
    events: [
      { kind: 'added', at: at('2026-02-20'), until: '2026-04-30' },
      { kind: 'renewed', at: at('2026-04-22'), until: '2026-06-30' },
      { kind: 'gone', at: at('2026-06-01') },
    ],
  },
];

const since = (days: number): string => isoOf(17_200 + days) ?? '';

export const pasts: Readonly<Record<string, PastView | { readonly none: string }>> = {
  usual: viewOf({ stages: usualStages, waivers: usualWaivers }, [
    { from: 'services/claims/readiness.yaml', at: { day: '2026-05-04' } },
  ]),
  begun: viewOf({
    first: at('2026-11-20'),
    stages: stages.map((stage, index) => ({
      stage,
      passed: [],
      ...(index === 0 && { claimed: at('2026-11-20') }),
    })),
  }),
  cut: viewOf({
    first: at('2026-09-30'),
    isCut: true,
    partial: 3,
    unread: [{ from: at('2026-10-10'), to: at('2026-10-12'), why: 'it has conflict markers.' }],
    stages: stages.map((stage, index) => ({
      stage,
      ...(index < 3 && { claimed: { ...at('2026-09-30'), isLatest: true as const } }),
      ...(index < 2 && { isSkipped: true as const }),
      passed: index < 2 ? [{ from: { ...at('2026-09-30'), isLatest: true as const } }] : [],
    })),
  }),
  full: viewOf({
    name: 'Ten years',
    first: at(since(0)),
    stages: usualStages.map(({ stage }, index) => ({
      stage,
      claimed: at(since(index * 700)),
      passed: Array.from({ length: 6 }, (_, nth) => ({
        from: at(since(index * 700 + 200 + nth * 180)),
        to: at(since(index * 700 + 200 + nth * 180 + 120), 'day'),
      })),
      took: { days: 200, workingDays: 142, isExact: true },
      estimate: { open: 12, estimated: 12, workingDays: 100 },
      ratio: 1.42,
    })),
    waivers: catalogue.slice(0, 40).map(({ id }, nth) => ({
      item: id,
      title: nth === 3 ? `<b>${'a very long title of a waiver '.repeat(8)}` : `Waiver of item ${nth + 1}`,
      stage: stages[nth % 4] ?? 'diagnose',
      events: [
        { kind: 'added' as const, at: at(since(nth * 80)), until: since(nth * 80 + 90) },
        { kind: 'renewed' as const, at: at(since(nth * 80 + 80)), until: since(nth * 80 + 170) },
        { kind: 'ended' as const, at: at(since(nth * 80 + 171), 'day'), until: since(nth * 80 + 170) },
        ...(nth % 3 === 0 ? [] : [{ kind: 'gone' as const, at: at(since(nth * 80 + 260)) }]),
      ],
    })),
    editions: [
      { edition: '2026.1', from: at(since(0)) },
      { edition: '2026.2', from: at(since(3_000)) },
    ],
  }),
  none: { none: 'Git is not asked in Restricted Mode: trust the workspace first.' },
};
