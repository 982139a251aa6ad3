/** The words of which names are made, so that an id can be found again in the name of a setting or an alert. */

/** No name is longer. */
const longest = 200;

/** `HighAPILatency` → high, api, latency; `fraud_scoring_fallbacks_total` → fraud, scoring, fallback, total. */
export function wordsOf(name: string): string[] {
  const spaced = name
    .slice(0, longest)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return spaced
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
    .map(stem);
}

/** Without the sign of a plural; the same on both sides is all that is needed. */
function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Whether each of some words is among others; false of no word. */
export function areAmong(words: readonly string[], others: ReadonlySet<string> | readonly string[]): boolean {
  const known = others instanceof Set ? others : new Set(others);
  return words.length > 0 && words.every((word) => known.has(word));
}
