import { periodInWords } from '../base/dates';
import { stageTitle } from '../base/stages';
import { itemRecord } from '../domain/records';
import { rules } from '../rules/table';
import { bearingReferences, type CatalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';

const gateWords: Readonly<Record<CatalogueItem['gate'], string>> = {
  required: 'blocks the gate',
  'required-when-high-risk': 'blocks the gate when the risk tier is high; recommended otherwise',
  recommended: 'recommended, never blocks the gate',
};

/** What belongs to an item's page besides the item. */
export interface ItemPageInput {
  readonly guidance: string;
  /** Says which laws bear; without it none is shown. */
  readonly risk: Manifest['risk'] | undefined;
  /** How the code of a finding stands in the page: a link where there are links. */
  readonly code: (code: string) => string;
}

/** The page of a checklist item: what the catalogue says of it, then its guidance. Markdown. */
export function itemPage(item: CatalogueItem, { guidance, risk, code }: ItemPageInput): string {
  const facts: [string, string | null][] = [
    ['Item', `\`${item.id}\``],
    ['Stage', `${stageTitle(item.stage)}, pillar ${item.pillar}`],
    ['Gate', gateWords[item.gate]],
    ['First step', itemRecord(item.id).firstStep],
    ['What counts as evidence', item.acceptableEvidence],
    ['Not applicable', item.notApplicableWhen],
    ['Early signal', item.earlySignal],
    ['Review', item.review === null ? null : periodInWords(item.review)],
    ...bearingReferences(item, risk).map(([name, ids]): [string, string] => [name, ids.join(', ')]),
    ['Findings', findingsAbout(item.id, code)],
  ];
  const list = facts.flatMap(([name, value]) => (value === null ? [] : [`- **${name}:** ${value}`]));
  return `# ${item.title}\n\n${item.statement}.\n\n${list.join('\n')}\n\n${guidance}`;
}

function findingsAbout(id: ItemId, shown: ItemPageInput['code']): string | null {
  const about = rules.filter(({ items }) => items?.includes(id));
  return about.length === 0 ? null : about.map(({ code }) => shown(code)).join(', ');
}
