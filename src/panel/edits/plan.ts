/** Edits of what is planned: when the workflow goes live, and of an item its estimate, what it waits for, its note. */
import {
  catalogueItem,
  isRefusal,
  type Manifest,
  type Operation,
  type PlainValue,
  quoted,
  type Refusal,
  wayBetween,
} from '../../core/service';
import { dependenciesOf, planOfItem, wholePlan } from '../model/plan';
import type { EditRequest } from '../protocol/edits';
import { type EditContext, ItemDraft, type OperationsOrRefusal } from './context';
import { setFields } from './set-facts';

type Request = Extract<EditRequest, { kind: 'set-facts' }>;

/** Sets fields of a plan, or takes them away: all of them, or none. */
export function setPlan(request: Request, context: EditContext): OperationsOrRefusal {
  const { entry: item } = request;
  if (item === '') return setFields(wholePlan, request, context);
  const draft = ItemDraft.of(context, item);
  if (isRefusal(draft)) return draft;
  const circle = circleTrouble(draft, request.values.dependsOn, context.document.manifest);
  if (circle !== undefined) return circle;
  const operations = setFields(planOfItem(draft.entry), { ...request, entry: '' }, context);
  return isRefusal(operations) || draft.isThere ? operations : asWhole(draft, operations);
}

/** An item that is not there yet is written with its status, all of it at once. */
function asWhole({ path }: ItemDraft, operations: readonly Operation[]): readonly Operation[] {
  if (operations.length === 0) return [];
  const value: Record<string, PlainValue> = { status: 'unmet' };
  for (const operation of operations) {
    if (operation.kind !== 'set') continue;
    const [key = '', inner] = operation.path.slice(path.length).map(String);
    const group = value[key] as Readonly<Record<string, PlainValue>> | undefined;
    value[key] = inner === undefined ? operation.value : { ...group, [inner]: operation.value };
  }
  return [{ kind: 'set', path, value }];
}

/** Why an item cannot wait for what is new in its list: a circle could never begin. What stands there is left alone. */
function circleTrouble(
  draft: ItemDraft,
  sent: Request['values'][string] | undefined,
  manifest: Manifest,
): Refusal | undefined {
  const stands = dependenciesOf(draft.claim);
  const ids = Array.isArray(sent) ? (sent as readonly unknown[]) : [sent];
  for (const id of ids) {
    if (typeof id !== 'string' || stands.includes(id)) continue;
    if (id === draft.id) return { refused: `${quoted(id)} cannot wait for itself.` };
    const way = wayBetween(id, draft.id, (each) => dependenciesOf(claimOf(each, manifest)));
    if (way !== undefined)
      return {
        refused: `${quoted(id)} waits for this item already (${way.join(' → ')}): one of them has to come first.`,
      };
  }
  return undefined;
}

function claimOf(id: string, manifest: Manifest): ItemDraft['claim'] {
  const item = catalogueItem(id, manifest);
  return item && manifest.checklist?.[item.stage]?.[item.id];
}
