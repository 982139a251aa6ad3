/** The calendar in words. */
import type { Upcoming } from '../outlook/coming-up';
import type { Turn } from './turns';

/** `The waiver of Threat model ends`. */
export function eventOnDayInWords({ before, about, after }: Upcoming): string {
  return [before, about, after].filter((each) => each !== '').join(' ');
}

/** `The Design gate is not passed any more`, `An error: …`. */
export function turnInWords({ says, why }: Turn): string {
  return why === '' ? says : `${says}: ${why}`;
}
