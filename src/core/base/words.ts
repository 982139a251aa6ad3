/** Numbers and nouns as people read them. */

/** `1,234.5`: thousands in groups, three decimals. The first use of Intl costs more than a whole check. */
export function grouped(count: number): string {
  const [whole = '', decimals] = String(Math.round(count * 1000) / 1000).split('.');
  let groups = whole;
  for (let at = whole.length - 3; /\d/.test(whole.charAt(at - 1)); at -= 3)
    groups = `${groups.slice(0, at)},${groups.slice(at)}`;
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

/** `1 day`, `2 days`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : many}`;
}

/** `data` → `Data`. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `one`, `one and two`, `one, two and three`; or with another word between the last two. */
export function enumerated(words: readonly string[], between = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${between} ${last}`;
}

/** The first of many texts, and how many more there are. */
export function atMost(texts: readonly string[], most = 4): string {
  const more = texts.length > most ? [`${texts.length - most} more`] : [];
  return [...texts.slice(0, most), ...more].join('; ');
}

/** The largest of many numbers, of which there may be more than a call takes; nought where there are none. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}

/** What a gate or a pillar needs, and how much of that there is. */
interface Met {
  readonly met: number;
  readonly required: number;
  /** How many of those that are met rest on what is only stated. */
  readonly stated: number;
}

/** `9 of 11`, `9 of 11, 3 only stated`: the items that are satisfied, and what they rest on. */
export function metInWords({ met, required, stated }: Met): string {
  return `${met} of ${required}${stated === 0 ? '' : `, ${statedInWords({ stated })}`}`;
}

/** `3 only stated`. */
export function statedInWords({ stated }: Pick<Met, 'stated'>): string {
  return `${stated} only stated`;
}
