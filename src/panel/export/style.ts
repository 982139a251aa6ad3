/** The style of the exported page: one column, quiet colours that survive a black-and-white printer. */
export const reportStyle = `
:root { color-scheme: light; --line: #d4d7dc; --soft: #f5f6f8; --ink: #1c2128; --quiet: #57606a;
  --good: #1a7f37; --part: #9a6700; --bad: #cf222e; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  overflow-wrap: anywhere; }
main, footer { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 0; }
footer { padding-bottom: 2rem; color: var(--quiet); font-size: .85rem; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.2rem 0 .6rem; font-size: 1.2rem; border-bottom: 2px solid var(--ink); padding-bottom: .25rem; }
.kind { margin: 0; color: var(--quiet); text-transform: uppercase; letter-spacing: .08em; font-size: .75rem; }
.summary { font-size: 1.05rem; margin: 0 0 1rem; max-width: 45rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .5rem 1.5rem; margin: 1rem 0 0; }
dt { color: var(--quiet); font-size: .8rem; }
dd { margin: 0; font-weight: 600; }
.stages { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem;
  padding: 0; margin: 1.5rem 0 0; }
.stages li { display: flex; flex-direction: column; border: 1px solid var(--line); border-top: 5px solid var(--quiet);
  border-radius: 4px; padding: .6rem .8rem; }
.stages .passed { border-top-color: var(--good); }
.stages .open { border-top-color: var(--part); }
.stages .blocked { border-top-color: var(--bad); }
.stages em { font-style: normal; font-size: .75rem; font-weight: 400; border: 1px solid; border-radius: 3px; padding: 0 .3em; }
.gate { font-weight: 600; }
.weak, small { color: var(--quiet); }
small { font-weight: 400; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .9rem; }
.w-item { width: 36%; } .w-status { width: 8.5rem; } .w-owner { width: 8rem; } .w-severity { width: 6.5rem; } .w-line { width: 3.5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; font-size: .8rem; border-bottom: 1px solid var(--ink); }
td p { margin: 0 0 .2rem; }
.status { white-space: nowrap; }
.done .status, .matrix .full { color: var(--good); font-weight: 600; }
.left .status, .matrix .empty { color: var(--bad); font-weight: 600; }
.matrix .part { color: var(--part); font-weight: 600; }
.matrix .none { color: var(--quiet); }
.matrix td, .matrix th { padding: .3rem .6rem .3rem 0; }
.tag { border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; font-size: .75rem; font-weight: 400; color: var(--quiet); }
.who { color: var(--quiet); white-space: nowrap; }
.blockers li { margin-bottom: .5rem; }
.error td:first-child { color: var(--bad); font-weight: 600; }
.warning td:first-child { color: var(--part); font-weight: 600; }
code { color: var(--quiet); font: .85em ui-monospace, SFMono-Regular, Consolas, monospace; }
@page { margin: 16mm; }
@media print {
  body { font-size: 10pt; }
  main, footer { max-width: none; padding: 0; }
  .stages { grid-template-columns: repeat(4, 1fr); }
  tr, .stages li, .blockers li { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
}
`;
