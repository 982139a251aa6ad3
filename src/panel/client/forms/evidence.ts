/** What an item rests on: documents and links, whether they hold, and the ways to more. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isDate } from '../../../core/base/dates';
import type { EvidenceView } from '../../protocol/proof';
import { clip, signOfEvidence } from '../base/words';
import { few, fewMore, foreign, icon, iconButton, type Part, pieces, refusalAt, sign } from '../parts/parts';
import { questionAt } from '../parts/question';
import { textField } from './controls';
import { form, isFormOpen } from './form';
import { evidencedByRow, readPart, saysLine } from './proof';
import type { ItemProps } from './status-forms';

/** More than these nobody takes in at once. */
const glance = { most: 12, first: 10 };

export function evidenceSection(props: ItemProps): TemplateResult {
  const { store, model, item } = props;
  const { evidence, evidencedBy = [], id } = item;
  return html`<div class="evidence">
    ${
      evidence.length + evidencedBy.length === 0
        ? html`<p class="quiet">None yet. What counts: ${item.acceptableEvidence}.</p>`
        : nothing
    }
    ${
      evidence.length + evidencedBy.length === 0
        ? nothing
        : html`<ul class="plain">${repeat(
            few(store, id, 'evidence', evidence, glance),
            (each) => `${each.index}:${each.label}`,
            (each) => evidenceRow(props, each),
          )}${evidencedBy.map((each, index) => evidencedByRow(props, each, index))}</ul>
          ${fewMore(store, id, 'evidence', evidence.length, glance)}`
    }
    ${refusalAt(store, { scope: id, control: 'remove-evidence' })}
    ${questionAt(store, { origin: { scope: id, control: 'remove-evidence' }, back: [`${id}/remove-evidence-0`], after: [`${id}/add-file`] })}
    ${model.editable ? additions(props) : nothing}
    ${linkForm(props)}
  </div>`;
}

function evidenceRow(props: ItemProps, evidence: EvidenceView): TemplateResult {
  const { store, model, item } = props;
  const { index, label, kind, on, by, expires, host } = evidence;
  const name = clip(label, 120);
  const open = () => store.host.send({ type: 'open-evidence', item: item.id, index });
  const remove = () => {
    store.edit(
      { scope: item.id, control: 'remove-evidence' },
      { kind: 'remove-evidence', item: item.id, index },
      `Evidence ${name} is removed.`,
    );
    store.focusNext = [`${item.id}/add-file`];
  };
  const facts = [
    kind === 'link' && host !== undefined && host !== label && clip(host, 120),
    on && `of ${on}`,
    by && `by ${clip(by, 60)}`,
    expires && `expires ${expires}`,
  ].filter(Boolean);
  return html`<li><div class="evidence-row">
    <button type="button" class="link name" data-key="${item.id}/open-evidence-${index}" title="Open ${name}"
      @click=${open}>${icon(kind === 'link' ? 'link-external' : 'file')}<bdi>${clip(label, 300)}</bdi></button>
    ${facts.length > 0 ? html`<span class="quiet">${pieces(facts.map((fact) => html`<bdi>${fact}</bdi>`))}</span>` : nothing}
    <span class="evidence-state">${sign(signOfEvidence(evidence))}</span>
    ${
      model.editable
        ? iconButton({
            icon: 'trash',
            label: `Remove evidence ${name}`,
            key: `${item.id}/remove-evidence-${index}`,
            click: remove,
          })
        : nothing
    }
    </div>
    ${saysLine(props, String(index), evidence)}
    ${readPart(props, String(index), evidence)}
  </li>`;
}

function additions({ store, item }: ItemProps): TemplateResult {
  const { id } = item;
  const pick = () => store.ask({ type: 'pick-evidence', item: id }, `${id}/add-file`, id);
  const create = () => store.host.send({ type: 'create-evidence', item: id });
  const link = () => store.openForm({ scope: id, control: 'add-link' });
  return html`<div class="additions">
    <button type="button" class="link" data-key="${id}/add-file" @click=${pick}>${icon('add')} File…</button>
    <button type="button" class="link" data-key="${id}/add-link"
      aria-expanded=${isFormOpen(store.scope(id), 'add-link') ? 'true' : 'false'} @click=${link}>
      ${icon('add')} Link…</button>
    <button type="button" class="link" data-key="${id}/create" @click=${create}>
      ${icon('new-file')} From a template</button>
  </div>`;
}

function linkForm({ store, item }: ItemProps): Part {
  const origin = { scope: item.id, control: 'add-link' };
  return form({
    store,
    origin,
    title: 'Add a link as evidence',
    submit: 'Add link',
    first: 'url',
    fields: (tools) => html`
      ${textField({
        key: tools.key('url'),
        label: 'Address',
        type: 'url',
        value: tools.value('url'),
        placeholder: 'https://…',
        input: tools.type('url'),
        busy: tools.busy,
        required: true,
      })}
      ${textField({
        key: tools.key('expires'),
        label: 'Good until',
        type: 'date',
        value: tools.value('expires'),
        input: tools.type('expires'),
        hint: 'Leave it empty if it does not expire.',
        busy: tools.busy,
      })}`,
    send: (tools) => {
      const url = tools.value('url').trim();
      const expires = tools.value('expires');
      if (!/^https?:\/\/[^\s/]+/i.test(url)) return 'Give an address that begins with https://.';
      if (expires !== '' && !isDate(expires)) return 'Give the date as year-month-day, such as 2026-10-01.';
      const end = expires === '' ? {} : { expires };
      store.edit(origin, { kind: 'add-link', item: item.id, url, ...end }, 'Link added.');
      return undefined;
    },
  });
}

/** Who said so, and why, below a status. */
export function reasons({ item }: ItemProps): readonly Part[] {
  const { reason, approver, expires, expiresInDays } = item;
  const left = expiresInDays === undefined ? '' : waiverLeft(expiresInDays);
  return [
    reason ? row('Reason', html`<span class="lines">${foreign(reason, 2000)}</span>`) : nothing,
    approver ? row('Approved by', foreign(approver, 120)) : nothing,
    expires ? row('Waived until', html`<bdi>${clip(expires, 40)}</bdi>${left}`) : nothing,
  ];
}

function waiverLeft(days: number): string {
  if (days < 0) return `, over for ${-days} days`;
  return days === 0 ? ', ends today' : `, ${days} days left`;
}

/** A line of the item's table of facts. */
export function row(name: string, value: Part): TemplateResult {
  return html`<div class="row"><dt>${name}</dt><dd>${value}</dd></div>`;
}
