/** What a status asks for before it can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import { daysBetween, isDate, plusDays } from '../../../core/base/dates';
import { saysSomething } from '../../../core/base/reason';
import type { EditRequest } from '../../protocol/edits';
import { longestText } from '../../protocol/facts';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { areaField, textField } from './controls';
import { type FormTools, form, type Missing } from './form';
import { adding, type OwnerAsk, ownerField, ownerIn } from './owner-field';

export interface ItemProps {
  readonly store: Store;
  readonly model: PanelModel;
  readonly item: ItemView;
}

export function statusForms(props: ItemProps): readonly Part[] {
  return [metForm(props), notApplicableForm(props), waiverForm(props)];
}

function metForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'met' };
  const claimed = (tools: FormTools): OwnerAsk => ({
    tools,
    model,
    field: 'by',
    label: 'Claimed by',
    initial: item.by ?? store.ui.me,
    suggested: item.movers ?? [],
  });
  return form({
    store,
    origin,
    title: `${item.title}: met`,
    submit: 'Mark as met',
    first: 'by',
    doubtful: {
      words: 'Look at this before it is marked as met:',
      allTheSame: 'Say it is met all the same',
    },
    fields: (tools) => html`
      ${ownerField(claimed(tools))}
      ${dateInput(tools, 'on', 'On', model.today)}
      ${metEvidence({ store, model, item }, tools)}`,
    send: (tools, isSure) => {
      const chosen = ownerIn(claimed(tools));
      if ('text' in chosen) return chosen;
      const edit = metEdit(item, tools, { by: chosen.id, today: model.today });
      if ('text' in edit) return edit;
      store.edit(origin, { ...edit, ...adding([chosen]) }, `${item.title} is met.`, !isSure);
      return undefined;
    },
  });
}

function metEdit(
  item: ItemView,
  tools: FormTools,
  { by, today }: { readonly by: string; readonly today: string },
): EditRequest | Exclude<Missing, string> {
  const on = tools.value('on', today);
  const evidence = tools.value('evidence').trim();
  if (!isDate(on)) return { field: 'on', text: askedDate };
  if (on > today) return { field: 'on', text: 'A claim cannot be dated in the future.' };
  return { kind: 'mark-met', item: item.id, by, on, ...(evidence === '' ? {} : { evidence }) };
}

const askedDate = 'Give the date as year-month-day, such as 2026-10-01.';

/** What it cites, and what its facts name. */
function evidenceCount({ evidence, evidencedBy = [] }: ItemView): number {
  return evidence.length + evidencedBy.length;
}

/** Three ways to evidence: a file, a new document, a link. */
function metEvidence({ store, item }: ItemProps, tools: FormTools): TemplateResult {
  const there = evidenceCount(item);
  const pick = () =>
    store.ask({ type: 'pick-evidence', item: item.id, isForForm: true }, tools.key('pick'), item.id);
  const create = () => store.host.send({ type: 'create-evidence', item: item.id });
  return html`${textField({
    key: tools.key('evidence'),
    label: there === 0 ? 'Evidence: a link or a path' : 'More evidence: a link or a path',
    value: tools.value('evidence'),
    placeholder: 'https://… or docs/…',
    input: tools.type('evidence'),
    hint: `What counts: ${item.acceptableEvidence}.`,
    busy: tools.busy,
    error: tools.error('evidence'),
  })}
  <div class="form-also">
    <span>or</span>
    <button type="button" class="link" data-key=${tools.key('pick')} @click=${pick}>
      ${icon('file')} Pick a file…</button>
    <button type="button" class="link" data-key=${tools.key('create')} @click=${create}>
      ${icon('new-file')} Write it from a template</button>
  </div>`;
}

function notApplicableForm({ store, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'not-applicable' };
  return form({
    store,
    origin,
    title: `${item.title}: not applicable`,
    submit: 'Mark as not applicable',
    first: 'reason',
    doubtful: {
      words: 'Look at this before it is said not to apply:',
      allTheSame: 'Say it does not apply all the same',
    },
    fields: (tools) => html`
      ${item.notApplicableWhen ? html`<p class="condition" id=${tools.key('when')}>Only when: ${item.notApplicableWhen}.</p>` : nothing}
      ${reasonField(tools, item, 'Why it does not apply here', item.notApplicableWhen ? [tools.key('when')] : [])}`,
    send: (tools, isSure) => {
      if (!saysSomething(tools.value('reason', item.reason)))
        return { field: 'reason', text: 'Give a reason: readers will ask for one.' };
      const edit: EditRequest = { kind: 'mark-not-applicable', item: item.id, ...typedReason(tools) };
      store.edit(origin, edit, `${item.title} is not applicable.`, !isSure);
      return undefined;
    },
  });
}

function waiverForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'waived' };
  const ends = plusDays(model.today, Math.min(30, model.waiverDays)) ?? '';
  const approved = (tools: FormTools): OwnerAsk => ({
    tools,
    model,
    field: 'approver',
    label: 'Approved by',
    initial: item.approver ?? firstApprover(model),
    hint: 'Someone other than the person who owns performance.',
    suggested: ['approver'],
  });
  return form({
    store,
    origin,
    title: `${item.title}: waived`,
    submit: 'Waive',
    first: 'reason',
    doubtful: {
      words: 'Look at this before it is waived:',
      allTheSame: 'Waive it all the same',
    },
    fields: (tools) => html`
      ${reasonField(tools, item, 'Why it can wait, and what limits the risk until then')}
      ${ownerField(approved(tools))}
      ${dateInput(tools, 'expires', 'Ends on', ends)}
      ${quickDays(tools, model, tools.value('expires', ends))}`,
    send: (tools, isSure) => {
      if (!saysSomething(tools.value('reason', item.reason)))
        return { field: 'reason', text: 'Give the reason: a waiver without one does not hold.' };
      const chosen = ownerIn(approved(tools));
      if ('text' in chosen) return chosen;
      const expires = tools.value('expires', ends);
      const missing = endLacks(expires, model);
      if (missing !== undefined) return { field: 'expires', text: missing };
      const end = { approver: chosen.id, expires, ...adding([chosen]) };
      const edit: EditRequest = { kind: 'waive', item: item.id, ...typedReason(tools), ...end };
      store.edit(origin, edit, `${item.title} is waived until ${expires}.`, !isSure);
      return undefined;
    },
  });
}

export function endLacks(expires: string, { today, waiverDays }: PanelModel): string | undefined {
  const days = daysBetween(today, expires);
  if (days === undefined) return askedDate;
  if (days < 0) return 'A waiver must not have ended already.';
  return days > waiverDays ? `A waiver lasts ${waiverDays} days at most.` : undefined;
}

export function firstApprover({ owners }: PanelModel): string {
  return owners.find(({ roles }) => roles.includes('approver') && !roles.includes('performance'))?.id ?? '';
}

function quickDays(tools: FormTools, { today, waiverDays }: PanelModel, chosen: string): TemplateResult {
  const button = (days: number) => {
    const date = plusDays(today, days) ?? '';
    return html`<button type="button" class="segment" aria-pressed=${chosen === date ? 'true' : 'false'}
      data-key=${tools.key(`days-${days}`)} @click=${() => tools.type('expires')(date)}>${days} days</button>`;
  };
  return html`<div class="segments" role="group" aria-label="Ends in">${[30, 60, waiverDays].filter((days, at, all) => days <= waiverDays && all.indexOf(days) === at).map(button)}</div>`;
}

function reasonField(
  tools: FormTools,
  item: ItemView,
  label: string,
  notes: readonly string[] = [],
): TemplateResult {
  const isCut = item.isReasonCut === true;
  return areaField({
    key: tools.key('reason'),
    label,
    value: tools.value('reason', item.reason),
    input: tools.type('reason'),
    busy: tools.busy || isCut,
    required: true,
    notes,
    error: tools.error('reason'),
    ...(isCut
      ? { hint: `Longer than ${longestText} characters: it stays as it is, and is changed in the text.` }
      : {}),
  });
}

/** A reason that nobody has touched is not sent: what is not written again cannot be lost. */
function typedReason(tools: FormTools): { readonly reason?: string } {
  const reason = tools.typed('reason');
  return reason === undefined ? {} : { reason };
}

function dateInput(tools: FormTools, field: string, label: string, initial: string): TemplateResult {
  return textField({
    key: tools.key(field),
    label,
    type: 'date',
    value: tools.value(field, initial),
    input: tools.type(field),
    busy: tools.busy,
    required: true,
    error: tools.error(field),
  });
}
