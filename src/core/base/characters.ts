/** Characters that nobody sees, and the other ways to write the same name. */

/** By their Unicode names, in words. What stands for a blank is replaced by one; the others take no room at all. */
const blanks: ReadonlyMap<string, string> = new Map([
  [' ', 'blank'],
  ['\t', 'tab'],
  ['\n', 'line break'],
  ['\r', 'line break'],
  ['\u0085', 'line break'],
  ['\u00a0', 'no-break space'],
  ['\u1680', 'ogham space'],
  ['\u2000', 'en quad'],
  ['\u2001', 'em quad'],
  ['\u2002', 'en space'],
  ['\u2003', 'em space'],
  ['\u2004', 'three-per-em space'],
  ['\u2005', 'four-per-em space'],
  ['\u2006', 'six-per-em space'],
  ['\u2007', 'figure space'],
  ['\u2008', 'punctuation space'],
  ['\u2009', 'thin space'],
  ['\u200a', 'hair space'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\u202f', 'narrow no-break space'],
  ['\u205f', 'mathematical space'],
  ['\u2800', 'braille blank'],
  ['\u3000', 'ideographic space'],
]);

const unseen: ReadonlyMap<string, string> = new Map([
  ['\u00ad', 'soft hyphen'],
  ['\u034f', 'combining grapheme joiner'],
  ['\u061c', 'Arabic letter mark'],
  ['\u115f', 'Hangul filler'],
  ['\u1160', 'Hangul filler'],
  ['\u180e', 'Mongolian vowel separator'],
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u202a', 'left-to-right embedding'],
  ['\u202b', 'right-to-left embedding'],
  ['\u202c', 'end of a change of direction'],
  ['\u202d', 'left-to-right override'],
  ['\u202e', 'right-to-left override'],
  ['\u2060', 'word joiner'],
  ['\u2061', 'invisible function sign'],
  ['\u2062', 'invisible times sign'],
  ['\u2063', 'invisible separator'],
  ['\u2064', 'invisible plus sign'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'isolate'],
  ['\u2069', 'end of an isolate'],
  ['\u3164', 'Hangul filler'],
  ['\ufe0e', 'variation selector'],
  ['\ufe0f', 'variation selector'],
  ['\ufeff', 'byte order mark'],
  ['\uffa0', 'Hangul filler'],
]);

/** The name of a character that cannot be seen; an ordinary blank is seen between others. */
function nameOf(char: string): string | undefined {
  return char === ' ' ? undefined : (blanks.get(char) ?? unseen.get(char));
}

/** A text with its invisible characters named, and the blanks round it: `docs/a.md⟨no-break space⟩`. */
export function visible(text: string): string {
  const chars = [...text];
  const isInside = ([from, to]: readonly [number, number], at: number): boolean => at >= from && at < to;
  const inner = innerPart(chars);
  return chars
    .map((char, at) => {
      const name = nameOf(char) ?? (isInside(inner, at) ? undefined : blanks.get(char));
      return name === undefined ? char : `⟨${name}⟩`;
    })
    .join('');
}

/** Nothing but letters, digits and signs that everyone sees, and blanks between them: what nearly every name is. */
const plain = /^[!-~](?:[ -~]*[!-~])?$/;

/** Where the part begins and ends that has neither blanks nor invisible characters round it. */
function innerPart(chars: readonly string[]): readonly [from: number, to: number] {
  const isSeen = (char: string): boolean => !blanks.has(char) && !unseen.has(char);
  const from = chars.findIndex(isSeen);
  if (from === -1) return [0, 0];
  let to = chars.length;
  while (!isSeen(chars[to - 1] ?? '')) to--;
  return [from, to];
}

/** A text without blanks and invisible characters round it. */
export function trimmed(text: string): string {
  if (plain.test(text)) return text;
  const chars = [...text];
  return chars.slice(...innerPart(chars)).join('');
}

/** A text without blanks round it, and without invisible characters in it. */
export function withoutInvisible(text: string): string {
  if (plain.test(text)) return text;
  const chars = [...text];
  const [from, to] = innerPart(chars);
  return chars
    .slice(from, to)
    .filter((char) => !unseen.has(char))
    .join('');
}

/** What joins or parts the letters of some scripts, and says in which colours a sign is shown. */
const meaningful: ReadonlySet<string> = new Set(['\u200c', '\u200d', '\ufe0e', '\ufe0f']);

/** A text without invisible characters in it, but for those that mean something between others. */
export function withoutUnseen(text: string): string {
  if (plain.test(text)) return text;
  return [...text].filter((char) => !unseen.has(char) || meaningful.has(char)).join('');
}

/** The same with every kind of blank as an ordinary one. */
export function withPlainBlanks(text: string): string {
  if (plain.test(text)) return text;
  return [...text].map((char) => (blanks.has(char) ? ' ' : char)).join('');
}

/** What of a text cannot be seen, and where: `ends with a no-break space`. Empty where there is nothing. */
export function whatIsInvisible(text: string): string {
  const chars = [...text];
  const [from, to] = innerPart(chars);
  const named = (part: readonly string[], name: (char: string) => string | undefined): string[] => [
    ...new Set(part.flatMap((char) => name(char) ?? [])),
  ];
  const any = (char: string): string | undefined => blanks.get(char) ?? unseen.get(char);
  const parts = [
    ['begins with', named(chars.slice(0, from), any)],
    ['holds', named(chars.slice(from, to), nameOf)],
    ['ends with', named(chars.slice(to), any)],
  ] as const;
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([verb, names]) => `${verb} ${names.map(withArticle).join(' and ')}`)
    .join(' and ');
}

function withArticle(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** Whether there is nothing in a text that anyone could see. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** Whether two names are the same in one Unicode form: `Ü` may be one character or two. */
export function isSameName(one: string, other: string): boolean {
  return one === other || composed(one) === composed(other);
}

/** A name in the Unicode form that all its forms have in common. */
export function composed(name: string): string {
  return name.normalize('NFC');
}

/** The same, and for all that differ from it in nothing but the case of their letters. */
export function caseless(name: string): string {
  return composed(name).toLowerCase();
}

/** Whether a text has letters whose accents stand apart from them, as few keyboards and tools write them. */
export function isDecomposed(text: string): boolean {
  return text !== composed(text);
}
