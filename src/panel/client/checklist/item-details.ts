/** What an open item shows and lets one do. */
import { html, nothing, type TemplateResult } from 'lit';
import { factsOf } from '../../item-facts';
import type { StatusId } from '../../protocol/basics';
import type { ItemView } from '../../protocol/items';
import { clip, inDays, stageNames, statusNames } from '../base/words';
import { evidenceSection, reasons, row } from '../forms/evidence';
import { factGroup } from '../forms/facts';
import { isFormOpen } from '../forms/form';
import { ownerSection } from '../forms/owner-form';
import { planPart } from '../forms/plan-form';
import { claimList, proofLine } from '../forms/proof';
import { type ItemProps, statusForms } from '../forms/status-forms';
import { findingList } from '../parts/findings';
import { fold, foreign, icon, type Part, refusalAt, told } from '../parts/parts';
import { dutyRow, openDuties, standards } from './duties';

export function itemDetails(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const { findings } = item;
  return html`<div class="details">
    ${item.satisfied ? nothing : html`<p class="because">${icon('info')}<span>${told(item.because, 600)}</span></p>`}
    ${readySection(props)}
    ${statusSection(props)}
    <dl class="rows">
      ${row('Gate', gateLine(props))}
      ${reasons(props)}
      ${row('Owner', html`${ownerSection(props)}${refusalAt(store, { scope: item.id, control: 'set-owner' })}`)}
      ${item.proof === undefined ? nothing : row('Proof', proofLine(props))}
      ${row('Evidence', evidenceSection(props))}
      ${item.claims.length > 0 ? row('Repository', claimList(props)) : nothing}
      ${item.satisfied && item.missingFacts ? row('Missing facts', html`${foreign(item.missingFacts, 400)}`) : nothing}
      ${item.since ? row('New in edition', html`${clip(item.since, 20)}`) : nothing}
      ${model.editable || item.plan ? row('Plan, note', planPart(props)) : nothing}
      ${item.reviewPeriod || item.reviewDue ? row('Review', reviewSection(props)) : nothing}
      ${dutyRow(props)}
      ${findings.length > 0 ? row('Findings', findingList(store, item.id, 'findings', findings)) : nothing}
    </dl>
    <div class="folds">
      ${factsOf(model, item).map((group) => factGroup(props, group))}
      ${fold({ store, scope: item.id, name: 'guidance', title: 'Guidance', body: () => guidance(props) })}
      ${openDuties(props)}
      ${standards(props)}
    </div>
    ${placeLink(props)}
  </div>`;
}

/** Whether its gate needs it, and why where that depends on the facts. */
function gateLine({ item }: ItemProps): Part {
  const { blocking, requiredWhen, stage } = item;
  const gate = stageNames[stage];
  if (blocking)
    return html`Required to open ${gate}${requiredWhen === '' ? nothing : html`: ${requiredWhen}, as it is here`}`;
  return html`Recommended: it does not keep ${gate} shut${
    requiredWhen === '' ? nothing : html`. It is required ${requiredWhen}`
  }`;
}

/** Where the facts are all there, the claim is one step: it asks who, when and for the evidence. */
function readySection({ store, model, item }: ItemProps): Part {
  if (!item.isReady || !model.editable || isFormOpen(store.scope(item.id), 'met')) return nothing;
  const open = () => store.openForm({ scope: item.id, control: 'met' });
  return html`<p class="ready"><button type="button" class="link" data-key="${item.id}/ready" @click=${open}
    >Say that it is met…</button></p>`;
}

const statuses: readonly StatusId[] = ['unmet', 'in-progress', 'met', 'not-applicable', 'waived'];

function statusSection(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const origin = { scope: item.id, control: 'set-status' };
  return html`<div class="status-props">
    ${
      model.editable
        ? html`<div class="segments" role="group" aria-label="Status of ${item.title}" data-roving-group="segments">
            ${statuses.map((status) => statusButton(props, status))}
          </div>`
        : nothing
    }
    ${refusalAt(store, origin)}
    ${statusForms(props)}
  </div>`;
}

function statusButton({ store, model, item }: ItemProps, status: StatusId): TemplateResult {
  const current = item.status === status;
  const ban = banOn(item, status);
  const direct = status === 'unmet' || status === 'in-progress';
  const click = () => {
    if (ban !== undefined) store.refuse({ scope: item.id, control: 'set-status' }, ban);
    else if (!direct) store.openForm({ scope: item.id, control: status });
    else if (!current) {
      const me =
        item.by === undefined && model.owners.some(({ id }) => id === store.ui.me) ? store.ui.me : undefined;
      const by = status === 'in-progress' && me !== undefined ? { by: me } : {};
      const origin = { scope: item.id, control: 'set-status' };
      const said = `${item.title} is ${statusNames[status].toLowerCase()}.`;
      store.edit(origin, { kind: 'set-status', item: item.id, status, ...by }, said);
    }
  };
  const expanded = direct ? nothing : isFormOpen(store.scope(item.id), status) ? 'true' : 'false';
  return html`<button type="button" class="segment" tabindex="-1" data-roving data-key="${item.id}/${status}"
    aria-pressed=${current ? 'true' : 'false'} aria-expanded=${expanded} title=${ban ?? nothing}
    aria-disabled=${ban === undefined ? 'false' : 'true'} @click=${click}
    >${statusNames[status]}${direct ? '' : '…'}</button>`;
}

/** Why an item can't have a status, if so. */
function banOn(item: ItemView, status: StatusId): string | undefined {
  if (status === 'waived' && !item.canBeWaived) return 'This item cannot be waived.';
  if (status === 'not-applicable' && item.notApplicableWhen === undefined) return 'This item always applies.';
  return undefined;
}

function reviewSection({ store, model, item }: ItemProps): Part {
  const { reviewDue, reviewInDays, reviewPeriod } = item;
  const origin = { scope: item.id, control: 'record-review' };
  const record = () => store.edit(origin, { kind: 'record-review', item: item.id }, 'Review recorded.');
  const when = reviewDue
    ? html`<span>Due ${foreign(reviewDue, 40)}${reviewInDays === undefined ? '' : `, ${inDays(reviewInDays)}`}</span>`
    : html`<span class="quiet">Not due yet</span>`;
  return html`${reviewInDays !== undefined && reviewInDays < 0 ? icon('warning', 'warn') : nothing}
    ${when}
    ${reviewPeriod ? html`<span class="quiet">· ${clip(reviewPeriod, 40)}</span>` : nothing}
    ${
      model.editable && reviewDue
        ? html`<button type="button" class="link" data-key="${item.id}/record-review" @click=${record}
            >Record a review…</button>`
        : nothing
    }
    ${refusalAt(store, origin)}`;
}

function guidance({ store, item }: ItemProps): Part {
  const node = store.guidance.get(item.id);
  return node ? html`${node}` : html`<p class="quiet">Loading…</p>`;
}

function placeLink({ store, item }: ItemProps): Part {
  const { place } = item;
  if (!place) return nothing;
  const reveal = () => store.host.send({ type: 'reveal', place });
  return html`<button type="button" class="link" data-key="${item.id}/reveal" @click=${reveal}>
    ${icon('go-to-file')} Show in the text, line ${place.line + 1}</button>`;
}
