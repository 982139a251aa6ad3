import { strict as assert } from 'node:assert';
import { hasHeadings, headingOf, missingHeading } from '../../../../src/core/facts/headings';

const document = `# Owners & roles

Who decides
-----------

## The \`stop\` control: [how](a.md)
## Übersicht 2026
## Twice
## Twice
### Own {#my-own}
<a name="anchor"></a>
#no heading
- not
---

\`\`\`
## In code
\`\`\`
Under it
===
`;

describe('facts/headings', () => {
  const there = [
    'owners--roles',
    'who-decides',
    'Who decides',
    'the-stop-control-how',
    'übersicht-2026',
    'twice',
    'twice-1',
    'my-own',
    'own',
    'anchor',
    'under-it',
    'user-content-twice',
    'TWICE',
  ];
  for (const heading of there)
    it(`has #${heading}`, () => assert.equal(missingHeading(document, heading), undefined));

  const missing: readonly [heading: string, meant?: string][] = [
    ['twice-2', 'twice'],
    ['who-decide', 'who-decides'],
    ['in-code'],
    ['no-heading'],
    ['not'],
    ['budget'],
  ];
  for (const [heading, meant] of missing)
    it(`lacks #${heading}`, () =>
      assert.deepEqual(
        missingHeading(document, heading),
        meant === undefined ? { heading } : { heading, meant },
      ));

  it('knows headings from lines, and documents that have some', () => {
    const rows = ['#a-b', '#%C3%BCber', '#L12', '#L3-L9', '#L3C1-L9C2', '#:~:text=x', '#', ':12', ''];
    assert.deepEqual(rows.map(headingOf), ['a-b', 'über', ...Array.from({ length: 7 }, () => undefined)]);
    assert.deepEqual(['a.md', 'a.MD', 'a.mdx', 'a.txt', 'md'].map(hasHeadings), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
