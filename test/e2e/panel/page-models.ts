// What the pages of the panel have to look good with: steps of every kind, dates that are over and to come, duties.
import type { DutyView } from '../../../src/panel/protocol/items';
import type { PanelModel } from '../../../src/panel/protocol/model';
import type { StepView, UpcomingView } from '../../../src/panel/protocol/steps';
import { healthy, hostile, midDesign, nasty } from './models';

const reference = { index: 0, count: 1 } as const;

/** An owner that nobody knows: two fixes at once, and one that asks. */
export const unknownOwner: StepView = {
  key: 'owner/unknown-id/"gone"',
  what: '"gone" is not under "owners"',
  how: 'Known owners: priya, tomas, lena.',
  kind: 'error',
  items: ['data-sources-inventoried', 'data-access-proven'],
  who: 'priya',
  after: [],
  later: [],
  opens: { stage: 'diagnose', step: 1, of: 2 },
  place: { line: 38, character: 4 },
  entry: { section: 'data', key: 'inbox' },
  finding: { code: 'owner/unknown-id', path: ['data', 'inbox', 'owner'], ...reference },
  ways: [
    { title: 'Change to "priya"', fix: 'choose:priya' },
    { title: 'Pick an owner…', ask: 'pickOwner' },
    { title: 'Add "gone" to the owners: how to reach them…', ask: 'addOwner' },
  ],
};

/** Something else that is wrong with the same entry, and with others. */
export const noSystem: StepView = {
  key: 'data/no-system/data.inbox',
  what: 'The source "inbox" names no system',
  how: '',
  kind: 'error',
  items: ['data-sources-inventoried'],
  who: 'lena',
  after: [],
  later: [],
  opens: { stage: 'diagnose', step: 2, of: 2 },
  place: { line: 38, character: 4 },
  places: [
    { line: 44, character: 2 },
    { line: 50, character: 2 },
  ],
  morePlaces: 2,
  entry: { section: 'data', key: 'inbox' },
  finding: { code: 'data/no-system', path: ['data', 'inbox'], ...reference },
  ways: [{ title: 'Say that it is "mailbox"', fix: 'choose:mailbox' }],
};

export const contract = 'data-contract-agreed';
const work: StepView = {
  key: `item/${contract}`,
  what: 'Agreed data contracts',
  how: 'It is in progress: claim it when the contract is agreed.',
  kind: 'open',
  items: [contract],
  who: 'tomas',
  after: [],
  later: [],
  opens: { stage: 'design', step: 1, of: 2 },
  ways: [],
};
const waits: StepView = {
  ...work,
  key: 'item/acceptance-criteria-fixed',
  what: 'Fixed acceptance criteria',
  how: 'Not done yet.',
  items: ['acceptance-criteria-fixed'],
  who: 'whoever owns the outcome',
  after: [contract],
  opens: { stage: 'design', step: 2, of: 2 },
};
export const overdue: StepView = {
  key: 'review/overdue/checklist.design.escalation-path-defined.on',
  what: '"escalation-path-defined" is reviewed every 3 months',
  how: 'The review was due on 2026-11-12, 8 days ago.',
  kind: 'warning',
  items: ['escalation-path-defined'],
  who: 'lena',
  after: [],
  later: [],
  place: { line: 90, character: 4 },
  finding: {
    code: 'review/overdue',
    path: ['checklist', 'design', 'escalation-path-defined', 'on'],
    ...reference,
  },
  ways: [{ title: 'Record a review: when, and what it found…', ask: 'recordReview' }],
};

