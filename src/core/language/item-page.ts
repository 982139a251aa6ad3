import { dateInWords, periodInWords } from '../base/dates';
import {
  bullets,
  code,
  joined,
  type Markdown,
  md,
  noMarkdown,
  ownMarkdown,
  pageLink,
  paragraphs,
} from '../base/markdown';
import { stageTitle } from '../base/stages';
import { blocksWhen, otherwise } from '../domain/gate-levels';
import { itemRecord } from '../domain/records';
import type { LawView } from '../facts/law/of-report';
import { rules } from '../rules/table';
import type { CatalogueItem } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import type { Law } from '../schema/law';
import { allLawOfItem, byLink, byName, lawOfItem, sourcesOf } from './law';
import { newIn } from './proposals';

/** What belongs to an item's page besides the item. */
interface ItemPageInput {
  readonly guidance: string;
  /** What laws and standards say of it: those that bear on a manifest, or all with their conditions. */
  readonly law: LawView | Law | undefined;
  /** Whether the codes of findings, and what laws ask, link to their pages. */
  readonly links: boolean;
}

/** The page of a checklist item: what the catalogue says of it, then its guidance. */
export function itemPage(item: CatalogueItem, { guidance, law, links }: ItemPageInput): Markdown {
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
    ['Findings', findingsAbout(item.id, links)],
  ];
  const list = facts.flatMap(([name, value]) => (value === null ? [] : [md`**${name}:** ${value}`]));
  return paragraphs([
    md`# ${item.title}`,
    md`${item.statement}.`,
    bullets(list),
    ownMarkdown(guidance),
    ...lawSection(item.id, law, links),
  ]);
}

const noAdvice =
  'What is said of laws here is a help for finding them, and no legal advice: have a lawyer say what binds you.';

function lawSection(id: ItemId, law: ItemPageInput['law'], links: boolean): Markdown[] {
  if (law === undefined) return [];
  const isAll = 'entries' in law;
  const linked = links ? byLink : byName;
  const text = isAll ? allLawOfItem(id, law, linked) : lawOfItem(id, law, linked);
  const sources = isAll || links ? noMarkdown : sourcesOf(id, law);
  const advice = isAll ? md`Law as of ${dateInWords(law.asOf)}. ${noAdvice}` : md`${noAdvice}`;
  return [md`## Laws and standards`, text, sources, advice];
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
