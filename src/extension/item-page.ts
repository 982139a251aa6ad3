import { bearingReferences, type CatalogueItem, type Manifest, rules, stageTitle } from '../core';
import { periodInWords } from '../core/facts/calendar';

const gateWords: Readonly<Record<CatalogueItem['gate'], string>> = {
  required: 'blocks the gate',
  'required-when-high-risk': 'blocks the gate when the risk tier is high; recommended otherwise',
  recommended: 'recommended, never blocks the gate',
};

/** The page of a checklist item: what the catalogue says of it, then its guidance. Markdown. */
export function itemPage(item: CatalogueItem, guidance: string, risk: Manifest['risk'] | undefined): string {
  const facts: [string, string | null][] = [
    ['Item', `\`${item.id}\``],
    ['Stage', `${stageTitle(item.stage)}, pillar ${item.pillar}`],
    ['Gate', gateWords[item.gate]],
    ['What counts as evidence', item.acceptableEvidence],
    ['Not applicable', item.notApplicableWhen],
    ['Early signal', item.earlySignal],
    ['Review', item.review === null ? null : periodInWords(item.review)],
    ...bearingReferences(item, risk).map(([name, ids]): [string, string] => [name, ids.join(', ')]),
    ['Findings', findingsAbout(item.id)],
  ];
  const list = facts.flatMap(([name, value]) => (value === null ? [] : [`- **${name}:** ${value}`]));
  return `# ${item.title}\n\n${item.statement}.\n\n${list.join('\n')}\n\n${guidance}`;
}

function findingsAbout(id: string): string | null {
  const about = rules.filter(({ items }) => items?.includes(id));
  return about.length === 0 ? null : about.map(({ code }) => `[${code}](../findings/${code}.md)`).join(', ');
}
