/** All that is not needed to decide, folded away: the whole checklist, the facts, laws and findings. */

import { capital, metInWords } from '../../core/service';
import type { ItemView, PanelModel, PillarScoreView, StageView } from '../protocol';
import { allFacts } from './all-facts';
import { blocksOf, unlistedInWords } from './blocking';
import { citedOf } from './cited';
import type { Exported } from './exported';
import { citation, type Html, html, noHtml, outside, section } from './pieces';
import {
  appendixTitle,
  dutiesOf,
  findingsOf,
  guidanceOf,
  itemsIn,
  matrixOf,
  nameOf,
  notesOf,
  severityWords,
  statusOf,
} from './words';

/** Closed: who prints the page gets it only after opening it. */
export function htmlAppendix(exported: Exported): Html {
  const { model, report } = exported;
  return html`<details class="appendix">
<summary>${appendixTitle}</summary>
${section('Everything that blocks', blocks(model))}${section('Early signals', earlySignals(model))}${section('Readiness by pillar and stage', matrix(model))}${model.stages.map((stage) => stageSection(exported, stage))}${section('Facts', facts(report))}${section('Laws and standards', laws(model))}${section('Findings', findings(model))}${section('Hidden findings', hidden(model))}</details>
`;
}

function blocks(model: PanelModel): Html {
  const rows = blocksOf(model);
  const more = unlistedInWords(model);
  if (rows.length === 0) return noHtml;
  return html`<ol class="blockers">${rows.map(
    ({
      gate,
      what,
      why,
      who,
    }) => html`<li><strong>${what}</strong> <span class="tag">${gate}</span><br>${why} <span class="who">Next to act: ${who}</span></li>
`,
  )}</ol>${more === '' ? '' : html`<p class="more">${more}</p>`}`;
}

function earlySignals({ earlySignals: signals }: PanelModel): Html {
  if (signals.length === 0) return noHtml;
  return html`<ul>${signals.map(
    ({ message }) => html`<li>${message}</li>
`,
  )}</ul>`;
}

function facts({ manifest }: Exported['report']): Html {
  const all = allFacts(manifest);
  if (all.length === 0) return noHtml;
  return html`${all.map(
    ({ title, entries }) => html`<h3>${title}</h3>
${entries.map(
  ({ id, lines }) => html`${id === '' ? '' : html`<h4>${id}</h4>`}<dl class="facts">${lines.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
`,
)}`,
  )}`;
}

function matrix(model: PanelModel): Html {
  return html`<table class="matrix">
<thead><tr><th scope="col">Pillar</th>${model.stages.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${matrixOf(model).map(
    ({ pillar, cells }) => html`<tr><th scope="row">${capital(pillar)}</th>${cells.map(matrixCell)}</tr>
`,
  )}</tbody>
</table>`;
}

function matrixCell(cell: PillarScoreView | undefined): Html {
  if (cell === undefined) return html`<td class="none">–</td>`;
  const level = cell.met === cell.required ? 'full' : cell.met === 0 ? 'empty' : 'part';
  return html`<td class="${level}">${metInWords(cell)}</td>`;
}

function stageSection(exported: Exported, { id, title, purpose }: StageView): Html {
  const items = itemsIn(exported.model, id);
  if (items.length === 0) return noHtml;
  return html`<section class="stage"><h2>Checklist: ${title}</h2><p>${purpose}</p>
<table>
<thead><tr><th scope="col" class="item">Item</th><th scope="col" class="status">Status</th><th scope="col" class="owner">Owner</th><th scope="col">Notes</th></tr></thead>
<tbody>${items.map((item) => itemRow(item, exported))}</tbody>
</table></section>
`;
}

function itemRow(item: ItemView, exported: Exported): Html {
  const optional = item.blocking ? '' : html` <span class="tag">recommended</span>`;
  const mark = item.satisfied ? '✓' : '○';
  const state = item.satisfied ? 'done' : item.blocking ? 'left' : 'optional';
  const cited = citedOf(item, exported);
  const evidence =
    cited.length === 0
      ? noHtml
      : html`<p>Evidence:</p><ul>${cited.map(
          (each) => html`<li>${citation(each)} (${[each.note, each.worth].filter(Boolean).join(', ')})</li>`,
        )}</ul>`;
  return html`<tr class="${state}"><th scope="row">${item.title}${optional}<br><small>${item.statement}</small></th><td class="status">${mark} ${statusOf(item)}</td><td>${nameOf(item.by, exported.model)}</td><td>${notesOf(item).map((note) => html`<p>${note}</p>`)}${evidence}</td></tr>
`;
}

function laws(model: PanelModel): Html {
  const duties = dutiesOf(model);
  const guidance = guidanceOf(model);
  if (model.law.length + duties.length + guidance.length === 0) return noHtml;
  const rows = duties.map(
    ({
      id,
      name,
      url,
      words,
      asks,
      items,
    }) => html`<tr><th scope="row">${outside(id, url)}<br><small>${name}</small></th><td>${words}</td><td>${asks}</td><td>${items.join(', ')}</td></tr>
`,
  );
  return html`${model.law.map((note) => html`<p>${note}</p>`)}${
    duties.length === 0
      ? ''
      : html`<table>
<thead><tr><th scope="col">Duty</th><th scope="col">State</th><th scope="col">What it asks</th><th scope="col">Items</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
  }<ul>${guidance.map(
    ({
      name,
      edition,
      url,
      ids,
    }) => html`<li>Guidance: ${outside(name, url)} (${edition}): ${ids.join(', ')}</li>
`,
  )}</ul>`;
}

function findings(model: PanelModel): Html {
  const all = findingsOf(model);
  if (all.length === 0) return noHtml;
  return html`<table>
<thead><tr><th scope="col" class="severity">Severity</th><th scope="col" class="line">Line</th><th scope="col">Finding</th></tr></thead>
<tbody>${all.map(
    ({
      severity,
      place,
      message,
      code,
    }) => html`<tr class="${severity}"><td>${severityWords[severity]}</td><td>${place.line + 1}</td><td>${message} <code>${code}</code></td></tr>
`,
  )}</tbody>
</table>`;
}

function hidden(model: PanelModel): Html {
  if (model.hidden.length === 0) return noHtml;
  return html`<table>
<thead><tr><th scope="col" class="severity">Severity</th><th scope="col" class="line">Line</th><th scope="col">Finding</th><th scope="col">Hidden by</th></tr></thead>
<tbody>${model.hidden.map(
    ({
      severity,
      place,
      message,
      code,
      by,
    }) => html`<tr class="${severity}"><td>${severityWords[severity]}</td><td>${place.line + 1}</td><td>${message} <code>${code}</code></td><td>${by}</td></tr>
`,
  )}</tbody>
</table>`;
}
