/** What number someone meant who wrote one as people do: `42,000`, `1.2M`, `~40`, `£42,000`. */

import { scalesOf, type WordsField } from './number-words';

/** What a field takes. In a count, a comma before three digits groups them, `42,000`, and does not begin a part. */
export interface NumberField extends WordsField {
  /** A number without a part. */
  readonly whole: boolean;
}

/** The numbers that may be meant; one where there is no doubt, none where nobody knows. */
interface NumberReading {
  readonly values: readonly number[];
  /** Whether nothing but its form changes: no unit, no "about" gets lost. */
  readonly exact: boolean;
}

/** Longer texts are no numbers. */
const longest = 60;
/** More digits are not kept by every number. */
const mostDigits = 15;
const none: NumberReading = { values: [], exact: false };
const currency = '(?:[$€£¥]|(?:usd|eur|gbp|chf)\\b)';
const form = new RegExp(
  `^(?<about>[~≈]|about|approx\\.?|ca\\.?|circa)? ?(?<before>${currency})? ?(?<digits>[-+]?(?:\\d[\\d ',._]*\\d|\\d))(?<after> ?[^\\d].*)?$`,
  'i',
);
const money = new RegExp(currency, 'i');
const moneyAtEnd = new RegExp(` ?${currency}$`, 'i');

/** Reads a number as people write it. It never drops a digit: what it cannot read as a whole, it leaves alone. */
export function readNumber(text: string, field: NumberField): NumberReading {
  if (text.length > longest) return none;
  const plain = text
    .trim()
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[’ʼ´`]/g, "'")
    .replace(/, {1,3}(?=\d{3}(?!\d))/g, ',')
    .replace(/^[−–]/, '-');
  const range = /^(\d[\d.,' ]*?) ?(?:-|–|to|\.\.) ?(\d[\d.,' ]*)$/.exec(plain);
  if (range !== null) {
    const ends = [range[1], range[2]].map((end) => readNumber(end ?? '', field).values);
    return ends.every(({ length }) => length === 1) ? { values: ends.flat(), exact: false } : none;
  }
  const { about, before, digits = '', after = '' } = form.exec(plain)?.groups ?? {};
  const scaled = scalesOf(after.trim().replace(moneyAtEnd, ''), field);
  const isMoney = before !== undefined || money.test(after);
  const values = digitsOf(digits, field.count, isMoney).flatMap((value) =>
    scaled.map((scale) => rounded(value * scale)),
  );
  const fitting = [...new Set(values)].filter((value) => !field.whole || Number.isInteger(value));
  return { values: fitting, exact: about === undefined && before === undefined && after === '' };
}

/** The numbers that digits with their separators stand for. */
function digitsOf(text: string, count: boolean, isMoney: boolean): number[] {
  if (significant(text) > mostDigits) return [];
  if (/^[-+]?\d+(?:\.\d+)?$/.test(text)) {
    const isGrouped = (count || isMoney) && /^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(text);
    return isGrouped ? [Number(text), Number(text.replace('.', ''))] : [Number(text)];
  }
  const separators = new Set(text.replace(/[-+\d]/g, ''));
  const [one, other] = [...separators];
  const number = (group: string, point: string): number =>
    Number(text.replaceAll(group, '').replace(point === '' ? '.' : point, '.'));
  if (one === undefined || separators.size > 2) return [];
  if (other !== undefined) {
    // The last separator is the point, and stands there once.
    const isWhole = inGroups(text.slice(0, text.lastIndexOf(other)), one);
    return /[.,]/.test(other) && text.split(other).length === 2 && isWhole ? [number(one, other)] : [];
  }
  const whole = Number(text.replaceAll(one, ''));
  const grouped = inGroups(text, one) ? [whole] : [];
  // Nobody writes a zero before a group of thousands, nor before a part.
  if (/^[-+]?0\d+,\d{3}$/.test(text)) return [whole, Number(text.replace(',', '.'))];
  if (one !== ',' || text.split(',').length > 2) return grouped;
  const decimal = Number(text.replace(',', '.'));
  if (grouped.length === 0) return [decimal];
  // Nobody writes three zeros behind a point: 42,000.
  return count || Number.isInteger(decimal) ? grouped : [...grouped, decimal];
}

/** How many digits a number must keep to be written back as it was. */
function significant(text: string): number {
  return text.replace(/\D/g, '').replace(/^0+/, '').length;
}

/** Whether digits stand in groups of three, or as 12,34,567. */
function inGroups(text: string, separator: string): boolean {
  const [first = '', ...groups] = text.split(separator);
  const last = groups.at(-1);
  if (!/^[-+]?[1-9]\d{0,2}$/.test(first) || last?.length !== 3) return first !== '' && last === undefined;
  const between = groups.slice(0, -1);
  return between.every(({ length }) => length === 3) || between.every(({ length }) => length === 2);
}

function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
