import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { positionsIn } from '../../../../src/repository/git/bitmap';
import { readGit } from '../../../../src/repository/git/git-view';
import { readIndex } from '../../../../src/repository/git/index-file';
import { nodeFiles } from '../../../../src/repository/node';
import { remove, temporaryFolder } from '../../temporary';
import { git, hasGit } from './git';

/** A bitmap of 64-bit words, each as its two halves. */
function bitmap(bits: number, ...words: (readonly [high: number, low: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(12 + words.length * 8));
  view.setUint32(0, bits);
  view.setUint32(4, words.length);
  for (const [index, [high, low]] of words.entries()) {
    view.setUint32(8 + index * 8, high);
    view.setUint32(12 + index * 8, low);
  }
  return new Uint8Array(view.buffer);
}

describe('positionsIn', () => {
  const rows: [what: string, bytes: Uint8Array, wanted: readonly number[] | undefined][] = [
    ['nothing', bitmap(0), []],
    ['words as they are', bitmap(128, [4, 0], [0, 5], [1, 0]), [0, 2, 96]],
    ['a word that is repeated', bitmap(66, [0, 5]), Array.from({ length: 66 }, (_, index) => index)],
    ['zeros before', bitmap(200, [2, 4], [0, 1]), [128]],
    [
      'more bits than there are entries',
      bitmap(9_999, [0, 0xffffffff]),
      Array.from({ length: 300 }, (_, index) => index),
    ],
    ['more words than follow', bitmap(64, [0xfffffffe, 0], [0, 2]), [1]],
    ['less than a header', new Uint8Array(7), undefined],
    ['less than it says', bitmap(64, [0, 0]).subarray(0, 12), undefined],
  ];
  for (const [what, bytes, wanted] of rows)
    it(what, () => assert.deepEqual(positionsIn(bytes, 300) && [...(positionsIn(bytes, 300) ?? [])], wanted));

  (hasGit ? it : it.skip)('says what was removed from an index that was split, as git has it', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}.md`);
    const root = temporaryFolder(Object.fromEntries(names.map((name) => [name, name])));
    try {
      git(root, ['init', '-q']);
      git(root, ['config', 'splitIndex.maxPercentChange', '100']);
      git(root, ['add', '.']);
      git(root, ['update-index', '--split-index']);
      const gone = names.filter((_name, index) => index % 7 === 0 || (index > 90 && index < 240));
      git(root, ['rm', '-q', '--cached', ...gone]);
      writeFileSync(path.join(root, 'f1.md'), 'other');
      writeFileSync(path.join(root, 'new.md'), 'new');
      git(root, ['add', 'f1.md', 'new.md']);
      assert.ok(readIndex(readFileSync(path.join(root, '.git/index')))?.shared, 'it is still split');
      const tracked = await (await readGit(root, { ...nodeFiles, user: () => undefined })).tracked();
      assert.deepEqual(
        [...(tracked ?? [])].sort(),
        git(root, ['ls-files', '-z']).split('\0').filter(Boolean).sort(),
      );
    } finally {
      remove(root);
    }
  });
});
