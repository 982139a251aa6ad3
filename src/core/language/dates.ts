import { isDate, plusDays, plusPeriod } from '../base/dates';
import type { Path } from '../base/path';
import { noConfiguration } from '../facts/configuration';
import type { Item, Value } from '../schema/generated/manifest-file';
import type { Key } from '../schema/sections';
import { beside, type CompletionInput, type Proposal } from './proposals';

/** A date and what it is in words; no date where the calendar ends. */
type Candidate = readonly [date: string | undefined, detail: string];

/** What fits a place: neither before the one nor after the other. */
interface Bounds {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Dates that fit a place: what is said to be done is not ahead, and what ends does not end before it began. */
export function dateProposals(path: Path, input: CompletionInput): Proposal[] {
  const { from, to } = boundsOf(path, input);
  const seen = new Set<string>();
  return candidates(path, input).flatMap(([date, detail]): Proposal[] => {
    if (date === undefined || seen.has(date)) return [];
    if ((from !== undefined && date < from) || (to !== undefined && date > to)) return [];
    seen.add(date);
    return [{ label: date, kind: 'date', detail, insert: date }];
  });
}

function candidates(path: Path, input: CompletionInput): Candidate[] {
  const { today, configuration: { waiverDays } = noConfiguration } = input;
  const now: Candidate[] = [[today, 'Today']];
  const ago: Candidate[] = [
    [plusDays(today, -1), 'Yesterday'],
    [plusDays(today, -7), 'A week ago'],
    [plusDays(today, -30), '30 days ago'],
  ];
  const ahead: Candidate[] = [
    [plusPeriod(today, 'P1M'), 'In a month'],
    [plusPeriod(today, 'P3M'), 'In a quarter'],
    [plusPeriod(today, 'P1Y'), 'In a year'],
  ];
  if (isEndOfWaiver(path))
    return [
      [plusDays(today, waiverDays), `In ${waiverDays} days, the longest a waiver may last`],
      ...ahead,
      ...now,
    ];
  if (isAhead(path)) return [...ahead, ...now];
  const start = path.at(-1) === ('to' satisfies Key) ? otherDate(path, 'from', input) : undefined;
  const after: Candidate[] =
    start === undefined
      ? []
      : [
          [plusPeriod(start, 'P1M'), 'A month after the start'],
          [plusPeriod(start, 'P3M'), 'A quarter after the start'],
        ];
  return [...now, ...after, ...ago, ...(isDone(path) ? [] : ahead)];
}

function boundsOf(path: Path, input: CompletionInput): Bounds {
  const { today, configuration: { waiverDays } = noConfiguration } = input;
  const other = (key: Key): string | undefined => otherDate(path, key, input);
  switch (path.at(-1)) {
    case 'expires' satisfies Key:
      return {
        from: later(today, other('on')),
        to: isEndOfWaiver(path) ? plusDays(today, waiverDays) : undefined,
      };
    case 'from' satisfies Key:
      return { to: isDone(path) ? earlier(today, other('to')) : other('to') };
    case 'to' satisfies Key:
      return { from: other('from'), to: isDone(path) ? today : undefined };
    case 'on' satisfies Key:
      // What expired before it was made proves nothing.
      return { to: earlier(today, isEvidence(path) ? other('expires') : undefined) };
    default:
      return isAhead(path) ? { from: today } : isDone(path) ? { to: today } : {};
  }
}

function isEndOfWaiver(path: Path): boolean {
  return path.at(-1) === ('expires' satisfies keyof Item) && path[0] === 'checklist' && path.length === 4;
}

function isEvidence(path: Path): boolean {
  return path[3] === ('evidence' satisfies keyof Item);
}

/** The keys of dates by which something is to be done, or ends. */
const ahead: readonly Key[] = ['expires', 'goLive', 'by'];

function isAhead(path: Path): boolean {
  return ahead.some((key) => key === path.at(-1));
}

/** Whether a date says when something was done: `on`, `testedOn`; the days of a measurement. */
function isDone(path: Path): boolean {
  return /(?:^o|O)n$/.test(String(path.at(-1))) || path[1] === ('baseline' satisfies keyof Value);
}

function otherDate(path: Path, key: Key, input: CompletionInput): string | undefined {
  const value = beside(path, key, input);
  return value !== undefined && isDate(value) ? value : undefined;
}

function later(one: string, other: string | undefined): string {
  return other !== undefined && other > one ? other : one;
}

function earlier(one: string, other: string | undefined): string {
  return other !== undefined && other < one ? other : one;
}
