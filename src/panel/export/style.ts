import { palette, printPalette } from '../page/palette';

/** The style of the exported page: one column, quiet colours that survive a black-and-white printer. */
export const reportStyle = `
${palette}* { box-sizing: border-box; }
html { font-size: 15px; }
body { margin: 0; color: var(--ink); background: var(--back); overflow-wrap: break-word;
  font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, footer { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 0; }
footer { padding-bottom: 2rem; color: var(--quiet); font-size: .85rem; }
h1 { margin: 0 0 .2rem; font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 1.6rem 0 .4rem; font-size: 1.1rem; border-bottom: 1.5px solid var(--ink); padding-bottom: .15rem; }
h3 { margin: .9rem 0 .2rem; font-size: .95rem; }
h4 { margin: .6rem 0 .1rem; font-size: .9rem; }
p, ul, ol { margin: .3rem 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.kind { margin: 0 0 .2rem; color: var(--quiet); letter-spacing: .04em; font-size: .85rem; }
.summary { margin: 0; max-width: 48rem; }
.verdict { margin: .9rem 0 .7rem; padding: .6rem .9rem; background: var(--soft); border-left: 5px solid var(--quiet); }
.verdict p { margin: 0; }
.verdict strong { font-size: 1.15rem; }
.verdict.good { border-color: var(--good); }
.verdict.bad { border-color: var(--bad); }
.caveats { padding-left: 1.2rem; font-weight: 600; }
dl { margin: .5rem 0; }
dt { color: var(--quiet); font-size: .8rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.basis { display: grid; grid-template-columns: repeat(4, 1fr); gap: .4rem 1.5rem; }
.basis .wide { grid-column: 1 / -1; }
.lines > div, .facts > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 .75rem; padding: .1rem 0; }
.facts > div { grid-template-columns: 14rem 1fr; }
dl.lines dt, dl.facts dt { font-size: inherit; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; margin: .2rem 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
.long, dd { overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 400; font-size: .8rem; white-space: nowrap; }
tbody th { font-weight: 600; }
.gate { width: 6rem; } .gates .gate { width: 22%; } .state { width: 38%; } .item { width: 27%; } .next-to-act { width: 16%; }
.approved-by { width: 16%; } .said-by { width: 18%; } .ends { width: 7rem; } .on { width: 6rem; } .proof { width: 6rem; }
.status { width: 9rem; } .owner { width: 8rem; } .severity { width: 7rem; } .line { width: 3.5rem; }
.on, td.state, time { white-space: nowrap; }
td p, td ul { margin: 0 0 .2rem; }
td ul { padding-left: 1.1rem; }
small { font-weight: 400; color: var(--quiet); font-size: .85em; }
.good .state, .checked, .done .status, .matrix .full { color: var(--good); }
.bad .state, .left .status, .matrix .empty { color: var(--bad); }
.trouble { color: var(--bad); }
.matrix .part { color: var(--part); }
td.state, .status { font-weight: 600; }
.tag { border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; font-size: .78rem; font-weight: 400;
  color: var(--quiet); white-space: nowrap; }
.more, .who, .stated, .matrix .none { color: var(--quiet); }
.more { font-size: .9rem; }
.choices { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; }
.box { display: inline-block; width: .85em; height: .85em; border: 1.3px solid var(--ink); margin-right: .45em;
  vertical-align: -.06em; }
.conditions { border-bottom: 1px solid var(--ink); padding-bottom: .1rem; min-height: 2rem; }
.signatures { table-layout: fixed; }
.signatures :is(th, td) { width: auto; }
.signatures td, .signatures tbody th { height: 2.4rem; vertical-align: bottom; border-bottom-color: var(--ink); }
.signatures tbody th { font-weight: 400; }
.signatures th:nth-child(3) { width: 18%; }
.signatures th:nth-child(4) { width: 34%; }
.appendix { margin-top: 2rem; border-top: 1.5px solid var(--ink); padding-top: .5rem; }
summary { cursor: pointer; font-weight: 600; padding: .2rem 0; }
.blockers li { margin-bottom: .4rem; }
.error td:first-child { color: var(--bad); font-weight: 600; }
.warning td:first-child { color: var(--part); font-weight: 600; }
code { color: var(--quiet); font: .85em ui-monospace, SFMono-Regular, Consolas, monospace; }
@media screen and (max-width: 44rem) {
  main, footer { padding-left: 1rem; padding-right: 1rem; }
  .basis { grid-template-columns: 1fr 1fr; }
  .lines > div, .facts > div { display: block; }
  /* Cells below each other: several columns have no room here. */
  table:not(.matrix), table:not(.matrix) :is(tbody, th, td) { display: block; width: auto; }
  table:not(.matrix) tr { display: flex; flex-direction: column; border-bottom: 1px solid var(--line); padding: .4rem 0; }
  table:not(.matrix) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table:not(.matrix) :is(th, td) { border: 0; padding: 0; height: auto; }
  table:not(.matrix) tbody th { order: -1; }
  :is(th, td)[data-label]:not([data-label=""])::before { content: attr(data-label) ": "; color: var(--quiet); font-weight: 400; }
  table:not(.signatures) td:empty { display: none !important; }
  .signatures td:empty { height: 2.2rem !important; border-bottom: 1px solid var(--ink) !important; }
}
@page { margin: 11mm 14mm; }
@media print {
  ${printPalette}  html { font-size: 8.4pt; }
  body { line-height: 1.3; }
  main, footer { max-width: none; padding: 0; }
  a { text-decoration-thickness: .4pt; }
  h1 { font-size: 16pt; }
  h2 { font-size: 10.5pt; margin: 2.1mm 0 .4mm; }
  h3 { font-size: 9pt; margin: 2mm 0 .3mm; }
  .verdict { margin: 1.5mm 0; padding: 1.1mm 3mm; }
  .verdict strong { font-size: 11pt; }
  th, td { padding-top: .3mm; padding-bottom: .3mm; }
  table { font-size: 8.1pt; margin: .3mm 0 1mm; }
  dl { margin: 1mm 0; }
  .basis { gap: .6mm 5mm; }
  .lines > div { grid-template-columns: 14mm 1fr; padding: 0; }
  .facts > div { grid-template-columns: 50mm 1fr; }
  .signatures td, .signatures tbody th { height: 8mm; }
  .conditions { min-height: 7mm; }
  h2, h3, h4, summary { break-after: avoid; }
  tr, li, .verdict, .decision, .basis > div, .lines > div { break-inside: avoid; }
  thead { display: table-header-group; }
  /* No table begins with a row or two at the end of a sheet. */
  .rests tr:nth-child(-n+2) { break-after: avoid; }
  p { orphans: 2; widows: 2; }
  footer { margin-top: 3mm; }
  .appendix:not([open]) { display: none; }
  .appendix { break-before: page; border: 0; margin: 0; }
}
`;
