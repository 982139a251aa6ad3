import assert from 'node:assert/strict';
import { complete, outline, readDocument } from '../../../../src/core/service';
import { checkedOf, findingsWell, viewsWell } from '../../../fuzz/places';
import { today } from './marked';

const labels = (text: string, offset: number): string[] =>
  complete({ document: readDocument(text), offset, today, files: [] }).proposals.map(({ label }) => label);

describe('a text that begins with an empty line', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = `${end}  "owners": { ann: { ro } }${end}`;
    it(`is completed at each of its places, with lines that end in ${JSON.stringify(end)}`, () => {
      assert.ok(labels(text, text.indexOf('ro')).includes('roles'));
      for (let offset = 0; offset <= text.length; offset++) labels(text, offset);
    });
  }

  it('is completed with keys before it', () => assert.ok(labels('\nversion: 1\n', 0).includes('stage')));
});

describe('the outline', () => {
  it('has each key within its entry, whatever blanks belong to it', () => {
    for (const text of [
      ': b\na ',
      '"a ": \n',
      'a:\n  "b ":\n   \n',
      ':\n : [{}]\n  ',
      's:\n    : \n     ',
      'e: { ',
      'a: [{',
    ]) {
      const checked = checkedOf(readDocument(text));
      assert.ok(outline(checked.document).length > 0, JSON.stringify(text));
      viewsWell(checked);
    }
  });
});

describe('what is found', () => {
  it('is never half a character', () => {
    for (const text of ['s: ""{\n😀', 'a: [\n😀', '😀: 1\n😀', 'a: "b" 😀'])
      findingsWell(checkedOf(readDocument(text)));
  });
});
