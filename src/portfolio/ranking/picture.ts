/** Value against readiness, size by time. What it shows stands in the table as well. */
import {
  calledOf,
  type Ranked,
  type Ranking,
  roughly,
  shareInWords,
  timeInWords,
  valueInWords,
} from '../../core/service';
import { type Html, html, noHtml } from '../../panel/page/html';

/** Of a manifest, by which it is opened; undefined where that cannot be. */
export type KeyOf = (path: string) => string | undefined;

/** So many are drawn: the best. */
const most = 60;

/** Percent of the width and the height that stay free at the edges. */
const margin = 10;

/** Pixels: the number has room in the smallest, and the largest leaves some to others. */
const radius = { least: 10, most: 30 } as const;

/** Amounts that are further apart than this are drawn by their order of magnitude. */
const farApart = 30;

/** Nothing where there is nothing to compare. */
export function picture(ranking: Ranking, keyOf: KeyOf): Html {
  const drawn = ranking.ranked.slice(0, most).map((each, at) => ({ each, rank: at + 1 }));
  if (drawn.length < 2) return noHtml;
  const values = drawn.map(({ each }) => each.value);
  const axis = axisOf(values);
  const longest = Math.max(1, ...drawn.map(({ each }) => each.time));
  // What is large lies below what is small.
  const dots = [...drawn]
    .sort((one, other) => other.each.time - one.each.time || one.rank - other.rank)
    .map(({ each, rank }) => {
      const share = Math.sqrt(each.time / longest);
      const size = radius.least + (radius.most - radius.least) * share;
      return dot(each, { rank, size, height: axis.shareOf(each.value) }, ranking, keyOf(each.path));
    });
  const left = ranking.ranked.length - drawn.length;
  const lines = [0, 1, 2, 3, 4].map(
    (quarter) =>
      html`<rect class="grid" x="0" y="${placed(quarter / 4, true)}" width="100%" height="1"></rect>`,
  );
  const size = ranking.clock === 'weeks' ? 'weeks until go-live' : 'open items';
  return html`<figure class="picture" aria-label="Value against readiness"><h2>Value against readiness</h2>
<div class="plot" aria-hidden="true"><span class="axis">Value, ${ranking.currency ?? ''} a month</span><div class="up"><span>${roughly(axis.most)}</span><span>${roughly(axis.least)}</span></div>
<svg focusable="false">${lines}${dots}</svg>
<div class="along"><span>0</span><span>readiness</span><span>1</span></div></div>
<p class="legend">The numbers are the ranks of the table; the larger, the more ${size}.${axis.isByMagnitude ? ' Values are drawn by their order of magnitude.' : ''}${left > 0 ? ` The best ${most} are drawn.` : ''}</p></figure>
`;
}

interface Place {
  readonly rank: number;
  readonly size: number;
  /** From 0 at the bottom to 1 at the top. */
  readonly height: number;
}

function dot(each: Ranked, { rank, size, height }: Place, ranking: Ranking, key: string | undefined): Html {
  const [x, y] = [placed(each.readiness, false), placed(height, true)];
  const told = `${rank}. ${calledOf(each)}: ${valueInWords(each, ranking)}, readiness ${shareInWords(each.readiness)}, ${timeInWords(each.time, ranking)}`;
  const names = [...(rank === 1 ? ['best'] : []), ...(key === undefined ? [] : ['open'])];
  return html`<g class="${names.join(' ')}"${key === undefined ? noHtml : html` data-key="${key}"`}><title>${told}</title><circle cx="${x}" cy="${y}" r="${Math.round(size * 10) / 10}"></circle><text x="${x}" y="${y}">${rank}</text></g>`;
}

/** Where a share of an axis is, within its margins. */
function placed(share: number, isUp: boolean): string {
  const within = margin + (100 - 2 * margin) * (isUp ? 1 - share : share);
  return `${Math.round(within * 100) / 100}%`;
}

interface Axis {
  readonly least: number;
  readonly most: number;
  readonly isByMagnitude: boolean;
  readonly shareOf: (value: number) => number;
}

function axisOf(values: readonly number[]): Axis {
  const [least, largest] = [Math.min(...values), Math.max(...values)];
  if (least > 0 && largest / least > farApart) {
    const way = Math.log(largest / least);
    return { least, most: largest, isByMagnitude: true, shareOf: (value) => Math.log(value / least) / way };
  }
  const shareOf = (value: number): number => (largest === 0 ? 0 : value / largest);
  return { least: 0, most: largest, isByMagnitude: false, shareOf };
}
