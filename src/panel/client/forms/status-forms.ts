/** What a status asks for before it can be set. */
import { html, nothing, type TemplateResult } from 'lit';
import { daysBetween, isDate, plusDays } from '../../../core/base/dates';
import { saysSomething } from '../../../core/base/reason';
import { type EditRequest, type ItemView, longestText, type PanelModel } from '../../protocol';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { areaField, ownerOptions, selectField, textField } from './controls';
import { type FormTools, form } from './form';

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
  const by = item.by ?? store.ui.me;
  return form({
    store,
    origin,
    title: `${item.title}: met`,
    submit: 'Mark as met',
    first: 'by',
    fields: (tools) => html`
      ${selectField({
        key: tools.key('by'),
        label: 'Claimed by',
        value: tools.value('by', by),
        options: ownerOptions(model.owners),
        change: tools.type('by'),
        busy: tools.busy,
        required: true,
      })}
      ${dateInput(tools, 'on', 'On', model.today)}
      ${metEvidence({ store, model, item }, tools)}`,
    send: (tools) => {
      const edit = metEdit(item, tools, by, model.today);
      if (typeof edit === 'string') return edit;
      store.edit(origin, edit, `${item.title} is met.`);
      return undefined;
    },
  });
}

function metEdit(item: ItemView, tools: FormTools, me: string, today: string): EditRequest | string {
  const by = tools.value('by', me);
  const on = tools.value('on', today);
  const evidence = tools.value('evidence').trim();
  if (by === '') return 'Choose who claims it. An owner is added under “Owner”.';
  if (!isDate(on)) return 'Give the date as year-month-day, such as 2026-10-01.';
  if (on > today) return 'A claim cannot be dated in the future.';
  if (evidence === '' && evidenceCount(item) === 0) return `It needs evidence: ${item.acceptableEvidence}.`;
  return { kind: 'mark-met', item: item.id, by, on, ...(evidence === '' ? {} : { evidence }) };
}

/** What it cites, and what its facts name. */
function evidenceCount({ evidence, evidencedBy = [] }: ItemView): number {
  return evidence.length + evidencedBy.length;
}

/** Three ways to evidence: a file, a new document, a link. */
function metEvidence({ store, model, item }: ItemProps, tools: FormTools): TemplateResult {
  const there = evidenceCount(item);
  const pick = () => {
    const by = tools.value('by', item.by ?? store.ui.me);
    const on = tools.value('on', model.today);
    if (by === '') {
      store.refuse({ scope: item.id, control: 'met' }, 'First choose who claims it.');
      return;
    }
    store.ask({ type: 'pick-evidence', item: item.id, mark: true, by, on }, tools.key('pick'), item.id);
  };
  const create = () => store.host.send({ type: 'create-evidence', item: item.id });
  return html`${textField({
    key: tools.key('evidence'),
    label: there === 0 ? 'Evidence: a link or a path' : 'More evidence: a link or a path',
    value: tools.value('evidence'),
    placeholder: 'https://… or docs/…',
    input: tools.type('evidence'),
    hint: `What counts: ${item.acceptableEvidence}.`,
    busy: tools.busy,
    required: there === 0,
  })}
  <div class="form-also">
    <span>or</span>
    <button type="button" class="link" data-key=${tools.key('pick')} @click=${pick}>
      ${icon('file')} Pick a file and mark as met…</button>
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
    fields: (tools) => html`
      ${item.notApplicableWhen ? html`<p class="condition">Only when: ${item.notApplicableWhen}.</p>` : nothing}
      ${reasonField(tools, item, 'Why it does not apply here')}`,
    send: (tools) => {
      if (!saysSomething(tools.value('reason', item.reason)))
        return 'Give a reason: readers will ask for one.';
      const edit: EditRequest = { kind: 'mark-not-applicable', item: item.id, ...typedReason(tools) };
      store.edit(origin, edit, `${item.title} is not applicable.`);
      return undefined;
    },
  });
}

function waiverForm({ store, model, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'waived' };
  const initial = {
    approver: item.approver ?? firstApprover(model),
    expires: plusDays(model.today, Math.min(30, model.waiverDays)) ?? '',
  };
  return form({
    store,
    origin,
    title: `${item.title}: waived`,
    submit: 'Waive',
    first: 'reason',
    fields: (tools) => html`
      ${reasonField(tools, item, 'Why it can wait, and what limits the risk until then')}
      ${selectField({
        key: tools.key('approver'),
        label: 'Approved by',
        value: tools.value('approver', initial.approver),
        options: ownerOptions(model.owners),
        change: tools.type('approver'),
        hint: 'Someone other than the person who owns performance.',
        busy: tools.busy,
        required: true,
      })}
      ${dateInput(tools, 'expires', 'Ends on', initial.expires)}
      ${quickDays(tools, model, tools.value('expires', initial.expires))}`,
    send: (tools) => {
      const reason = tools.value('reason', item.reason);
      const approver = tools.value('approver', initial.approver);
      const expires = tools.value('expires', initial.expires);
      const missing = waiverLacks(reason, approver) ?? endLacks(expires, model);
      if (missing !== undefined) return missing;
      const end = { approver, expires };
      const edit: EditRequest = { kind: 'waive', item: item.id, ...typedReason(tools), ...end };
      store.edit(origin, edit, `${item.title} is waived until ${expires}.`);
      return undefined;
    },
  });
}

function waiverLacks(reason: string, approver: string): string | undefined {
  if (!saysSomething(reason)) return 'Give the reason: a waiver without one does not hold.';
  return approver === '' ? 'Choose who approves it.' : undefined;
}

export function endLacks(expires: string, { today, waiverDays }: PanelModel): string | undefined {
  const days = daysBetween(today, expires);
  if (days === undefined) return 'Give the date as year-month-day, such as 2026-10-01.';
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

function reasonField(tools: FormTools, item: ItemView, label: string): TemplateResult {
  const isCut = item.isReasonCut === true;
  return areaField({
    key: tools.key('reason'),
    label,
    value: tools.value('reason', item.reason),
    input: tools.type('reason'),
    busy: tools.busy || isCut,
    required: true,
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
  });
}
