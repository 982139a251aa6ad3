/** The records of all items. */
import { catalogue } from '../schema/catalogue';
import type { ItemId } from '../schema/generated/catalogue';
import { adoptionItems } from './items/adoption';
import { capabilityItems } from './items/capability';
import { dataItems } from './items/data';
import { exceptionsItems } from './items/exceptions';
import { governanceItems } from './items/governance';
import { integrationItems } from './items/integration';
import { monitoringItems } from './items/monitoring';
import { ownershipItems } from './items/ownership';
import { riskItems } from './items/risk';
import { securityItems } from './items/security';
import { valueItems } from './items/value';
import { workflowItems } from './items/workflow';
import type { ItemRecord, RecordOf } from './terms/item';

const records: Readonly<Record<ItemId, ItemRecord>> = {
  ...workflowItems,
  ...valueItems,
  ...dataItems,
  ...integrationItems,
  ...exceptionsItems,
  ...governanceItems,
  ...riskItems,
  ...securityItems,
  ...monitoringItems,
  ...ownershipItems,
  ...adoptionItems,
  ...capabilityItems,
} satisfies { readonly [Id in ItemId]: RecordOf<Id> };

/** The items that a new manifest should start with, the first one first. */
export function startingItems(): ItemId[] {
  return catalogue
    .map(({ id }) => id)
    .filter((id) => records[id].startsAt !== undefined)
    .sort((one, other) => (records[one].startsAt ?? 0) - (records[other].startsAt ?? 0));
}

/** The items that cannot be waived, in the order of the catalogue. */
export function notWaivableItems(): ItemId[] {
  return catalogue.map(({ id }) => id).filter((id) => records[id].notWaivable);
}

/** What is known of an item. */
export function itemRecord(id: ItemId): ItemRecord {
  return records[id];
}
