/** The report as one HTML page of its own: no script, nothing loaded, every text of the manifest escaped. */

import { Html, html, noHtml } from '../page/html';
import { type Decision, decisionOf } from './decision';
import type { Exported } from './exported';
import { htmlAppendix } from './html-appendix';
import { cell, citation, section } from './html-pieces';
import { reportStyle } from './style';
import { approvalOf, choices, footOf, titleOf } from './words';

/** The whole page. */
export function htmlReport(exported: Exported): string {
  const { model } = exported;
  const title = titleOf(model);
  const decision = decisionOf(exported);
  const { verdict, caveats, basis } = decision;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>AI readiness: ${title}</title>
<style>${new Html(reportStyle)}</style>
</head>
<body>
<main>
<header>
<p class="kind">AI readiness: decision record</p>
<h1 dir="auto">${title}</h1>
${model.summary === undefined ? '' : html`<p class="summary" dir="auto">${model.summary}</p>`}
<div class="verdict ${verdict.tone}"><p><strong>${verdict.words}</strong></p><p>${verdict.why}</p></div>
${caveats.length === 0 ? '' : html`<ul class="caveats">${caveats.map((each) => html`<li>${each}</li>`)}</ul>`}
${pairs(basis, 'basis')}
</header>
${section('Gates', gates(decision))}${section('What blocks', blocks(decision))}${section('Waivers', waivers(decision))}${section('Key facts', keyFacts(decision))}${signatures(decision, approvalOf(model))}${section('What the gates rest on', evidence(decision))}${htmlAppendix(exported)}</main>
<footer>${footOf(model)}</footer>
</body>
</html>
`.text;
}

function pairs(all: readonly (readonly [name: string, value: string])[], name: string): Html {
  if (all.length === 0) return noHtml;
  return html`<dl class="${name}">${all.map(
    ([term, value]) =>
      html`<div${value.length > longLine ? html` class="wide"` : ''}><dt>${term}</dt><dd dir="auto">${value}</dd></div>`,
  )}</dl>`;
}

/** What is longer has a line of its own. */
const longLine = 44;

const signs = { good: '✓', bad: '✕', plain: '○' } as const;

function gates({ gates: rows }: Decision): Html {
  const hasErrors = rows.some(({ errors }) => errors !== '');
  const head = ['Gate', 'State', 'Required items met', ...(hasErrors ? ['Errors'] : [])];
  return tableOf(
    'gates',
    head,
    rows.map(
      ({
        title,
        isCurrent,
        state,
        met,
        errors,
        tone,
      }) => html`<tr class="${tone}"><th scope="row">${title}${isCurrent ? html` <span class="tag">claimed</span>` : ''}</th><td class="state"><span aria-hidden="true">${signs[tone]}</span> ${state}</td>${cell(met, 'Required items met')}${hasErrors ? cell(errors, '') : ''}</tr>
`,
    ),
  );
}

/** A table; the class of each column is its name. */
function tableOf(name: string, head: readonly string[], rows: readonly Html[]): Html {
  return html`<table class="${name}">
<thead><tr>${head.map((each) => html`<th scope="col" class="${each.toLowerCase().replaceAll(' ', '-')}">${each}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table>
`;
}

function blocks({ blocking, blocks: rows, moreBlocks }: Decision): Html {
  if (rows.length === 0) return noHtml;
  return html`${blocking === '' ? noHtml : html`<p>${blocking}.</p>`}
${tableOf(
  'blocks',
  ['Gate', 'What', 'Next to act'],
  rows.map(
    ({
      gate,
      what,
      why,
      who,
    }) => html`<tr>${cell(gate, 'Gate')}<th scope="row" dir="auto">${what}${why === '' ? '' : html` <small>${why}</small>`}</th>${cell(who, 'Next to act')}</tr>
`,
  ),
)}${remark(moreBlocks)}`;
}

function remark(text: string): Html {
  return text === ''
    ? noHtml
    : html`<p class="more">${text}</p>
`;
}

function waivers({ waivers: rows }: Decision): Html {
  if (rows.length === 0) return noHtml;
  return tableOf(
    'waivers',
    ['Gate', 'Item', 'Reason', 'Approved by', 'Ends'],
    rows.map(
      ({
        stage,
        title,
        reason,
        approver,
        until,
        trouble,
      }) => html`<tr>${cell(stage, 'Gate')}<th scope="row">${title}</th><td data-label="Reason" class="long"><bdi>${reason}</bdi>${trouble === undefined ? '' : html` <strong class="trouble">Does not hold: ${trouble}</strong>`}</td>${cell(approver, 'Approved by')}${cell(until, 'Ends')}</tr>
`,
    ),
  );
}

function keyFacts({ keyFacts: { lines, tables } }: Decision): Html {
  if (lines.length + tables.length === 0) return noHtml;
  return html`${pairs(lines, 'lines')}${tables.map(
    ({ head, rows, more }) =>
      html`${tableOf(
        'facts',
        head,
        rows.map(
          ([
            first = '',
            ...rest
          ]) => html`<tr><th scope="row" dir="auto" class="long" data-label="${head[0] ?? ''}">${first}</th>${rest.map((each, at) => cell(each, head[at + 1] ?? ''))}</tr>
`,
        ),
      )}${remark(more)}`,
  )}`;
}

function signatures({ signers }: Decision, question: string): Html {
  return html`<section class="decision"><h2>Decision</h2>
<p class="choices"><span>${question}</span>${choices.map((each) => html` <span><span class="box" aria-hidden="true"></span>${each}</span>`)}</p>
<p class="conditions">Conditions:</p>
${tableOf(
  'signatures',
  ['Role', 'Name', 'Signed on', 'Signature'],
  signers.map(
    ({
      role,
      name,
    }) => html`<tr><th scope="row">${role}</th>${cell(name, 'Name')}${cell('', 'Signed on')}${cell('', 'Signature')}</tr>
`,
  ),
)}</section>
`;
}

function evidence({ evidence: groups }: Decision): Html {
  return html`${groups.map(
    ({ title, rows, apart }) => html`<h3>${title}</h3>
${rows.length === 0 ? '' : tableOf('rests', ['Item', 'Evidence', 'Said by', 'On', 'Proof'], rows.map(evidenceRow))}${remark(
  apart.length === 0 ? '' : `Not applicable: ${apart.join('; ')}`,
)}`,
  )}`;
}

function evidenceRow({ title, cited, by, on, proof }: Decision['evidence'][number]['rows'][number]): Html {
  return html`<tr><th scope="row">${title}</th><td data-label="Evidence" class="long">${cited.map(
    (each, at) =>
      html`${at === 0 ? '' : html`<br>`}${citation(each)}${each.note === '' ? '' : html` <small>${each.note}</small>`}`,
  )}</td>${cell(by, 'Said by')}${cell(on, 'On')}<td data-label="Proof" class="${proof === 'checked' ? 'checked' : 'stated'}">${proof}</td></tr>
`;
}
