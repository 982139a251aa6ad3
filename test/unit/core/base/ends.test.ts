import assert from 'node:assert/strict';
import { upTo, withoutEnd } from '../../../../src/core/base/ends';
import { takesAtMost } from '../../processor-time';

describe('withoutEnd', () => {
  it('drops what is at the end, and nothing else', () => {
    assert.equal(withoutEnd('a. b. \t.', /[.\s]/), 'a. b');
    assert.equal(withoutEnd('a', /[.\s]/), 'a');
    assert.equal(withoutEnd('...', /[.\s]/), '');
    assert.equal(withoutEnd('', /[.\s]/), '');
  });

  it('takes no longer where many of them stand before something else', () => {
    const text = `${'.'.repeat(1_000_000)}a`;
    takesAtMost(50, () => void withoutEnd(text, /\./));
  });
});

describe('upTo', () => {
  it('is what stands before the first mark', () => {
    assert.equal(upTo('a@b@c', '@'), 'a');
    assert.equal(upTo('@b', '@'), '');
    assert.equal(upTo('a:b@c', /[:@]/), 'a');
  });

  it('is the whole where there is none', () => {
    assert.equal(upTo('abc', '@'), 'abc');
    assert.equal(upTo('', /[:@]/), '');
  });
});
