/** An item of the checklist: a row that says how it stands, and unfolds to work on it. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { factsOf } from '../../item-facts';
import { planSection } from '../../protocol/facts';
import type { ItemView } from '../../protocol/items';
import type { IconName } from '../base/icons';
import { inDays, signOfItem } from '../base/words';
import type { ItemProps } from '../forms/status-forms';
import { foreign, icon, type Part } from '../parts/parts';
import { itemDetails } from './item-details';
import { isItemSelected, selectBox, selectedWord } from './selection';

interface ItemRowProps extends ItemProps {
  readonly blocks: boolean;
}

/** Drawn again only when something that it shows has changed. */
export function itemRow(props: ItemRowProps): unknown {
  return guard(dependencies(props), () => draw(props));
}

function dependencies({ store, model, item, blocks }: ItemRowProps): unknown[] {
  const scope = store.scope(item.id);
  const selected = isItemSelected(store, item.id);
  if (!scope.open) return [item, blocks, false, selected, model.editable];
  const { work, guidance, ui } = store;
  const known = [model.owners, model.systems, model.signals, model.editable, model.today];
  // The form of its plan speaks of the other items.
  const others = scope.folds.includes(planSection) ? model.items : undefined;
  return [
    ...[item, blocks, scope, selected, work, guidance.get(item.id), ui.me, others],
    ...known,
    ...factsOf(model, item),
  ];
}

function draw(props: ItemRowProps): TemplateResult {
  const { store, item, blocks } = props;
  const { id, title, statement } = item;
  const { open } = store.scope(id);
  const { icon: name, tone, word } = signOfItem(item);
  const level = item.blocking ? 'required' : 'recommended';
  const label = `${title}: ${word}, ${blocks ? 'required, blocks the gate' : level}${selectedWord(store, id)}`;
  const toggle = () => store.toggleItem(id);
  return html`<div class="item ${open ? 'open' : ''} ${blocks ? 'blocks' : ''}" data-item=${id}>
    <div class="item-row" @click=${toggle}>
      ${selectBox(props)}
      ${icon(open ? 'chevron-down' : 'chevron-right')}
      ${icon(name, tone)}
      <div class="item-main">
        <h5><button type="button" class="item-title" tabindex="-1" data-key="row:${id}" data-roving
          aria-expanded=${open ? 'true' : 'false'} aria-label=${label} @click=${alone(toggle)}>${title}</button>
          <span class="tag ${blocks ? '' : 'quiet'}" aria-hidden="true">${blocks ? 'blocks' : level}</span></h5>
        <p class="item-statement">${statement}</p>
      </div>
      <div class="item-facts">${rowFacts(item)}</div>
      <span class="item-status tone-${tone}" aria-hidden="true">${word}</span>
    </div>
    ${open ? itemDetails(props) : nothing}
  </div>`;
}

/** What is worth knowing before the item is opened. */
function rowFacts(item: ItemView): readonly Part[] {
  const { by, evidence, findings, reviewInDays, expiresInDays } = item;
  const troubled = evidence.filter(({ state }) => state !== 'holds').length;
  return [
    by ? html`<span class="fact">${icon('account')}${foreign(by, 40)}</span>` : nothing,
    evidence.length > 0 ? evidenceFact(evidence.length, troubled) : nothing,
    findings.length > 0 ? fact('bug', 'warn', `${findings.length}`, 'findings') : nothing,
    expiresInDays === undefined ? nothing : due('Waiver ends', 'Waiver ended', expiresInDays),
    reviewInDays === undefined ? nothing : due('Review due', 'Review was due', reviewInDays),
  ];
}

function evidenceFact(number: number, troubled: number): Part {
  if (troubled === 0) return fact('file', '', `${number}`, 'pieces of evidence');
  return fact('warning', 'warn', `${number - troubled}/${number}`, 'pieces of evidence hold');
}

function fact(name: IconName, tone: string, text: string, what: string): TemplateResult {
  return html`<span class="fact" title="${text} ${what}">${icon(name, tone)}${text}<span class="sr"> ${what}</span></span>`;
}

const soon = 30;

function due(ahead: string, over: string, days: number): Part {
  if (days > soon) return nothing;
  const sign = days < 0 ? icon('warning', 'warn') : icon('calendar');
  return html`<span class="fact">${sign}${days < 0 ? over : ahead} ${inDays(days)}</span>`;
}

/** The row hears a click as well: once is enough. */
function alone(action: () => void): (event: Event) => void {
  return (event) => {
    event.stopPropagation();
    action();
  };
}
