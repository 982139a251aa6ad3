import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { rules } from '../../src/core/service';
import { type Fixture, findingsOf, fixtureNames, readFixture } from './core/fixtures';
import { fixed } from './core/rules/fixed-text';

/** The YAML texts that a page shows: the example, and the same after its fixes. */
function shownIn(page: string): string[] {
  return [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
}

const pageOf = (code: string): string => readFileSync(`media/findings/${code}.md`, 'utf8');
const examples = new Set(fixtureNames());

describe('pages of findings', () => {
  for (const { code } of rules) {
    if (!examples.has(code)) continue;
    it(`${code}: what is shown has this finding, and its fixes make of it what is shown as fixed`, () => {
      const [text, after, ...more] = shownIn(pageOf(code));
      assert.ok(text !== undefined && more.length === 0);
      const shown: Fixture = { ...readFixture(code), text };
      const found = findingsOf(shown).filter((finding) => finding.code === code);
      assert.ok(found.length > 0);
      assert.equal(found.some(({ fixes }) => fixes.length > 0) ? fixed(shown) : undefined, after);
    });
  }

  it('say why where there is no example', () => {
    const without = rules.map(({ code }) => code).filter((code) => !examples.has(code));
    assert.deepEqual(without, [
      'manifest/name-case',
      'manifest/foreign-link',
      'internal/check-failed',
      'internal/too-many-findings',
    ]);
    for (const code of without) assert.match(pageOf(code), /^None\. [A-Z].+\.$/m);
  });
});
