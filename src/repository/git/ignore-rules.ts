/** Ignore files: which of the paths below them git passes over. */
import { baseName } from '../paths';
import { type Pattern, wildmatch } from './wildmatch';

interface Rule {
  readonly matches: Pattern;
  /** Whether it takes back what rules before it say. */
  readonly isNegative: boolean;
  readonly foldersOnly: boolean;
  /** Whether it is about the name alone, in whichever folder. */
  readonly byName: boolean;
}

/** The rules that hold in a folder: its own, which come first, and those of the folders above. */
export interface IgnoreRules {
  /** Where the paths of these rules begin: '' or a path from the root that ends with `/`. */
  readonly base: string;
  readonly rules: readonly Rule[];
  readonly above: IgnoreRules | undefined;
}

/** The rules that a text adds to those above it; `base` is the folder it is in, from the root. */
export function withRules(
  above: IgnoreRules | undefined,
  text: string,
  { base, ignoreCase }: { readonly base: string; readonly ignoreCase: boolean },
): IgnoreRules | undefined {
  const rules = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => ruleOf(line.replace(/\r$/, ''), ignoreCase) ?? []);
  return rules.length === 0 ? above : { base: base === '' ? '' : `${base}/`, rules, above };
}

/** Whether a path from the root is ignored by the rules; what is above it must not be. */
export function isIgnoredBy(rules: IgnoreRules | undefined, path: string, isFolder: boolean): boolean {
  const name = baseName(path);
  for (let at = rules; at !== undefined; at = at.above) {
    const below = path.slice(at.base.length);
    for (let index = at.rules.length - 1; index >= 0; index--) {
      const rule = at.rules[index];
      if (rule === undefined || (rule.foldersOnly && !isFolder)) continue;
      if (rule.matches(rule.byName ? name : below)) return !rule.isNegative;
    }
  }
  return false;
}

function ruleOf(line: string, ignoreCase: boolean): Rule | undefined {
  if (line.startsWith('#')) return undefined;
  const isNegative = line.startsWith('!');
  const whole = withoutBlanks(isNegative ? line.slice(1) : line);
  const foldersOnly = whole.endsWith('/');
  const core = foldersOnly ? whole.slice(0, -1) : whole;
  if (core === '') return undefined;
  const pattern = core.startsWith('/') ? core.slice(1) : core;
  return { matches: wildmatch(pattern, ignoreCase), isNegative, foldersOnly, byName: !core.includes('/') };
}

/** Without the blanks at the end, but for those behind a backslash. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes++;
  return line.slice(0, end < line.length && backslashes % 2 === 1 ? end + 1 : end);
}
