import { quoted } from '../base/shorten';
import { stageTitle } from '../base/stages';
import { enumerated } from '../base/words';
import type { Facts } from '../facts/context';
import { type CatalogueItem, catalogue, editionOf, itemsOf } from '../schema/catalogue';
import { isAsked, isBlocking } from './gate-levels';

/** What the newest edition asks for that the manifest's does not, and what it says otherwise; for this manifest. */
export function changesFor(facts: Facts, items: readonly CatalogueItem[] = catalogue): string[] {
  const earlier = new Map(itemsOf(editionOf(facts.manifest), items).map((item) => [item.id, item]));
  const added: string[] = [];
  const changed: string[] = [];
  for (const item of items) {
    const before = earlier.get(item.id);
    const how = isBlocking(item, facts) ? 'blocks' : 'is recommended before';
    if (before !== undefined) changed.push(...changesOf(item, before, facts));
    else if (isAsked(item, facts)) added.push(`${quoted(item.id)} (${how} ${gateOf(item)})`);
  }
  return added.length === 0 ? changed : [`it adds ${enumerated(added)}`, ...changed];
}

function changesOf(item: CatalogueItem, before: CatalogueItem, facts: Facts): string[] {
  const { id, notApplicableWhen, review } = item;
  const blocks = isBlocking(item, facts);
  const never = notApplicableWhen === null;
  return [
    ...(blocks === isBlocking(before, facts)
      ? []
      : [`${quoted(id)} ${blocks ? 'then' : 'no longer'} blocks ${gateOf(item)}`]),
    ...(never === (before.notApplicableWhen === null)
      ? []
      : [`${quoted(id)} ${never ? 'then always applies' : 'may then be not applicable'}`]),
    ...(review === before.review ? [] : [`${quoted(id)} is reviewed at other times`]),
  ];
}

function gateOf({ stage }: CatalogueItem): string {
  return `the ${stageTitle(stage)} gate`;
}
