import { strict as assert } from 'node:assert';
import {
  caseless,
  isSameName,
  visible,
  whatIsInvisible,
  withoutInvisible,
} from '../../../../src/core/base/characters';

describe('base/characters', () => {
  const rows: readonly [text: string, plain: string, shown: string, said: string][] = [
    ['a b.md', 'a b.md', 'a b.md', ''],
    ['a.md ', 'a.md', 'a.md⟨blank⟩', 'ends with a blank'],
    [' a.md', 'a.md', '⟨blank⟩a.md', 'begins with a blank'],
    [
      'a.md\u00a0\u200b',
      'a.md',
      'a.md⟨no-break space⟩⟨zero-width space⟩',
      'ends with a no-break space and a zero-width space',
    ],
    [
      '\ufeffa\u00ad.md',
      'a.md',
      '⟨byte order mark⟩a⟨soft hyphen⟩.md',
      'begins with a byte order mark and holds a soft hyphen',
    ],
    ['a\u3000b', 'a\u3000b', 'a⟨ideographic space⟩b', 'holds an ideographic space'],
    ['\u202ea', 'a', '⟨right-to-left override⟩a', 'begins with a right-to-left override'],
    ['\u200b ', '', '⟨zero-width space⟩⟨blank⟩', 'ends with a zero-width space and a blank'],
    ['', '', '', ''],
  ];
  for (const [text, plain, shown, said] of rows) {
    it(JSON.stringify(text), () =>
      assert.deepEqual([withoutInvisible(text), visible(text), whatIsInvisible(text)], [plain, shown, said]),
    );
  }

  it('names are compared in one Unicode form', () => {
    assert.deepEqual(
      [isSameName('Ü', 'U\u0308'), isSameName('Ü', 'ü'), caseless('Ü') === caseless('u\u0308')],
      [true, false, true],
    );
  });
});
