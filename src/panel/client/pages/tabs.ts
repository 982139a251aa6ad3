/** The pages of the panel, and the tabs that lead to them. */
import { html, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { type PageId, pageIds } from '../host/state';
import type { Store } from '../host/store';
import { badge } from '../parts/parts';

const titles: Readonly<Record<PageId, string>> = {
  next: 'Do next',
  checklist: 'Checklist',
  facts: 'Facts',
  forecast: 'Forecast',
  time: 'Calendar',
  past: 'History',
  duties: 'Duties',
};

export function tabs(store: Store, model: PanelModel): TemplateResult {
  const { page } = store.ui;
  const numbers: Readonly<Record<PageId, readonly [number: number, what: string] | undefined>> = {
    next: [model.steps.length + model.moreSteps, 'steps'],
    checklist: [model.items.length, 'items'],
    facts: undefined,
    forecast: undefined,
    time: [model.comingUp.length + model.moreComingUp, 'dates'],
    past: undefined,
    duties: undefined,
  };
  return html`<div class="tabs" role="tablist" aria-label="Pages" data-roving-group="tabs">
    ${pageIds.map((id) => {
      const number = numbers[id];
      const isShown = id === page;
      return html`<button type="button" role="tab" class="tab" id="tab-${id}" data-key="tab:${id}" data-roving
        tabindex="-1" aria-selected=${isShown ? 'true' : 'false'} aria-controls="page"
        @click=${() => store.showPage(id)}>${titles[id]}${number && number[0] > 0 ? html` ${badge(...number)}` : ''}</button>`;
    })}
  </div>`;
}
