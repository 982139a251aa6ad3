import { strict as assert } from 'node:assert';
import { addressOf, readingsOf } from '../../../../src/core/facts/names';

describe('facts/names', () => {
  const addresses: readonly [text: string, url: string | undefined, form?: string][] = [
    ['https://example.com/a', 'https://example.com/a'],
    ['mailto:ana@example.com', 'mailto:ana@example.com'],
    ['www.example.com/permit', 'https://www.example.com/permit', 'written-as-link'],
    ['www.example.com', 'https://www.example.com', 'written-as-link'],
    ['<https://example.com/a>', 'https://example.com/a', 'written-as-link'],
    ['[the permit](https://example.com/a)', 'https://example.com/a', 'written-as-link'],
    ['[the permit](www.example.com/a "Permit")', 'https://www.example.com/a', 'written-as-link'],
    ['`https://example.com/a`', 'https://example.com/a', 'written-as-link'],
    ['"https://example.com/a"', 'https://example.com/a', 'written-as-link'],
    ['<a href="https://example.com/a">it</a>', 'https://example.com/a', 'written-as-link'],
    [' https://example.com/a', 'https://example.com/a', 'invisible-characters'],
    ['https://example.com/a\u200b', 'https://example.com/a', 'invisible-characters'],
    ['\ufeffwww.example.com/a', 'https://www.example.com/a', 'invisible-characters'],
    ['https://example.com/a\u200bb', 'https://example.com/ab', 'invisible-characters'],
    ['https://exa\u00admple.com/a', 'https://example.com/a', 'invisible-characters'],
    ['https://example.com/a\u202eb,', 'https://example.com/ab', 'invisible-characters'],
    ['https://example.com/a,', 'https://example.com/a', 'written-as-link'],
    ['https://example.com;', 'https://example.com', 'written-as-link'],
    ['www.example.com/a,', 'https://www.example.com/a', 'written-as-link'],
    ['https://example.com/a,b', 'https://example.com/a,b'],
    ['https://i\u2764\ufe0f.ws/a', 'https://i\u2764\ufe0f.ws/a'],
    // A joiner belongs within some words.
    ['https://example.com/\u0645\u06cc\u200c\u062e', 'https://example.com/\u0645\u06cc\u200c\u062e'],
    ['docs/a.md', undefined],
    ['a.md:12', undefined],
    ['a.md:12:3', undefined],
    ['C:\\docs\\a.md', undefined],
    ['file:///work/a.md', undefined],
    ['www.config.json', undefined],
    ['docs/a.md#https://example.com', undefined],
    ['', undefined],
  ];
  for (const [text, url, form] of addresses) {
    it(`${JSON.stringify(text)} is ${url ?? 'no address'}`, () =>
      assert.deepEqual(addressOf(text), url === undefined ? undefined : { url, form }));
  }

  /** `name|place|form` of what is found last of what names the file. */
  const names: readonly [text: string, name: string, place?: string, form?: string][] = [
    ['docs/a.md#the-roles', 'docs/a.md', '#the-roles'],
    ['docs/a.md#L12-L20', 'docs/a.md', '#L12-L20'],
    ['docs/a.md:12', 'docs/a.md', ':12'],
    ['docs/a.md:12:3', 'docs/a.md', ':12:3'],
    ['docs/a.md:12-20', 'docs/a.md', ':12-20'],
    ['docs/a.md?plain=1', 'docs/a.md', '', 'written-as-link'],
    ['docs/a.md?plain=1#L12', 'docs/a.md', '#L12', 'written-as-link'],
    ['docs/access%20test.md', 'docs/access test.md', '', 'written-as-link'],
    ['docs/access%20test.md#how', 'docs/access test.md', '#how', 'written-as-link'],
    ['docs/access\\ test.md', 'docs/access test.md', '', 'written-as-link'],
    ['[it](docs/a.md)', 'docs/a.md', '', 'written-as-link'],
    ['[it](<docs/a b.md>)', 'docs/a b.md', '', 'written-as-link'],
    ['[it](docs/a.md "Title")', 'docs/a.md', '', 'written-as-link'],
    ['[it](docs/a%20b.md#how)', 'docs/a b.md', '#how', 'written-as-link'],
    ['![it](docs/a.png)', 'docs/a.png', '', 'written-as-link'],
    ['[it]: docs/a.md', 'docs/a.md', '', 'written-as-link'],
    ['[[docs/a.md|it]]', 'docs/a.md', '', 'written-as-link'],
    ['`docs/a.md`', 'docs/a.md', '', 'written-as-link'],
    ['**`docs/a.md`**', 'docs/a.md', '', 'written-as-link'],
    ['<docs/a.md>', 'docs/a.md', '', 'written-as-link'],
    ['"docs/a.md"', 'docs/a.md', '', 'written-as-link'],
    ['“docs/a.md”', 'docs/a.md', '', 'written-as-link'],
    ['- docs/a.md', 'docs/a.md', '', 'written-as-link'],
    ['docs/a.md,', 'docs/a.md', '', 'written-as-link'],
    ['file:///work/a%20b.md', '/work/a b.md', '', 'written-as-link'],
    ['file:///C:/work/a.md', 'C:/work/a.md', '', 'written-as-link'],
    ['file:docs/a.md', 'docs/a.md', '', 'written-as-link'],
    ['docs/a.md line 12', 'docs/a.md', ':12', 'written-as-link'],
    ['docs/a.md, lines 12-14', 'docs/a.md', ':12-14', 'written-as-link'],
    ['docs/a.md (line 12)', 'docs/a.md', ':12', 'written-as-link'],
    ['docs/a.md(12,3)', 'docs/a.md', ':12:3', 'written-as-link'],
    ['docs/a.md:', 'docs/a.md', '', 'written-as-link'],
    ['docs/a.md:12:3:', 'docs/a.md', ':12:3', 'written-as-link'],
    ['docs/a.md : 12', 'docs/a.md', ':12', 'written-as-link'],
    ['docs/a.md #roles', 'docs/a.md', '#roles', 'written-as-link'],
    [' docs/a.md', 'docs/a.md', '', 'invisible-characters'],
    ['docs/a.md\u00a0', 'docs/a.md', '', 'invisible-characters'],
    ['do\u00adcs/a\u200b.md', 'docs/a.md', '', 'invisible-characters'],
    ['\u202adocs/a.md\u202c', 'docs/a.md', '', 'invisible-characters'],
    ['docs/a\u00a0b.md', 'docs/a b.md', '', 'invisible-characters'],
    ['`docs/a.md`\u200b', 'docs/a.md', '', 'invisible-characters'],
    ['docs/a.md\n', 'docs/a.md', '', 'invisible-characters'],
  ];
  for (const [text, name, place = '', form] of names) {
    it(`${JSON.stringify(text)} may be ${name}, said as ${form ?? 'it should be'}`, () => {
      const readings = readingsOf(text);
      assert.deepEqual(readings[0], { name: text, place: '', form: undefined });
      assert.deepEqual(
        readings.find((each) => each.name === name && each.place === place),
        { name, place, form },
      );
    });
  }

  it('a plain path has one reading', () => {
    for (const text of ['docs/a.md', './a', '../a-b_c.md', 'docs', '/a.md', 'Übersicht.md'])
      assert.deepEqual(readingsOf(text), [{ name: text, place: '', form: undefined }]);
  });

  it('reads texts of any length and kind', () => {
    for (const unit of ['[', '](', '#', ':1', '`', '%20', '?', '\u200b', '(', ' ', '"', '<a href=', '\ud800'])
      for (const length of [1, 7, 1_999, 500_000]) {
        const text = unit.repeat(length);
        assert.equal(readingsOf(text)[0]?.name, text);
        assert.equal(addressOf(text), undefined);
      }
  });
});
