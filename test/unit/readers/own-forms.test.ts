import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lackOf } from '../../../src/core/facts/substance';
import { fillTemplate } from '../../../src/core/service';
import { readCited } from '../../../src/readers';

const items = readdirSync('schemas/templates').map((name) => name.replace(/\.md$/, ''));
const values = { workflow: 'Support triage', date: '2026-11-10', owner: 'Marek Nowak' };
const templateOf = (item: string): string =>
  readFileSync(path.join('schemas/templates', `${item}.md`), 'utf8');

const made = (item: string): string => fillTemplate(templateOf(item), item, values);
const withoutMark = (text: string): string => text.replace(/<!-- ai-readiness template.*/, '');
const prompt = /(?<!\w)_((?:`[^`]*`|[^_`])+)_(?!\w)/g;

/** Puts something in the place of each prompt, by its number. */
function filledWith(text: string, value: (prompt: string, at: number) => string): string {
  let at = 0;
  return text.replace(prompt, (_, inside: string) => value(inside, at++));
}

const stands = [
  '',
  'TODO',
  '?',
  '-',
  '…',
  'N/A',
  'n/a',
  'pending',
  'x',
  'XXX',
  'TBD',
  'to be defined',
  'offen',
  '...',
  '—',
];
const marks: readonly (readonly [string, (inside: string) => string])[] = [
  ['no marks', (inside) => inside],
  ['stars', (inside) => `*${inside}*`],
  ['two stars', (inside) => `**${inside}**`],
  ['escapes', (inside) => `\\_${inside}\\_`],
  ['brackets', (inside) => `[${inside}]`],
  ['angles', (inside) => `<${inside}>`],
  ['tags', (inside) => `<em>${inside}</em>`],
  ['code', (inside) => `\`${inside}\``],
  ['capitals', (inside) => inside.toUpperCase()],
];

const manglings: readonly (readonly [string, (item: string) => string])[] = [
  ...marks.map(([name, mark]): [string, (item: string) => string] => [
    name,
    (item) => filledWith(withoutMark(made(item)), mark),
  ]),
  ...stands.map((stand): [string, (item: string) => string] => [
    `"${stand}"`,
    (item) => filledWith(withoutMark(made(item)), () => stand),
  ]),
  ['"TODO" above the last line', (item) => filledWith(made(item), () => 'TODO')],
  ['no marks above the last line', (item) => filledWith(made(item), (inside) => inside)],
  ['nothing rendered', (item) => filledWith(templateOf(item), (inside) => inside)],
  ['nothing rendered, "-"', (item) => filledWith(templateOf(item), () => '-')],
  [
    'some of each',
    (item) => filledWith(withoutMark(made(item)), (_, at) => stands[at % stands.length] ?? ''),
  ],
  [
    'without headings',
    (item) => filledWith(withoutMark(made(item)), (inside) => inside).replace(/^#.*\n/gm, ''),
  ],
  [
    'other headings',
    (item) => filledWith(withoutMark(made(item)), () => 'TODO').replace(/^## .*/gm, '## Part'),
  ],
];

describe('our forms of which nobody has filled in a field', () => {
  for (const [name, mangled] of manglings)
    it(`show nothing: ${name}`, () => {
      const passed = items.filter((item) => {
        const text = mangled(item);
        return lackOf(readCited({ path: 'docs/a.md', bytes: new Uint8Array(), text })) === undefined;
      });
      assert.deepEqual(passed, []);
    });
});

const answers = [
  'Siobhán Daly',
  '2026-11-02',
  'in the release of October',
  '12',
  'yes',
  'see ticket 481',
  'low',
];

const honest: readonly (readonly [string, (item: string) => string])[] = [
  ['all of it', (item) => filledWith(made(item), (_, at) => answers[at % answers.length] ?? '')],
  [
    'without its last line',
    (item) => filledWith(withoutMark(made(item)), (_, at) => answers[at % answers.length] ?? ''),
  ],
  [
    'every other field is "none"',
    (item) =>
      filledWith(made(item), (_, at) => (at % 2 === 1 ? 'none' : (answers[at % answers.length] ?? ''))),
  ],
  [
    'every other field is empty',
    (item) => filledWith(made(item), (_, at) => (at % 2 === 1 ? '' : (answers[at % answers.length] ?? ''))),
  ],
];

describe('our forms that somebody has filled in', () => {
  for (const [name, filled] of honest)
    it(`may show something: ${name}`, () => {
      const refused = items.flatMap((item) => {
        const reading = readCited({ path: 'docs/a.md', bytes: new Uint8Array(), text: filled(item) });
        const lack = lackOf(reading);
        return lack === undefined ? [] : [`${item}: ${lack.why}`];
      });
      assert.deepEqual(refused, []);
    });
});
