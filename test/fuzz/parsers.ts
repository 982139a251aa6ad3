// Texts for the two parsers: what the quick one answers must be, to the offset, what `yaml` says.
import { isDeepStrictEqual } from 'node:util';
import { readWhole } from '../../src/core/text/parse';
import { readPlainText } from '../../src/core/text/plain-text';
import { change, pick, type Random } from './inputs';

/** Whether the quick parser leaves a text to `yaml`, says the same, or something else. */
export function compare(text: string): 'left' | 'same' | 'other' {
  const quick = readPlainText(text);
  if (quick === undefined) return 'left';
  return isDeepStrictEqual(quick, readWhole(text)) ? 'same' : 'other';
}

/** A text cut before each of its top-level keys. */
export const sectionsOf = (text: string): string[] => text.split(/^(?=[A-Za-z_"'])/m);

const scalars = [
  ...[
    'a',
    'x y',
    'a  b  ',
    '"q"',
    "'it''s'",
    '"a\\"b"',
    '"\\n"',
    "''",
    '""',
    '1',
    '1.50',
    '-3',
    '+1',
    '.5',
    '5.',
  ],
  ...[
    '~',
    'null',
    'True',
    '2026-01-02',
    '15m',
    '0x1F',
    '1e3',
    '0o17',
    '.inf',
    '007',
    'a#b',
    'a:b',
    'a, b',
    '- x',
  ],
  ...[
    'http://x/y?z=1',
    '-x',
    '?x',
    ':x',
    '[]',
    '{}',
    '[a, b]',
    '[a,]',
    '{a: b,}',
    '[ "x" , y ]',
    '{"a":1}',
    '',
  ],
  ...[
    '{ a: 1, b: [c] }',
    '[[a], []]',
    '[-1, .5]',
    "o'clock",
    'say "x"',
    'a ]',
    'a & b',
    '! x',
    '<<',
    '@a',
    '😀é',
  ],
];
const keys = [
  'a',
  'b',
  'c',
  'd',
  '"k"',
  "'l'",
  'm n',
  'o-p',
  '1',
  'null',
  '"x: y"',
  '__proto__',
  '?q',
  '-z',
  'k"',
];
const comments = ['# c', '#c', '#>', '#', '# - a', '# a: b'];
const headers = ['|', '>', '|-', '>-', '|+', '|2', '| # c'];
const lines = ['text', 'some words', '# no comment', '- x', 'a: b', 'x  ', '"', ''];

/** A block that is nearly well-formed, with comments and empty lines where they are hard to place. */
export function block(random: Random, column = 0, depth = 0): string {
  const some = (most: number): string => ' '.repeat(Math.floor(random() * most));
  const isList = depth > 0 && random() < 0.4;
  const entry = (): string => {
    const mark = isList ? '-' : `${pick(random, keys)}:`;
    const indent = ' '.repeat(column);
    const comment = random() < 0.2 ? ` ${some(2)}${pick(random, comments)}` : '';
    const between = random() < 0.3 ? `${some(9)}${random() < 0.7 ? pick(random, comments) : ''}\n` : '';
    const kind = random();
    if (kind < 0.55 || depth > 4)
      return `${indent}${mark} ${some(2)}${pick(random, scalars)}${comment}\n${between}`;
    if (kind < 0.65) {
      const inside = indent + pick(random, [' ', '  ', '    ']);
      const text = Array.from({ length: 3 }, () => pick(random, lines)).map((line) => line && inside + line);
      return `${indent}${mark} ${pick(random, headers)}\n${text.join('\n')}\n${between}`;
    }
    const inside = column + 1 + Math.floor(random() * 3);
    const below = block(random, inside, depth + 1);
    // `- a: 1`, with the first line of what is below beside its mark.
    return isList && random() < 0.7
      ? `${indent}-${below.slice(column + 1)}`
      : `${indent}${mark}${comment}\n${between}${below}`;
  };
  return Array.from({ length: 1 + Math.floor(random() * 3) }, entry).join('');
}

/** A text that is well-formed, or was before a few changes. */
export function nearlyPlain(random: Random, sections: readonly string[]): string {
  let text = random() < 0.4 ? block(random) : pick(random, sections);
  for (let left = Math.floor(random() * 4); left > 0; left--) text = change(text, random, true);
  return text;
}
