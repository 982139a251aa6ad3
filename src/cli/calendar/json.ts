/** The calendar as JSON: media/docs/calendar.md. */
import { toldJson } from '../safe-json';
import type { Calendars } from './calendar';
import { entriesOf } from './entries';

/** What `calendar --format json` prints; its shape has a version. */
export function calendarJson(calendars: Calendars, version: string): string {
  return toldJson(
    calendars,
    version,
    calendars.all.map((each) => ({
      path: each.path,
      name: each.name ?? null,
      entries: entriesOf(each).map(({ id, date, kind, turn, says, more, who }) => ({
        ...{ id, date, kind, turn: turn ?? null, says, more, who: who ?? null },
      })),
      leftOut: each.leftOut,
    })),
  );
}
