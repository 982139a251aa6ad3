/** The style of the portfolio: the same shapes in a page that stands by itself and in the editor, each with its own colours. */
import { palette, printPalette } from '../../panel/page/palette';

/** Colours are the variables of the palette, which the editor sets from its theme. */
const shapes = `
* { box-sizing: border-box; }
h1 { margin: 0 0 .3rem; font-size: 1.7em; line-height: 1.2; font-weight: 600; }
h2 { margin: 0 0 .5rem; font-size: 1em; font-weight: 600; }
h3 { margin: 0 0 .2rem; font-size: .85em; font-weight: 600; color: var(--quiet); }
p, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
small { font-size: .88em; color: var(--quiet); font-weight: 400; }
button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
.link { color: var(--link); }
.link:hover, .open:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; border-radius: 2px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.kind, .note { color: var(--quiet); font-size: .9em; }
#portfolio { display: flex; flex-direction: column; gap: 1.4rem; }
/* In the file after the table, since it is known at the end; shown before it. */
.overview { order: 1; min-width: 0; }
.year { order: 2; min-width: 0; }
.list { order: 3; min-width: 0; }
.headline { display: flex; flex-wrap: wrap; gap: .15rem 1.2rem; margin-bottom: 1.1rem; }
.headline li:first-child { flex-basis: 100%; font-size: 1.1em; font-weight: 600; }
.pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(25rem, 100%), 1fr)); gap: 1rem; }
.picture { min-width: 0; padding: .8rem 1rem .9rem; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); }
.bars li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem .8rem; padding: .2rem 0; }
.bars .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.value, .number { font-variant-numeric: tabular-nums; }
.bars .value { color: var(--quiet); white-space: nowrap; }
.bars svg { grid-column: 1 / -1; width: 100%; height: .4rem; border-radius: 3px; background: var(--track); }
.bars button.label { display: block; width: 100%; }
.bars button.label:hover { color: var(--link); }
.bar, .review { fill: var(--link); }
.passed { fill: var(--good); }
.blocked, .model { fill: var(--bad); }
.not-passed, .waiver { fill: var(--part); }
.not-begun { fill: var(--track); }
.evidence { fill: var(--good); }
.hidden { fill: var(--quiet); }
.legend { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-top: .6rem; font-size: .85em; color: var(--quiet); }
.key { display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; vertical-align: -.02em; background: var(--key); }
.key.passed, .key.evidence { --key: var(--good); } .key.blocked, .key.model { --key: var(--bad); }
.key.not-passed, .key.waiver { --key: var(--part); } .key.review { --key: var(--link); } .key.hidden { --key: var(--quiet); }
.key.not-begun { --key: var(--track); outline: 1px solid var(--line); outline-offset: -1px; }
.columns { display: block; width: 100%; height: 6rem; border-bottom: 1px solid var(--line); }
.months { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin-top: .3rem; text-align: center; font-size: .85em; }
.months .value { display: block; font-weight: 600; }
.months .label { display: block; color: var(--quiet); }
@media (max-width: 24rem) { .months { font-size: .72em; } .bars .label { white-space: normal; } }
.months .over .label { color: var(--bad); }
.dates li { display: flex; gap: .7rem; padding: .18rem 0; }
.dates span { min-width: 0; overflow-wrap: anywhere; }
ol.days { margin-top: .5rem; }
.days > li { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0 1.2rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.days .when { display: flex; flex-direction: column; }
.days .where { font-weight: 600; }
.days ul li:not(.left) { display: flex; gap: .2rem; padding: .12rem 0; }
.days li span { min-width: 0; overflow-wrap: anywhere; }
.days .sign { flex: none; text-align: center; }
@media (max-width: 34rem) { .days > li { grid-template-columns: minmax(0, 1fr); } .days .when { flex-direction: row; gap: .7rem; } }
.over time, td.over, td.over small { color: var(--bad); }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.left { color: var(--quiet); font-size: .88em; margin-top: .3rem; }
.doubt, .problem { color: var(--bad); }
strong.doubt { font-size: .85em; font-weight: 600; white-space: nowrap; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-bottom: .7rem; color: var(--quiet); }
.tools label:first-child { flex: 1 1 16rem; max-width: 26rem; }
.tools input { width: 100%; }
.tools input, .tools select { padding: .3rem .5rem; border: 1px solid var(--edge); border-radius: 4px; background: var(--field); color: var(--ink); font: inherit; }
.tools select { max-width: 14rem; }
.tools output { margin-left: auto; font-variant-numeric: tabular-nums; }
.scroller { overflow-x: auto; }
.workflows { width: 100%; border-collapse: collapse; }
.workflows thead th { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--ink); color: var(--quiet); font-size: .88em; font-weight: 400; text-align: left; white-space: nowrap; }
.workflows :is(th, td) { padding: .45rem .8rem 0 0; text-align: left; vertical-align: baseline; }
.workflows :is(th, td):last-child { padding-right: 0; }
.workflows tbody th { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; }
/* What is cut is the end of a name, and not a button as a whole. */
.workflows tbody th button { max-width: calc(100% - 1.6em); overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; }
.workflows thead th:nth-child(n + 4):nth-child(-n + 6), .workflows .number { text-align: right; }
.workflows .nought { color: var(--quiet); }
.workflows .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.workflows .day { white-space: nowrap; }
.workflows .more td { padding: .1rem 0 .45rem 1.5em; border-bottom: 1px solid var(--line); }
.workflows .sort { color: inherit; }
.workflows .sort:hover { color: var(--ink); }
.workflows .sort::after { content: " ↕"; opacity: .35; }
.workflows [aria-sort=ascending] .sort::after { content: " ↑"; opacity: 1; }
.workflows [aria-sort=descending] .sort::after { content: " ↓"; opacity: 1; }
.workflows [aria-sort]:not([aria-sort=none]) { color: var(--ink); }
.sign { display: inline-block; width: 1.2em; }
.sign.good { color: var(--good); } .sign.bad { color: var(--bad); } .sign.warning { color: var(--part); font-weight: 700; } .sign.plain { color: var(--part); }
.gates { display: inline-flex; gap: 3px; }
.gate { width: 1.25em; height: 1.25em; border: 1px solid var(--quiet); border-radius: 3px; font-style: normal; font-size: .85em; line-height: 1.15em; text-align: center; }
/* A box without a sign would stand on another line than the others. */
.gate:empty::before { content: "\\200b"; }
.gate.passed { border-color: var(--good); background: var(--good); color: var(--back); }
.gate.ahead { border-color: var(--bad); background: var(--bad); color: var(--back); }
.gate.blocked { border-color: var(--bad); color: var(--bad); font-weight: 700; }
.gate.not-passed { border-color: var(--part); }
.gate.not-begun { border-style: dashed; opacity: .6; }
summary { cursor: pointer; color: var(--quiet); }
summary .verdict { color: var(--ink); }
.bad summary .verdict { color: var(--bad); }
.details { padding: .3rem 0 .3rem 1em; }
.details > p { max-width: 60rem; }
.lists { columns: 22rem 3; column-gap: 2.5rem; margin: .6rem 0; }
.lists section { break-inside: avoid; padding-bottom: .7rem; }
.lists li { padding: .1rem 0; overflow-wrap: anywhere; }
.path { color: var(--quiet); font-size: .88em; overflow-wrap: anywhere; }
.path .link { margin-left: .8em; font-size: 1.1em; }
.none { padding: 1rem 0; color: var(--quiet); }
/* Widths that are known, so that thousands of rows need not be measured. */
@media (min-width: 44.01rem), print {
  .workflows { table-layout: fixed; min-width: 93em; }
  .workflows thead th:nth-child(2) { width: 6.2em; } .workflows thead th:nth-child(3) { width: 7.2em; }
  .workflows thead th:nth-child(4) { width: 8em; } .workflows thead th:nth-child(5) { width: 5.8em; }
  .workflows thead th:nth-child(6) { width: 7.4em; } .workflows thead th:nth-child(7) { width: 10.5em; }
  .workflows thead th:nth-child(8) { width: 14.2em; } .workflows thead th:nth-child(9) { width: 12em; }
  .workflows thead th:nth-child(10), .workflows thead th:nth-child(11) { width: 7.8em; }
  .workflows thead th:nth-child(12) { width: 5.6em; }
}
@media (max-width: 44rem) {
  .workflows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .workflows tbody { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .workflows tr { display: flex; flex-wrap: wrap; gap: 0 .9rem; }
  .workflows :is(th, td) { padding: 0; border: 0 !important; }
  .workflows tbody th { flex-basis: 100%; max-width: 100%; white-space: normal; }
  .workflows tbody th button { max-width: 100%; white-space: normal; }
  .workflows .number { text-align: left; }
  .workflows :is(.number, .forecast)::after { content: " " attr(data-label); color: var(--quiet); }
  .workflows .nought, .workflows td:empty { display: none; }
  .workflows .more td { padding: .2rem 0 0; flex-basis: 100%; }
}
`;

