/**
 * Git's patterns (`wildmatch` with `WM_PATHNAME`), matched in time that grows with the length of the pattern times
 * that of the path, whatever stands in them: a repository from elsewhere brings its own ignore files.
 */

type Test = (character: string) => boolean;

type Token =
  | { readonly kind: 'one'; readonly test: Test }
  /** Any run of characters, `/` among them only where `slash` says so. */
  | { readonly kind: 'run'; readonly slash: boolean }
  /** Goes on behind the next token or behind the one after the next two: what begins a `**` and its slash. */
  | { readonly kind: 'maybe' };

export type Pattern = (path: string) => boolean;

const never: Pattern = () => false;

/**
 * A pattern that is made ready. With `ignoreCase`, the letters of ASCII match in either case. Like git, it knows bytes:
 * a `?` is one of those that a letter with an accent has.
 */
export function wildmatch(pattern: string, ignoreCase = false): Pattern {
  if (!/[*?[\\]/.test(pattern)) {
    const folded = (text: string): string => (ignoreCase ? text.replaceAll(/[A-Z]+/g, lower) : text);
    const wanted = folded(pattern);
    return (path) => folded(path) === wanted;
  }
  const tokens = tokensOf(inBytes(pattern), ignoreCase);
  return tokens === undefined ? never : (path) => matches(tokens, inBytes(path));
}

const lower = (letters: string): string => letters.toLowerCase();

/** A text with one character for each byte that it has in UTF-8. */
function inBytes(text: string): string {
  return text.replaceAll(/[\u0080-\u{10ffff}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    const bytes = Array.from({ length }, (_, index) => {
      const bits = code >> (6 * (length - 1 - index));
      return index === 0 ? bits | ((0xf00 >> length) & 0xff) : (bits & 0x3f) | 0x80;
    });
    return String.fromCharCode(...bytes);
  });
}

/** Undefined for a pattern that matches nothing: its `[` is never closed, or it ends in the middle of an escape. */
function tokensOf(pattern: string, ignoreCase: boolean): Token[] | undefined {
  const tokens: Token[] = [];
  const literal = (character: string): void => {
    tokens.push({ kind: 'one', test: inEitherCase((each) => each === character, ignoreCase) });
  };
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '*') {
      const from = at;
      while (pattern[at + 1] === '*') at++;
      tokens.push(...stars(pattern, from, at + 1));
    } else if (character === '?') tokens.push({ kind: 'one', test: (each) => each !== '/' });
    else if (character === '[') {
      const set = bracket(pattern, at + 1);
      if (set === undefined) return undefined;
      const inSet = inEitherCase(set.test, ignoreCase);
      tokens.push({ kind: 'one', test: (each) => each !== '/' && inSet(each) !== set.negated });
      at = set.end;
    } else if (character !== '\\') literal(character);
    else if (at + 1 === pattern.length) return undefined;
    else literal(pattern.charAt(++at));
  }
  return tokens;
}

/** Two stars and more that stand between slashes mean any folders, none among them; elsewhere they mean one star. */
function stars(pattern: string, from: number, to: number): Token[] {
  const isAlone =
    (from === 0 || pattern[from - 1] === '/') &&
    (to === pattern.length || pattern[to] === '/' || pattern.startsWith('\\/', to));
  if (to - from < 2 || !isAlone) return [{ kind: 'run', slash: false }];
  return pattern[to] === '/'
    ? [{ kind: 'maybe' }, { kind: 'run', slash: true }]
    : [{ kind: 'run', slash: true }];
}

const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /\p{Cc}/u,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[\t-\r ]/,
  upper: /[A-Z]/,
  xdigit: /[A-Fa-f0-9]/,
};

interface Bracket {
  readonly test: Test;
  readonly negated: boolean;
  /** Where its `]` is. */
  readonly end: number;
}

/** What stands in brackets, from behind the `[`; undefined where they are not closed. */
function bracket(pattern: string, start: number): Bracket | undefined {
  const negated = pattern[start] === '!' || pattern[start] === '^';
  const first = negated ? start + 1 : start;
  const tests: Test[] = [];
  let at = first;
  while (at === first || pattern[at] !== ']') {
    const named = /^\[:([^\]]*?):\]/.exec(pattern.slice(at, at + 12));
    if (named !== null) {
      const known = classes[named[1] ?? ''];
      if (known === undefined) return undefined;
      tests.push((each) => known.test(each));
      at += named[0].length;
      continue;
    }
    const from = characterAt(pattern, at);
    if (from === undefined) return undefined;
    at = from.next;
    if (pattern[at] !== '-' || pattern[at + 1] === ']' || at + 1 >= pattern.length) {
      tests.push((each) => each === from.character);
      continue;
    }
    const to = characterAt(pattern, at + 1);
    if (to === undefined) return undefined;
    at = to.next;
    tests.push((each) => from.character <= each && each <= to.character);
  }
  return { test: (each) => tests.some((test) => test(each)), negated, end: at };
}

function characterAt(
  pattern: string,
  at: number,
): { readonly character: string; readonly next: number } | undefined {
  const from = pattern[at] === '\\' ? at + 1 : at;
  return from < pattern.length ? { character: pattern.charAt(from), next: from + 1 } : undefined;
}

function inEitherCase(test: Test, ignoreCase: boolean): Test {
  if (!ignoreCase) return test;
  return (each) => test(each) || (each < '\u0080' && (test(each.toLowerCase()) || test(each.toUpperCase())));
}

/** Follows all ways through the tokens at once, character by character. */
function matches(tokens: readonly Token[], path: string): boolean {
  let now = new Set<number>();
  enter(tokens, 0, now);
  for (const character of path) {
    const next = new Set<number>();
    for (const at of now) {
      const token = tokens[at];
      if (token?.kind === 'one' && token.test(character)) enter(tokens, at + 1, next);
      else if (token?.kind === 'run' && (token.slash || character !== '/')) enter(tokens, at, next);
    }
    if (next.size === 0) return false;
    now = next;
  }
  return now.has(tokens.length);
}

/** Adds a place among the tokens, and those that are reached from it without a character. */
function enter(tokens: readonly Token[], start: number, into: Set<number>): void {
  for (let at = start; !into.has(at); at++) {
    into.add(at);
    const kind = tokens[at]?.kind;
    if (kind === 'maybe') enter(tokens, at + 3, into);
    else if (kind !== 'run') return;
  }
}
