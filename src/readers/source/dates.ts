/**
 * Days as files state them, as `2026-03-11`: the day as it is written, whatever its zone. What can be read in two ways
 * is no date.
 */
import { isDate, plusDays } from '../../core/service';

const earliest = '1990-01-01';
const latest = '2100-01-01';

/** The day of a date, a time, or a number of seconds or milliseconds since 1970; undefined where it is none. */
export function dayIn(value: unknown): string | undefined {
  if (typeof value === 'number') return dayOfEpoch(value);
  return typeof value === 'string' ? dayInText(value) : undefined;
}

/** `2026-03-11`, `2026-03-11T05:07:11.5+02:00`, `2026/03/11 05:07`, `20260311`, `20260311_050711`. */
function dayInText(text: string): string | undefined {
  const words = text.trim();
  if (words.length > 60) return undefined;
  const [, year, month, day] =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T _-]\d{2}.*)?$/.exec(words) ??
    /^(\d{4})\/(\d{2})\/(\d{2})(?:[T _-]\d{2}.*)?$/.exec(words) ??
    /^(\d{4})(\d{2})(\d{2})(?:[T _-]?\d{4,6}Z?)?$/.exec(words) ??
    [];
  return year === undefined ? undefined : plausible(`${year}-${month}-${day}`);
}

/** The day that stands in a file's name: `test_run_20260831_040000.json`. */
export function dayInName(name: string): string | undefined {
  const [, year, month, day] = /(?:^|[^\d])(20\d{2})-?(\d{2})-?(\d{2})(?:$|[^\d])/.exec(name) ?? [];
  return year === undefined ? undefined : plausible(`${year}-${month}-${day}`);
}

function dayOfEpoch(value: number): string | undefined {
  const seconds =
    value >= 1e8 && value < 1e11 ? value : value >= 1e11 && value < 1e14 ? value / 1000 : undefined;
  if (seconds === undefined) return undefined;
  const day = plusDays('1970-01-01', Math.floor(seconds / 86_400));
  return day === undefined ? undefined : plausible(day);
}

function plausible(date: string): string | undefined {
  return isDate(date) && date >= earliest && date < latest ? date : undefined;
}
