import assert from 'node:assert/strict';
import { firstView, isShown, order, type View, viewFrom } from '../../../../src/portfolio/client/view';

describe('what is shown of a table', () => {
  const row = {
    stage: 'design',
    flags: ['bad', 'open'],
    owners: ['Ann', 'Bob'],
    text: () => 'invoice triage design ann data contract',
  };
  const cases: [view: Partial<View>, isThere: boolean][] = [
    [{}, true],
    [{ search: 'triage' }, true],
    [{ search: 'DATA Ann' }, true],
    [{ search: 'data  carl' }, false],
    [{ stage: 'design' }, true],
    [{ stage: 'deploy' }, false],
    [{ show: 'open' }, true],
    [{ show: 'doubt' }, false],
    [{ owner: 'Bob' }, true],
    [{ owner: 'Bo' }, false],
    [{ owner: 'Bob', stage: 'design', search: 'ann' }, true],
    [{ owner: 'Bob', stage: 'operate', search: 'ann' }, false],
  ];
  for (const [view, isThere] of cases)
    it(`${JSON.stringify(view)}: ${isThere ? 'shown' : 'not shown'}`, () =>
      assert.equal(isShown(row, { ...firstView, ...view }), isThere));

  const orders: [cells: string[], isNumber: boolean, isDescending: boolean, sorted: string[]][] = [
    [['b', '', 'a'], false, false, ['a', 'b', '']],
    [['b', '', 'a'], false, true, ['b', 'a', '']],
    [['10', '9', '', '-1'], true, false, ['-1', '9', '10', '']],
    [['10', '9', '', '-1'], true, true, ['10', '9', '-1', '']],
  ];
  for (const [cells, isNumber, isDescending, sorted] of orders)
    it(`${cells.join(' ')} ${isDescending ? 'down' : 'up'}: ${sorted.join(' ')}`, () =>
      assert.deepEqual(
        [...cells].sort((one, other) => order(one, other, isNumber, isDescending)),
        sorted,
      ));

  it('takes of what was kept only what has the form of a view', () => {
    const view: View = { ...firstView, search: 'x', column: 3, isDescending: true, open: ['a'] };
    assert.deepEqual(viewFrom(JSON.parse(JSON.stringify(view))), view);
    for (const other of [undefined, null, 1, 'x', [], { search: 1, column: 'x', open: [1] }])
      assert.deepEqual(viewFrom(other), firstView);
  });
});
