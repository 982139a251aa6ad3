import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../../../../src/core/base/text-edit';
import { PieceTable } from '../../../../../src/core/edit/apply/piece-table';

describe('edits made one after the other', () => {
  it('come out as edits of the first text', () => {
    const steps = fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), steps, (original, list) => {
        const pieces = new PieceTable(original);
        let text = original;
        for (const [at, length, added] of list) {
          const start = Math.min(at, text.length);
          const edit: TextEdit = { start, end: Math.min(start + length, text.length), text: added };
          pieces.apply([edit]);
          text = applyEdits(text, [edit]);
        }
        const edits = pieces.edits();
        assert.equal(applyEdits(original, edits), text);
        edits.slice(1).forEach((edit, index) => {
          assert.ok((edits[index]?.end ?? 0) < edit.start, 'edits touch or overlap');
        });
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('are as small as they can be, and cut no character in two', () => {
    const small = (original: string, changed: string): readonly TextEdit[] => {
      const pieces = new PieceTable(original);
      pieces.apply([{ start: 0, end: original.length, text: changed }]);
      return pieces.edits();
    };
    assert.deepEqual(small('status: met', 'status: unmet'), [{ start: 8, end: 8, text: 'un' }]);
    assert.deepEqual(small('same', 'same'), []);
    assert.deepEqual(small('a\r\nb', 'a\nb'), [{ start: 1, end: 3, text: '\n' }]);
    assert.deepEqual(small('🙂', '🙃'), [{ start: 0, end: 2, text: '🙃' }]);
  });

  it('know where each place was before', () => {
    const pieces = new PieceTable('one two three');
    pieces.apply([
      { start: 4, end: 7, text: '2' },
      { start: 13, end: 13, text: ' four' },
    ]);
    // "one 2 three four"
    const places = [0, 3, 4, 5, 6, 10, 11, 15, 99].map((offset) => pieces.originalOffset(offset));
    assert.deepEqual(places, [0, 3, 4, 7, 8, 12, 13, 13, 13]);
  });
});
