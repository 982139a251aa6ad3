/** Edits of the owners: somebody new, alone or together with what they are to answer for. */
import {
  isRefusal,
  type Manifest,
  nodeAt,
  type Operation,
  type PlainValue,
  quoted,
  type Refusal,
  roles,
} from '../../core/service';
import type { EditRequest, NewOwner } from '../protocol/edits';
import type { EditContext, OperationsOrRefusal } from './context';
import { idTrouble, lineOf, ownerTrouble, textTrouble } from './input';
import { assignItem } from './items';

/** Adds an owner, who takes an item on where one is named. */
export function addOwner(
  request: Extract<EditRequest, { kind: 'add-owner' }>,
  context: EditContext,
): OperationsOrRefusal {
  const { item, id } = request;
  const added = withAdded([request], context);
  if (isRefusal(added)) return added;
  if (item === undefined) return added.operations;
  const assigned = assignItem(item, id, context);
  return isRefusal(assigned) ? assigned : [...added.operations, ...assigned];
}

/** What adds owners, and the same context with them in it; why they cannot be added, if so. */
export function withAdded(
  owners: readonly NewOwner[],
  context: EditContext,
): { readonly operations: readonly Operation[]; readonly context: EditContext } | Refusal {
  const operations: Operation[] = [];
  let { known } = context;
  for (const owner of owners) {
    const trouble = troubleOf(owner, known, context);
    if (trouble !== undefined) return { refused: trouble };
    const value = entryOf(owner);
    operations.push({ kind: 'set', path: ['owners', owner.id], value });
    known = { ...known, owners: { ...known.owners, [owner.id]: value } } as Manifest;
  }
  return { operations, context: { ...context, known } };
}

function troubleOf(
  { id, handle, name, roles: chosen, deputy }: NewOwner,
  known: Manifest,
  { document }: EditContext,
): string | undefined {
  const foreign = chosen.find((role) => !roles.includes(role));
  const isThere =
    Object.hasOwn(known.owners ?? {}, id) || nodeAt(document.parsed.root, ['owners', id]) !== undefined;
  return (
    idTrouble(id) ??
    (isThere ? `${quoted(id)} is already one of the owners.` : undefined) ??
    textTrouble(handle, 'How to reach them') ??
    (name === undefined ? undefined : textTrouble(name, 'The name')) ??
    (deputy === undefined ? undefined : ownerTrouble(deputy, known)) ??
    (foreign === undefined ? undefined : `${quoted(foreign)} is not one of the roles ${roles.join(', ')}.`)
  );
}

/** In the order of the schema. */
function entryOf({ handle, name, roles: chosen, deputy }: NewOwner): Record<string, PlainValue> {
  return {
    handle: lineOf(handle),
    ...(name === undefined ? {} : { name: lineOf(name) }),
    ...(chosen.length === 0 ? {} : { roles: [...new Set(chosen)] }),
    ...(deputy === undefined ? {} : { deputy }),
  };
}
