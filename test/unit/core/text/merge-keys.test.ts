import { strict as assert } from 'node:assert';
import { readDocument } from '../../../../src/core/service';

const read = (text: string): unknown => JSON.parse(JSON.stringify(readDocument(text).parsed.value));

const table: readonly [name: string, text: string, value: unknown][] = [
  ['an alias of a map', 'a: &a { k: 1 }\nb: { <<: *a, l: 2 }\n', { a: { k: 1 }, b: { l: 2, k: 1 } }],
  ['a map that is written out', 'b: { <<: { k: 1 }, l: 2 }\n', { b: { l: 2, k: 1 } }],
  [
    'own keys count before merged ones',
    'a: &a { k: 1 }\nb: { k: 2, <<: *a }\n',
    { a: { k: 1 }, b: { k: 2 } },
  ],
  [
    'of several maps the first counts',
    'a: &a { k: 1 }\nc: &c { k: 2, m: 3 }\nb: { <<: [*a, *c] }\n',
    { a: { k: 1 }, c: { k: 2, m: 3 }, b: { k: 1, m: 3 } },
  ],
  ['a text is a value like any other', 'b: { <<: x, l: 2 }\n', { b: { '<<': 'x', l: 2 } }],
  ['so is a number', 'b: { <<: 1 }\n', { b: { '<<': 1 } }],
  ['so is nothing', 'b:\n  <<:\n  l: 2\n', { b: { '<<': null, l: 2 } }],
  ['an alias of a text merges nothing', 'a: &a x\nb: { <<: *a, l: 2 }\n', { a: 'x', b: { l: 2 } }],
];

describe('text/merge keys', () => {
  for (const [name, text, value] of table) it(name, () => assert.deepEqual(read(text), value));
});
