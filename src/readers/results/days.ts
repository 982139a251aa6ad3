import { daysBetween } from '../../core/service';

/** How many days lie between two days, whichever is first. */
export function daysApart(one: string, other: string): number {
  return Math.abs(daysBetween(one, other) ?? 0);
}
