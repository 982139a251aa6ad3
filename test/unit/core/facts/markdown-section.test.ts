import assert from 'node:assert/strict';
import { sectionOf } from '../../../../src/core/facts/markdown-section';

const text =
  '# All\n\nWords.\n\n## One\n\nFirst.\n\n```\n# No heading\n```\n\n### Deep\n\nIn it.\n\n## Two words\n\nSecond.\n\n## One\n\nAgain.\n\nUnderlined\n----------\n\nThird.\n\nAll again\n=========\n';

describe('a section of a document', () => {
  const rows: readonly [heading: string, wanted: string | undefined][] = [
    ['one', '## One\n\nFirst.\n\n```\n# No heading\n```\n\n### Deep\n\nIn it.\n'],
    ['deep', '### Deep\n\nIn it.\n'],
    ['two-words', '## Two words\n\nSecond.\n'],
    ['Two words', '## Two words\n\nSecond.\n'],
    ['one-1', '## One\n\nAgain.\n'],
    ['no-heading', undefined],
    ['gone', undefined],
    ['underlined', 'Underlined\n----------\n\nThird.\n'],
  ];
  for (const [heading, wanted] of rows)
    it(`${heading} is from its heading to the next that is no deeper`, () => {
      assert.equal(sectionOf(text, heading), wanted);
    });
});
