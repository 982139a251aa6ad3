/** The calendar as a flat list, each entry with a name that stays. */
import { turnInWords, upcomingInWords } from '../../core/service';
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

export function entriesOf({ days, key }: Ahead): Entry[] {
  const seen = new Map<string, number>();
  // What turns twice in a year is two entries.
  const named = (id: string): string => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return `${key}/${id}${count === 1 ? '' : `/${count}`}`;
  };
  return days.flatMap(({ date, events, turns }) => [
    ...events.map(
      (event): Entry => ({
        ...{ date, kind: event.kind, turn: undefined, who: event.who, more: event.more },
        id: named(`${event.kind}/${event.path?.join('.') ?? event.about}`),
        says: upcomingInWords(event),
      }),
    ),
    ...turns.map(
      (turn): Entry => ({
        ...{ date, kind: turn.kind, turn: turn.is, who: turn.who, more: '' },
        id: named(`${turn.kind}/${turn.key}/${turn.is}`),
        says: turnInWords(turn),
      }),
    ),
  ]);
}
