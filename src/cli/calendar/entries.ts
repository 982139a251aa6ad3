/** The calendar as a flat list, each entry with a name that stays. */
import { type Calendar, turnInWords, upcomingInWords } from '../../core/service';
import type { Ahead } from './calendar';

export interface Entry {
  /** The same for the same thing, whenever it is told and wherever it has moved to. */
  readonly id: string;
  readonly date: string;
  /** Whether it stands in the manifest with its day, or follows from that. */
  readonly kind: string;
  readonly turn: 'worse' | 'better' | undefined;
  readonly says: string;
  readonly more: string;
  readonly who: string | undefined;
}

export function entriesOf({ days, key, placeOf }: Ahead): Entry[] {
  const all = days.flatMap(({ date, events, turns }) => [
    ...events.map(
      (event): Entry => ({
        ...{ date, kind: event.kind, turn: undefined, who: event.who, more: event.more },
        id: `${event.kind}/${event.path === undefined ? event.about : placeOf(event.path)}`,
        says: upcomingInWords(event),
      }),
    ),
    ...turns.map(
      (turn): Entry => ({
        ...{ date, kind: turn.kind, turn: turn.is, who: turn.who, more: '' },
        id: `${turn.kind}/${aboutOf(turn, placeOf)}/${turn.is}`,
        says: turnInWords(turn),
      }),
    ),
  ]);
  return named(all, key);
}

type Turn = Calendar['days'][number]['turns'][number];

function aboutOf({ key, severity, code, path }: Turn, placeOf: Ahead['placeOf']): string {
  return code === undefined ? key : `${severity} ${code} ${placeOf(path)}`;
}

/**
 * What turns more than once is an entry each time. The last time has the name alone, so that it moves where its day does; those
 * before it have their days as well. So nobody's name hangs on what is over by the next telling.
 */
function named(all: readonly Entry[], key: string): Entry[] {
  const last = new Map(all.map(({ id, date }) => [id, date]));
  const seen = new Map<string, number>();
  return all.map((entry) => {
    const { id, date } = entry;
    const own = last.get(id) === date ? `${key}/${id}` : `${key}/${id}/${date}`;
    const count = (seen.get(own) ?? 0) + 1;
    seen.set(own, count);
    return { ...entry, id: count === 1 ? own : `${own}/${count}` };
  });
}
