import { strict as assert } from 'node:assert';
import { applyEdits } from '../../../../../src/core/edit/apply/apply';
import { format } from '../../../../../src/core/edit/format/format';
import { parse } from '../../../../../src/core/text/parse';

function formatted(text: string): string {
  return applyEdits(text, format(parse(text)));
}

/** What it is, the text before, the text after. */
type Case = readonly [what: string, before: string, after: string];

const changes: readonly Case[] = [
  ['blanks at the ends of lines', 'a: 1  \nb: 2\t\n  \nc: 3 # x  \n', 'a: 1\nb: 2\n\nc: 3 # x\n'],
  ['no line break at the end', 'a: 1', 'a: 1\n'],
  ['no line break at the end, with CRLF', 'a: 1\r\nb: 2', 'a: 1\r\nb: 2\r\n'],
  ['empty lines at both ends', '\n\na: 1\n\n\n', 'a: 1\n'],
  ['a byte order mark', '\ufeff\n  a: 1\n  b: 2', '\ufeffa: 1\nb: 2\n'],
  ['many empty lines', 'a: 1\n\n\n\n\nb: 2\n', 'a: 1\n\n\nb: 2\n'],
  ['empty lines behind a block of text', 'a: |\n  text\n\n\n', 'a: |\n  text\n'],
  ['blanks around a colon', 'version :  1\n"a" :\tb\n', 'version: 1\n"a": b\n'],
  ['blanks behind a dash', '-   x\n-\ty\n-   - z\n', '- x\n- y\n- - z\n'],
  ['a map behind a dash', 'a:\n  -   x: 1\n      y:\n        z: 2\n', 'a:\n  - x: 1\n    y:\n      z: 2\n'],
  ['brackets', 'f: {a: 1,b: [ x,y ]}\n', 'f: { a: 1, b: [x, y] }\n'],
  ['empty brackets', 'a: [ ]\nb: {  }\n', 'a: []\nb: {}\n'],
  ['a comma at the end', 'a: [x , ]\nb: {c: 1 , }\n', 'a: [x,]\nb: { c: 1, }\n'],
  ['JSON', '{"a":1,"b":[1,2]}\n', '{ "a": 1, "b": [1, 2] }\n'],
  [
    'an indentation unlike the others',
    'a:\n  b: 1\nc:\n  d: 1\ne:\n      f: 1\n      g:\n         h: 2\n',
    'a:\n  b: 1\nc:\n  d: 1\ne:\n  f: 1\n  g:\n    h: 2\n',
  ],
  [
    'the step of four, and dashes of their own',
    'a:\n    b: 1\nc:\n    - d\ne:\n  f: 1\ng:\n    h: 1\n',
    'a:\n    b: 1\nc:\n    - d\ne:\n    f: 1\ng:\n    h: 1\n',
  ],
  [
    'a list on the column of its key stays there',
    'a:\n- x:  1\n  y: 2\nb:\n   - z\nc:\n  - z\nd:\n  - z\n',
    'a:\n- x: 1\n  y: 2\nb:\n  - z\nc:\n  - z\nd:\n  - z\n',
  ],
  ['a text that is indented as a whole', '  a: 1\n  b:\n    - x\n', 'a: 1\nb:\n  - x\n'],
  [
    'a dash on a line of its own',
    'a:\n  b: 1\nc:\n  -\n     x: 1\n     y: 2\n',
    'a:\n  b: 1\nc:\n  -\n    x: 1\n    y: 2\n',
  ],
  [
    'blocks of text move as they are',
    'a:\n  b: 1\nc:\n    d: |\n        one \n\n          two\n',
    'a:\n  b: 1\nc:\n  d: |\n      one \n\n        two\n',
  ],
  [
    'what stands behind a block without a text',
    'a:\n  b: 1\nc:\n    d:\n      e: |\nf: 1\ng:\n   h: >-\n   i: 1\n',
    'a:\n  b: 1\nc:\n  d:\n    e: |\nf: 1\ng:\n  h: >-\n  i: 1\n',
  ],
  [
    'comments behind a dash',
    'a:\n - # one\n   b: 1\n - - # two\n     c\n -\t# three\n   d\n',
    'a:\n  - # one\n    b: 1\n  - - # two\n      c\n  - # three\n    d\n',
  ],
  [
    'texts over several lines move as they are',
    'a:\n  b: 1\nc:\n    d: "one\n        two" \n    e: one\n      two\n',
    'a:\n  b: 1\nc:\n  d: "one\n      two"\n  e: one\n    two\n',
  ],
  [
    'brackets over several lines move as they are',
    'a:\n  b: 1\nc:\n    d: [\n      x,y\n    ]\n',
    'a:\n  b: 1\nc:\n  d: [\n    x, y\n  ]\n',
  ],
  [
    'comments go with what they are about',
    'a:\n  b: 1\nc:\n     # of d\n     d: 1\n     # the last of c\n# of e\ne: 1\n',
    'a:\n  b: 1\nc:\n  # of d\n  d: 1\n  # the last of c\n# of e\ne: 1\n',
  ],
  ['a tab before a comment', 'a: 1\t# x\n', 'a: 1 # x\n'],
  ['anchors, tags and aliases', 'a: &x   1\nb:  *x\nc: !!str   d\n', 'a: &x 1\nb: *x\nc: !!str d\n'],
  ['keys after a question mark', '?   a\n:   b\n', '? a\n: b\n'],
  ['a document mark', '---\n  a: 1\n...\n', '---\na: 1\n...\n'],
  [
    'an aligned column stays one when a key gets shorter',
    'name:     x # one\nowner :   y # two\nroles:\n  - a\nintro:    z\n',
    'name:     x # one\nowner:    y # two\nroles:\n  - a\nintro:    z\n',
  ],
  [
    'aligned comments stay aligned when a line gets longer',
    'a: 1      # one\nx: {a: 1} # two\n',
    'a: 1        # one\nx: { a: 1 } # two\n',
  ],
  ['equal columns that are equal anyway are not aligned', 'on:  x\nby:  y\n', 'on: x\nby: y\n'],
];

