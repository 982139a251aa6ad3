/** The report as one HTML page of its own: no script, nothing loaded, every text of the manifest escaped. */

import { capital, harmless, metInWords } from '../../core/service';
import type { ItemView, PanelModel, PillarScoreView, StageView } from '../protocol';
import { reportStyle } from './style';
import {
  dutiesOf,
  findingsOf,
  footOf,
  gateInWords,
  guidanceOf,
  headOf,
  itemsIn,
  matrixOf,
  nameOf,
  notesOf,
  severityWords,
  statusOf,
  titleOf,
} from './words';

/** A piece of HTML that is made: everything else that is put into one is escaped. */
class Html {
  constructor(readonly text: string) {}
}

type Piece = string | number | Html | readonly Html[];

function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(
    strings.map((text, at) => text + (at < pieces.length ? rendered(pieces[at] ?? '') : '')).join(''),
  );
}

function rendered(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(({ text }) => text).join('');
  return harmless(String(piece).replace(/\s+/g, ' ')).replace(
    /[&<>"'`]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}

/** The whole page. */
export function htmlReport(model: PanelModel): string {
  const title = titleOf(model);
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>AI readiness: ${title}</title>
<style>${new Html(reportStyle)}</style>
</head>
<body>
<main>
<header>
<p class="kind">AI readiness</p>
<h1>${title}</h1>
${model.summary === undefined ? '' : html`<p class="summary">${model.summary}</p>`}
<dl>${headOf(model).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
<ol class="stages">${model.stages.map(stageCard)}</ol>
<section><h2>What blocks the next gate</h2>${blockers(model)}</section>
<section><h2>Early signals</h2>${earlySignals(model)}</section>
<section><h2>Readiness by pillar and stage</h2>${matrix(model)}</section>
${model.stages.map((stage) => stageSection(model, stage))}
<section><h2>Laws and standards</h2>${laws(model)}</section>
<section><h2>Findings</h2>${findings(model)}</section>
${
  model.hidden.length === 0
    ? ''
    : html`<section><h2>Hidden findings</h2>${hidden(model)}</section>
`
}</main>
<footer>${footOf(model)}</footer>
</body>
</html>
`.text;
}

function stageCard(stage: StageView): Html {
  const { title, gate, current, weakest, score, isClaimed, ...counts } = stage;
  const weak = weakest === undefined ? '' : html`<span class="weak">Weakest: ${weakest}, ${score} %</span>`;
  return html`<li class="${isClaimed && gate !== 'passed' ? 'blocked' : gate}"><strong>${title}${current ? html` <em>claimed</em>` : ''}</strong><span class="gate">${gateInWords(stage)}</span><span>Blocking items: ${metInWords(counts)}</span>${weak}</li>
`;
}

function blockers(model: PanelModel): Html {
  if (model.blocking.words === '') return html`<p>Nothing.</p>`;
  return html`<p>${model.blocking.words}.</p><ol class="blockers">${model.blockers.map(
    (
      each,
    ) => html`<li><strong>${each.title}</strong> <span class="tag">${capital(each.stage)}</span><br>${each.why} <span class="who">Next to act: ${nameOf(each.who, model)}</span></li>
`,
  )}</ol>`;
}

function earlySignals({ earlySignals: signals }: PanelModel): Html {
  if (signals.length === 0) return html`<p>None.</p>`;
  return html`<ul>${signals.map(
    ({ message }) => html`<li>${message}</li>
`,
  )}</ul>`;
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

function stageSection(model: PanelModel, { id, title, purpose }: StageView): Html {
  return html`<section class="stage"><h2>${title}</h2><p>${purpose}</p>
<table>
<thead><tr><th scope="col" class="w-item">Item</th><th scope="col" class="w-status">Status</th><th scope="col" class="w-owner">Owner</th><th scope="col">Notes</th></tr></thead>
<tbody>${itemsIn(model, id).map((item) => itemRow(item, model))}</tbody>
</table></section>
`;
}

function itemRow(item: ItemView, model: PanelModel): Html {
  const optional = item.blocking ? '' : html` <span class="tag">recommended</span>`;
  const mark = item.satisfied ? '✓' : '○';
  return html`<tr class="${item.satisfied ? 'done' : item.blocking ? 'left' : 'optional'}"><th scope="row">${item.title}${optional}<br><small>${item.statement}</small></th><td class="status">${mark} ${statusOf(item)}</td><td>${nameOf(item.by, model)}</td><td>${notesOf(item).map((note) => html`<p>${note}</p>`)}</td></tr>
`;
}

function laws(model: PanelModel): Html {
  const duties = dutiesOf(model);
  const rows = duties.map(
    ({
      id,
      name,
      url,
      words,
      asks,
      items,
    }) => html`<tr><th scope="row"><a href="${url}">${id}</a><br><small>${name}</small></th><td>${words}</td><td>${asks}</td><td>${items.join(', ')}</td></tr>
`,
  );
  return html`${model.law.map((note) => html`<p>${note}</p>`)}${
    duties.length === 0
      ? ''
      : html`<table>
<thead><tr><th scope="col">Duty</th><th scope="col">State</th><th scope="col">What it asks</th><th scope="col">Items</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
  }<ul>${guidanceOf(model).map(
    ({
      name,
      edition,
      url,
      ids,
    }) => html`<li>Guidance: <a href="${url}">${name}</a> (${edition}): ${ids.join(', ')}</li>
`,
  )}</ul>`;
}

function findings(model: PanelModel): Html {
  const all = findingsOf(model);
  if (all.length === 0) return html`<p>None.</p>`;
  return html`<table>
<thead><tr><th scope="col" class="w-severity">Severity</th><th scope="col" class="w-line">Line</th><th scope="col">Finding</th></tr></thead>
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
  return html`<table>
<thead><tr><th scope="col" class="w-severity">Severity</th><th scope="col" class="w-line">Line</th><th scope="col">Finding</th><th scope="col">Hidden by</th></tr></thead>
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
