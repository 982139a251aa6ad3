import { distance } from 'fastest-levenshtein';
import { quoted } from './shorten';

/** So many candidates are looked at: what was meant among thousands is nobody's guess. */
const maxCandidates = 300;

/** The candidate that someone who wrote `word` most likely meant; undefined where none is close. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalise(word.slice(0, 100));
  if (wanted.length === 0 || wanted.length > 80) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let longer: string | undefined;
  let looked = 0;
  for (const candidate of candidates) {
    if (++looked > maxCandidates) break;
    const offered = normalise(candidate);
    if (offered === wanted) return candidate;
    if (isLonger(wanted, offered) || isLonger(offered, wanted)) longer ??= candidate;
    if (Math.abs(offered.length - wanted.length) >= bestDistance) continue;
    const far = isSwapped(wanted, offered) ? 1 : distance(wanted, offered);
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best ?? longer;
}

/** How many slips of the pen lie between two words: letters left out, added or changed. */
export function slipsBetween(one: string, other: string): number {
  return distance(one, other);
}

/** Case, hyphens, underscores and a plural s make no difference to what is meant. */
function normalise(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/s$/, '');
}

/** Whether two neighbouring characters have changed places: the commonest slip of a fast typist. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Whether a word is another one with something added: `goLiveDate` for `goLive`. */
function isLonger(word: string, part: string): boolean {
  return part.length >= 4 && word.length <= 2 * part.length && word.startsWith(part);
}

/** ` Did you mean "owner"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  return asked(suggest(word, candidates));
}

/** The question itself, for what `suggest` has found. */
export function asked(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
}
