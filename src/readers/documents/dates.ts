/** Days as people write them. */
import { isDate } from '../../core/service';
import { plain } from './values';

/** The months in the languages of most of Europe, without the marks on their letters. */
const months: readonly string[] = [
  'january januar janvier enero gennaio janeiro januari stycznia ledna января',
  'february februar fevrier febrero febbraio fevereiro februari lutego unora февраля',
  'march marz mrz mars marzo marco maart marts marca brezna марта',
  'april avril abril aprile kwietnia dubna апреля',
  'may mai mayo maggio maio mei maj maja kvetna мая',
  'june juni juin junio giugno junho czerwca июня',
  'july juli juillet julio luglio julho lipca июля',
  'august aout agosto augustus augusti sierpnia srpna августа',
  'september septembre septiembre settembre setembro wrzesnia zari сентября',
  'october oktober octobre octubre ottobre outubro pazdziernika rijna октября',
  'november novembre noviembre novembro listopadu ноября',
  'december dezember decembre diciembre dicembre dezembro grudnia prosince декабря',
];

const roman: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** `Tuesday 10 November`, `Dienstag, den 10. November`: the day of the week, and the little words before a date. */
const before =
  /^(?:(?:on|am|le|el|the|den|il|op|dnia|em)|\p{L}{3,8}(?:day|tag|dag|di|dì|feira)[.,]{0,2}|(?:mittwoch|sonnabend|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]b(?:ado|ato)|dom(?:ingo|enica)|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[.,]{0,2})\s+(?=[\d\p{L}])/iu;

/** A value without what stands before its date. */
function fromDate(text: string): string {
  let rest = text;
  for (let count = 0; count < 4; count++) {
    const next = rest.replace(before, '').replace(/^\p{L}{2,10}\.?,\s+(?=[\d\p{L}])/u, '');
    if (next === rest) return rest;
    rest = next;
  }
  return rest;
}

/**
 * The day that a value begins with, as ISO text; undefined where there is none, or where day and month could be
 * exchanged. The zone is ignored: the day counts as it is written.
 */
export function dateOf(value: string): string | undefined {
  const text = fromDate(plain(value.slice(0, 400)));
  const iso =
    /^(\d{4})([-/._‐‑–]|\. )(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})(?![\d.])/.exec(text);
  if (iso !== null) return dayFrom(iso[1], iso[3], iso[4]);
  const eastern = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
  if (eastern !== null) return dayFrom(eastern[1], eastern[2], eastern[3]);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text);
  if (dotted !== null) return dayFrom(dotted[3], dotted[2], dotted[1]);
  return slashed(text) ?? named(text);
}

/** `25/09/2026` and `09-25-2026`: only where one of the two cannot be the month. */
function slashed(text: string): string | undefined {
  const [, one, , other, year] = /^(\d{1,2})([-/‐‑])(\d{1,2})\2(\d{4})(?!\d)/.exec(text) ?? [];
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return dayFrom(year, one, other);
  if (Number(one) > 12) return dayFrom(year, other, one);
  return Number(other) > 12 ? dayFrom(year, one, other) : undefined;
}

/** `10`, `10.`, `10th`, `10th of`, `10th day of`, `10 de`. */
const dayFirst =
  "(\\d{1,2})(?:\\s?(?:st|nd|rd|th|er|[eè]me|e)(?![\\p{L}\\d])|[.ºª°])?(?:\\s+day)?[\\s,./‐‑-]{0,3}(?:(?:of|the|de|del)\\s+|d['’])?";
const month = '(\\p{L}{3,12}|[IVX]{1,2})\\.?[\\s,./‐‑-]{0,3}(?:(?:of|de|del)\\s+)?';
/** `20:15:03 UTC`, which some programs write before the year. */
const time = '(?:\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s[ap]m)?(?:\\s[A-Z]{2,5})?\\s+)?';

const byDay = new RegExp(`^${dayFirst}${month}${time}(\\d{4})(?!\\d)`, 'u');
const byMonth = new RegExp(
  `^(\\p{L}{3,12})\\.?[\\s/‐‑-]{1,2}(?:the\\s+)?(\\d{1,2})(?:\\s?(?:st|nd|rd|th)(?!\\p{L})|\\.)?[\\s,/‐‑-]{1,3}(?:of\\s+)?${time}(\\d{4})(?!\\d)`,
  'u',
);
const byYear =
  /^(\d{4})\.?[\s,/‐‑-]{1,3}(\p{L}{3,12})\.?[\s,/‐‑-]{1,3}(\d{1,2})(?:st|nd|rd|th|\.)?(?![\p{L}\d])/u;

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
  const [, day = '', name, short = ''] = ofShortYear.exec(text) ?? [];
  const [, of, first, last, whole] = severalDays.exec(text) ?? [];
  const full = year.length === 2 ? `20${year}` : year;
  const found = [
    ...(full === '' ? [] : [dayFrom(full, one, other), dayFrom(full, other, one)]),
    ...(short === '' ? [] : [dayFrom(`20${short}`, monthOf(name), day)]),
    ...(whole === undefined ? [] : [first, last].map((each) => dayFrom(whole, monthOf(of), each))),
  ];
  return [...new Set(found.flatMap((each) => each ?? []))];
}

const ofShortYear = new RegExp(`^${dayFirst}${month}['’]?(\\d{2})(?![\\d:])`, 'u');

/** `November 9 and 10, 2026`. */
const severalDays =
  /^(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s?(?:-|–|—|&|\/|to|and)\s?(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

/** `20 September 2026`, `20th of Sept 2026`, `20-Sep-2026`, `September 20th, 2026`, `2026-Sep-20`. */
function named(text: string): string | undefined {
  const [, day, ofDay, year] = byDay.exec(text) ?? [];
  if (day !== undefined) return dayFrom(year, monthOf(ofDay), day);
  const [, first, second, third] = byMonth.exec(text) ?? [];
  if (first !== undefined) return dayFrom(third, monthOf(first), second);
  const [, own, name, last] = byYear.exec(text) ?? [];
  return own === undefined ? undefined : dayFrom(own, monthOf(name), last);
}

/** The month that a name, its beginning or a Roman number means; undefined where several begin so. */
function monthOf(name: string | undefined): string | undefined {
  const number = roman.indexOf(name ?? '') + 1;
  if (number > 0) return String(number);
  const written = (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (written.length < 3) return undefined;
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
