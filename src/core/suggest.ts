import { distance } from 'fastest-levenshtein';

/** The candidate that somebody who wrote `word` most likely meant; undefined where none is close. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalise(word);
  if (wanted.length === 0 || wanted.length > 80) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.round(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const offered = normalise(candidate);
    if (offered === wanted) return candidate;
    const far = distance(wanted, offered);
    if (far < bestDistance) [best, bestDistance] = [candidate, far];
  }
  return best;
}

/** Case, hyphens, underscores and a plural s make no difference to what is meant. */
function normalise(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/s$/, '');
}

/** ` Did you mean "owner"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = suggest(word, candidates);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
