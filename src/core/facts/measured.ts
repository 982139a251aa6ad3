/** Whether the dates of what is said to have been measured can be true. */
import { daysBetween, isInTheFuture } from '../base/dates';
import type { Path } from '../base/path';
import type { FactPath } from '../schema/sections';
import { entries, type Facts } from './context';

/** A date that cannot be true, and where it stands. */
interface DateFault {
  /** What is wrong, in words that follow a name: "begins on 2027-02-01, which lies in the future". */
  readonly what: string;
  readonly path: FactPath;
}

/** Two dates in the wrong order; `path` leads to the one that is too early. */
export interface Reversed extends DateFault {
  /** The date that it comes before. */
  readonly other: Path;
  /** The two ends of one period, which may have been swapped. */
  readonly period?: { readonly path: Path; readonly from: string; readonly to: string };
}

type Dated = Pick<Facts, 'manifest' | 'today'>;

/** What was measured cannot have been measured in the future; a measurement that is only planned has no value yet. */
export function baselineAhead({ manifest, today }: Dated): DateFault | undefined {
  const { value, from, to } = manifest.value?.baseline ?? {};
  if (value === undefined) return undefined;
  if (isInTheFuture(from, today))
    return {
      what: `begins on ${from}, which lies in the future`,
      path: ['value', 'baseline', 'from'],
    };
  return isInTheFuture(to, today)
    ? { what: `ends on ${to}, which lies in the future`, path: ['value', 'baseline', 'to'] }
    : undefined;
}

/** Results of a pilot that has not begun. */
export function pilotAhead({ manifest, today }: Dated): DateFault | undefined {
  const { pilot } = manifest;
  return hasResults(manifest) && isInTheFuture(pilot?.from, today)
    ? { what: `begins on ${pilot?.from}, which lies in the future`, path: ['pilot', 'from'] }
    : undefined;
}

/** Results of a pilot that goes on: they may still change. */
export function pilotRuns({ manifest, today }: Dated): string | undefined {
  const { from, to } = manifest.pilot ?? {};
  return hasResults(manifest) && !isInTheFuture(from, today) && isInTheFuture(to, today) ? to : undefined;
}

function hasResults({ pilot }: Facts['manifest']): boolean {
  return Object.keys(pilot?.results ?? {}).length > 0;
}

/** The baseline, where it ends before it begins. */
export function reversedBaseline({ manifest }: Pick<Facts, 'manifest'>): Reversed | undefined {
  return reversedPeriod(['value', 'baseline'], manifest.value?.baseline);
}

/** The pilot, where it ends before it begins. */
export function reversedPilot({ manifest }: Pick<Facts, 'manifest'>): Reversed | undefined {
  return reversedPeriod(['pilot'], manifest.pilot);
}

/** The cases of evaluations, where the newest is older than the oldest, or newer than the result. */
export function reversedCases({
  manifest,
}: Pick<Facts, 'manifest'>): [evaluation: string, fault: Reversed][] {
  return entries(manifest.evaluations).flatMap(([id, { data, result }]): [string, Reversed][] => {
    const reversed = reversedPeriod(['evaluations', id, 'data'], data);
    if (reversed !== undefined) return [[id, reversed]];
    const last = data?.to === undefined ? 'from' : 'to';
    const [newest, on] = [data?.[last], result?.on];
    if (newest === undefined || on === undefined || !isBefore(on, newest)) return [];
    return [
      [
        id,
        {
          what: `has cases of ${newest}, but its result is of ${on}, which is earlier`,
          path: ['evaluations', id, 'result', 'on'],
          other: ['evaluations', id, 'data', last],
        },
      ],
    ];
  });
}

function reversedPeriod(
  path: readonly ['pilot'] | readonly ['value', 'baseline'] | readonly ['evaluations', string, 'data'],
  { from, to }: { readonly from?: string; readonly to?: string } = {},
): Reversed | undefined {
  if (from === undefined || to === undefined || !isBefore(to, from)) return undefined;
  return {
    what: `begins on ${from} and ends on ${to}, which is earlier`,
    path: [...path, 'to'],
    other: [...path, 'from'],
    period: { path, from, to },
  };
}

/** A target that was to be reached before the baseline was measured. */
export function targetBeforeBaseline({ manifest }: Pick<Facts, 'manifest'>): Reversed | undefined {
  const { baseline = {}, target } = manifest.value ?? {};
  const last = baseline.to === undefined ? 'from' : 'to';
  const [by, end] = [target?.by, baseline[last]];
  if (by === undefined || end === undefined || !isBefore(by, end)) return undefined;
  // One of two dates that are the wrong way round says nothing of a third.
  if (reversedBaseline({ manifest }) !== undefined) return undefined;
  return {
    what: `is to be reached by ${by}, before the baseline was measured (${end})`,
    path: ['value', 'target', 'by'],
    other: ['value', 'baseline', last],
  };
}

function isBefore(one: string, other: string): boolean {
  return (daysBetween(other, one) ?? 0) < 0;
}
