/** What is planned: when the workflow goes live; of an item how long it takes, what it waits for and what is noted. */
import type { Finding, Item, ItemReport, ManifestDocument } from '../../core/service';
import { type FactField, type FactGroup, planSection } from '../protocol/facts';
import type { ItemView } from '../protocol/items';
import { fieldOf, valuesOf } from './facts';
import { findingView } from './places';
import { type Collection, specsOf } from './sections';

/** The plan of the whole workflow. */
export const wholePlan: Collection = {
  name: planSection,
  path: [],
  shape: 'single',
  title: 'Plan',
  kind: 'plan',
  only: ['goLive'],
};

/** The plan of an item. */
export function planOfItem({ stage, id }: Pick<ItemReport, 'stage' | 'id'>): Collection {
  const only = ['estimate', 'dependsOn', 'note'];
  return { ...wholePlan, path: ['checklist', stage, id], kind: 'plan of an item', only };
}

/** The date of going live, with what is to be said of it. */
export function planView({ parsed }: ManifestDocument, findings: readonly Finding[]): FactGroup {
  const specs = specsOf(wholePlan);
  const about = findings.filter(({ path }) => path[0] === 'goLive');
  return {
    section: planSection,
    title: wholePlan.title,
    shape: wholePlan.shape,
    fields: specs.map((spec) => fieldOf(spec, {})),
    entries: [
      {
        key: '',
        label: 'Go-live date',
        ...valuesOf(parsed.value, specs),
        findings: about.map(findingView),
      },
    ],
  };
}

const itemSpecs = specsOf(planOfItem({ stage: 'diagnose', id: 'workflow-scoped' }));

/** The fields of an item's plan, which are the same for all items. */
export const itemPlanFields: readonly FactField[] = itemSpecs.map((spec) => fieldOf(spec, {}));

/** What is planned for an item, as it stands in the text. */
export function itemPlan(item: unknown): Pick<ItemView, 'plan'> {
  const plan = valuesOf(item, itemSpecs);
  return Object.keys(plan.values).length === 0 && plan.inTextOnly === undefined ? {} : { plan };
}

/** What an item waits for, as far as it is ids. */
export function dependenciesOf(item: Item | undefined): readonly string[] {
  const ids: readonly unknown[] = Array.isArray(item?.dependsOn) ? item.dependsOn : [];
  return ids.filter((id) => typeof id === 'string');
}
