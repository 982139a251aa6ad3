/** What is written in fields and cells: words without signs, numbers, and what is no value yet. */
import { withoutEnd } from '../../core/service';

/** One of these stands in each sign of Markdown; most texts have none. */
const signs = /[~[<*`_]/;

/** A text without the signs of Markdown: links are their words, code is what stands in it. */
export function plain(text: string): string {
  if (text.length > 4_000) return plain(text.slice(0, 4_000));
  const bare = signs.test(text) ? withoutSigns(text) : text;
  return bare.replace(/\s+/g, ' ').trim();
}

function withoutSigns(text: string): string {
  return text
    .replace(/~~[^~]{0,400}~~/g, '')
    .replace(/!\[([^[\]]{0,400})\]\([^()]{0,400}\)/g, '')
    .replace(/\[([^[\]]{0,400})\](?:\([^()]{0,400}\)|\[[^[\]]{0,100}\])/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\*{1,3}|`+|(?<![\p{L}\p{N}])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\p{N}])/gu, '');
}

/** A text without the picture that some put before it: `✅ Accepted`. One that is an empty box stays: nothing is ticked. */
export function withoutSign(text: string): string {
  if (/^(?:⬜|◻|◽|☐|□|▢|🔲)/u.test(text)) return text;
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

/** The folded words of a heading without its number: of `2.1 Status` these are `2 1 status`. */
export function withoutNumber(heading: string): string {
  return heading.replace(/^\d+(?: \d+)* /, '');
}

/** Whether nothing has been written yet: empty, TODO, a dash, a placeholder, a list of choices, the form of a date. */
export function isOpen(value: string): boolean {
  const text = withoutEnd(plain(value), /[.\s]/);
  return isNothing(text) || unknowns.test(text) || isPlaceholder(value);
}

/** A cell in which nothing is said. */
export function isNothing(text: string): boolean {
  return /^(?:to-?do|tbd|n\/?a|none|[-–—.…?\s]*)$/i.test(text.trim());
}

const unknowns =
  /^(?:tba|tbc|tbs|nil|null|unknown|pending|open|fixme|xxx+|to be (?:determined|defined|decided|set|filled(?: in)?|added|completed|confirmed)|not applicable|insert here|placeholder|coming soon|offen|ausstehend|folgt|noch offen|en attente|à (?:définir|compléter)|pendiente|por definir|da (?:definire|compilare)|nog in te vullen)$/i;

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
  if (/^x{2,}(?:\s?%|\s\p{L}{1,12})?$/iu.test(text) || /^xx?:xx?$/i.test(text)) return true;
  return isChoice(text);
}

/** Whether a value begins with what is to be put there: `[name, role, date]. Review: on any change`. */
export function beginsOpen(value: string): boolean {
  return /^[*_]{0,3}\[(?! ?[xX]?\])(?!\[)[^[\]]{1,100}\](?![[(:])[*_]{0,3}(?=$|[.,;/]|\s)/.test(value.trim());
}

const choices =
  /^(?:yes|no|go|no-?go|low|medium|high|critical|pass|fail|passed|failed|draft|proposed|accepted|approved|rejected|deprecated|superseded|final|conditional|in review|pending|n\/a)$/i;

/** `low | medium | high`, `Draft / Final`: several words of which one is to be chosen. */
function isChoice(text: string): boolean {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.length >= 2) return parts.every((part) => /^(?:[\p{L}…][^|]{0,60})?$/u.test(part));
  const words = text.split('/').map((part) => part.trim());
  return words.length >= 2 && words.every((word) => choices.test(word));
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
  if (!/\d/.test(number) || isThousands(number, unit)) return undefined;
  return { value: Number(number.replace('−', '-').replace(/,/g, '')), unit };
}

/** `2.500 EUR` is two thousand and a half for some, and two and a half for others; of money nobody writes three decimals. */
function isThousands(number: string, unit: string): boolean {
  return (
    /^[-−+]?[1-9]\d{0,2}\.\d{3}$/.test(number) &&
    /^(?:[€$£]|eur|euros?|usd|gbp|chf|\p{L}{4,12})$/iu.test(unit)
  );
}

/** The number that a text is and nothing else; of `93 %` it is 93. */
export function numberOf(value: string): number | undefined {
  const amount = amountOf(value);
  return amount !== undefined && (amount.unit === '' || amount.unit === '%') ? amount.value : undefined;
}
