/** A ranking as a page: by itself, and within the editor. */
import {
  becauseInWords,
  calledOf,
  firstInWords,
  isClear,
  liftInWords,
  limitInWords,
  notesOnRanking,
  plural,
  type Ranked,
  type Ranking,
  rankingCounts,
  roughly,
  shareInWords,
  timeInWords,
  type Unranked,
  valueInWords,
  verdictOnRanking,
} from '../../core/service';
import { type Html, html, noHtml } from '../../panel/page/html';
import { headOf } from '../view/page';
import { signs } from '../words';
import { type KeyOf, picture } from './picture';
import { rankingPageStyle } from './style';

/** What there is to show. */
interface Shown {
  readonly today: string;
  readonly ranking: Ranking;
  readonly failures: readonly {
    readonly path: string;
    readonly message: string;
    readonly isMissing?: true;
  }[];
  readonly leftOut: number;
}

/** One file with nothing to fetch, and no script. */
export function rankingPage({ today, ranking, failures, leftOut }: Shown): Html {
  const notes = [
    `As of ${today}: ${rankingCounts(ranking)}.`,
    ...failures.map(
      ({ path, message, isMissing }) => `Not ${isMissing ? 'found' : 'compared'}: ${path}: ${message}`,
    ),
    ...(leftOut === 0 ? [] : [`${plural(leftOut, 'manifest')} left out by --exclude or a configuration.`]),
  ];
  return html`${headOf('AI readiness: which workflow first', rankingPageStyle)}<body>
<main class="pieces">
${rankingBody(ranking, notes)}</main>
<footer>Made by AI Readiness as of ${today}. It needs no network and sends nothing.</footer>
</body>
</html>
`;
}

/** What is within the page. `keyOf`: by which a manifest is opened, where that can be. */
export function rankingBody(
  ranking: Ranking,
  notes: readonly string[],
  keyOf: KeyOf = () => undefined,
): Html {
  const sign = isClear(ranking) ? 'good' : 'plain';
  const about = notesOnRanking(ranking).map((note) => html`<li>${note}</li>`);
  return html`<header><h1>Which workflow first</h1><p class="verdict-line"><span class="sign ${sign}" aria-hidden="true">${signs[sign]}</span> ${verdictOnRanking(ranking)}</p>${notes.map((note) => html`<p class="note">${note}</p>`)}</header>
${picture(ranking, keyOf)}${rankedTable(ranking, keyOf)}${unrankedTable('Cannot be ranked', ranking.unknown, keyOf)}${unrankedTable('Not comparable', ranking.apart, keyOf)}${
  about.length === 0
    ? noHtml
    : html`<section class="rest"><h2>What it rests on</h2><ul>${about}</ul></section>
`
}`;
}

/** So many of each kind are listed: a page of more is slow, and nobody reads it. */
const most = 1_000;

function rankedTable(ranking: Ranking, keyOf: KeyOf): Html {
  const { ranked } = ranking;
  if (ranked.length === 0) return noHtml;
  const rows = ranked.slice(0, most).map((each, at) => rankedRow(each, at + 1, ranking, keyOf));
  return html`<section><h2>Ranked</h2><div class="scroller" tabindex="0" role="region" aria-label="Ranked workflows"><table class="ranks">
<thead><tr><th scope="col" class="right">Rank</th><th scope="col">Workflow</th><th scope="col" class="right">First in</th><th scope="col" class="right">Score</th><th scope="col" class="right">Value</th><th scope="col" class="right">Readiness</th><th scope="col" class="right">Time</th><th scope="col">Held back by</th><th scope="col">What would lift it most</th></tr></thead>
${rows}</table></div>${left(ranked.length)}</section>
`;
}

function rankedRow(each: Ranked, rank: number, ranking: Ranking, keyOf: KeyOf): Html {
  const { path, data, integration, readiness } = each;
  const key = keyOf(path);
  return html`${rowBegin(path, key)}<td class="right" data-label="Rank">${rank}</td>${head(each, key)}<td class="right" data-label="First in">${firstInWords(each)}</td><td class="right" data-label="Score">${roughly(each.score)}</td><td class="right" data-label="Value">${valueInWords(each, ranking)}</td><td class="right" data-label="Readiness">${shareInWords(readiness)}<small>data ${shareInWords(data)}, integration ${shareInWords(integration)}</small></td><td class="right" data-label="Time">${timeInWords(each.time, ranking)}</td><td data-label="Held back by">${limitInWords(each)}</td><td class="why">${liftInWords(each, ranking)}</td></tr></tbody>
`;
}

function unrankedTable(title: string, all: readonly Unranked[], keyOf: KeyOf): Html {
  if (all.length === 0) return noHtml;
  const rows = all.slice(0, most).map((each) => {
    const key = keyOf(each.path);
    return html`${rowBegin(each.path, key)}${head(each, key)}<td class="why">because ${becauseInWords(each)}</td></tr></tbody>
`;
  });
  return html`<section><h2>${title}</h2><table class="ranks"><thead><tr><th scope="col">Workflow</th><th scope="col">Why</th></tr></thead>
${rows}</table>${left(all.length)}</section>
`;
}

function rowBegin(path: string, key: string | undefined): Html {
  return html`<tbody data-path="${path}"${key === undefined ? noHtml : html` data-key="${key}"`}><tr>`;
}

function head(each: Pick<Ranked, 'name' | 'path'>, key: string | undefined): Html {
  const called = calledOf(each);
  const name =
    key === undefined
      ? html`${called}`
      : html`<button type="button" class="open" title="Open ${each.path}">${called}</button>`;
  const path = called === each.path ? noHtml : html`<small>${each.path}</small>`;
  return html`<th scope="row">${name}${path}</th>`;
}

function left(count: number): Html {
  return count <= most ? noHtml : html`<p class="left">and ${plural(count - most, 'workflow')} more</p>`;
}
