import { isDate } from '../../core/service';

/** The day of a date or time as it is written, its zone ignored; undefined where it is none. */
export function dayIn(text: string | undefined): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text ?? '') ??
    /^(\d{4})(\d{2})(\d{2})(?=T\d|_\d{6}|$)/.exec(text ?? '') ??
    [];
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? date : undefined;
}
