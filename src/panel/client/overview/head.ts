/** Who and what: the workflow, the stage it claims, its date and its people. */
import { html, nothing, type TemplateResult } from 'lit';
import { type ExportFormat, exportFormats } from '../../protocol/messages';
import type { OwnerView, PanelModel } from '../../protocol/model';
import type { IconName } from '../base/icons';
import { capital, clip, count, inDays, stageNames } from '../base/words';
import { isFormOpen } from '../forms/form';
import { goLiveForm, goLiveToggle } from '../forms/plan-form';
import { moveForm } from '../forms/stage-form';
import type { Store } from '../host/store';
import { foreign, icon, iconButton, type Part } from '../parts/parts';

/** A longer one does not stand whole in the lines that it has at most. */
const longName = 60;

export function head(store: Store, model: PanelModel): TemplateResult {
  return html`<header class="head">
    <div class="head-top">
      <h1 tabindex="-1" data-key="head" title=${model.name.length > longName ? clip(model.name) : nothing}>${foreign(model.name, 200) === nothing ? 'Unnamed workflow' : foreign(model.name, 200)}</h1>
      ${toolbar(store, model)}
    </div>
    ${model.summary ? html`<p class="summary">${foreign(model.summary, 600)}</p>` : nothing}
  </header>`;
}

/** Stage, date and people, each changed in place. */
export function headFacts(store: Store, model: PanelModel): TemplateResult {
  return html`<section class="head-part" aria-label="Stage, date and people">
    <dl class="head-facts">
      <div><dt>Stage</dt><dd>${stage(store, model)}</dd></div>
      <div><dt>Go-live</dt><dd>${goLive(model)} ${goLiveToggle(store, model)}</dd></div>
      <div class="head-owners"><dt>Owners</dt><dd>${owners(store, model)}</dd></div>
    </dl>
    ${goLiveForm(store, model)}
    ${moveForm(store, model)}
  </section>`;
}

const exportTools: Readonly<Record<ExportFormat, { readonly icon: IconName; readonly label: string }>> = {
  markdown: { icon: 'markdown', label: 'Export as Markdown' },
  html: { icon: 'file-code', label: 'Export as HTML' },
};

function toolbar(store: Store, { editable }: PanelModel): TemplateResult {
  const { host } = store;
  const tool = (name: IconName, label: string, key: string, click: () => void, off = false) =>
    iconButton({ icon: name, label, key, click, off });
  return html`<div class="toolbar" role="group" aria-label="Manifest">
    ${tool('discard', 'Undo', 'tool:undo', () => host.send({ type: 'undo' }), !editable)}
    ${tool('redo', 'Redo', 'tool:redo', () => host.send({ type: 'redo' }), !editable)}
    ${tool('go-to-file', 'Open the text', 'tool:text', () => host.send({ type: 'open-text' }))}
    ${exportFormats.map((format) => {
      const { icon: name, label } = exportTools[format];
      const key = `tool:${format}`;
      return tool(name, label, key, () => store.ask({ type: 'export', format }, key));
    })}
  </div>`;
}

function stage(store: Store, model: PanelModel): TemplateResult {
  const origin = { scope: '', control: 'move' };
  const open = isFormOpen(store.scope(''), 'move');
  return html`<span class="strong">${model.stage ? stageNames[model.stage] : foreign(model.noStage ?? 'Not stated', 100)}</span>
    ${
      model.editable
        ? html`<button type="button" class="link" data-key="/move" aria-expanded=${open ? 'true' : 'false'}
            @click=${() => store.openForm(origin)}>Move…</button>`
        : nothing
    }`;
}

function goLive({ goLive: date, goLiveInDays: days, stage: claimed }: PanelModel): Part {
  if (!date) return html`<span class="quiet">No date yet</span>`;
  const late = days !== undefined && days < 0 && claimed !== 'operate';
  return html`<span class="strong">${foreign(date, 40)}</span>
    ${days === undefined ? nothing : html`<span class="quiet">${late ? icon('warning', 'warn') : nothing} ${when(days)}</span>`}`;
}

function when(days: number): string {
  return days > 0 ? `${count(days, 'day')} left` : inDays(days);
}

/** So many are shown; where there are more, the first few of them: one or two more need no button. */
const mostOwners = 8;
const firstOwners = 6;

/** The owners; where there are many, those who answer for most first, and the others behind a button. */
function owners(store: Store, { owners: known, roles }: PanelModel): Part {
  const { me } = store.ui;
  const all = known.filter(({ isShared }) => isShared !== true);
  if (all.length === 0) return html`<span class="quiet">Nobody yet</span>`;
  const rest = all.length > mostOwners ? all.length - firstOwners : 0;
  const isOpen = store.scope('').folds.includes('owners');
  const shown = rest === 0 || isOpen ? all : foremost(all, roles, me).slice(0, firstOwners);
  return html`<ul class="owners">
    ${shown.map((owner) => html`<li>${ownerChip(owner, owner.id === me)}</li>`)}
    ${
      rest > 0
        ? html`<li><button type="button" class="link" aria-expanded=${isOpen ? 'true' : 'false'} data-key="/fold:owners"
            @click=${() => store.toggleFold('', 'owners')}>${isOpen ? 'Show fewer' : `and ${rest} more`}<span class="sr"> owners</span></button></li>`
        : nothing
    }
  </ul>`;
}

/** The user, then those with the roles that decide, in the order in which the roles are told. */
function foremost(all: readonly OwnerView[], roles: PanelModel['roles'], me: string): readonly OwnerView[] {
  const rank = ({ id, roles: held }: OwnerView): number => {
    if (id === me) return -1;
    const first = roles.findIndex(({ value }) => held.includes(value));
    return first < 0 ? roles.length : first;
  };
  return [...all].sort((one, other) => rank(one) - rank(other));
}

/** What is longer is told in the hint. */
const longestId = 32;

function ownerChip({ id, label, roles, deputy }: OwnerView, me: boolean): TemplateResult {
  const duties = clip(roles.map(capital).join(', '), 160);
  const more = [
    ...(id.length > longestId ? [clip(id)] : []),
    ...(label === id ? [] : [clip(label, 80)]),
    ...(deputy ? [`Deputy: ${clip(deputy, 80)}`] : []),
  ];
  return html`<span class="owner-chip" title=${more.length > 0 ? more.join('. ') : nothing}>
    ${icon('account')}<span class="strong">${foreign(id, longestId)}</span>
    ${me ? html`<span class="tag">you</span>` : nothing}
    <span class="quiet"><bdi>${duties || 'no role'}</bdi></span>
  </span>`;
}