/** A page that stands by itself. */
export const pageStyle = `
${palette}:root { --focus: var(--link); --edge: var(--line); --field: var(--back); --track: #e2e5e9; }
@media (prefers-color-scheme: dark) { :root { --track: #343a43; } }
html { font-size: 15px; }
body { margin: 0; color: var(--ink); background: var(--back); font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, footer { max-width: 102rem; margin: 0 auto; padding: 1.6rem 1.8rem 0; }
footer { padding-bottom: 2rem; color: var(--quiet); font-size: .85rem; }
${shapes}
.workflows { font-size: .93rem; }
@page { margin: 11mm 12mm; size: landscape; }
@media print {
  ${printPalette}
  html { font-size: 8.5pt; }
  main, footer { max-width: none; padding: 0; }
  .tools, .workflows .sort::after { display: none; }
  .scroller { overflow: visible; }
  .workflows thead { display: table-header-group; }
  .workflows tbody, .picture { break-inside: avoid; }
  svg, .gate, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** Within the editor: every colour is the theme's; in high contrast, borders take over. */
export const editorStyle = `
:root {
  --back: var(--vscode-editor-background); --ink: var(--vscode-foreground); --quiet: var(--vscode-descriptionForeground, inherit);
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border, rgba(128, 128, 128, .35)));
  --soft: var(--vscode-editorWidget-background, transparent); --link: var(--vscode-textLink-foreground);
  --good: var(--vscode-charts-green, #388a34); --part: var(--vscode-charts-yellow, #bf8803); --bad: var(--vscode-charts-red, #e51400);
  --focus: var(--vscode-focusBorder); --field: var(--vscode-input-background);
  --edge: var(--vscode-contrastBorder, var(--vscode-input-border, var(--vscode-panel-border, transparent)));
  --track: rgba(128, 128, 128, .25);
}
body { margin: 0; padding: 0; color: var(--ink); background: var(--back); font-family: var(--vscode-font-family, sans-serif); font-size: var(--vscode-font-size, 13px); line-height: 1.45; }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { color-scheme: dark; }
body.vscode-light { --quiet: color-mix(in srgb, var(--vscode-descriptionForeground, var(--vscode-foreground)) 80%, var(--vscode-editor-background)); }
body.vscode-high-contrast .bars svg { outline: 1px solid var(--line); outline-offset: -1px; }
#portfolio { max-width: 1500px; margin: 0 auto; padding: 20px 28px 64px; }
@media (max-width: 44rem) { #portfolio { padding: 14px 14px 40px; } }
.state { padding: 3rem 1rem; text-align: center; color: var(--quiet); }
.state .action { display: inline-block; margin-top: 1rem; padding: 4px 14px; border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; background: var(--vscode-button-background); color: var(--vscode-button-foreground); }
.state .action:hover { background: var(--vscode-button-hoverBackground); }
.tools select { background: var(--vscode-dropdown-background, var(--field)); }
${shapes}
`;
