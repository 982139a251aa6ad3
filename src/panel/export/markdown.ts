/** The report as Markdown. Every text of the manifest is escaped: it shows as it was written, and links nowhere. */

import type { PanelModel } from '../protocol';
import {
  capital,
  findingsOf,
  footOf,
  gateWords,
  headOf,
  itemsIn,
  matrixOf,
  nameOf,
  notesOf,
  severityWords,
  statusWords,
  titleOf,
} from './words';

/** The whole report. */
export function markdownReport(model: PanelModel): string {
  const parts = [
    `# AI readiness: ${escaped(titleOf(model))}`,
    ...(model.summary === undefined ? [] : [escaped(model.summary)]),
    headOf(model)
      .map(([name, value]) => `- **${name}:** ${escaped(value)}`)
      .join('\n'),
    '## Gates',
    gates(model),
    '## Readiness by pillar and stage',
    matrix(model),
    '## What blocks the next gate',
    blockers(model),
    '## Early signals',
    earlySignals(model),
    ...model.stages.flatMap((stage) => [`## ${stage.title}`, escaped(stage.purpose), items(model, stage.id)]),
    '## Findings',
    findings(model),
    ...(model.hidden.length === 0 ? [] : ['## Hidden findings', hidden(model)]),
    `_${escaped(footOf(model))}_`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A text of one line in which nothing is markup. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    )
    .replace(/^([-=]|\d+\.)/, '\\$1')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function gates({ stages }: PanelModel): string {
  return table(
    ['Stage', 'Gate', 'Blocking items', 'Errors', 'Weakest pillar'],
    stages.map(({ title, current, gate, met, required, errors, weakest, score }) => [
      current ? `**${title}** (claimed)` : title,
      gateWords[gate],
      `${met} of ${required}`,
      String(errors),
      weakest === undefined ? '–' : `${capital(weakest)}, ${score} %`,
    ]),
  );
}

function matrix(model: PanelModel): string {
  return table(
    ['Pillar', ...model.stages.map(({ title }) => title)],
    matrixOf(model).map(({ pillar, cells }) => [
      capital(pillar),
      ...cells.map((cell) => (cell === undefined ? '–' : `${cell.met} of ${cell.required}`)),
    ]),
  );
}

function blockers(model: PanelModel): string {
  if (model.blockers.length === 0) return 'Nothing.';
  return model.blockers
    .map(
      (each) =>
        `- **${escaped(each.title)}** (${each.stage}): ${escaped(each.why)} Next to act: ${escaped(nameOf(each.who, model))}.`,
    )
    .join('\n');
}

function earlySignals({ earlySignals: signals }: PanelModel): string {
  return signals.length === 0 ? 'None.' : signals.map(({ message }) => `- ${escaped(message)}`).join('\n');
}

function items(model: PanelModel, stage: Parameters<typeof itemsIn>[1]): string {
  return table(
    ['Item', 'Blocks', 'Status', 'Owner', 'Notes'],
    itemsIn(model, stage).map((item) => [
      escaped(item.title),
      item.blocking ? 'yes' : 'no',
      `${item.satisfied ? '✓' : '○'} ${statusWords[item.status]}`,
      escaped(nameOf(item.by, model)),
      notesOf(item).map(escaped).join('<br>'),
    ]),
  );
}

function findings(model: PanelModel): string {
  const all = findingsOf(model);
  if (all.length === 0) return 'None.';
  return table(
    ['Severity', 'Line', 'Finding', 'Code'],
    all.map(({ severity, place, message, code }) => [
      severityWords[severity],
      String(place.line + 1),
      escaped(message),
      escaped(code),
    ]),
  );
}

function hidden(model: PanelModel): string {
  return table(
    ['Severity', 'Line', 'Finding', 'Code', 'Hidden by'],
    model.hidden.map(({ severity, place, message, code, by }) => [
      severityWords[severity],
      String(place.line + 1),
      escaped(message),
      escaped(code),
      escaped(by),
    ]),
  );
}
