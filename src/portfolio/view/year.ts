/** What turns next over all manifests, as a list by day: what it is, why, for whom, and where it stands. */
import { dateInWords, daysBetween, grouped, plural } from '../../core/service';
import { type Html, html, noHtml } from '../../panel/page/html';
import { daysAway, nameOf, signs, type Tone } from '../words';
import { daysOfAll, type Year, type YearDay, type YearEntry, type YearSign, yearInWords } from '../year';

/** What is known of the year. */
export interface Years {
  readonly today: string;
  /** Those that are worked out; `key`: by which a manifest is opened. */
  readonly known: readonly { readonly year: Year; readonly key: string }[];
  /** How many are still being worked out, and of how many that failed. */
  readonly working: number;
  readonly failed: number;
  /** How many are not worked out at all: there are too many. */
  readonly beyond: number;
}

/** So many days are shown at once, so many once they are asked for, and so much of each day. */
const most = { first: 8, all: 150, entries: 4 } as const;

/** The section; its list is there as far as it is known. */
export function yearSection(years: Years): Html {
  const keys = new Map(years.known.map(({ year, key }) => [year.path, key]));
  const days = daysOfAll(years.known.map(({ year }) => year));
  const rows = days.slice(0, most.all).map((day) => dayRow(day, years.today, keys.get(day.path) ?? ''));
  const more = rows.slice(most.first);
  const left = days.length - rows.length;
  return html`<section class="year" aria-labelledby="year" aria-busy="${years.working > 0 ? 'true' : 'false'}">
<h2 id="year">The next 365 days</h2>
${notes(years, days).map((note) => html`<p class="note">${note}</p>`)}${rows.length === 0 ? noHtml : html`<ol class="days">${rows.slice(0, most.first)}</ol>`}
${
  more.length === 0
    ? noHtml
    : html`<details class="later"><summary data-id="later">${plural(more.length, 'later entry', 'later entries')}</summary><ol class="days">${more}</ol>${left > 0 ? html`<p class="left">and ${grouped(left)} more: "ai-readiness calendar" lists them all</p>` : noHtml}</details>
`
}</section>
`;
}

/** What the list comes to, and what it lacks. */
function notes({ known, working, failed, beyond }: Years, days: readonly YearDay[]): string[] {
  const part = known.filter(({ year }) => !year.isWhole).length;
  const sum = yearInWords(days);
  const isNothing = working === 0 && known.length > 0;
  return [
    ...(working === 0
      ? []
      : [
          `Working it out: ${grouped(known.length)} of ${plural(known.length + working, 'manifest')} so far…`,
        ]),
    ...(sum === ''
      ? isNothing
        ? ['Nothing ends, falls due or turns within a year.']
        : []
      : [`If nothing is changed: ${sum}.`]),
    ...(part === 0
      ? []
      : [`${plural(part, 'manifest')} can be read only in part: more may turn than is listed.`]),
    ...(failed === 0
      ? []
      : [
          `Of ${plural(failed, 'manifest')} it could not be worked out. The output "AI Readiness" holds the details.`,
        ]),
    ...(beyond === 0
      ? []
      : [
          `The first ${plural(known.length + working + failed, 'manifest')} are worked out here; "ai-readiness calendar" works out the other ${grouped(beyond)} as well.`,
        ]),
  ];
}

function dayRow(day: YearDay, today: string, key: string): Html {
  const { date, path, entries } = day;
  const name = nameOf({ name: day.name, problem: null });
  const away = daysAway(daysBetween(today, date) ?? 0);
  const left = entries.length - most.entries;
  const shown = left === 1 ? entries : entries.slice(0, most.entries);
  return html`<li data-key="${key}"><span class="when"><time datetime="${date}">${date}</time><small title="${dateInWords(date)}">${away}</small></span>
<div><button type="button" class="open where" data-id="${date} ${path}" title="Open ${path}">${name}</button>
<ul>${shown.map((entry, at) => entryRow(entry, `${date} ${path} ${at}`))}${left > 1 ? html`<li class="left">and <button type="button" class="link checklist" data-id="${date} ${path} more">${grouped(left)} more: open the checklist</button></li>` : noHtml}</ul></div></li>
`;
}

const tones: Readonly<Record<YearSign, Tone | 'warning'>> = {
  error: 'bad',
  warning: 'warning',
  good: 'good',
  plain: 'plain',
};

function entryRow({ sign, says, why, owner, place }: YearEntry, id: string): Html {
  const tone = tones[sign];
  const at =
    place === undefined ? noHtml : html` data-line="${place.line}" data-character="${place.character}"`;
  const about = [why, owner === '' ? '' : `for ${owner}`].filter((each) => each !== '');
  return html`<li class="${sign}"><span class="sign ${tone}" aria-hidden="true">${tone === 'warning' ? '!' : signs[tone]}</span><span><button type="button" class="open" data-id="${id}"${at}>${says}</button>${about.length === 0 ? noHtml : html` <small>${about.join(' · ')}</small>`}</span></li>`;
}
