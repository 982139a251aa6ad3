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
## R&amp;D &lt;now&gt; &#252;ber &#xE9;t&eacute; gro&szlig; &hellip;
## The __one__ _and only_ snake_case_name __init__
## __All of it__
> ## Quoted
> > ### Quoted twice
> Under a quotation
> ---
- ## In a list
  text
1. ### In steps
   - #### Deeper
      - deep

        ## Within an item
-no list
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
    'rd-now-über-été-groß-',
    'the-one-and-only-snake_case_name-init',
    'all-of-it',
    'quoted',
    'quoted-twice',
    'under-a-quotation',
    'in-a-list',
    'in-steps',
    'deeper',
    'within-an-item',
    'top',
    'TOP',
    'TWICE',
  ];
  for (const heading of there)
    it(`has #${heading}`, () => assert.equal(missingHeading(document, heading), undefined));

  const missing: readonly [heading: string, ...meant: string[]][] = [
    ['twice-2', 'twice', 'twice-1'],
    ['who-decide', 'who-decides'],
    ['in-code'],
    ['no-heading'],
    ['not'],
    ['budget'],
  ];
  for (const [heading, ...meant] of missing)
    it(`lacks #${heading}`, () => assert.deepEqual(missingHeading(document, heading), { heading, meant }));

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
