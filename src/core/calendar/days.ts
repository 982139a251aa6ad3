/** The days on which it can make a difference which day it is. */
import { dayOf, isoOf } from '../base/dates';
import { nearDays, waiverNotice } from '../base/limits';
import type { Report } from '../facts/report';
import { nextReview } from '../facts/reviews';

/** A date is felt before it comes, as it comes, and once it is over everywhere on earth. */
const around = [-180, -nearDays, -waiverNotice, 0, 1, 2];

/** At least so often it is looked at: what is forecast from today moves with it. */
const regularly = 28;

/** Days since 1970, in their order, of a span of days behind today: those around each date that is known, and some between. */
export function daysWorthALook(text: string, { items, law, input, whole }: Report, span: number): number[] {
  const today = dayOf(input.today) ?? 0;
  const dates = [
    ...datesIn(text),
    ...items.flatMap((item) => [nextReview(item), ...item.evidence.map(({ expires }) => expires)]),
    ...datesIn(JSON.stringify(factsIn(input))),
    ...(law === undefined
      ? []
      : [law.asOf, ...[...law.entries.values()].flatMap((each) => datesIn(JSON.stringify(each)))]),
  ];
  const days = new Set<number>();
  for (let day = today + regularly; day < today + span; day += regularly) days.add(day);
  for (const date of new Set(dates)) {
    const day = dayOf(date);
    if (day !== undefined) for (const offset of around) days.add(day + offset);
  }
  // What a forecast says against the day of going live may come only shortly before it, and is gone on the day itself.
  const goLive = dayOf(whole.goLive);
  if (goLive !== undefined) days.add(goLive - 1).add(goLive);
  days.add(today + span);
  return [...days]
    .filter((day) => day > today && day <= today + span && isoOf(day) !== undefined)
    .sort((one, other) => one - other);
}

function datesIn(text: string): string[] {
  return text.match(/\b\d{4}-\d{2}-\d{2}/g) ?? [];
}

/** What the files say that it names. */
function factsIn({ repository }: Report['input']): unknown {
  return repository === undefined || repository === 'taken-to-hold' ? [] : [...repository.files.values()];
}
