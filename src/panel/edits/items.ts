/** Edits of the items of the checklist. */
import {
  type ItemId,
  type ItemStatus,
  isRefusal,
  itemRecord,
  keysLeft,
  type Refusal,
  refusalFor,
  type StatusKey,
} from '../../core/service';
import type { EditRequest } from '../protocol/edits';
import { type EditContext, ItemDraft, type OperationsOrRefusal } from './context';
import {
  approverTrouble,
  dateTrouble,
  doneOnTrouble,
  fileTrouble,
  linkTrouble,
  ownerTrouble,
  retyped,
  reviewTrouble,
  textTrouble,
  waiverEndTrouble,
} from './input';
import { onlyEvidence } from './questions';

type Request<K extends EditRequest['kind']> = Extract<EditRequest, { kind: K }>;

/** The request changes a draft, or says why not. */
type Change<K extends EditRequest['kind']> = (
  draft: ItemDraft,
  request: Request<K>,
  context: EditContext,
) => Refusal | undefined;

/** The requests that change one item. */
type ItemKind = Extract<EditRequest, { readonly item: string }>['kind'];

const changes: { readonly [K in ItemKind]: Change<K> } = {
  'set-status': (draft, { status, by }, { known }) => {
    const trouble = by === undefined ? undefined : ownerTrouble(by, known);
    if (trouble !== undefined) return { refused: trouble };
    dropStatusKeys(draft, status);
    draft.set('status', status);
    if (by !== undefined) draft.set('by', by);
    return undefined;
  },
  'mark-met': (draft, { by, on, evidence }, { known, today }) => {
    const trouble = ownerTrouble(by, known) ?? doneOnTrouble(on, today);
    if (trouble !== undefined) return { refused: trouble };
    const added = evidence === undefined ? undefined : evidenceOf(evidence, today);
    if (added !== undefined && typeof added === 'object' && isRefusal(added)) return added;
    dropStatusKeys(draft, 'met', 'on');
    draft.set('status', 'met');
    draft.set('by', by);
    draft.set('on', on);
    if (added !== undefined) draft.addEvidence(added);
    return undefined;
  },
  'mark-not-applicable': (draft, { reason }) => {
    if (draft.entry.notApplicableWhen === null) return { refused: 'This item always applies.' };
    const trouble = reasonTrouble(draft, reason);
    if (trouble !== undefined) return { refused: trouble };
    dropStatusKeys(draft, 'not-applicable', 'reason');
    draft.set('status', 'not-applicable');
    if (reason !== undefined) draft.set('reason', retyped(draft.claim?.reason, reason));
    return undefined;
  },
  waive: (draft, { reason, approver, expires }, context) => {
    const { known, today } = context;
    const trouble =
      notWaivableTrouble(draft.id) ??
      reasonTrouble(draft, reason) ??
      approverTrouble(approver, known) ??
      waiverEndTrouble(expires, context);
    if (trouble !== undefined) return { refused: trouble };
    const renewed = draft.status === 'waived' && draft.claim?.on !== undefined;
    dropStatusKeys(draft, 'waived', 'reason', 'approver', 'expires');
    draft.set('status', 'waived');
    // The time of a dated waiver is counted from its date.
    if (renewed) draft.set('on', today);
    if (reason !== undefined) draft.set('reason', retyped(draft.claim?.reason, reason));
    draft.set('approver', approver);
    draft.set('expires', expires);
    return undefined;
  },
  'set-owner': (draft, { by }, { known }) => {
    if (by === '') {
      draft.remove('by');
      return undefined;
    }
    const trouble = ownerTrouble(by, known);
    if (trouble !== undefined) return { refused: trouble };
    assign(draft, by);
    return undefined;
  },
  'record-review': (draft, { on }, { today }) => {
    const day = on ?? today;
    if (draft.status !== 'met') return { refused: 'Only an item that is met can be reviewed.' };
    const trouble = reviewTrouble(day, draft.claim?.on, today);
    if (trouble !== undefined) return { refused: trouble };
    draft.set('on', day);
    return undefined;
  },
  'add-link': (draft, { url, expires }, { today }) => {
    const trouble = linkTrouble(url) ?? (expires === undefined ? undefined : dateTrouble(expires));
    if (trouble !== undefined) return { refused: trouble };
    if (draft.lists(url)) return { refused: 'This link is already listed.' };
    startItem(draft, 'in-progress');
    draft.addEvidence({ url, on: today, ...(expires === undefined ? {} : { expires }) });
    return undefined;
  },
  'add-file': (draft, { file }) => {
    const trouble = fileTrouble(file);
    if (trouble !== undefined) return { refused: trouble };
    if (draft.lists(file)) return { refused: 'This file is already listed.' };
    startItem(draft, 'in-progress');
    draft.addEvidence(file);
    return undefined;
  },
  'remove-evidence': (draft, { index, told = 0 }, { known }) => {
    if (index >= draft.evidenceCount) return { refused: 'This piece of evidence is no longer there.' };
    const isOnly =
      draft.evidenceCount === 1 && (itemRecord(draft.id).evidencedBy?.(known) ?? []).length === 0;
    if (draft.status === 'met' && isOnly && told === 0) return onlyEvidence(draft.entry);
    draft.removeEvidence(index);
    return undefined;
  },
};

/** The operations that a request about an item comes down to. */
export function editItem(request: Request<ItemKind>, context: EditContext): OperationsOrRefusal {
  const draft = ItemDraft.of(context, request.item);
  if (isRefusal(draft)) return draft;
  // The table has the change of each kind under that kind.
  const change = changes[request.kind] as Change<ItemKind>;
  return change(draft, request, context) ?? draft.done();
}

/** Removes the keys that belong to another status than the new one, except those that are set again. */
function dropStatusKeys(draft: ItemDraft, to: ItemStatus, ...set: StatusKey[]): void {
  draft.remove(...keysLeft(draft.status, to).filter((key) => !set.includes(key)));
}

/** An item that nothing is said of yet gets a status before anything else. */
function startItem(draft: ItemDraft, status: 'unmet' | 'in-progress'): void {
  if (draft.claim === undefined) draft.set('status', status);
}

function assign(draft: ItemDraft, by: string): void {
  startItem(draft, 'unmet');
  draft.set('by', by);
}

/** The operations by which an owner takes on an item. */
export function assignItem(item: string, owner: string, context: EditContext): OperationsOrRefusal {
  const draft = ItemDraft.of(context, item);
  if (isRefusal(draft)) return draft;
  assign(draft, owner);
  return draft.done();
}

/** The reason that is there is as good as it was, however long it is. */
function reasonTrouble({ claim }: ItemDraft, typed: string | undefined): string | undefined {
  if (typed === undefined) return claim?.reason === undefined ? textTrouble('', 'The reason') : undefined;
  return retyped(claim?.reason, typed) === claim?.reason ? undefined : textTrouble(typed, 'The reason');
}

function notWaivableTrouble(item: ItemId): string | undefined {
  return itemRecord(item).notWaivable ? 'This item cannot be waived: it must be done.' : undefined;
}

/** A link becomes an entry with its date, a file stays a path. */
function evidenceOf(text: string, today: string): string | { url: string; on: string } | Refusal {
  if (!/^https?:/i.test(text)) return refusalFor(fileTrouble(text)) ?? text;
  return refusalFor(linkTrouble(text)) ?? { url: text, on: today };
}
