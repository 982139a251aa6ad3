/** When every step is taken: what that means, and what comes next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PanelModel } from '../../protocol/model';
import { nextGate } from '../host/filters';
import type { Store } from '../host/store';
import { icon } from '../parts/parts';
import { timeList } from './times';

const soonest = 5;

export function nothingToDo(store: Store, model: PanelModel): TemplateResult {
  const gate = nextGate(model);
  const isAllPassed = gate === undefined && model.stage !== undefined;
  const coming = model.comingUp.slice(0, soonest);
  const late = coming.filter(({ days }) => days < 0).length;
  const passed = isAllPassed
    ? `All four gates are passed${late > 0 ? ', and some dates are over' : ': there is nothing to do now'}.`
    : 'Nothing keeps the claimed stage back.';
  return html`<p class="empty">${late > 0 ? icon('warning', 'warn') : icon('pass-filled', 'good')}<span>${passed}</span></p>
  ${
    coming.length === 0
      ? nothing
      : html`<h3 class="steps-head">What comes up</h3>${timeList(store, model, coming, 'next')}`
  }`;
}