const coming: readonly UpcomingView[] = [
  {
    date: '2026-11-12',
    days: -8,
    kind: 'review',
    before: 'The review of',
    about: 'Agreed data contracts',
    after: 'was due',
    more: '',
    item: contract,
    place: { line: 70, character: 6 },
    who: 'tomas',
  },
  {
    date: '2026-12-10',
    days: 20,
    kind: 'waiver',
    before: 'The waiver of',
    about: 'Reviewed threat model',
    after: 'ends',
    more: 'Approved by priya.',
    item: 'threat-model-reviewed',
    who: 'priya',
  },
  {
    date: '2027-03-01',
    days: 101,
    kind: 'go-live',
    before: '',
    about: 'Go-live',
    after: 'is planned',
    more: '',
    place: { line: 4, character: 8 },
    who: 'priya',
  },
  {
    date: '2027-12-02',
    days: 377,
    kind: 'law',
    before: '',
    about: 'EU AI Act 26(5)',
    after: 'binds',
    more: '',
    item: 'monitoring-plan-defined',
    who: 'whoever is responsible for legal duties',
  },
];

const duty: DutyView = {
  id: 'EU AI Act 26(5)',
  law: 'EU AI Act',
  name: 'Monitoring by the deployer',
  asks: 'Watch what it does, by the instructions for use.',
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  force: 'will-bind',
  words: 'binds from 2 December 2027',
  day: '2027-12-02',
};
const { day: _day, ...apart } = duty;
const duties: Readonly<Record<string, readonly DutyView[]>> = {
  'monitoring-plan-defined': [duty],
  'escalation-path-defined': [
    duty,
    { ...apart, id: 'GDPR 22(3)', law: 'GDPR', force: 'binds', words: 'binds', note: 'Counsel decides.' },
  ],
  'impact-assessed': [
    {
      ...apart,
      id: 'EU AI Act 27',
      force: 'open',
      words: 'binds if',
      field: { name: 'risk.tier', place: { line: 12, character: 2 } },
    },
    { ...apart, id: 'EU AI Act 25(1)', force: 'upon-change', words: 'binds once it is changed' },
  ],
};

/** A manifest with something on every page. */
export const busy: PanelModel = {
  ...midDesign,
  steps: [unknownOwner, noSystem, work, waits, overdue],
  moreSteps: 3,
  verdict: {
    holds: false,
    words: 'Design is under way. 2 errors block the gate of Diagnose.',
    why: 'Two steps open it.',
    next: { words: 'Fix: "gone" is not under "owners"', step: unknownOwner.key },
  },
  comingUp: coming,
  items: midDesign.items.map((item) => ({ ...item, duties: duties[item.id] ?? [] })),
  law: ['As of 1 November 2026.'],
};

/** Nothing to be done, nothing with a day, no duty and no guide. */
export const idle: PanelModel = {
  ...healthy,
  steps: [],
  comingUp: [],
  items: healthy.items.map((item) => ({ ...item, duties: [], guidance: [] })),
};

const ill = (index: number): string => nasty[index % nasty.length] ?? '';

/** Every text of every page wishes the reader ill. */
export const hostilePages: PanelModel = {
  ...hostile,
  steps: Array.from({ length: 40 }, (_, index) => ({
    ...unknownOwner,
    key: `${index} ${ill(index)}`,
    what: ill(index),
    how: ill(index + 1),
    kind: index % 2 === 0 ? 'error' : 'warning',
    who: ill(index + 2),
    ways: nasty.map((title) => ({ title, fix: title })),
  })),
  moreSteps: 1_000_000,
  comingUp: Array.from({ length: 60 }, (_, index) => ({
    date: index % 2 === 0 ? '2026-12-01' : ill(index),
    days: index - 20,
    kind: ill(index),
    before: 'The review of',
    about: ill(index),
    after: ill(index + 1),
    more: ill(index + 2),
    who: ill(index + 3),
    ...(index % 3 === 0 ? { item: contract } : {}),
  })),
  items: hostile.items.map((item, index) => ({
    ...item,
    duties: [{ ...duty, id: `D${index}`, law: ill(index), words: ill(index), note: ill(index + 1) }],
    guidance: [{ name: 'Guide', edition: ill(index), url: `https://example.com/${index}`, ids: nasty }],
  })),
};
