/** The appendix of the report as Markdown. */
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
import {
  appendixTitle,
  type Contents,
  type FindingRow,
  type ItemRow,
  type Writers,
  written,
} from './appendix';
import type { Exported } from './exported';
import { cited, section } from './markdown-pieces';

type Parts = (Markdown | string)[];

/** Closed, where Markdown is shown with HTML; the empty lines have what is inside read as Markdown. */
export function markdownAppendix(exported: Exported): Markdown {
  return paragraphs([
    ownMarkdown(`<details>\n<summary>${appendixTitle}</summary>`),
    ...written(exported, writers).flat(),
    ownMarkdown('</details>'),
  ]);
}

const writers: Writers<Parts> = {
  blockers: (content, title) => section(title, [blockers(content), content.more]),
  signals: (messages, title) => section(title, [bullets(messages)]),
  matrix: (content, title) => section(title, [matrix(content)]),
  checklist: ({ purpose, rows }, title) => section(title, [purpose, items(rows)]),
  facts: (sections, title) => section(title, facts(sections)),
  laws: (content, title) => section(title, laws(content)),
  findings: (rows, title) => section(title, [table(findingHead, rows.map(findingCells))]),
  hidden: (rows, title) =>
    section(title, [
      table(
        [...findingHead, 'Hidden by'],
        rows.map((row) => [...findingCells(row), row.by]),
      ),
    ]),
};

function matrix({ stages, rows }: Contents['matrix']): Markdown {
  return table(
    ['Pillar', ...stages],
    rows.map(({ pillar, cells }) => [
      capital(pillar),
      ...cells.map((cell) => (cell === undefined ? '–' : metInWords(cell))),
    ]),
  );
}

function blockers({ rows }: Contents['blockers']): Markdown {
  return bullets(
    rows.map(({ gate, what, why, who }) => md`**${what}** (${gate}): ${why} Next to act: ${who}.`),
  );
}

function facts(sections: Contents['facts']): Parts {
  return sections.flatMap(({ title, entries }) => [
    md`### ${title}`,
    ...entries.flatMap(({ id, lines }) => [
      ...(id === '' ? [] : [md`**${id}**`]),
      bullets(lines.map(([name, value]) => md`${name}: ${value}`)),
    ]),
  ]);
}

function items(rows: readonly ItemRow[]): Markdown {
  return table(
    ['Item', 'Required', 'Status', 'Owner', 'Notes'],
    rows.map((row) => [
      row.title,
      row.isRequired ? 'yes' : 'no',
      row.status,
      row.owner,
      joined([...row.notes, ...evidence(row)], ' · '),
    ]),
  );
}

function evidence({ cited: all }: ItemRow): Markdown[] {
  const lines = all.map((each) => cited(each, each.note));
  return lines.length === 0 ? [] : [md`Evidence: ${joined(lines, '; ')}`];
}

function laws({ notes, duties, guidance }: Contents['laws']): Parts {
  return [
    joined(notes, ' · '),
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

const findingHead = ['Severity', 'Line', 'Finding', 'Code'];

function findingCells({ word, line, message, code }: FindingRow): (string | number)[] {
  return [word, line, message, code];
}
