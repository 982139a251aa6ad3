/** What is done to several items at once: one form, one change of the text, one step to undo. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDate, plusDays } from '../../../core/base/dates';
import { saysSomething } from '../../../core/base/reason';
import type { StatusId } from '../../protocol/basics';
import type { OneOfSeveral } from '../../protocol/edits';
import type { ItemView } from '../../protocol/items';
import type { PanelModel } from '../../protocol/model';
import { count, statusNames } from '../base/words';
import type { Origin } from '../host/answers';
import type { Store } from '../host/store';
import { foreign, icon, type Part } from '../parts/parts';
import { areaField, ownerOptions, selectField, textField } from './controls';
import { type FormTools, form, isFormOpen } from './form';
import { type Plan, planOf, type SeveralChange, warningsOf } from './several-plan';
import { endLacks, firstApprover } from './status-forms';

const scope = 'selection';
const statuses: readonly StatusId[] = ['unmet', 'in-progress', 'met', 'not-applicable', 'waived'];
const changes: readonly SeveralChange[] = ['owner', ...statuses, 'end'];

/** A button for each change. */
export function severalActions(store: Store, model: PanelModel): TemplateResult {
  const open = (change: SeveralChange) => () => {
    store.openForm({ scope, control: change });
    // Some ask for nothing.
    store.focusNext = [`${scope}/${change}/first`, `${scope}/${change}/submit`];
  };
  const button = (change: SeveralChange, label: string) =>
    html`<button type="button" class="segment" tabindex="-1" data-roving data-key="${scope}/${change}"
      aria-expanded=${isFormOpen(store.scope(scope), change) ? 'true' : 'false'}
      @click=${open(change)}>${label}…</button>`;
  return html`<div class="selection-actions" data-roving-group="segments" role="group" aria-label="Change the selected items">
    ${model.owners.length > 0 ? button('owner', 'Owner') : nothing}
    <span class="segments">${statuses.map((status) => button(status, statusNames[status]))}</span>
    ${button('end', 'End of waivers')}
  </div>`;
}

/** The forms that are open. */
export function severalForms(store: Store, model: PanelModel, items: readonly ItemView[]): readonly Part[] {
  return changes.map((change) =>
    items.length === 0 ? nothing : changeForm({ store, model, items, change }),
  );
}

interface Props {
  readonly store: Store;
  readonly model: PanelModel;
  readonly items: readonly ItemView[];
  readonly change: SeveralChange;
}

function changeForm(props: Props): Part {
  const { store, items, change } = props;
  const origin: Origin = { scope, control: change };
  const { title, submit, said } = words(change);
  return form({
    store,
    origin,
    title: `${count(items.length, 'selected item')}: ${title}`,
    submit,
    first: firstField(change),
    fields: (tools) => html`${fieldsOf(props, tools)}${planned(planFor(props, tools), change)}`,
    send: (tools) => {
      const plan = planFor(props, tools);
      const lacks = lacking(props, tools);
      if (lacks !== undefined) return lacks;
      if (plan.items.length === 0) return 'There is none of them that this could be said of.';
      const edits = plan.items.map((item) => editOf(props, tools, item));
      store.edit(origin, { kind: 'several', edits }, `${count(edits.length, 'item')}: ${said(tools)}.`);
      return undefined;
    },
  });
}

/** The words of a form: its title, what its button says, and what is said when it is done. */
function words(change: SeveralChange): {
  readonly title: string;
  readonly submit: string;
  readonly said: (tools: FormTools) => string;
} {
  if (change === 'owner')
    return { title: 'owner', submit: 'Set owner', said: (tools) => `owned by ${tools.value('by')}` };
  if (change === 'end')
    return { title: 'end of their waivers', submit: 'Move the end', said: () => 'the waiver has a new end' };
  const status = statusNames[change].toLowerCase();
  return { title: status, submit: `Set to ${status}`, said: () => status };
}

function firstField(change: SeveralChange): string {
  if (change === 'owner' || change === 'met') return 'by';
  if (change === 'end') return 'expires';
  return change === 'waived' || change === 'not-applicable' ? 'reason' : 'submit';
}

/** Who is chosen, where nobody has been yet. */
function defaults({ store, model }: Props): { by: string; on: string; approver: string; expires: string } {
  return {
    by: model.owners.some(({ id }) => id === store.ui.me) ? store.ui.me : '',
    on: model.today,
    approver: firstApprover(model),
    expires: plusDays(model.today, Math.min(30, model.waiverDays)) ?? '',
  };
}

