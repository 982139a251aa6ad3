import { periodInWords } from '../base/dates';
import {
  bullets,
  code,
  joined,
  type Markdown,
  md,
  ownMarkdown,
  pageLink,
  paragraphs,
} from '../base/markdown';
import { stageTitle } from '../base/stages';
import { blocksWhen, otherwise } from '../domain/gate-levels';
import { itemRecord } from '../domain/records';
import { rules } from '../rules/table';
import { bearingReferences, type CatalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Manifest } from '../schema/generated/manifest-file';
import { newIn } from './proposals';

/** What belongs to an item's page besides the item. */
interface ItemPageInput {
  readonly guidance: string;
  /** Says which laws bear; without it none is shown. */
  readonly risk: Manifest['risk'] | undefined;
  /** Whether the codes of findings link to their pages. */
  readonly links: boolean;
}

/** The page of a checklist item: what the catalogue says of it, then its guidance. */
export function itemPage(item: CatalogueItem, { guidance, risk, links }: ItemPageInput): Markdown {
  const facts: [string, string | Markdown | null][] = [
    ['Item', code(item.id)],
    ['Stage', `${stageTitle(item.stage)}, pillar ${item.pillar}`],
    ['New in', newIn(item)],
    ['Gate', bearingOf(item)],
    ['First step', itemRecord(item.id).firstStep],
    ['What counts as evidence', item.acceptableEvidence],
    ['Not applicable', item.notApplicableWhen],
    ['Early signal', item.earlySignal],
    ['Review', item.review === null ? null : periodInWords(item.review)],
    ...bearingReferences(item, risk).map(([name, ids]): [string, string] => [name, ids.join(', ')]),
    ['Findings', findingsAbout(item.id, links)],
  ];
  const list = facts.flatMap(([name, value]) => (value === null ? [] : [md`**${name}:** ${value}`]));
  return paragraphs([md`# ${item.title}`, md`${item.statement}.`, bullets(list), ownMarkdown(guidance)]);
}

/** How an item bears on its gate. */
function bearingOf(item: CatalogueItem): string {
  if (item.gate === 'recommended') return 'recommended, never blocks the gate';
  const when = blocksWhen(item);
  return when === '' ? 'blocks the gate' : `blocks the gate ${when}; ${otherwise(item)} otherwise`;
}

function findingsAbout(id: ItemId, links: boolean): Markdown | null {
  const about = rules.filter(({ items }) => items?.includes(id));
  if (about.length === 0) return null;
  const shown = about.map(({ code: name }) =>
    links ? pageLink(name, `../findings/${name}.md`) : code(name),
  );
  return joined(shown, ', ');
}