/** What is in order, or must not be touched. */
const kept: readonly (readonly [string, string])[] = [
  ['an empty text', ''],
  ['an aligned column', 'version:  1\nstage:    design\ngoLive:   2027-01-01\n'],
  ['aligned columns in brackets', '- { when: a,    to: b  }\n- { when: abcd, to: bc }\n'],
  ['aligned columns of lines that are equally long', 'ann:   { a: 1 }\nbob:   { a: 2 }\n'],
  ['comments far behind', 'a: 1      # x\nlonger: 2    # y\n'],
  ['two empty lines', 'a: 1\n\n\nb: 2\n'],
  ['a habit of brackets', 'a: {x: 1}\nb: {x: 1}\nc: {x: [ 1 ], y: [ 2 ], z: [ 3 ]}\n'],
  ['the end of a block that keeps it', 'a: |+\n  text\n\n\n'],
  ['a block at the end without a line break', 'a: |\n  text'],
  ['blanks in texts', 'a: "x  y"\nb: x  y\nc: |\n  x  \n   y\t\n\nd: "x\n\n     y  \n  z"\n'],
  ['quotes and order', 'b: "1"\na: \'x\'\n'],
  ['comments of a section without entries', 'a:\n  # nothing yet\nb: 1\n'],
  ['comments as they are', '#a\n#   b\na: 1 #c\n   # odd\n'],
  ['values aligned with a bracket', 'a: 1\nb:   [x,\n      y]\n'],
];

/** What cannot be read as a whole is nobody's to format. */
const broken: readonly (readonly [string, string])[] = [
  ['an open bracket', 'a :  {b: 1\n'],
  ['tabs for indentation', 'a :  1\nb:\n\tc: 1\n'],
  ['a conflict', 'a :  1\n<<<<<<< ours\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n'],
  ['the same key twice', 'a :  1\na: 2\n'],
  ['two documents', 'a :  1\n---\nb: 2\n'],
];

describe('format', () => {
  for (const [what, before, after] of changes)
    it(what, () => {
      assert.equal(formatted(before), after);
      assert.deepEqual(format(parse(after)), []);
    });

  for (const [what, text] of kept) it(`keeps ${what}`, () => assert.deepEqual(format(parse(text)), []));

  for (const [what, text] of broken)
    it(`leaves alone ${what}`, () => {
      assert.notEqual(parse(text).problems.length, 0);
      assert.deepEqual(format(parse(text)), []);
    });

  it('changes as little as it can', () => {
    assert.deepEqual(format(parse('a :  1\nb: 2\n')), [
      { start: 1, end: 2, text: '' },
      { start: 3, end: 5, text: ' ' },
    ]);
  });

  it('of a part changes only that', () => {
    const text = 'a :  1\nb :  2\nc:   3';
    const edits = format(parse(text), { start: 7, end: 13 });
    assert.equal(applyEdits(text, edits), 'a :  1\nb: 2\nc:   3');
  });

  it('of a part changes nothing where that would change what it says', () => {
    const text = 'a:\n  b: 1\nc:\n  d: 1\ne:\n     f: 1\n     g: 2\n';
    assert.deepEqual(format(parse(text), { start: text.indexOf('f'), end: text.indexOf('f') + 1 }), []);
  });
});
