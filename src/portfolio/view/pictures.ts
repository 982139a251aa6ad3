/** What all workflows come to, as pictures. Each is a list in words and numbers beside which bars are drawn. */
import { grouped, largest, plural, stageTitle } from '../../core/service';
import { type Html, html, noHtml } from '../../panel/page/html';
import { endingsOf, over, type Portfolio } from '../fold';
import { endings, type GateState } from '../row';
import { daysAway, endingLegend, gateStateInWords, headline, kindsInWords, monthInShort } from '../words';

/** So many bars are drawn of one list. */
const most = 8;

/** Above the table: in sentences, and in pictures. */
export function overview(portfolio: Portfolio, leftOut = 0): Html {
  const left =
    leftOut === 0
      ? noHtml
      : html`<li>${plural(leftOut, 'manifest')} left out by --exclude or a configuration.</li>`;
  return html`<section class="overview" aria-label="Overview">
<ul class="headline">${headline(portfolio).map((each) => html`<li>${each}</li>`)}${left}</ul>
<div class="pictures">
${gatesPicture(portfolio)}${monthsPicture(portfolio)}${bars(
  'What blocks most',
  portfolio.blockers.map(({ title, stage, workflows }) => ({
    label: title,
    note: stageTitle(stage),
    value: workflows,
    words: plural(workflows, 'workflow'),
  })),
)}${bars(
  'Open items by owner',
  portfolio.owners.map(({ name, open, workflows }) => ({
    label: name,
    note: plural(workflows, 'workflow'),
    value: open,
    words: plural(open, 'item'),
    owner: name,
  })),
)}${bars(
  'Open items by pillar',
  portfolio.pillars
    .filter(({ open }) => open > 0)
    .map(({ pillar, open, met, required }) => ({
      label: pillar,
      note: `${grouped(met)} of ${grouped(required)} satisfied`,
      value: open,
      words: plural(open, 'item'),
    })),
  portfolio.pillars.length,
)}${nearest(portfolio)}</div>
</section>
`;
}

const states: readonly GateState[] = ['passed', 'blocked', 'not-passed', 'not-begun'];

/** How many pass each gate: the funnel that pilots fall through. */
function gatesPicture({ gates, manifests, unread }: Portfolio): Html {
  const all = manifests - unread;
  if (all === 0) return noHtml;
  const rows = gates.map(({ stage, states: counts, ahead }) => {
    let at = 0;
    const rects = states.map((state) => {
      const width = (100 * counts[state]) / all;
      const rect = html`<rect class="${state}" x="${round(at)}" y="0" width="${round(width)}" height="10"></rect>`;
      at += width;
      return rect;
    });
    const told = states
      .filter((state) => counts[state] > 0)
      .map((state) => `${grouped(counts[state])} ${gateStateInWords(state)}`);
    const claimed =
      ahead === 0 ? noHtml : html` <small class="doubt">${grouped(ahead)} claimed, not passed</small>`;
    return html`<li title="${told.join(', ')}"><span class="label">${stageTitle(stage)}${claimed}</span><span class="value">${grouped(counts.passed)} of ${grouped(all)}</span>${drawing(rects)}</li>`;
  });
  const legend = states.map(
    (state) => html`<span><i class="key ${state}"></i>${gateStateInWords(state)}</span>`,
  );
  return html`<section class="picture"><h2>Gates passed</h2><ul class="bars">${rows}</ul><p class="legend" aria-hidden="true">${legend}</p></section>
`;
}

/** A drawing as wide as there is room for; what it shows is told in words beside it. */
function drawing(shapes: readonly Html[]): Html {
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${shapes}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

interface Bar {
  readonly label: string;
  readonly note: string;
  readonly value: number;
  readonly words: string;
  /** By whom the table is filtered when it is chosen. */
  readonly owner?: string;
}

function bars(title: string, all: readonly Bar[], shown = most): Html {
  if (all.length === 0) return noHtml;
  const longest = largest(all.map(({ value }) => value));
  const rows = all
    .slice(0, shown)
    .map(
      ({ label, note, value, words, owner }) =>
        html`<li${owner === undefined ? noHtml : html` data-owner="${owner}"`}><span class="label" title="${label}">${label} <small>${note}</small></span><span class="value">${words}</span>${drawing([html`<rect class="bar" x="0" y="0" width="${round((100 * value) / longest)}" height="10"></rect>`])}</li>`,
    );
  const left = all.length - Math.min(all.length, shown);
  return html`<section class="picture"><h2>${title}</h2><ul class="bars">${rows}</ul>${left === 0 ? noHtml : html`<p class="left">and ${grouped(left)} more</p>`}</section>
`;
}

/** How wide and high the columns of months are drawn. */
const column = { step: 12, width: 8, height: 40 } as const;

/** What runs out by month, a column for each, by kind. */
function monthsPicture({ months }: Portfolio): Html {
  if (months.length === 0) return noHtml;
  const highest = largest(months.map(endingsOf));
  const shapes = months.map(({ kinds }, at) => {
    let y: number = column.height;
    return html`${endings.map((kind) => {
      const height = (column.height * kinds[kind]) / highest;
      y -= height;
      return height === 0
        ? noHtml
        : html`<rect class="${kind}" x="${at * column.step + 2}" y="${round(y)}" width="${column.width}" height="${round(height)}"></rect>`;
    })}`;
  });
  const used = endings.filter((kind) => months.some(({ kinds }) => kinds[kind] > 0));
  const legend = used.map((kind) => html`<span><i class="key ${kind}"></i>${endingLegend[kind]}</span>`);
  const rows = months.map(
    (month) =>
      html`<li title="${kindsInWords(month.kinds)}"${month.month === over ? html` class="over"` : noHtml}><span class="value">${grouped(endingsOf(month))}</span><span class="label">${monthInShort(month.month)}</span></li>`,
  );
  return html`<section class="picture"><h2>What runs out</h2><svg class="columns" viewBox="0 0 ${months.length * column.step} ${column.height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${shapes}</svg><ol class="months">${rows}</ol><p class="legend" aria-hidden="true">${legend}</p></section>
`;
}

/** Days take more room than bars. */
const mostDates = 6;

function nearest({ nearest: all }: Portfolio): Html {
  if (all.length === 0) return noHtml;
  const rows = all
    .slice(0, mostDates)
    .map(
      ({ date, days, words, owner, workflow }) =>
        html`<li${days < 0 ? html` class="over"` : noHtml}><time>${date}</time> <span>${words} <small>${[daysAway(days), owner, workflow].filter(Boolean).join(', ')}</small></span></li>`,
    );
  return html`<section class="picture"><h2>Next days</h2><ul class="dates">${rows}</ul></section>
`;
}
