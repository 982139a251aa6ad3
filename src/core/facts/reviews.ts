import { plusPeriod } from '../base/dates';
import type { ItemReport } from './report';

type Done = Pick<ItemReport, 'entry' | 'status'> & { readonly on?: string | undefined };

/** When what was done on a day, or will have been, is due for its next review; undefined where none comes by the calendar. */
export function nextReview({ entry: { review }, status, on }: Done): string | undefined {
  return status === 'met' && on !== undefined && review !== null ? plusPeriod(on, review) : undefined;
}
