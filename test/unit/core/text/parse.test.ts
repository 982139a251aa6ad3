import { strict as assert } from 'node:assert';
import { found, head, manifest, messages } from '../support';

/** Faults below the broken place: they must be found whatever stands above. */
const tail = 'risk: { tier: hgh }\nadoption: { target: many }\n';

/** Where those two are found, after a broken place of so many lines. */
const below = (lines: number): string[] => [
  `${lines + 4} schema/not-one-of "hgh"`,
  `${lines + 5} schema/wrong-type "many"`,
];

/** A broken piece of a manifest, and everything that is to be said of it: one finding for one fault. */
const broken: readonly [name: string, lines: string, ...expected: string[]][] = [
  ['a quote that is never closed', 'x-a: "abc', '4 yaml/syntax ""abc"'],
  ['a single quote that is never closed', "x-a: 'abc", '4 yaml/syntax "\'abc"'],
  [
    'an open quote in a map',
    'value:\n  unit: "EUR\n  signal: cost\n  baseline: { value: 1 }',
    '5 yaml/syntax ""EUR"',
  ],
  ['a quote inside quotes', "x-a: 'it's here'", '4 yaml/syntax "s here\'"'],
  ['text after quotes', 'x-a: "abc" def', '4 yaml/syntax "def"'],
  ['an unknown escape', 'x-a: "a\\qb"', '4 yaml/syntax "\\"'],
  ['an open list', 'x-a: [a, b', '4 yaml/syntax "["'],
  ['an open map', 'x-a: { a: 1, b: 2', '4 yaml/syntax "{"'],
  ['an open map in a map', 'x-a:\n  b: { c: 1\n  d: 2', '5 yaml/syntax "{"'],
  ['a bracket too many', 'x-a: { a: 1 }}', '4 yaml/syntax "}"'],
  ['a bracket on a line of its own', 'x-a: { a: 1 }\n}', '5 yaml/syntax "}"'],
  ['the wrong bracket', 'x-a: { a: [1, 2} }', '4 yaml/syntax "["'],
  ['two commas', 'x-a: [a,, b]', '4 yaml/syntax ","'],
  ['no space after a colon', 'owners:\n  a:{ roles: [outcome] }', '5 yaml/syntax "}"'],
  ['a second colon', 'x-a: b: c', '4 yaml/syntax "b"'],
  ['a key half typed', 'ris', '4 yaml/syntax "ris"'],
  ['a key half typed in a map', 'x-a:\n  b: 1\n  cde\n  f: 2', '6 yaml/syntax "cde"'],
  ['a key half typed at the end of a map', 'x-a:\n  b: 1\n  cde', '6 yaml/syntax "cde"'],
  ['a section without its colon', 'owners\n  a: { roles: [outcome] }', '4 yaml/syntax "owners"'],
  ['an entry without its colon', 'owners:\n  a\n    handle: b', '5 yaml/syntax "a"'],
  ['a line indented too deep', 'x-a:\n  b: 1\n    c: 2', '6 yaml/syntax "c"'],
  ['a line indented too little', 'x-a:\n    b: 1\n  c: 2', '6 yaml/syntax "c"'],
  ['a list entry among keys', 'x-a:\n  b: 1\n  - c', '6 yaml/syntax "-"'],
  ['a character that begins no text', 'x-a: @priya', '4 yaml/syntax "@"'],
  ['a backtick', 'x-a: `code`', '4 yaml/syntax "`"'],
  ['a per cent sign', 'x-a: %done', '4 yaml/syntax "%"'],
  ['a comparison without quotes', 'x-a: >= 0.70', '4 yaml/syntax "="'],
  ['a star', 'x-a: *', '4 yaml/syntax "*"'],
  ['an ampersand', 'x-a: & b', '4 yaml/syntax "&"'],
  ['an alias of nothing', 'x-a: *nobody', '4 yaml/unresolved-alias "*nobody"'],
  ['a merge of nothing', 'x-a:\n  <<: *nobody\n  b: 1', '5 yaml/unresolved-alias "*nobody"'],
  ['a tab', 'x-a:\n\tb: 1', '5 yaml/syntax "\t"'],
  ['a duplicate key', 'x-a:\n  b: 1\n  c: 2\n  b: 3', '7 yaml/duplicate-key "b"'],
  ['a duplicate section', 'x-a: 1\nx-a: 2', '5 yaml/duplicate-key "x-a"'],
  ['a control character', 'x-a: a\u0000b', '4 yaml/syntax "\u0000"'],
  ['bytes that are not UTF-8', 'x-a: a\ufffdb', '4 yaml/syntax "\ufffd"'],
  [
    'a conflict',
    '<<<<<<< HEAD\nx-a: 1\n=======\nx-a: 2\n>>>>>>> other',
    '4 yaml/merge-conflict "<<<<<<< HEAD"',
  ],
  ['a marker left over', '=======\nx-a: 1', '4 yaml/merge-conflict "======="'],
  ['a key that is a list', '? [a, b]\n: 1', '4 yaml/syntax "[a, b]"'],
  ['a list that is no map', 'owners: [priya]', '4 schema/wrong-type "owners"'],
  ['an empty entry of a list', 'escalation: [~]', '4 schema/wrong-type "~"'],
  ['a date that does not exist', 'goLive: 2027-02-29', '4 schema/bad-date "2027-02-29"'],
  ['dangerous keys', '__proto__: 1', '4 schema/unknown-key "__proto__"'],
  ['dangerous ids', 'systems: { constructor: { owner: toString } }', '4 owner/unknown-id "toString"'],
  ['nesting far too deep', `x-a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, ''],
  ['open nesting far too deep', `x-a: ${'{a: '.repeat(10_000)}`, ''],
  ['dashes far too deep', `x-a:\n  ${'- '.repeat(10_000)}a`, ''],
];

/** The texts in which nothing is wrong, however odd they look. */
const sound: readonly [name: string, text: string][] = [
  ['a BOM', `\ufeff${head}`],
  ['a BOM before a comment', `\ufeff# ours\n${head}`],
  ['CRLF', head.replaceAll('\n', '\r\n')],
  ['CR', head.replaceAll('\n', '\r')],
  ['JSON', '{ "version": 1, "stage": "diagnose", "workflow": { "name": "Triage" } }'],
  ['a document start and end', `---\n${head}...\n`],
  ['comments everywhere', `# a\n${head.replaceAll('\n', ' # b\n')}# c`],
  ['an empty section', manifest('owners:\n')],
  ['quoted keys', head.replace('version', '"version"').replace('stage', "'stage'")],
  ['notes of any shape', manifest('x-a: [1, { b: [~, true, 0x1F, 2026-01-01] }]\nx-b: |\n  <<<<<<< no\n')],
  [
    'a merge',
    manifest('x-a: &a { handle: "@a" }\nowners:\n  b: { <<: *a, roles: [outcome, performance] }\n'),
  ],
  ['a list of merges', manifest('x-a: &a { b: 1 }\nx-c: &c { b: 2 }\nx-d: { <<: [*a, *c], e: 3 }\n')],
  [
    'an id of digits',
    manifest('owners:\n  "007": { roles: [outcome, performance] }\nsystems: { a: { owner: "007" } }\n'),
  ],
];

describe('text/parse', () => {
  for (const [name, lines, ...expected] of broken) {
    it(`${name} is told once and hides nothing else`, () => {
      const text = manifest(`${lines}\n${tail}`);
      const all = found(text);
      const others = below(lines.split('\n').length);
      if (expected[0] === '') {
        assert.match(all[0] ?? '', /yaml\/too-large/);
        assert.deepEqual(all.slice(1), others);
      } else assert.deepEqual(all, [...expected, ...others]);
    });
  }

  for (const [name, text] of sound) {
    it(`nothing is wrong with ${name}`, () => assert.deepEqual(found(text), []));
  }

  it('of a text without a manifest, says that', () => {
    const empty = ['1 schema/missing-key ""'];
    for (const text of ['', '\n\n', '# nothing yet\n', '\ufeff', '---\n'])
      assert.deepEqual(found(text), empty);
    assert.deepEqual(found('- a\n- b\n'), ['1 schema/wrong-type "- a"']);
    assert.equal(found('just words\n').length, 1);
  });

  it('reads the first of several documents', () => {
    const text = `${head}---\nversion: 2\n---\n{{{\n`;
    assert.deepEqual(found(text), ['4 yaml/multiple-documents "---"']);
    assert.match(messages(text, 'yaml/multiple-documents')[0] ?? '', /holds 3 documents/);
  });

  it('checks our side of a conflict, whichever line ends it has', () => {
    const text = manifest(
      '<<<<<<< HEAD\nrisk: { tier: ours }\n=======\nrisk: { tier: theirs }\n>>>>>>> them\n',
    );
    const expected = ['4 yaml/merge-conflict "<<<<<<< HEAD"', '5 schema/not-one-of "ours"'];
    assert.deepEqual(found(text), expected);
    assert.deepEqual(
      found(text.replaceAll('\n', '\r\n')).map((each) => each.replaceAll('\r', '')),
      expected,
    );
  });
});
