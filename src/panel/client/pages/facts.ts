/** All facts of the manifest by section, each a small form, and what the repository says of them. */
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FactEntry, FactGroup } from '../../protocol/facts';
import type { PanelModel } from '../../protocol/model';
import { count } from '../base/words';
import { factGroup } from '../forms/facts';
import type { Store } from '../host/store';
import { icon, type Part, pieces } from '../parts/parts';

/** The forms of this page are folded and drafted apart from those of the items. */
const own = { id: 'facts' };

export function facts(store: Store, model: PanelModel): TemplateResult {
  const groups = Object.values(model.facts);
  const known = [store.scope(own.id), store.work, store.ui.me, model.editable];
  const others = [model.owners, model.systems, model.signals, model.roles];
  return html`<section class="facts-page" aria-labelledby="facts-title">
    <h2 id="facts-title" class="sr" tabindex="-1" data-key="facts">Facts</h2>
    <p class="quiet">${pieces(summary(groups))}</p>
    <div class="folds">${repeat(
      groups,
      ({ section }) => section,
      (group) =>
        guard(
          [group, ...known, ...others],
          () =>
            html`<div class="section ${isEmpty(group) ? 'empty-section' : ''}">${factGroup({ store, model, item: own }, group)}${sectionSign(group)}</div>`,
        ),
    )}</div>
  </section>`;
}

/** What the repository says of all of them. */
function summary(groups: readonly FactGroup[]): readonly unknown[] {
  const { confirmed, differ } = counted(groups.flatMap(({ entries }) => entries));
  if (confirmed + differ === 0)
    return ['What the manifest says of the workflow, its data, systems, models and people.'];
  return [
    html`${icon('check', 'good')} ${count(confirmed, 'value')} confirmed by the repository`,
    ...(differ > 0
      ? [html`${icon('error', 'bad')} ${differ === 1 ? '1 value differs' : `${differ} values differ`}`]
      : []),
  ];
}

function sectionSign({ entries }: FactGroup): Part {
  const { confirmed, differ } = counted(entries);
  const number = entries.reduce((sum, each) => sum + each.findings.length, 0);
  const parts = [
    ...(differ > 0
      ? [html`<span>${icon('error', 'bad')} ${differ === 1 ? '1 differs' : `${differ} differ`}</span>`]
      : []),
    ...(number > 0 ? [html`<span>${icon('warning', 'warn')} ${count(number, 'finding')}</span>`] : []),
    ...(confirmed > 0 ? [html`<span>${icon('check', 'good')} ${confirmed} confirmed</span>`] : []),
  ];
  return html`<span class="section-sign quiet">${parts}</span>`;
}

function isEmpty({ shape, entries }: FactGroup): boolean {
  return shape === 'single'
    ? entries.every(({ values }) => Object.keys(values).length === 0)
    : entries.length === 0;
}

/** The values that are confirmed and those that differ, in entries and what is within them. */
function counted(entries: readonly FactEntry[]): { confirmed: number; differ: number } {
  const sum = { confirmed: 0, differ: 0 };
  for (const { marks = {}, nested = [] } of entries) {
    for (const { verdict } of Object.values(marks)) {
      if (verdict === 'confirmed') sum.confirmed += 1;
      if (verdict === 'contradicted') sum.differ += 1;
    }
    const inner = counted(nested.flatMap((group) => group.entries));
    sum.confirmed += inner.confirmed;
    sum.differ += inner.differ;
  }
  return sum;
}
