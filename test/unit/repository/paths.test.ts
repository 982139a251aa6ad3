import assert from 'node:assert/strict';
import { isForeign, isInside, joinPath, parentOf, relativePath } from '../../../src/repository/paths';

describe('paths', () => {
  const joined: [folder: string, relative: string, wanted: string][] = [
    ['/work/shop', 'docs/a.md', '/work/shop/docs/a.md'],
    ['/work/shop', './docs//a.md', '/work/shop/docs/a.md'],
    ['/work/shop', '../a.md', '/work/a.md'],
    ['/work/shop', '../../../../a.md', '/a.md'],
    ['/work/shop', '', '/work/shop'],
    ['/', 'a', '/a'],
    ['C:/work', '../a', 'C:/a'],
    ['C:/work', '../../a', 'C:/a'],
    ['//server/share', 'a', '//server/share/a'],
    ['//server/share/a', '../../..', '//server/share/'],
    ['/c:/work', 'a', '/c:/work/a'],
  ];
  for (const [folder, relative, wanted] of joined) {
    it(`joins ${folder} and "${relative}"`, () => assert.equal(joinPath(folder, relative), wanted));
  }

  it('ends going up at the top', () => {
    assert.equal(parentOf('/a'), '/');
    assert.equal(parentOf('/'), '/');
    assert.equal(parentOf('C:/'), 'C:/');
    assert.equal(parentOf('//server/share/'), '//server/share/');
  });

  const inside: [folder: string, path: string, wanted: boolean][] = [
    ['/a', '/a', true],
    ['/a', '/a/b', true],
    ['/a', '/ab', false],
    ['/', '/a', true],
    ['/a/b', '/a', false],
    ['//server/share/', '//server/share/a', true],
    ['//server/share/', '//server/shared/a', false],
  ];
  for (const [folder, path, wanted] of inside) {
    it(`${path} is ${wanted ? '' : 'not '}inside ${folder}`, () =>
      assert.equal(isInside(folder, path), wanted));
  }

  const relative: [from: string, to: string, wanted: string][] = [
    ['/a', '/a/b/c', 'b/c'],
    ['/a/b', '/a/c', '../c'],
    ['/a', '/a', '.'],
    ['/', '/a', 'a'],
    ['C:/a', 'c:/a/b', 'b'],
    ['C:/a', 'D:/a', 'D:/a'],
    ['//server/share/a', '//server/share/b', '../b'],
  ];
  for (const [from, to, wanted] of relative) {
    it(`${to} from ${from}`, () => assert.equal(relativePath(from, to), wanted));
  }

  it('knows drives and servers', () => {
    assert.deepEqual(['C:/a', 'c:', '//server/a', '/a', 'a:b/c', 'docs/a'].map(isForeign), [
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});
