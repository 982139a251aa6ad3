import { strict as assert } from 'node:assert';
import { parse } from 'yaml';
import { readDocument } from '../../../../src/core/service';

/** Texts in which `¶` is a character that JavaScript takes for the end of a line, and YAML does not. */
const texts: readonly string[] = [
  'workflow:\n  summary: "Reads mail¶stage: deploy"\n',
  'workflow:\n  summary: |\n    Reads mail¶stage: deploy\n    and more\nstage: design\n',
  'x: { ¶a: [b] }\n',
  'x:\n  ¶a: b\n',
  'x: "a¶<<<<<<< b"\n',
  'x: |\n  a¶=======\n  b\n',
  'x: a¶--- b\ny: 1\n',
  'x: a¶\tb\n',
  'x: 1 # a¶stage: deploy\n',
];

describe('a separator of lines that is none in YAML', () => {
  for (const separator of ['\u2028', '\u2029', '\u0085'])
    for (const text of texts)
      it(`begins nothing: ${JSON.stringify(text.replace('¶', separator))}`, () => {
        const written = text.replaceAll('¶', separator);
        const { parsed } = readDocument(written);
        assert.deepEqual(parsed.problems, []);
        assert.equal(JSON.stringify(parsed.value), JSON.stringify(parse(written)));
      });

  it('hides no fault behind it', () => {
    const { parsed } = readDocument('summary: Reads mail\u2028stage: deploy\n');
    assert.deepEqual(
      parsed.problems.map(({ code }) => code),
      ['yaml/syntax'],
    );
  });
});
