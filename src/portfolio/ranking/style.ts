/** The style of a ranking, on top of the portfolio's. */
import { editorStyle, pageStyle } from '../view/style';

const shapes = `
.verdict-line { margin: .2rem 0 .6rem; font-size: 1.15em; font-weight: 600; }
figure { margin: 0; }
.plot { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .3rem .7rem; max-width: 64rem; font-size: .88em; color: var(--quiet); }
.plot .axis { grid-column: 1 / -1; }
/* The ends of the axes are where dots of 0 and of 1 are: a tenth from the edges. */
.plot .up { --inset: 2rem; display: flex; flex-direction: column; justify-content: space-between; padding-block: calc(var(--inset) - .7em); text-align: right; font-variant-numeric: tabular-nums; }
.plot .along { grid-column: 2; display: flex; justify-content: space-between; padding-inline: calc(10% - .3em); font-variant-numeric: tabular-nums; }
.plot svg { display: block; width: 100%; height: 20rem; border: 1px solid var(--line); border-width: 0 0 1px 1px; overflow: visible; }
.plot .grid { fill: var(--line); opacity: .6; }
.plot circle { fill: var(--link); fill-opacity: .3; stroke: var(--link); stroke-width: 1.5; }
.plot .best circle { fill: var(--good); fill-opacity: .4; stroke: var(--good); }
.plot text { fill: var(--ink); font-size: 12px; font-weight: 600; text-anchor: middle; dominant-baseline: central; pointer-events: none; }
.plot .open { cursor: pointer; } .plot .open:hover circle { stroke-width: 3; }
.ranks { width: 100%; border-collapse: collapse; }
.ranks thead th { padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--ink); color: var(--quiet); font-size: .88em; font-weight: 400; text-align: left; white-space: nowrap; }
.ranks :is(th, td) { padding: .5rem .9rem .5rem 0; text-align: left; vertical-align: baseline; }
.ranks tbody > tr > * { border-bottom: 1px solid var(--line); }
.ranks tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 11em; }
.ranks small { display: block; white-space: normal; } .ranks th small { font-weight: 400; overflow-wrap: anywhere; }
.ranks .right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.ranks .why { min-width: 16em; overflow-wrap: anywhere; }
.rest li { padding: .1rem 0; } .rest { color: var(--quiet); font-size: .92em; }
.pieces { display: flex; flex-direction: column; gap: 1.4rem; }
@media (max-width: 44rem) { .plot svg { height: 15rem; } .plot .up { --inset: 1.5rem; } }
@media (max-width: 24rem) { .plot circle { transform: scale(.7); transform-box: fill-box; transform-origin: center; } }
/* The last column says what to do: before it needs scrolling, each workflow is a card. */
@media (max-width: 60rem) {
  .ranks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .ranks tbody { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .ranks tr { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
  .ranks :is(th, td) { padding: 0; border: 0 !important; }
  .ranks tbody th, .ranks .why { flex: 1 1 100%; min-width: 0; }
  .ranks .right { text-align: left; white-space: normal; }
  .ranks td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); }
}
`;

/** A page that stands by itself. */
export const rankingPageStyle = `${pageStyle}${shapes}@media print { .plot, .ranks tr { break-inside: avoid; } }
`;

/** Within the editor. */
export const rankingEditorStyle = `${editorStyle}${shapes}`;
