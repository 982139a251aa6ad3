import { strict as assert } from 'node:assert';
import { readingsOf } from '../../../../src/core/facts/names';
import { renamings } from '../../../../src/core/facts/renaming';

describe('facts/renaming', () => {
  /** What is written, how it is read, the new name, and what is to be written; nothing where it cannot be. */
  const cases: readonly [text: string, name: string, to: string, wanted: string | undefined][] = [
    ['docs/a.md', 'docs/a.md', 'docs/b.md', 'docs/b.md'],
    ['docs/a.md#the-roles', 'docs/a.md', 'docs/b.md', 'docs/b.md#the-roles'],
    ['docs/a.md#docs/a.md', 'docs/a.md', 'b.md', 'b.md#docs/a.md'],
    ['docs/a.md:12', 'docs/a.md', 'docs/b.md', 'docs/b.md:12'],
    ['docs/a.md:12:3', 'docs/a.md', 'docs/b.md', 'docs/b.md:12:3'],
    ['docs/a.md#L12-L20', 'docs/a.md', 'docs/b.md', 'docs/b.md#L12-L20'],
    ['docs/a.md?plain=1', 'docs/a.md', 'docs/b.md', 'docs/b.md?plain=1'],
    ['./docs/a.md', './docs/a.md', './docs/b.md', './docs/b.md'],
    ['docs\\a.md', 'docs\\a.md', 'docs\\b.md', 'docs\\b.md'],
    ['[the map](docs/a.md)', 'docs/a.md', 'docs/b.md', '[the map](docs/b.md)'],
    ['[docs/a.md](docs/a.md)', 'docs/a.md', 'docs/b.md', '[docs/a.md](docs/b.md)'],
    ['[the map](docs/a.md#roles "Roles")', 'docs/a.md', 'docs/b.md', '[the map](docs/b.md#roles "Roles")'],
    ['![the map](docs/a.png)', 'docs/a.png', 'docs/b.png', '![the map](docs/b.png)'],
    ['[1]: docs/a.md', 'docs/a.md', 'docs/b.md', '[1]: docs/b.md'],
    ['[[docs/a|the map]]', 'docs/a', 'docs/b', '[[docs/b|the map]]'],
    ['<a href="docs/a.md">docs/a.md</a>', 'docs/a.md', 'docs/b.md', '<a href="docs/b.md">docs/a.md</a>'],
    ['`docs/a.md`', 'docs/a.md', 'docs/b.md', '`docs/b.md`'],
    ['**"docs/a.md"**', 'docs/a.md', 'docs/b.md', '**"docs/b.md"**'],
    ['- docs/a.md,', 'docs/a.md', 'docs/b.md', '- docs/b.md,'],
    ['<docs/a.md>', 'docs/a.md', 'docs/b.md', '<docs/b.md>'],
    [' docs/a.md\u200b', 'docs/a.md', 'docs/b.md', ' docs/b.md\u200b'],
    ['file:///work/a.md', '/work/a.md', '/work/b.md', 'file:///work/b.md'],
    ['file:///C:/work/a.md', 'C:/work/a.md', 'C:/work/b.md', 'file:///C:/work/b.md'],
    ['file:///work/my%20a.md', '/work/my a.md', '/work/my b.md', 'file:///work/my%20b.md'],
    ['docs/my%20map.md', 'docs/my map.md', 'docs/the map.md', 'docs/the%20map.md'],
    ['docs/my%20map.md#r', 'docs/my map.md', 'papers/my map.md', 'papers/my%20map.md#r'],
    ['d%6Fcs/my%20map.md', 'docs/my map.md', 'docs/map.md', 'd%6Fcs/map.md'],
    ['docs/%C3%BCber%20uns.md', 'docs/über uns.md', 'docs/über alles.md', 'docs/%C3%BCber%20alles.md'],
    ['docs/über%20uns.md', 'docs/über uns.md', 'docs/über alles.md', 'docs/über%20alles.md'],
    ['docs/my\\ map.md', 'docs/my map.md', 'docs/the map.md', 'docs/the\\ map.md'],
    ['docs/r&amp;d.md', 'docs/r&d.md', 'docs/q&a.md', 'docs/q&amp;a.md'],
    ['docs/a.md', 'docs/a.md', 'docs/the map.md', 'docs/the map.md'],
    ['docs/a.md#r', 'docs/a.md', 'docs/the map.md', 'docs/the map.md#r'],
    ['[the map](docs/a.md)', 'docs/a.md', 'docs/the map.md', '[the map](docs/the%20map.md)'],
    ['[the map](docs/a.md)', 'docs/a.md', 'docs/map (1).md', '[the map](docs/map%20%281%29.md)'],
    ['docs/a.md', 'docs/a.md', 'docs/c#.md', 'docs/c#.md'],
    ['docs/a.md#roles', 'docs/a.md', 'docs/c#.md', 'docs/c%23.md#roles'],
    ['docs/a.md:12', 'docs/a.md', 'docs/100%.md', 'docs/100%.md:12'],
    ['docs', 'docs', 'papers', 'papers'],
    // It would be read as an address.
    ['docs/a.md', 'docs/a.md', 'mailto:a.md', undefined],
  ];
  for (const [text, name, to, wanted] of cases) {
    it(`${JSON.stringify(text)}, where ${JSON.stringify(name)} is ${JSON.stringify(to)} now`, () => {
      const reading = readingsOf(text).find((each) => each.name === name);
      assert.ok(reading, 'it is read as that name');
      assert.equal(renamings(text, reading, to)[0], wanted);
    });
  }
});
