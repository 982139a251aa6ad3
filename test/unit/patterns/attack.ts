// Long texts made for one pattern: what leads to a part of it, then what that part matches again and again, then
// something that lets it fail, so that every other way to match is tried.
import { processorTime } from '../processor-time';

/** A part of a pattern that matches one character, and what it matches of the characters that we know. */
interface Part {
  readonly characters: readonly string[];
  readonly repeats: boolean;
}

const alphabet = [
  ...Array.from({ length: 127 }, (_, code) => String.fromCharCode(code)).filter((each) =>
    /[\t\n\r -~]/.test(each),
  ),
  ...['\u2028', '\ufeff', 'é'],
];

/** So long that texts of different attacks differ. */
const sample = 200;

const piece =
  /\\(?:u[\da-f]{4}|x[\da-f]{2}|k<\w+>|p\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|[()|^$]|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/gi;

/** What a pattern is made of, in the order in which it is written: groups are gone, choices follow each other. */
function partsOf(source: string, flags: string): Part[] {
  const parts: Part[] = [];
  const opened: number[] = [];
  /** Where the group began that has just been closed. */
  let group: number | undefined;
  for (const [token] of source.matchAll(piece)) {
    const isQuantifier = /^(?:[*+]|\{\d+,\})\??$/.test(token);
    if (isQuantifier) {
      const from = group ?? parts.length - 1;
      for (let at = from; at < parts.length; at++)
        parts[at] = { characters: parts[at]?.characters ?? [], repeats: true };
      continue;
    }
    if (/^(?:\?|\{.*\})\??$/.test(token) || /^(?:[|^$]|\\[bB\d]|\\k<.*)$/.test(token)) continue;
    group = undefined;
    if (token.startsWith('(')) opened.push(parts.length);
    else if (token === ')') group = opened.pop();
    else parts.push({ characters: matched(token, flags), repeats: false });
  }
  return parts;
}

function matched(token: string, flags: string): string[] {
  const one = new RegExp(`^(?:${token})$`, flags.replace(/[gym]/g, ''));
  return alphabet.filter((each) => one.test(each));
}

/** A few characters that differ: those that other parts match too come first. */
function few({ characters }: Part, parts: readonly Part[]): string[] {
  const others = (each: string): number => parts.filter((part) => part.characters.includes(each)).length;
  return [...characters].sort((one, other) => others(other) - others(one)).slice(0, 4);
}

/** A text that is made as long as is asked for, or a little longer. */
export type Attack = (length: number) => string;

/** The texts on which a pattern could take its time. */
export function attacks(source: string, flags: string): Attack[] {
  const parts = partsOf(source, flags);
  /** By the text of one length, since many are alike. */
  const found = new Map<string, Attack>();
  const add = (before: string, pump: string, after: string): void => {
    const attack: Attack = (length) => before + pump.repeat(Math.ceil(length / pump.length)) + after;
    found.set(attack(sample), attack);
  };
  let lead = '';
  for (const [index, part] of parts.entries()) {
    if (part.repeats) {
      const next = parts[index + 1];
      const pumps = few(part, parts).flatMap((one) => [
        one,
        ...few(next ?? part, parts).map((other) => one + other),
      ]);
      pumps.push(lead);
      const group = parts.slice(0, index + 1).filter(({ repeats }) => repeats);
      pumps.push(group.map(({ characters }) => characters[0] ?? '').join(''));
      for (const pump of pumps.filter((each) => each !== ''))
        for (const before of new Set(['', lead]))
          for (const after of ['', '\u0000', '\n', `\u0000${pump}`]) add(before, pump, after);
    }
    lead += part.characters.find((each) => /\w/.test(each)) ?? part.characters[0] ?? '';
  }
  add('', lead === '' ? 'a' : lead, '');
  return [...found.values()];
}

/** The least processor time, in milliseconds, that a search in a text takes, of some tries; what is quick is tried once. */
export function timeOf(pattern: RegExp, text: string, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 4 && least > enough; tries++) {
    pattern.lastIndex = 0;
    const taken = processorTime(() => {
      // All matches, as `replace` and `matchAll` look for them.
      if (pattern.global) text.replace(pattern, '');
      else pattern.test(text);
    });
    least = Math.min(least, taken);
  }
  return least;
}
