/** A table of few columns, which is a list in a narrow panel. */
import { html, type TemplateResult } from 'lit';
import { foreign, type Part } from './parts';

export interface FigureRow {
  readonly title: string;
  readonly isQuiet?: boolean;
  /** A text for each column, and what else stands there. */
  readonly cells: readonly (readonly [text: string, more?: readonly Part[]])[];
}

interface Figures {
  readonly caption: string;
  /** What the rows are, and the columns. */
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** What it is laid out as differs with the width: its roles say that it stays a table. */
export function figures({ caption, head, columns, rows }: Figures): TemplateResult {
  return html`<table class="figures" role="table">
    <caption class="sr">${caption}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${head}</th>${columns.map(
      (title) => html`<th role="columnheader" scope="col">${title}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => figureRow(row, columns))}</tbody>
  </table>`;
}

function figureRow({ title, isQuiet, cells }: FigureRow, columns: readonly string[]): TemplateResult {
  return html`<tr role="row" class=${isQuiet ? 'quiet' : ''}>
    <th role="rowheader" scope="row">${title}</th>
    ${cells.map(([text, more], at) => cell(columns[at] ?? '', text, more))}
  </tr>`;
}

function cell(label: string, text: string, more: readonly Part[] = []): TemplateResult {
  if (text === '') return html`<td role="cell" class="figure-nothing"></td>`;
  return html`<td role="cell"><span class="figure-label quiet" aria-hidden="true">${label}</span>
    <span>${foreign(text)}${more}</span></td>`;
}
