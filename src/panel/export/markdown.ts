/** The report as Markdown. Every text of the manifest in it shows as it was written, and links nowhere. */

import {
  bullets,
  capital,
  joined,
  type Markdown,
  md,
  metInWords,
  noMarkdown,
  ownMarkdown,
  paragraphs,
  table,
  webLink,
} from '../../core/service';
import type { PanelModel } from '../protocol';
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

/** The whole report. */
export function markdownReport(model: PanelModel): string {
  const report = paragraphs([
    md`# AI readiness: ${titleOf(model)}`,
    model.summary ?? noMarkdown,
    bullets(headOf(model).map(([name, value]) => md`**${name}:** ${value}`)),
    ownMarkdown('## Gates'),
    gates(model),
    ownMarkdown('## Readiness by pillar and stage'),
    matrix(model),
    ownMarkdown('## What blocks the next gate'),
    blockers(model),
    ownMarkdown('## Early signals'),
    earlySignals(model),
    ...model.stages.flatMap((stage) => [md`## ${stage.title}`, stage.purpose, items(model, stage.id)]),
    ownMarkdown('## Laws and standards'),
    ...laws(model),
    ownMarkdown('## Findings'),
    findings(model),
    ...(model.hidden.length === 0 ? [] : [ownMarkdown('## Hidden findings'), hidden(model)]),
    md`_${footOf(model)}_`,
  ]);
  return `${report.text}
`;
}

function gates({ stages }: PanelModel): Markdown {
  return table(
    ['Stage', 'Gate', 'Blocking items', 'Errors', 'Weakest pillar'],
    stages.map((stage) => [
      stage.current ? md`**${stage.title}** (claimed)` : stage.title,
      gateInWords(stage),
      metInWords(stage),
      stage.errors,
      stage.weakest === undefined ? '–' : `${capital(stage.weakest)}, ${stage.score} %`,
    ]),
  );
}

function matrix(model: PanelModel): Markdown {
  return table(
    ['Pillar', ...model.stages.map(({ title }) => title)],
    matrixOf(model).map(({ pillar, cells }) => [
      capital(pillar),
      ...cells.map((cell) => (cell === undefined ? '–' : metInWords(cell))),
    ]),
  );
}

function blockers(model: PanelModel): Markdown | string {
  if (model.blocking.words === '') return 'Nothing.';
  return paragraphs([
    `${model.blocking.words}.`,
    bullets(
      model.blockers.map(
        ({ title, stage, why, who }) =>
          md`**${title}** (${stage}): ${why} Next to act: ${nameOf(who, model)}.`,
      ),
    ),
  ]);
}

function earlySignals({ earlySignals: signals }: PanelModel): Markdown | string {
  return signals.length === 0 ? 'None.' : bullets(signals.map(({ message }) => message));
}

function items(model: PanelModel, stage: Parameters<typeof itemsIn>[1]): Markdown {
  return table(
    ['Item', 'Blocks', 'Status', 'Owner', 'Notes'],
    itemsIn(model, stage).map((item) => [
      item.title,
      item.blocking ? 'yes' : 'no',
      `${item.satisfied ? '✓' : '○'} ${statusOf(item)}`,
      nameOf(item.by, model),
      joined(notesOf(item), ' · '),
    ]),
  );
}

function laws(model: PanelModel): (Markdown | string)[] {
  const duties = dutiesOf(model);
  const guidance = guidanceOf(model);
  return [
    joined(model.law, ' · '),
    duties.length === 0
      ? noMarkdown
      : table(
          ['Duty', 'State', 'What it asks', 'Items'],
          duties.map(({ id, name, url, words, asks, items: on }) => [
            md`${webLink(id, url)}, ${name}`,
            words,
            asks,
            on.join(', '),
          ]),
        ),
    bullets(
      guidance.map(
        ({ name, edition, url, ids }) => md`Guidance: ${webLink(name, url)} (${edition}): ${ids.join(', ')}`,
      ),
    ),
  ];
}

function findings(model: PanelModel): Markdown | string {
  const all = findingsOf(model);
  if (all.length === 0) return 'None.';
  return table(
    ['Severity', 'Line', 'Finding', 'Code'],
    all.map(({ severity, place, message, code }) => [severityWords[severity], place.line + 1, message, code]),
  );
}

function hidden(model: PanelModel): Markdown {
  return table(
    ['Severity', 'Line', 'Finding', 'Code', 'Hidden by'],
    model.hidden.map(({ severity, place, message, code, by }) => [
      severityWords[severity],
      place.line + 1,
      message,
      code,
      by,
    ]),
  );
}
