import { GlobMachine, type Step } from './glob-machine';

/** What globs may be at most, of which each comes from settings that a repository may bring along. */
const limits = { globs: 200, characters: 300, allCharacters: 5_000, depth: 16 } as const;

/** Globs, without those that are not taken. */
interface Globs {
  readonly taken: readonly string[];
  /** Those that are too long, or too many. */
  readonly refused: readonly string[];
}

/** Sorts out the globs that are too long or too many to be taken. */
export function takeGlobs(globs: readonly string[]): Globs {
  const taken: string[] = [];
  const refused: string[] = [];
  let characters = 0;
  for (const glob of globs) {
    const isTaken =
      glob.length <= limits.characters &&
      taken.length < limits.globs &&
      characters + glob.length <= limits.allCharacters;
    (isTaken ? taken : refused).push(glob);
    if (isTaken) characters += glob.length;
  }
  return { taken, refused };
}

/**
 * Whether a path is a glob's own match or lies below it, so that `docs/old` leaves out all of that folder. The
 * globs are VS Code's: `*`, `**`, `?`, `[…]` and `{a,b}`. Paths have forward slashes and no leading one. Globs that
 * are too long or too many match nothing: see `takeGlobs`.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const builder = new Builder();
  for (const glob of takeGlobs(globs).taken) builder.add(glob);
  const machine = builder.machine();
  return (path) => machine.matches(path);
}

/** A glob as it is matched: without `./` or `/` before it and slashes behind it, which say nothing. */
function plain(glob: string): string {
  let text = glob.trim().replaceAll('\\', '/');
  while (text.startsWith('/') || text.startsWith('./')) text = text.slice(text.indexOf('/') + 1);
  // A trailing `/**` is what is meant anyway.
  for (let before = ''; before !== text; ) {
    before = text;
    if (text.endsWith('/')) text = text.slice(0, -1);
    else if (text.endsWith('/**')) text = text.slice(0, -3);
  }
  return text;
}

const isAny = (): boolean => true;
const isName = (character: string): boolean => character !== '/';

/** Puts globs together as places and the steps between them. */
class Builder {
  private readonly places: Step[][] = [[]];
  private readonly ends = new Set<number>();

  add(glob: string): void {
    const text = plain(glob);
    if (text === '') return;
    const characters = [...text];
    const isWhole = hasPairs(characters);
    const start = this.place();
    this.link(0, start);
    this.ends.add(isWhole ? this.sequence(characters, start) : this.literally(characters, start));
  }

  machine(): GlobMachine {
    return new GlobMachine(this.places, this.ends);
  }

  private place(): number {
    return this.places.push([]) - 1;
  }

  private link(from: number, to: number): void {
    this.places[from]?.push({ kind: 'empty', to });
  }

  private read(from: number, is: (character: string) => boolean, to = this.place()): number {
    this.places[from]?.push({ kind: 'character', is, to });
    return to;
  }

  private literally(characters: readonly string[], from: number): number {
    return characters.reduce((at, wanted) => this.read(at, (each) => each === wanted), from);
  }

  /** The places of a glob, or of a choice in braces; returns the last one. */
  private sequence(characters: readonly string[], from: number): number {
    let place = from;
    for (let at = 0; at < characters.length; ) {
      const character = characters[at] ?? '';
      const closing = character === '[' ? closingBracket(characters, at) : closingBrace(characters, at);
      if (character === '*') {
        const end = endOfStars(characters, at);
        const isDeep = end - at > 1;
        const isFolders = isDeep && characters[end] === '/';
        place = isFolders ? this.folders(place) : this.many(place, isDeep ? isAny : isName);
        at = isFolders ? end + 1 : end;
      } else if (closing !== undefined && character === '[') {
        place = this.read(place, oneOf(characters.slice(at + 1, closing)));
        at = closing + 1;
      } else if (closing !== undefined && character === '{') {
        place = this.choice(characters.slice(at + 1, closing), place);
        at = closing + 1;
      } else {
        place = this.read(place, character === '?' ? isName : (each) => each === character);
        at++;
      }
    }
    return place;
  }

  private many(from: number, is: (character: string) => boolean): number {
    const place = this.place();
    this.link(from, place);
    return this.read(place, is, place);
  }

  /** Any folders with the slash behind each, or none. */
  private folders(from: number): number {
    const end = this.place();
    this.link(from, end);
    this.read(this.many(from, isAny), (each) => each === '/', end);
    return end;
  }

  private choice(characters: readonly string[], from: number): number {
    const end = this.place();
    for (const option of options(characters)) {
      const start = this.place();
      this.link(from, start);
      this.link(this.sequence(option, start), end);
    }
    return end;
  }
}

/** Where stars end; several `**` in a row with slashes between say no more than one. */
function endOfStars(characters: readonly string[], from: number): number {
  let at = from;
  while (characters[at] === '*') at++;
  if (at - from < 2) return at;
  while (characters[at] === '/' && characters[at + 1] === '*' && characters[at + 2] === '*') {
    let next = at + 1;
    while (characters[next] === '*') next++;
    if (characters[next] !== '/') break;
    at = next;
  }
  return at;
}

/** Whether braces are pairs, and not within each other without end; else a glob is the name itself. */
function hasPairs(characters: readonly string[]): boolean {
  let depth = 0;
  for (const character of characters) {
    if (character === '{' && ++depth > limits.depth) return false;
    if (character === '}' && depth > 0) depth--;
  }
  return depth === 0;
}

function closingBracket(characters: readonly string[], from: number): number | undefined {
  const isNot = characters[from + 1] === '!' || characters[from + 1] === '^';
  const end = characters.indexOf(']', from + (isNot ? 3 : 2));
  const slash = characters.indexOf('/', from);
  return end === -1 || (slash !== -1 && slash < end) ? undefined : end;
}

function closingBrace(characters: readonly string[], from: number): number | undefined {
  if (characters[from] !== '{') return undefined;
  let depth = 0;
  for (let at = from; at < characters.length; at++) {
    if (characters[at] === '{') depth++;
    if (characters[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** What commas separate, but for those within braces of their own. */
function options(characters: readonly string[]): string[][] {
  const found: string[][] = [[]];
  let depth = 0;
  for (const character of characters) {
    if (character === '{') depth++;
    if (character === '}') depth--;
    if (character === ',' && depth === 0) found.push([]);
    else found.at(-1)?.push(character);
  }
  return found;
}

/** `a-z`, `abc`, `!a-z` and `^a-z`. */
function oneOf(characters: readonly string[]): (character: string) => boolean {
  const isNot = characters[0] === '!' || characters[0] === '^';
  const inside = isNot ? characters.slice(1) : characters;
  const ranges: (readonly [first: string, last: string])[] = [];
  for (let at = 0; at < inside.length; at++) {
    const first = inside[at] ?? '';
    const isRange = inside[at + 1] === '-' && at + 2 < inside.length;
    ranges.push([first, isRange ? (inside[at + 2] ?? first) : first]);
    if (isRange) at += 2;
  }
  return (character) =>
    character !== '/' && ranges.some(([first, last]) => first <= character && character <= last) !== isNot;
}
