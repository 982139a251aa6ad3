import assert from 'node:assert/strict';
import { isPortfolioContent, readPortfolioMessage } from '../../../src/portfolio/protocol';

describe('what the portfolio and its host say', () => {
  const taken = [
    { type: 'ready' },
    { type: 'create' },
    { type: 'open', key: 'file:///a' },
    { type: 'checklist', key: 'file:///a' },
    { type: 'open', key: 'file:///a', place: { line: 3, character: 0 } },
  ];
  for (const message of taken)
    it(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(readPortfolioMessage(message), message));

  const refused = [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'open' },
    { type: 'open', key: 1 },
    { type: 'open', key: 'x'.repeat(10_001) },
    { type: 'edit', key: 'x' },
  ];
  for (const message of refused)
    it(`takes nothing of ${JSON.stringify(message)?.slice(0, 60)}`, () =>
      assert.equal(readPortfolioMessage(message), undefined));

  const places = [
    null,
    {},
    { line: 1 },
    { line: -1, character: 0 },
    { line: 1.5, character: 0 },
    { line: '1', character: 0 },
  ];
  for (const place of places)
    it(`opens the manifest alone where the place is ${JSON.stringify(place)}`, () =>
      assert.deepEqual(readPortfolioMessage({ type: 'open', key: 'a', place }), { type: 'open', key: 'a' }));

  it('shows content alone', () => {
    assert.ok(isPortfolioContent({ type: 'content', html: '<p></p>' }));
    for (const other of [null, 'content', { type: 'content' }, { type: 'content', html: 1 }, { html: '' }])
      assert.ok(!isPortfolioContent(other));
  });
});
