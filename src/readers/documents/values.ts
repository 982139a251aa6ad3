/** What is written in fields and cells: words without signs, dates, numbers, and what is no value yet. */
import { isDate } from '../../core/service';

/** A text without the signs of Markdown: links are their words, code is what stands in it. */
export function plain(text: string): string {
  if (text.length > 4_000) return plain(text.slice(0, 4_000));
  return text
    .replace(/~~[^~]{0,400}~~/g, '')
    .replace(/!\[([^[\]]{0,400})\]\([^()]{0,400}\)/g, '')
    .replace(/\[([^[\]]{0,400})\](?:\([^()]{0,400}\)|\[[^[\]]{0,100}\])/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\*{1,3}|`+|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text without the picture that some put before it: `✅ Accepted`. */
export function withoutSign(text: string): string {
  return text.replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\s)+/u, '');
}

/** A label or a cell of a head as it is compared: small letters, without signs, one blank. */
export function folded(text: string): string {
  return plain(text)
    .toLowerCase()
    .replace(/[_-]+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N}%#/ ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether nothing has been written yet: empty, TODO, a dash, a placeholder, a list of choices, the form of a date. */
export function isOpen(value: string): boolean {
  const text = plain(value).replace(/[.\s]+$/, '');
  return text === '' || isNothing(text) || isPlaceholder(value);
}

const nothings =
  /^(?:to-?do|tbd|tba|tbc|tbs|n\/?a|none|nil|null|unknown|pending|open|fixme|xxx+|\?+|-+|–+|—+|…+|\.{2,}|to be (?:determined|defined|decided|set|filled(?: in)?|added|completed|confirmed)|not applicable|insert here|placeholder|coming soon)$/i;

/** A cell in which nothing is said. */
export function isNothing(text: string): boolean {
  return nothings.test(text.trim());
}

/** Whether the whole of a value stands for one that is to be put there. */
export function isPlaceholder(value: string): boolean {
  const text = value
    .trim()
    .replace(/^[*`"']{1,3}|[*`"'.]{1,3}$/g, '')
    .trim();
  if (text === '' || text.length > 300) return false;
  if (/^@?_{3,}$/.test(text) || /^@?\.{4,}$/.test(text)) return true;
  if (/^\{\{[^{}]*\}\}$|^\{[^{}]*\}$|^\$\{[^{}]*\}$/.test(text)) return true;
  if (
    /^<[a-z][^<>]*>$/i.test(text) &&
    !/^<(?:https?:|mailto:|[^<>\s]+@[^<>\s]+>)/i.test(text) &&
    !/^<\/?(?:br|a|b|i|em|kbd|sub|sup|code|img|span)\b/i.test(text)
  )
    return true;
  if (/^\[[^[\]]*\]$/.test(text)) return !/^\[[ xX]\]$/.test(text);
  if (
    /^(?:yyyy|jjjj|aaaa)[-/.](?:mm|m)[-/.](?:dd|tt|jj|d)\b/i.test(text) ||
    /^(?:dd|tt|mm)[-/.](?:mm|dd)[-/.](?:yyyy|jjjj)$/i.test(text)
  )
    return true;
  if (/^x{2,}(?:\s?(?:%|\p{L}{1,12}))?$/iu.test(text) || /^xx?:xx?$/i.test(text)) return true;
  return isChoice(text);
}

const choices =
  /^(?:yes|no|go|no-?go|low|medium|high|critical|pass|fail|passed|failed|draft|proposed|accepted|approved|rejected|deprecated|superseded|final|conditional|in review|pending|n\/a)$/i;

/** `low | medium | high`, `Draft / Final`: several words of which one is to be chosen. */
function isChoice(text: string): boolean {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.length >= 2) return parts.every((part) => /^(?:[\p{L}…][^|]{0,60})?$/u.test(part));
  const words = text.split(/\s*\/\s*/);
  return words.length >= 2 && words.every((word) => choices.test(word));
}

const monthNames: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 },
  // German, French, Spanish, Italian, Dutch, where they begin with other letters.
  ...{ mär: 3, mrz: 3, mai: 5, juin: 6, okt: 10, dez: 12, fév: 2, avr: 4, aoû: 8, déc: 12 },
  ...{
    ene: 1,
    abr: 4,
    ago: 8,
    dic: 12,
    gen: 1,
    mag: 5,
    giu: 6,
    lug: 7,
    set: 9,
    ott: 10,
    mei: 5,
    maa: 3,
    jui: 7,
  },
};

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

function monthOf(name: string | undefined): string | undefined {
  const month = monthNames[(name ?? '').toLowerCase().slice(0, 3)];
  return month === undefined ? undefined : String(month);
}

function dayFrom(year?: string, month?: string, day?: string): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** A number with what stands behind it; only where the whole of a text is that. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** `0.93`, `93 %`, `12/16`, `1.8 s`. A comma is read between thousands only. */
export function amountOf(value: string): Amount | undefined {
  const text = plain(value.slice(0, 200));
  const [, part, whole] = /^(\d{1,9})\s?\/\s?(\d{1,9})$/.exec(text) ?? [];
  if (part !== undefined)
    return Number(whole) > 0 ? { value: Number(part) / Number(whole), unit: '' } : undefined;
  const [, number = '', unit = ''] =
    /^([-−+]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d{1,12})?)\s?(%|[\p{L}€$£]{1,12})?$/u.exec(text) ?? [];
  if (!/\d/.test(number)) return undefined;
  return { value: Number(number.replace('−', '-').replace(/,/g, '')), unit };
}

/** The number that a text is and nothing else; of `93 %` it is 93. */
export function numberOf(value: string): number | undefined {
  const amount = amountOf(value);
  return amount !== undefined && (amount.unit === '' || amount.unit === '%') ? amount.value : undefined;
}
