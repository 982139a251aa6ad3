/** How old data may be, held against what its contract promises. Design: readers-evidence.md, section 5. */
import { durationOf, secondsOf } from '../../base/durations';
import { type Claim, placeIn } from '../../facts/claim';
import { type FileReading, said, type Testimony } from '../../facts/testimony';
import type { Source } from '../../schema/generated/manifest-file';
import { contradiction } from './contractual';

/** Of what the readers make of the durations in contracts (`readers/data/durations.ts`). */
const unitSeconds: ReadonlyMap<string | undefined, number> = new Map([
  ['s', 1],
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
  ['mo', 2_592_000],
  ['y', 31_536_000],
]);

const isoUnits = ['y', 'mo', 'w', 'd', 'h', 'min', 's'];

/** Seconds of `24h` or `P1D`; undefined where they cannot be told. */
function contractSeconds(text: string): number | undefined {
  const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    text,
  );
  if (iso !== null)
    return isoUnits.reduce(
      (sum, unit, index) => sum + (unitSeconds.get(unit) ?? 0) * Number(iso[index + 1] ?? 0),
      0,
    );
  const [, count, unit] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text) ?? [];
  const seconds = unitSeconds.get(unit);
  return seconds === undefined ? undefined : Number(count) * seconds;
}

interface Age {
  readonly testimony: Testimony;
  readonly seconds: number;
  readonly text: string;
}

/** What a contract promises of the age of data. Of dbt, only what raises an error is a promise. */
function agesIn(reading: FileReading, id: string): Age[] {
  const elements = said(reading, 'contract.element');
  const all = said(reading, 'contract.latency', 'contract.freshness').map((testimony) => {
    const { value } = testimony;
    const of = elements.find(({ line, column }) => line === testimony.line && column === testimony.column);
    const table = typeof value === 'string' ? of?.value : value.table;
    return { testimony, text: typeof value === 'string' ? value : value.error, table };
  });
  // Of several tables the one of the same name is meant.
  const isOwn = ({ table, testimony: { value } }: (typeof all)[number]): boolean =>
    table !== undefined &&
    (typeof value === 'string' ? tablesOf(table) : [table]).some((each) => nameOf(each) === nameOf(id));
  const own = all.filter(isOwn);
  // What is promised of one element says nothing of the others; a file of dbt has its tables under names of its own.
  const others = all.filter(
    ({ table, testimony }) => table === undefined || typeof testimony.value !== 'string',
  );
  return (own.length > 0 ? own : others).flatMap(({ testimony, text }) => {
    const seconds = text === undefined ? undefined : contractSeconds(text);
    return text === undefined || seconds === undefined ? [] : [{ testimony, seconds, text }];
  });
}

/** `tickets.id, archive.id` is of two tables. */
function tablesOf(element: string): string[] {
  return element.split(',').map((each) => each.trim().split('.')[0] ?? '');
}

function nameOf(table: string): string {
  return (table.split('.').at(-1) ?? table).toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What is claimed of the age of a source. */
export function ageClaims(id: string, { maxAge }: Source, reading: FileReading): Claim[] {
  const allowed = secondsOf(maxAge);
  const ages = agesIn(reading, id).sort((one, other) => one.seconds - other.seconds);
  const largest = ages.at(-1);
  const path = ['data', id, 'maxAge'];
  const place = (age: Age) => placeIn(reading, age.testimony, `an age of ${age.text}`);
  if (allowed === undefined) return [];
  if (largest === undefined) return withoutPromise(path, reading);
  const over = ages.find((age) => age.seconds > allowed && isLeast(age, ages));
  if (over !== undefined)
    return [
      {
        ...contradiction,
        path,
        reason: `the contract allows an age of ${durationOf(over.seconds)}, the data may be ${maxAge} old`,
        places: [place(over)],
      },
    ];
  const claim =
    largest.seconds <= allowed
      ? {
          verdict: 'confirmed' as const,
          reason: `the contract promises an age of at most ${durationOf(largest.seconds)}`,
          places: [place(largest)],
        }
      : {
          verdict: 'cannot-tell' as const,
          reason: `the contract has several promises, up to ${durationOf(largest.seconds)}`,
          places: [...ages].reverse().map(place),
        };
  return [{ path, ...claim }];
}

/** Whether an age is the smallest of its sort: how late data arrives and how old it may be are two things. */
function isLeast({ testimony }: Age, ages: readonly Age[]): boolean {
  return ages.find((each) => each.testimony.fact === testimony.fact)?.testimony === testimony;
}

/** A contract that speaks of the age of data, and promises none. */
function withoutPromise(path: Claim['path'], reading: FileReading): Claim[] {
  const named = said(reading, 'contract.freshness').filter(({ value }) => typeof value !== 'string');
  const id = String(path[1]);
  const [own] = named.filter(({ value }) => typeof value !== 'string' && nameOf(value.table) === nameOf(id));
  const at = own ?? named[0];
  if (at === undefined) return [];
  const places = [placeIn(reading, at, 'no promise')];
  return [{ path, verdict: 'cannot-tell', reason: 'the contract promises no age', places }];
}
