import { distance } from 'fastest-levenshtein';
import { inLatin, strangersIn } from './look-alikes';
import { quoted } from './shorten';
import { enumerated } from './words';

/** So many candidates are looked at: what was meant among thousands is nobody's guess. */
const maxCandidates = 300;

/** So many are named where several are equally near. */
const maxMeant = 3;

/** Those of the candidates seen so far that are nearest. */
interface Nearest {
  far: number;
  names: string[];
}

/**
 * The candidates that someone who wrote `word` most likely meant: none where none is close, several where nobody can
 * tell which of them is nearer.
 */
export function nearest(word: string, candidates: Iterable<string>): readonly string[] {
  const begun = word.slice(0, 100);
  // What looks the same is what was meant.
  const wanted = formsOf(inLatin(begun) ?? begun);
  if (wanted.stem.length === 0 || wanted.stem.length > 80) return [];
  const spelled: Nearest = { far: Math.max(1, Math.floor(wanted.stem.length / 3)) + 1, names: [] };
  const lengthened: Nearest = { far: Number.POSITIVE_INFINITY, names: [] };
  let looked = 0;
  for (const candidate of candidates) {
    if (++looked > maxCandidates) break;
    const offered = formsOf(candidate);
    add(spelled, candidate, farFrom(wanted, offered, spelled.far));
    const [one, other] = [wanted.stem, offered.stem];
    if (isLonger(one, other) || isLonger(other, one))
      add(lengthened, candidate, Math.abs(one.length - other.length));
  }
  const { names } = spelled.names.length > 0 ? spelled : lengthened;
  return names.slice(0, maxMeant);
}

function add(nearest: Nearest, name: string, far: number): void {
  if (far < nearest.far) [nearest.far, nearest.names] = [far, [name]];
  else if (far === nearest.far && nearest.names.length > 0 && !nearest.names.includes(name))
    nearest.names.push(name);
}

/**
 * The same where a wrong guess names the wrong person or system: those that are one slip farther may be meant as well,
 * unless the nearest one is the same word in another form.
 */
export function nearestOrSo(word: string, candidates: readonly string[]): readonly string[] {
  const meant = nearest(word, candidates);
  const [first] = meant;
  const wanted = plainly(inLatin(word) ?? word);
  if (first === undefined || plainly(first) === wanted) return meant;
  const slips = (name: string): number => distance(wanted, plainly(name));
  const next = nearest(
    word,
    candidates.filter((each) => !meant.includes(each)),
  );
  const others = next.filter((each) => slips(each) <= slips(first) + 1);
  return [...meant, ...others].slice(0, maxMeant);
}

/** The candidate that someone who wrote `word` most likely meant; undefined where none is close, or several are. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const [meant, ...others] = nearest(word, candidates);
  return others.length === 0 ? meant : undefined;
}

/** How many slips of the pen lie between two words: letters left out, added or changed. */
export function slipsBetween(one: string, other: string): number {
  return distance(one, other);
}

/** How far a word is from a candidate; a plural s makes a difference only where nothing else does. */
function farFrom(wanted: Forms, offered: Forms, most: number): number {
  const [one, other] = [wanted.stem, offered.stem];
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  const far = isSwapped(one, other) ? 1 : distance(one, other);
  return wanted.isPlural === offered.isPlural ? far : far + 0.5;
}

/** What is compared of a word. */
interface Forms {
  /** Without the s of a plural. */
  readonly stem: string;
  readonly isPlural: boolean;
}

function formsOf(word: string): Forms {
  const isPlural = /[^\s_-]s$/i.test(word);
  return { stem: plainly(isPlural ? word.slice(0, -1) : word), isPlural };
}

/** Case, hyphens and underscores make no difference to what is meant. */
function plainly(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

/** Whether two neighbouring characters have changed places: the commonest slip of a fast typist. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length || one === other) return false;
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
  return askedOf(word, nearest(word, candidates));
}

/** The same for what `nearest` has found: where nobody could see the difference, it is said. */
export function askedOf(word: string, meant: readonly string[]): string {
  const [only] = meant;
  const looks = meant.length === 1 ? inLatin(word) : undefined;
  return only !== undefined && looks !== undefined && plainly(looks) === plainly(only)
    ? ` It only looks like ${quoted(only)}: ${strangersIn(word)}.`
    : asked(...meant);
}

/** The question itself. */
export function asked(...meant: readonly (string | undefined)[]): string {
  const names = meant.flatMap((each) => (each === undefined ? [] : [quoted(each)]));
  return names.length === 0 ? '' : ` Did you mean ${enumerated(names, 'or')}?`;
}
