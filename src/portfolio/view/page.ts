/** The report as one page, in pieces as they are known: the head, each workflow, and the end with the pictures. */
import { plural } from '../../core/service';
import { Html, html } from '../../panel/page/html';
import type { Portfolio } from '../fold';
import type { Row } from '../row';
import { overview } from './pictures';
import { pageStyle } from './style';
import { tableBegin, tableEnd, workflow } from './table';
import { type Years, yearSection } from './year';

/** What the page runs, and by what a browser knows that it is ours. */
export interface Script {
  readonly text: string;
  /** Of its SHA-256, as a policy names it. */
  readonly hash: string;
}

/** The head of a page that stands by itself: nothing but this style and, where there is one, this script; nothing is loaded. */
export function headOf(title: string, style: string, scriptHash?: string): Html {
  const scripts = scriptHash === undefined ? '' : ` script-src '${scriptHash}';`;
  const policy = `default-src 'none';${scripts} style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
`;
}

export function pageBegin(
  { manifests, today }: Pick<Portfolio, 'manifests' | 'today'>,
  { hash }: Script,
): Html {
  return html`${headOf(`AI readiness: ${plural(manifests, 'workflow')}`, pageStyle, hash)}<body>
<main id="portfolio">
<header>
<p class="kind">AI readiness: portfolio as of ${today}</p>
<h1>${plural(manifests, 'workflow')}</h1>
</header>
${listBegin}`;
}

/** The section of the table; what the tools in it do needs a script, which shows them. */
const listBegin: Html = html`<section class="list" aria-label="Workflows">
<form class="tools" hidden role="search">
<label><span class="unseen">Search</span><input type="search" name="search" placeholder="Search workflows, owners, blockers" autocomplete="off"></label>
<label>Stage <select name="stage"><option value="">all</option><option value="diagnose">Diagnose</option><option value="design">Design</option><option value="deploy">Deploy</option><option value="operate">Operate</option><option value="none">none</option></select></label>
<label>Show <select name="show"><option value="">all</option><option value="bad">what does not hold</option><option value="open">not all gates passed</option><option value="doubt">go-live in doubt</option><option value="ending">something runs out</option><option value="signal">early signals</option><option value="part">read only in part</option></select></label>
<label>Owner <select name="owner"><option value="">all</option></select></label>
<output aria-live="polite"></output>
</form>
<div class="scroller" tabindex="0" role="region" aria-label="Table of workflows">
${tableBegin}`;

const listEnd: Html = html`${tableEnd}</div>
<p class="none" hidden>No workflow is like that. <button type="button" class="link reset">Show all</button></p>
</section>
`;

export function pageRow(row: Row): Html {
  return workflow(row);
}

export function pageEnd(portfolio: Portfolio, leftOut: number, { text }: Script): Html {
  return html`${listEnd}${overview(portfolio, leftOut)}</main>
<footer>Made by AI Readiness from ${plural(portfolio.manifests, 'manifest')} as of ${portfolio.today}. It needs no network and sends nothing.</footer>
<script>${new Html(text)}</script>
</body>
</html>
`;
}

/** The same within the editor: what was left out is the editor's to say. */
export function editorBody(
  rows: readonly { readonly row: Row; readonly key: string }[],
  portfolio: Portfolio,
  { notes, years }: { readonly notes: readonly string[]; readonly years: Years },
): Html {
  return html`<header><h1>${plural(portfolio.manifests, 'workflow')}</h1>${notes.map((note) => html`<p class="note">${note}</p>`)}</header>
${overview(portfolio)}${yearSection(years)}${listBegin}${rows.map(({ row, key }) => workflow(row, key))}${listEnd}`;
}
