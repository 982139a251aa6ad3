/** The table of workflows: two lines for each, of which the second opens. A browser shows all of it without a script. */
import { grouped, plural, stageTitle } from '../../core/service';
import { type Html, html, noHtml } from '../../panel/page/html';
import type { GateRow, Row } from '../row';
import {
  daysAway,
  gateInWords,
  keptInShort,
  nameOf,
  passedInWords,
  signs,
  stageInWords,
  type Tone,
  toneOf,
} from '../words';

/** A column, and how its cells are put in order. */
interface Column {
  readonly title: string;
  readonly kind: 'text' | 'number';
  /** What it holds, where its name does not say it. */
  readonly about?: string;
}

const columns: readonly Column[] = [
  { title: 'Workflow', kind: 'text' },
  { title: 'Stage', kind: 'number' },
  { title: 'Gates', kind: 'number' },
  { title: 'Open items', kind: 'number' },
  { title: 'Errors', kind: 'number' },
  { title: 'Warnings', kind: 'number' },
  { title: 'Next to act', kind: 'text' },
  { title: 'Runs out next', kind: 'text' },
  { title: 'Go-live', kind: 'text' },
  { title: 'P50', kind: 'text', about: 'When it can go live in half of all cases, by its estimates' },
  { title: 'P80', kind: 'text', about: 'When it can go live in four of five cases, by its estimates' },
  { title: 'Kept', kind: 'number', about: 'In how many of all cases the planned day is kept' },
];

/** What comes before the rows. */
export const tableBegin: Html = html`<table class="workflows">
<thead><tr>${columns.map(({ title, kind, about }) => html`<th scope="col" data-kind="${kind}"${about === undefined ? noHtml : html` title="${about}"`}>${title}</th>`)}</tr></thead>
`;

export const tableEnd: Html = html`</table>
`;

/**
 * One workflow. What a script sorts and filters by stands in its attributes. `key`: by which its manifest is opened, where
 * that can be.
 */
export function workflow(row: Row, key?: string): Html {
  const tone = toneOf(row);
  const flags = [
    tone,
    ...(row.next === null && row.problem === null ? [] : ['open']),
    ...(row.goLiveDoubt === null ? [] : ['doubt']),
    ...(row.endingCount > 0 ? ['ending'] : []),
    ...(row.signalCount > 0 ? ['signal'] : []),
    ...(row.whole ? [] : ['part']),
  ];
  const owners = row.owners.filter(({ open }) => open > 0).map(({ name }) => name);
  return html`<tbody class="${tone}"${key === undefined ? noHtml : html` data-key="${key}"`} data-path="${row.path}" data-stage="${row.stage ?? 'none'}" data-flags="${flags.join(' ')}" data-owners="${JSON.stringify(owners)}">
<tr>${cells(row, tone, key !== undefined)}</tr>
<tr class="more"><td colspan="${columns.length}">${more(row, key !== undefined)}</td></tr>
</tbody>
`;
}

function cells(row: Row, tone: Tone, isOpened: boolean): Html {
  const name = nameOf(row);
  const title = isOpened
    ? html`<button type="button" class="open" title="${name}: open ${row.path}">${name}</button>`
    : html`<span class="name" title="${name}">${name}</span>`;
  const head = html`<th scope="row" data-value="${name.toLowerCase()}"><span class="sign ${tone}" aria-hidden="true">${signs[tone]}</span> ${title}</th>`;
  if (row.problem !== null)
    return html`${head}<td colspan="${columns.length - 1}" class="problem">${row.problem}</td>`;
  const [cause] = row.causes;
  const errorsBesides = row.blockingErrors === 0 ? '' : ` and ${plural(row.blockingErrors, 'error')} besides`;
  return html`${head}<td data-value="${stageRank(row)}">${stageInWords(row.stage)}</td><td data-value="${row.gatesPassed}">${gates(row)}</td>${count(row.openItems.length, 'open item', `${plural(row.openItems.length, 'item')}${errorsBesides}`)}${count(row.errors, 'error')}${count(row.warnings, 'warning')}<td class="who" data-value="${(cause?.owner ?? '').toLowerCase()}" title="${cause?.owner ?? ''}">${cause?.owner ?? ''}</td>${nextEnding(row)}${goLive(row)}${forecast(row)}`;
}

function stageRank({ stage, gates: all }: Row): number {
  return stage === null ? -1 : all.findIndex((gate) => gate.stage === stage);
}

/** A number; nought is quiet. `noun`: what it counts, where the head of the table is not seen. */
function count(value: number, noun: string, title = ''): Html {
  const label = value === 1 ? noun : `${noun}s`;
  return html`<td class="number${value === 0 ? ' nought' : ''}" data-label="${label}" data-value="${value}"${title === '' ? noHtml : html` title="${title}"`}>${grouped(value)}</td>`;
}