function planFor(props: Props, tools: FormTools): Plan {
  const { model, items, change } = props;
  return planOf(change, items, { owners: model.owners, by: tools.value('by', defaults(props).by) });
}

function fieldsOf(props: Props, tools: FormTools): readonly Part[] {
  const { model, change } = props;
  const initial = defaults(props);
  const owner = (field: 'by' | 'approver', label: string, hint?: string) =>
    selectField({
      key: tools.key(field),
      label,
      value: tools.value(field, initial[field]),
      options: ownerOptions(model.owners),
      change: tools.type(field),
      busy: tools.busy,
      required: true,
      ...(hint === undefined ? {} : { hint }),
    });
  const day = (field: 'on' | 'expires', label: string) =>
    textField({
      key: tools.key(field),
      label,
      type: 'date',
      value: tools.value(field, initial[field]),
      input: tools.type(field),
      busy: tools.busy,
      required: true,
    });
  const reason = (label: string) =>
    areaField({
      key: tools.key('reason'),
      label,
      value: tools.value('reason'),
      input: tools.type('reason'),
      busy: tools.busy,
      required: true,
    });
  const approver = () =>
    owner('approver', 'Approved by', 'Someone other than the person who owns performance.');
  switch (change) {
    case 'owner':
      return [owner('by', 'Owner')];
    case 'met':
      return [owner('by', 'Claimed by'), day('on', 'On')];
    case 'not-applicable':
      return [reason('Why none of them applies here')];
    case 'waived':
      return [
        reason('Why they can wait, and what limits the risk until then'),
        approver(),
        day('expires', 'Ends on'),
      ];
    case 'end':
      return [day('expires', 'Ends on')];
    default:
      return [];
  }
}

/** What is missing in the fields. */
function lacking(props: Props, tools: FormTools): string | undefined {
  const { model, change } = props;
  const initial = defaults(props);
  const says = (field: 'by' | 'on' | 'approver' | 'expires') => tools.value(field, initial[field]);
  const isReasoned = change === 'waived' || change === 'not-applicable';
  if ((change === 'owner' || change === 'met') && says('by') === '')
    return change === 'met' ? 'Choose who claims it.' : 'Choose an owner.';
  if (change === 'met' && !isDate(says('on'))) return 'Give the date as year-month-day, such as 2026-10-01.';
  if (change === 'met' && says('on') > model.today) return 'A claim cannot be dated in the future.';
  if (isReasoned && !saysSomething(tools.value('reason'))) return 'Give a reason: readers will ask for one.';
  if (change === 'waived' && says('approver') === '') return 'Choose who approves it.';
  return change === 'waived' || change === 'end' ? endLacks(says('expires'), model) : undefined;
}

function editOf(props: Props, tools: FormTools, { id: item, approver }: ItemView): OneOfSeveral {
  const initial = defaults(props);
  const says = (field: 'by' | 'on' | 'approver' | 'expires') => tools.value(field, initial[field]);
  const reason = tools.value('reason');
  const { change } = props;
  switch (change) {
    case 'owner':
      return { kind: 'set-owner', item, by: says('by') };
    case 'met':
      return { kind: 'mark-met', item, by: says('by'), on: says('on') };
    case 'not-applicable':
      return { kind: 'mark-not-applicable', item, reason };
    case 'waived':
      return { kind: 'waive', item, reason, approver: says('approver'), expires: says('expires') };
    case 'end':
      return { kind: 'waive', item, approver: approver ?? '', expires: says('expires') };
    default:
      return { kind: 'set-status', item, status: change };
  }
}

/** Before it is written: what is changed, what is left out and why, and what to know of it. */
function planned({ items, left }: Plan, change: SeveralChange): TemplateResult {
  return html`<div class="planned" role="status">
    <p class="condition">${count(items.length, 'item is', 'items are')} changed.</p>
    ${warningsOf(change, items).map((each) => html`<p class="condition">${icon('warning', 'warn')} ${each}</p>`)}
    ${
      left.length === 0
        ? nothing
        : html`<p class="condition">${count(left.length, 'item is', 'items are')} left out:</p>
          <ul class="plain left-out">${left.map(
            ({ item, why }) => html`<li><span class="strong">${item.title}</span> ${foreign(why, 200)}</li>`,
          )}</ul>`
    }
  </div>`;
}
