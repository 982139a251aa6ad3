/** All that is not needed to decide, folded away: the whole checklist, the facts, laws and findings. */

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
import type { ItemView, PanelModel, StageId } from '../protocol';
import { allFacts } from './all-facts';
import { blocksOf, unlistedInWords } from './blocking';
import { citedOf } from './cited';
import type { Exported } from './exported';
import { cited, section } from './markdown-pieces';
import {
  appendixTitle,
  dutiesOf,
  findingsOf,
  guidanceOf,
  itemsIn,
  matrixOf,
  nameOf,
  notesOf,
  severityWords,
  statusOf,
} from './words';

/** Closed, where Markdown is shown with HTML; the empty lines have what is inside read as Markdown. */
export function markdownAppendix(exported: Exported): Markdown {
  const { model, report } = exported;
  return paragraphs([
    ownMarkdown(`<details>\n<summary>${appendixTitle}</summary>`),
    ...section('Everything that blocks', [blocks(model), unlistedInWords(model)]),
    ...section('Early signals', [earlySignals(model)]),
    ...section('Readiness by pillar and stage', [matrix(model)]),
    ...model.stages.flatMap(({ id, title, purpose }) => [
      ...(itemsIn(model, id).length === 0 ? [] : [md`## Checklist: ${title}`, purpose, items(exported, id)]),
    ]),
    ...section('Facts', facts(report)),
    ...section('Laws and standards', laws(model)),
    ...section('Findings', [findings(model)]),
    ...section('Hidden findings', [hidden(model)]),
    ownMarkdown('</details>'),
  ]);
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

function blocks(model: PanelModel): Markdown {
  return bullets(
    blocksOf(model).map(({ gate, what, why, who }) => md`**${what}** (${gate}): ${why} Next to act: ${who}.`),
  );
}

function earlySignals({ earlySignals: signals }: PanelModel): Markdown {
  return bullets(signals.map(({ message }) => message));
}

function facts({ manifest }: Exported['report']): Markdown[] {
  return allFacts(manifest).flatMap(({ title, entries }) => [
    md`### ${title}`,
    ...entries.flatMap(({ id, lines }) => [
      ...(id === '' ? [] : [md`**${id}**`]),
      bullets(lines.map(([name, value]) => md`${name}: ${value}`)),
    ]),
  ]);
}

function items(exported: Exported, stage: StageId): Markdown {
  return table(
    ['Item', 'Required', 'Status', 'Owner', 'Notes'],
    itemsIn(exported.model, stage).map((item) => [
      item.title,
      item.blocking ? 'yes' : 'no',
      `${item.satisfied ? '✓' : '○'} ${statusOf(item)}`,
      nameOf(item.by, exported.model),
      joined([...notesOf(item), ...evidence(item, exported)], ' · '),
    ]),
  );
}

function evidence(item: ItemView, exported: Exported): Markdown[] {
  const all = citedOf(item, exported).map((each) =>
    cited(each, [each.note, each.worth].filter(Boolean).join(', ')),
  );
  return all.length === 0 ? [] : [md`Evidence: ${joined(all, '; ')}`];
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

function findings(model: PanelModel): Markdown {
  const all = findingsOf(model);
  if (all.length === 0) return noMarkdown;
  return table(
    ['Severity', 'Line', 'Finding', 'Code'],
    all.map(({ severity, place, message, code }) => [severityWords[severity], place.line + 1, message, code]),
  );
}

function hidden(model: PanelModel): Markdown {
  if (model.hidden.length === 0) return noMarkdown;
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
