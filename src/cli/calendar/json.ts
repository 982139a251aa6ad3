/** The calendar as JSON: media/docs/calendar.md. */
import { nested } from '../safe-json';
import type { Calendars } from './calendar';
import { entriesOf } from './entries';

/** What `calendar --format json` prints; its shape has a version. */
export function calendarJson({ today, all, failures }: Calendars, version: string): string {
  const calendar = {
    version: 1,
    tool: { name: 'ai-readiness', version },
    today,
    manifests: all.map((each) => ({
      path: each.path,
      name: each.name ?? null,
      entries: entriesOf(each).map(({ id, date, kind, turn, says, more, who }) => ({
        ...{ id, date, kind, turn: turn ?? null, says, more, who: who ?? null },
      })),
    })),
    failures: failures.map(({ path, message }) => ({ path, message })),
  };
  return `${nested(calendar, 0)}\n`;
}
