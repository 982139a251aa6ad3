/** Numbers as results state them. */

/** What a text states as a number. */
export interface StatedNumber {
  readonly value: number;
  /** Of a share that is stated as two counts: the second. */
  readonly cases?: number;
  /** As it is written, where that says more than the value. */
  readonly what?: string;
  /** In what it is stated, where it is. */
  readonly unit?: string;
}

/** A number as it is compared and shown: six digits are more than any result means. */
export function sixDigits(value: number): number {
  return Number(value.toPrecision(6));
}

/** A share of a whole in six digits; undefined where there is no whole, or the part is more than it. */
export function shareOf(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined || whole <= 0 || part < 0 || part > whole) return undefined;
  return sixDigits(part / whole);
}

/** A finite number; undefined for all else. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A count: a whole number that is not negative; undefined for all else. */
export function countIn(value: unknown): number | undefined {
  const number = numberIn(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** The number that a text is: `0.93`, `93 %`, `12/16`; undefined for all else. A percentage stays one. */
export function statedNumber(text: string): StatedNumber | undefined {
  const words = text.trim();
  if (words.length > 40) return undefined;
  const [, part, whole] = /^(\d{1,9}) ?\/ ?(\d{1,9})$/.exec(words) ?? [];
  if (part !== undefined && whole !== undefined) {
    const value = shareOf(Number(part), Number(whole));
    return value === undefined ? undefined : { value, cases: Number(whole), what: words };
  }
  const [, percent] = /^(-?\d{1,12}(?:\.\d{1,20})?) ?%$/.exec(words) ?? [];
  if (percent !== undefined) return { value: Number(percent), what: words, unit: '%' };
  return /^-?\d{1,15}\.\d{1,20}$/.test(words) ? { value: Number(words) } : undefined;
}

/** The number of a cell of a table; undefined where it is none. */
export function numberInCell(cell: string): number | undefined {
  return /^[+-]?(?:\d{1,20}(?:\.\d{0,25})?|\.\d{1,25})(?:[eE][+-]?\d{1,3})?$/.test(cell)
    ? numberIn(Number(cell))
    : undefined;
}
