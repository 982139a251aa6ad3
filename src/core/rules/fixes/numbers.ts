/** What number someone meant who wrote one as people do: `42,000`, `1.2M`, `~40`, `£42,000`. */

/** What a field takes. */
export interface NumberField {
  /** A number without a part. */
  readonly whole: boolean;
  /** A count of something: a comma before three digits groups them, `42,000`, and does not begin a part. */
  readonly count: boolean;
  /** A share between 0 and 1. */
  readonly share: boolean;
}

/** The numbers that may be meant; one where there is no doubt, none where nobody knows. */
export interface NumberReading {
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
const thousand = /^(?:k|tsd\.?|thousand)$/i;
const million = /^(?:M|mio\.?|mill?\.?|million|millions)$/;

/** Reads a number as people write it. It never drops a digit: what it cannot read as a whole, it leaves alone. */
export function readNumber(text: string, field: NumberField): NumberReading {
  if (text.length > longest) return none;
  const plain = text
    .trim()
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[’ʼ´`]/g, "'")
    .replace(/^[−–]/, '-');
  const range = /^(\d[\d.,' ]*?) ?(?:-|–|to|\.\.) ?(\d[\d.,' ]*)$/.exec(plain);
  if (range !== null) {
    const ends = [range[1], range[2]].map((end) => readNumber(end ?? '', field).values);
    return ends.every(({ length }) => length === 1) ? { values: ends.flat(), exact: false } : none;
  }
  const { about, before, digits = '', after = '' } = form.exec(plain)?.groups ?? {};
  const scaled = scaledBy(after.trim(), field);
  const values = digitsOf(digits, field).flatMap((value) => scaled.map((scale) => rounded(value * scale)));
  const fitting = [...new Set(values)].filter((value) => !field.whole || Number.isInteger(value));
  return { values: fitting, exact: about === undefined && before === undefined && after === '' };
}

/** What the words behind the digits multiply them by. A number in them says that there is more than one. */
function scaledBy(words: string, { count, share }: NumberField): number[] {
  if (/\d/.test(words)) return [];
  const unit = words.replace(new RegExp(` ?${currency}$`, 'i'), '');
  if (thousand.test(unit)) return [1000];
  if (million.test(unit)) return [1_000_000];
  if (unit === 'm') return [1, 1_000_000];
  if (/^(?:bn|billion|B)$/.test(unit)) return [1_000_000_000];
  if (/^(?:%|percent|per cent|pct)$/i.test(unit)) return share ? [0.01] : count ? [1] : [1, 0.01];
  return [1];
}

/** The numbers that digits with their separators stand for. */
function digitsOf(text: string, { count }: NumberField): number[] {
  if (significant(text) > mostDigits) return [];
  if (/^[-+]?\d+(?:\.\d+)?$/.test(text)) {
    const isGrouped = count && /^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(text);
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
  const grouped = inGroups(text, one) ? [Number(text.replaceAll(one, ''))] : [];
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
