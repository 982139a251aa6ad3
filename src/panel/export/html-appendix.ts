/** The appendix of the report as HTML. */
import { capital, metInWords } from '../../core/service';
import { type Html, html, noHtml } from '../page/html';
import type { PillarScoreView } from '../protocol/model';
import {
  appendixTitle,
  type Contents,
  type FindingRow,
  type ItemRow,
  type Writers,
  written,
} from './appendix';
import type { Exported } from './exported';
import { citation, outside, section } from './html-pieces';

/** Closed: who prints the page gets it only after opening it. */
export function htmlAppendix(exported: Exported): Html {
  return html`<details class="appendix">
<summary>${appendixTitle}</summary>
${written(exported, writers)}</details>
`;
}

const writers: Writers<Html> = {
  blockers: (content, title) => section(title, blockers(content)),
  signals: (messages, title) => section(title, signals(messages)),
  matrix: (content, title) => section(title, matrix(content)),
  checklist,
  facts: (sections, title) => section(title, facts(sections)),
  laws: (content, title) => section(title, laws(content)),
  findings: (rows, title) => section(title, findings(rows)),
  hidden: (rows, title) => section(title, hidden(rows)),
};

function blockers({ rows, more }: Contents['blockers']): Html {
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

function signals(messages: Contents['signals']): Html {
  return html`<ul>${messages.map(
    (message) => html`<li>${message}</li>
`,
  )}</ul>`;
}

function facts(sections: Contents['facts']): Html {
  return html`${sections.map(
    ({ title, entries }) => html`<h3>${title}</h3>
${entries.map(
  ({ id, lines }) => html`${id === '' ? '' : html`<h4>${id}</h4>`}<dl class="facts">${lines.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>
`,
)}`,
  )}`;
}

function matrix({ stages, rows }: Contents['matrix']): Html {
  return html`<table class="matrix">
<thead><tr><th scope="col">Pillar</th>${stages.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
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

function checklist({ purpose, rows }: Contents['checklist'], title: string): Html {
  return html`<section class="stage"><h2>${title}</h2><p>${purpose}</p>
<table>
<thead><tr><th scope="col" class="item">Item</th><th scope="col" class="status">Status</th><th scope="col" class="owner">Owner</th><th scope="col">Notes</th></tr></thead>
<tbody>${rows.map(itemRow)}</tbody>
</table></section>
`;
}

function itemRow({ title, statement, isRequired, isSatisfied, status, owner, notes, cited }: ItemRow): Html {
  const optional = isRequired ? '' : html` <span class="tag">recommended</span>`;
  const state = isSatisfied ? 'done' : isRequired ? 'left' : 'optional';
  const evidence =
    cited.length === 0
      ? noHtml
      : html`<p>Evidence:</p><ul>${cited.map((each) => html`<li>${citation(each)} (${each.note})</li>`)}</ul>`;
  return html`<tr class="${state}"><th scope="row">${title}${optional}<br><small>${statement}</small></th><td class="status">${status}</td><td>${owner}</td><td>${notes.map((note) => html`<p>${note}</p>`)}${evidence}</td></tr>
`;
}

function laws({ notes, duties, guidance }: Contents['laws']): Html {
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
  return html`${notes.map((note) => html`<p>${note}</p>`)}${
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

function findings(rows: Contents['findings']): Html {
  return html`<table>
<thead><tr>${findingHead}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr class="${row.severity}">${findingCells(row)}</tr>
`,
  )}</tbody>
</table>`;
}

function hidden(rows: Contents['hidden']): Html {
  return html`<table>
<thead><tr>${findingHead}<th scope="col">Hidden by</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr class="${row.severity}">${findingCells(row)}<td>${row.by}</td></tr>
`,
  )}</tbody>
</table>`;
}

const findingHead = html`<th scope="col" class="severity">Severity</th><th scope="col" class="line">Line</th><th scope="col">Finding</th>`;

function findingCells({ word, line, message, code }: FindingRow): Html {
  return html`<td>${word}</td><td>${line}</td><td>${message} <code>${code}</code></td>`;
}