const marks: Readonly<Record<GateRow['state'], string>> = {
  passed: '✓',
  'not-passed': '',
  blocked: '!',
  'not-begun': '',
};

/** Four boxes, and in words what they show. */
function gates(row: Row): Html {
  const boxes = row.gates.map((gate) => {
    const ahead = gate.claimed && gate.state !== 'passed';
    return html`<i class="gate ${ahead ? 'ahead' : gate.state}" title="${gateInWords(gate)}">${ahead ? '✕' : marks[gate.state]}</i>`;
  });
  return html`<span class="gates" aria-hidden="true">${boxes}</span><span class="unseen">${passedInWords(row)}</span>`;
}

function nextEnding({ endings: [next] }: Row): Html {
  if (next === undefined) return html`<td class="day" data-value=""></td>`;
  const over = next.days < 0 ? ' over' : '';
  return html`<td class="day${over}" data-value="${next.date}" title="${next.words}"><time>${next.date}</time> <small>${daysAway(next.days)}</small></td>`;
}

function goLive({ goLive: day, goLiveDays, goLiveDoubt }: Row): Html {
  if (day === null) return html`<td class="day" data-value=""></td>`;
  const days = goLiveDays === null ? '' : daysAway(goLiveDays);
  const doubt = goLiveDoubt === null ? noHtml : html` <strong class="doubt">in doubt</strong>`;
  return html`<td class="day" data-value="${day}" title="${goLiveDoubt ?? days}"><time>${day}</time>${doubt}</td>`;
}

function forecast(row: Row): Html {
  const { goLiveP50, goLiveP80, goLiveChance, noForecast } = row;
  const kept = html`<td class="number" data-label="kept" data-value="${goLiveChance ?? ''}">${keptInShort(row)}</td>`;
  return html`${expected(goLiveP50, 'P50', noForecast ?? '')}${expected(goLiveP80, 'P80')}${kept}`;
}

/** A day; where there is none, why, behind all days. */
function expected(day: string | null, label: string, otherwise = ''): Html {
  if (day === null)
    return html`<td class="day" data-value="">${otherwise === '' ? noHtml : html`<small>${otherwise}</small>`}</td>`;
  return html`<td class="day forecast" data-label="${label}" data-value="${day}"><time>${day}</time></td>`;
}

/** So many of each are told where the row is opened. */
const most = 8;

function more(row: Row, isOpened: boolean): Html {
  if (row.problem !== null) return html`<p class="path">${row.path}</p>`;
  const { verdict, why, causes, causeCount, signals, signalCount, endings, endingCount } = row;
  const owners = row.owners.filter(({ open }) => open > 0);
  const blocks = causes.map(
    ({ what, owner, stage }) =>
      html`<li>${what} <small>${[stage === null ? '' : `${stageTitle(stage)} gate`, owner].filter(Boolean).join(', ')}</small></li>`,
  );
  const early = signals.map(({ message, title }) => html`<li>${message} <small>${title}</small></li>`);
  const ending = endings
    .slice(0, most)
    .map(
      ({ date, days, words, owner }) =>
        html`<li${days < 0 ? html` class="over"` : noHtml}><time>${date}</time> ${words} <small>${[daysAway(days), owner].filter(Boolean).join(', ')}</small></li>`,
    );
  const who = owners
    .slice(0, most)
    .map(({ name, open }) => html`<li>${name} <small>${plural(open, 'item')}</small></li>`);
  const parts = row.whole ? noHtml : html` <strong>Read or checked only in part.</strong>`;
  const checklist = isOpened
    ? html` <button type="button" class="link checklist">Open the checklist</button>`
    : noHtml;
  return html`<details><summary><span class="verdict">${verdict}</span>${row.blocking === '' ? noHtml : html` <small>${row.blocking}</small>`}</summary>
<div class="details"><p>${why}${parts}</p>
<div class="lists">${list('What blocks', blocks, causeCount)}${list('Who has open items', who, owners.length)}${list('Early signals', early, signalCount)}${list('What runs out', ending, endingCount)}</div>
<p class="path">${row.path}${row.catalogue === null ? '' : `, checklist ${row.catalogue}`}${row.tier === null ? '' : `, ${row.tier} tier`}${checklist}</p></div></details>`;
}

function list(title: string, shown: readonly Html[], all: number): Html {
  if (shown.length === 0) return noHtml;
  const left = all - shown.length;
  return html`<section><h3>${title}</h3><ul>${shown}${left > 0 ? html`<li class="left">and ${grouped(left)} more</li>` : noHtml}</ul></section>`;
}
