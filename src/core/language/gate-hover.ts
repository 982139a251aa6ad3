import { joined, type Markdown, md, noMarkdown, paragraphs, table } from '../base/markdown';
import { type Stage, stages, stageTitle } from '../base/stages';
import { metInWords, plural } from '../base/words';
import { gateToPass, stateInWords } from '../facts/gates';
import type { Gate, Report } from '../facts/report';
import { catalogueItem } from '../schema/catalogue';

/** So many blockers are named. */
const named = 3;

/** The four gates as a table, and what blocks the one to be passed next. */
export function gatesInShort(report: Report): Markdown {
  const next = gateToPass(report);
  const rows = stages.map((stage) => rowOf(report.gates[stage], stage === report.stage));
  return paragraphs([
    table(['Gate', 'State', 'Items', 'Weakest pillar'], rows),
    next === undefined ? noMarkdown : blockersInShort(next),
  ]);
}

/** The first blockers of a gate by title, how many more there are, and errors. */
export function blockersInShort({ stage, blockers, errors, state }: Gate): Markdown {
  if (state === 'passed') return noMarkdown;
  const titles = blockers.slice(0, named).map((id) => catalogueItem(id).title);
  const left = blockers.length - titles.length;
  const parts = [
    ...titles,
    ...(left > 0 ? [`${left} more`] : []),
    ...(errors > 0 ? [plural(errors, 'error')] : []),
  ];
  return md`*Before the ${stageTitle(stage)} gate:* ${joined(parts, ' · ')}`;
}

function rowOf(gate: Gate, current: boolean): readonly (string | Markdown)[] {
  const title = stageTitle(gate.stage);
  const weakest = gate.weakest === undefined || gate.score === 100 ? '' : `${gate.weakest} ${gate.score} %`;
  return [current ? md`**${title}**` : title, stateInWords(gate), metInWords(gate), weakest];
}

/** Whether a hover at a path is about the gate of a stage: `stage` itself, and the stages of the checklist. */
export function stageOfPath(path: readonly (string | number)[], report: Report): Stage | undefined {
  if (path.length === 1 && path[0] === 'stage') return gateToPass(report)?.stage;
  const [section, stage] = path;
  return path.length === 2 && section === 'checklist' ? stages.find((each) => each === stage) : undefined;
}
