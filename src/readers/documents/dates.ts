/** Days as people write them. */
import { isDate } from '../../core/service';
import { plain } from './values';

/** The months in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const months: readonly string[] = [
  'january januar janvier enero gennaio janeiro januari',
  'february februar février febrero febbraio fevereiro februari',
  'march märz mrz mars marzo março maart',
  'april avril abril aprile',
  'may mai mayo maggio maio mei',
  'june juni juin junio giugno junho',
  'july juli juillet julio luglio julho',
  'august août agosto augustus',
  'september septembre septiembre settembre setembro',
  'october oktober octobre octubre ottobre outubro',
  'november novembre noviembre novembro',
  'december dezember décembre diciembre dicembre dezembro',
];

/**
 * The day that a value begins with, as ISO text; undefined where there is none, or where day and month could be
 * exchanged. The zone is ignored: the day counts as it is written.
 */
export function dateOf(value: string): string | undefined {
  const text = plain(value.slice(0, 400))
    .replace(/^(?:on|am|le|el|the)\s+/i, '')
    .replace(/^\p{L}{2,10}\.?,\s+(?=[\d\p{L}])/u, '');
  const iso =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?![\d.])/.exec(text);
  if (iso !== null) return dayFrom(iso[1], iso[3], iso[4]);
  const eastern = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
  if (eastern !== null) return dayFrom(eastern[1], eastern[2], eastern[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (dotted !== null) return dayFrom(dotted[3], dotted[2], dotted[1]);
  return slashed(text) ?? named(text);
}

/** `25/09/2026` and `09/25/2026`: only where one of the two cannot be the month. */
function slashed(text: string): string | undefined {
  const [, one, other, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(text) ?? [];
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return dayFrom(year, one, other);
  if (Number(one) > 12) return dayFrom(year, other, one);
  return Number(other) > 12 ? dayFrom(year, one, other) : undefined;
}

/**
 * The days that a value may begin with where nobody can tell which of them is meant: `11/10/2026`, `10 Nov 26`. That
 * there is one can be said of them, and no more. `4.12.16` is a version where it has no zeros.
 */
export function possibleDays(value: string): string[] {
  const text = plain(value.slice(0, 60));
  const [, one = '', other = '', year = ''] =
    /^(?!\d{1,2}\.\d\.\d\d(?!\d)|\d\.\d{1,2}\.\d\d(?!\d))(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d|\.\d)/.exec(
      text,
    ) ?? [];
  const [, day = '', month, short = ''] =
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](\p{L}{3,12})\.?,?[ -]['’]?(\d{2})(?!\d)/u.exec(text) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  const found = [
    dayFrom(full, one, other),
    dayFrom(full, other, one),
    dayFrom(`20${short}`, monthOf(month), day),
  ];
  return [
    ...new Set(found.flatMap((each) => (each === undefined || (full === '' && short === '') ? [] : [each]))),
  ];
}

/** `20 September 2026`, `September 20th, 2026`. */
function named(text: string): string | undefined {
  const [, day, month, year] =
    /^(\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)/u.exec(
      text,
    ) ?? [];
  if (day !== undefined) return dayFrom(year, monthOf(month), day);
  const [, first, second, third] =
    /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text) ?? [];
  return first === undefined ? undefined : dayFrom(third, monthOf(first), second);
}

/** The month that a name or its beginning means; undefined where several begin so. */
function monthOf(name: string | undefined): string | undefined {
  const written = (name ?? '').toLowerCase();
  const [only, another] = months.flatMap((names, at) =>
    ` ${names}`.includes(` ${written}`) ? [at + 1] : [],
  );
  return only === undefined || another !== undefined ? undefined : String(only);
}

function dayFrom(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}
