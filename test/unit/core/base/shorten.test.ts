import { strict as assert } from 'node:assert';
import { cut, isBetweenCharacters, quoted, shorten } from '../../../../src/core/base/shorten';

/** Characters that are more than one code unit, and so could be cut in two. */
const characters: Readonly<Record<string, string>> = {
  'an emoji': '😀',
  'an emoji with a skin tone': '👍🏽',
  'a family, joined': '👨‍👩‍👧‍👦',
  'a flag': '🇩🇪',
  'a flag of tags': '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'a keycap': '1️⃣',
  'a heart with a variation selector': '❤️',
  'a letter with a combining mark': 'e\u0301',
  'a letter with two': 'a\u0323\u0302',
  'a syllable in jamo': '\u1112\u1161\u11ab',
  'a Devanagari syllable': 'नि',
  'a Devanagari conjunct': 'क्ष',
  'a Thai syllable': 'กำ'.normalize('NFC'),
  'a line break of two': '\r\n',
};

describe('texts that are too long', () => {
  for (const [name, character] of Object.entries(characters)) {
    it(`are not cut within ${name}`, () => {
      for (let at = 1; at < character.length; at++)
        assert.equal(isBetweenCharacters(`a${character}b`, 1 + at), false, `after ${at}`);
      assert.equal(isBetweenCharacters(`a${character}b`, 1), true);
      assert.equal(isBetweenCharacters(`a${character}b`, 1 + character.length), true);
    });

    it(`are cut between two of ${name}`, () => {
      const text = character.repeat(200);
      for (let length = character.length + 1; length < 60; length++) {
        const kept = cut(text, length);
        assert.ok(kept.length <= length);
        const whole = kept.slice(0, -1);
        assert.equal(kept.at(-1), '…');
        assert.equal(whole, character.repeat(Math.floor((length - 1) / character.length)));
      }
    });
  }

  it('are cut between the flags of a row, not between the letters of two', () => {
    assert.equal(cut('🇩🇪🇫🇷🇮🇹', 8), '🇩🇪…');
    assert.equal(cut('a🇩🇪🇫🇷🇮🇹', 10), 'a🇩🇪🇫🇷…');
  });

  it('keep nothing of a character that is longer than the room', () => {
    assert.equal(cut(`a${'\u0301'.repeat(500)}`, 60), '…');
  });

  it('are left alone where they fit', () => {
    assert.equal(cut('12345', 5), '12345');
    assert.equal(cut('123456', 5), '1234…');
    assert.equal(shorten('  a \n b\t'), 'a b');
    assert.equal(quoted('x'.repeat(61)), `"${'x'.repeat(59)}…"`);
    assert.equal(quoted('abcdef', 4), '"abc…"');
  });

  it('show half a character as what it is', () => {
    assert.equal(shorten('a\ud83d'), 'a\ufffd');
    assert.equal(shorten('\ude00b'), '\ufffdb');
    assert.equal(cut('\ud83dabc', 3), '\ufffda…');
  });

  it('are cut after blanks that go on for long', () => {
    assert.equal(shorten(`a${' '.repeat(10_000)}b`), 'a…');
    assert.equal(shorten(`${' '.repeat(10_000)}b`), 'b');
    assert.equal(shorten(`a${' '.repeat(400)}b`), 'a b');
    assert.equal(shorten(`a${' '.repeat(10_000)}`), 'a');
  });
});
