/** The items, by stage and pillar. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { statedInWords } from '../../../core/base/words';
import type { ItemView } from '../../protocol/items';
import type { PanelModel, StageView } from '../../protocol/model';
import { capital, count, signOfGate } from '../base/words';
import { filterFacts, isFiltering, isStageOpen, visibleItems } from '../host/filters';
import type { Store } from '../host/store';
import { icon, type Part } from '../parts/parts';
import { filterBar } from './filter-bar';
import { itemRow } from './item';
import { selectingOf, selectingRows, selectionBar } from './selection';

export function checklist(store: Store, model: PanelModel): TemplateResult {
  const facts = filterFacts(model, store.ui.me);
  const shown = visibleItems(model, store.ui, facts);
  const { keys, clicks } = selectingRows(store, model);
  return html`<section class="checklist ${selectingOf(store)}" aria-labelledby="checklist-title">
    <h2 id="checklist-title" class="sr">Checklist</h2>
    ${filterBar(store, model, facts, shown.length)}
    ${shown.length === 0 && model.items.length > 0 ? noneLeft() : nothing}
    <div data-roving-group="rows" @keydown=${keys} @click=${clicks}>${repeat(
      model.stages,
      ({ id }) => id,
      (stage) => stageSection({ store, model, stage, shown, blockers: facts.blockers }),
    )}</div>
    ${selectionBar(store, model, shown)}
  </section>`;
}

function noneLeft(): TemplateResult {
  return html`<p class="empty">${icon('search')}<span>No item passes these filters.</span></p>`;
}

interface StageProps {
  readonly store: Store;
  readonly model: PanelModel;
  readonly stage: StageView;
  readonly shown: readonly ItemView[];
  readonly blockers: ReadonlySet<string>;
}

function stageSection(props: StageProps): Part {
  const { store, model, stage, shown } = props;
  const items = shown.filter((item) => item.stage === stage.id);
  const filtering = isFiltering(store.ui.filters);
  if (filtering && items.length === 0) return nothing;
  const open =
    isStageOpen(model, store.ui.stages, stage.id) || (filtering && store.ui.stages[stage.id] !== false);
  const { icon: name, tone, word } = signOfGate(stage);
  const title = `stage-${stage.id}`;
  return html`<section class="stage" aria-labelledby=${title}>
    <h3 id=${title}><button type="button" class="stage-button" tabindex="-1" data-roving data-key="stage:${stage.id}"
      aria-expanded=${open ? 'true' : 'false'} @click=${() => store.toggleStage(stage.id, !open)}>
      ${icon(open ? 'chevron-down' : 'chevron-right')}
      <span class="stage-title">${stage.title}</span>
      <span class="sign">${icon(name, tone)}<span>${word}</span></span>
      <span class="quiet">${stage.met} of ${stage.required} required met${stage.stated > 0 ? `, ${statedInWords(stage)}` : ''}</span>
      <span class="count">${count(items.length, 'item')}</span>
    </button></h3>
    ${open ? html`<p class="purpose">${stage.purpose}</p>${pillarSections(props, items)}` : nothing}
  </section>`;
}

function pillarSections({ store, model, blockers }: StageProps, items: readonly ItemView[]): unknown {
  const pillars = [...new Set(items.map(({ pillar }) => pillar))];
  return repeat(
    pillars,
    (pillar) => pillar,
    (pillar) => html`<h4>${capital(pillar)}</h4>
      <ul class="plain items">${repeat(
        items.filter((item) => item.pillar === pillar),
        ({ id }) => id,
        (item) => html`<li>${itemRow({ store, model, item, blocks: blockers.has(item.id) })}</li>`,
      )}</ul>`,
  );
}
