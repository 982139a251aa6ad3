/** The day of a date or time as it is written, its zone ignored; undefined where it is none. */
export function dayIn(text: string | undefined): string | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text ?? '') ??
    /^(\d{4})(\d{2})(\d{2})(?=T\d|_\d{6}|$)/.exec(text ?? '') ??
    [];
  const isReal = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isReal ? `${year}-${month}-${day}` : undefined;
}
