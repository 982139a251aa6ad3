/** What turns next over many manifests: the calendar of each, and of all of them what comes soonest. */
import {
  brokenBy,
  type CalendarDay,
  calendarOf,
  enumerated,
  inOrder,
  type ManifestDocument,
  plural,
  type Report,
  shorten,
  turnInWords,
  upcomingInWords,
} from '../core/service';
import { nearestPlace } from '../panel/model/places';
import type { Place } from '../panel/protocol/basics';
import { People } from './people';
import { longestName, longestText } from './row';

/** What a day brings to one manifest. `plain`: it ends or falls due, and nothing has turned yet. */
export type YearSign = 'error' | 'warning' | 'good' | 'plain';

export interface YearEntry {
  readonly date: string;
  readonly sign: YearSign;
  readonly kind: CalendarDay['events'][number]['kind'] | CalendarDay['turns'][number]['kind'];
  readonly says: string;
  /** Why, or what there is to know of it besides; empty where there is nothing. */
  readonly why: string;
  /** An owner by name, or a role in words; empty where it is nobody's. */
  readonly owner: string;
  /** Where it stands in the manifest, or what it would stand in. */
  readonly place: Place | undefined;
}

/** The days ahead of one manifest. */
export interface Year {
  readonly path: string;
  readonly name: string | null;
  /** By day; of a day the worst first. */
  readonly entries: readonly YearEntry[];
  /** Whether all of it could be read: else more may turn. */
  readonly isWhole: boolean;
}

interface Read {
  readonly path: string;
  readonly document: ManifestDocument;
  readonly report: Report;
}

/** What the calendar tells of a manifest, a step at a time, so that whoever asks can stop. */
export function* yearOf({ path, document, report }: Read): Generator<undefined, Year> {
  const { days } = yield* calendarOf(document, report.input);
  const people = new People(report);
  const entry = (
    rest: Omit<YearEntry, 'owner' | 'place'>,
    { path: at = [], who }: Pick<CalendarDay['events'][number], 'path' | 'who'>,
  ): YearEntry => ({
    ...rest,
    says: shorten(rest.says, longestText),
    why: shorten(rest.why, longestText),
    owner: who === undefined ? '' : people.nameOf(who),
    place: nearestPlace(document, at),
  });
  return {
    path,
    name: report.name === undefined ? null : shorten(report.name, longestName),
    isWhole: brokenBy(document) === undefined,
    entries: days.flatMap(({ date, events, turns }) => [
      ...turns.map((turn) => {
        const { kind, says, why } = turn;
        // "An error" alone says nothing.
        const told = kind === 'finding' ? { says: turnInWords(turn), why: '' } : { says, why };
        return entry({ date, sign: signOf(turn), kind, ...told }, turn);
      }),
      ...events.map((event) => {
        const { kind, more } = event;
        return entry({ date, sign: 'plain', kind, says: upcomingInWords(event), why: more }, event);
      }),
    ]),
  };
}

function signOf({ is, severity }: CalendarDay['turns'][number]): YearSign {
  if (is === 'better') return 'good';
  return severity === 'warning' ? 'warning' : 'error';
}

/** A day of one manifest. */
export interface YearDay extends Pick<Year, 'path' | 'name'> {
  readonly date: string;
  readonly entries: readonly YearEntry[];
}

/** The days of all of them: the soonest first, and of a day what turns most before what turns less. */
export function daysOfAll(years: readonly Year[]): YearDay[] {
  const days = years.flatMap(({ path, name, entries }) => {
    const dates = [...new Set(entries.map(({ date }) => date))];
    return dates.map(
      (date): YearDay => ({ path, name, date, entries: entries.filter((each) => each.date === date) }),
    );
  });
  return days.sort(
    (one, other) =>
      inOrder(one.date, other.date) || weightOf(other) - weightOf(one) || inOrder(one.path, other.path),
  );
}

const kindWeights: Readonly<Partial<Record<YearEntry['kind'], number>>> = {
  gate: 1_000_000,
  item: 1_000,
  finding: 1,
};

/** How much turns red: a gate more than any number of items, an item more than findings. */
function weightOf({ entries }: YearDay): number {
  const red = entries.filter(({ sign }) => sign === 'error');
  return red.reduce((sum, { kind }) => sum + (kindWeights[kind] ?? 0), 0);
}

/** `1 gate is not passed any more, 3 items do not hold any more and 12 things end or fall due`; empty where there is nothing. */
export function yearInWords(days: readonly YearDay[]): string {
  const all = days.flatMap(({ entries }) => entries);
  const count = (sign: YearSign, kind?: YearEntry['kind']): number =>
    all.filter((each) => each.sign === sign && (kind === undefined || each.kind === kind)).length;
  const told: readonly (readonly [count: number, one: string, many: string])[] = [
    [count('error', 'gate'), 'gate is not passed any more', 'gates are not passed any more'],
    [count('error', 'item'), 'item does not hold any more', 'items do not hold any more'],
    [count('error', 'finding'), 'error comes up', 'errors come up'],
    [count('warning'), 'warning comes up', 'warnings come up'],
    [count('plain'), 'thing ends or falls due', 'things end or fall due'],
    [count('good'), 'thing is right again', 'things are right again'],
  ];
  return enumerated(told.flatMap(([number, one, many]) => (number === 0 ? [] : [plural(number, one, many)])));
}
